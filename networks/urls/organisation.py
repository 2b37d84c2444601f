"""Units, teams, municipalities and who leads them."""

from django.urls import URLPattern

app_name = "organisation"
urlpatterns: list[URLPattern] = []
