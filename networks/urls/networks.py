from django.urls import path

from networks.views import pages as views

app_name = "networks"
urlpatterns = [
    path("", views.network_list, name="list"),
    path("<slug:slug>/", views.detail, name="detail"),
]
