"""The privacy officer, and the rights review."""

from django.urls import path

from networks.views import oversight, rights_review

app_name = "oversight"
urlpatterns = [
    path("", oversight.page, name="page"),
    path("netwerken/<slug:slug>/", oversight.access, name="access"),
    path("verzoeken/", oversight.requests, name="requests"),
    path("verzoeken/<pid:public_id>/afgehandeld/", oversight.answered, name="answered"),
    path("logboek/", oversight.lines, name="lines"),
    path("rechten/<slug:slug>/", rights_review.of_network, name="review"),
    path("organisatie/", rights_review.of_organisation, name="organisation"),
]
