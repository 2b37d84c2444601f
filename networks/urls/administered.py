"""Networks as the administrator has them."""

from django.urls import URLPattern

app_name = "administered"
urlpatterns: list[URLPattern] = []
