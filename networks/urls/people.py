"""People as the administrator has them."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
