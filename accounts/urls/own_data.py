"""A person's own data."""

from django.urls import URLPattern

app_name = "own_data"
urlpatterns: list[URLPattern] = []
