"""The link with which the first administrator gets in."""

from django.urls import path

from accounts.views import first_login as views

app_name = "first_login"
urlpatterns = [path("<str:token>/", views.page, name="page")]
