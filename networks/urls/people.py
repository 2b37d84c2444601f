"""People as the administrator has them."""

from django.urls import path

from networks.views import people as views
from networks.views import people_accounts as accounts

app_name = "people"
urlpatterns = [
    path("", views.people_list, name="list"),
    path("post/opnieuw/", accounts.try_again, name="try_again"),
    path("<pid:public_id>/", views.detail, name="detail"),
    path("<pid:public_id>/uitzetten/", accounts.deactivate, name="deactivate"),
    path("<pid:public_id>/aanzetten/", accounts.activate, name="activate"),
    path("<pid:public_id>/tweede-stap/", accounts.second_factor, name="second_factor"),
    path("<pid:public_id>/adres/", accounts.address, name="address"),
]
