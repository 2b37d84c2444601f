"""Networks as the administrator has them."""

from django.urls import path

from networks.views import administered as views
from networks.views import administered_area as area
from networks.views import first_coordinators as coordinators

app_name = "administered"
urlpatterns = [
    path("", views.network_list, name="list"),
    path("nieuw/", views.create, name="create"),
    path("<pid:public_id>/", views.detail, name="detail"),
    path("<pid:public_id>/wijzigen/", views.edit, name="edit"),
    path("<pid:public_id>/status/", views.status, name="status"),
    path("<pid:public_id>/sluiten/", views.close, name="close"),
    path("<pid:public_id>/buurten/", area.neighbourhoods, name="neighbourhoods"),
    path("<pid:public_id>/coordinator/", coordinators.appoint, name="appoint"),
    path("<pid:public_id>/benoeming/<pid:nomination_id>/intrekken/", coordinators.withdraw, name="withdraw"),
    path("<pid:public_id>/uitnodiging/<pid:invitation_id>/intrekken/", coordinators.revoke, name="revoke"),
]
