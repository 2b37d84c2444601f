"""The privacy officer, and the rights review."""

from django.urls import URLPattern

app_name = "oversight"
urlpatterns: list[URLPattern] = []
