"""A person's own data."""

from django.urls import path

from accounts.views import erasing, own_address, own_data

app_name = "own_data"
urlpatterns = [
    path("", own_data.overview, name="overview"),
    path("over/<slug:slug>/", own_data.section, name="section"),
    path("kopie/", own_data.copy, name="copy"),
    path("wijzigen/", own_data.correct, name="correct"),
    path("adres/", own_address.ask_for_change, name="address"),
    path("adres/<str:token>/", own_address.confirm, name="confirm_address"),
    path("vraag/", own_data.ask, name="ask"),
    path("wissen/", erasing.erase, name="erase"),
    path("gewist/", erasing.erased, name="erased"),
]
