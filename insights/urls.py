"""URLs of home, the overview with its summaries, and the administrator's page."""

from django.urls import path

from insights import views

urlpatterns = [
    path("", views.home, name="home"),
    path("overzicht/", views.overview, name="overview"),
    path("samenvattingen/", views.summary_list, name="summary_list"),
    path("samenvattingen/<pid:public_id>/", views.summary, name="summary"),
    path("beheer/", views.administration, name="administration"),
]
