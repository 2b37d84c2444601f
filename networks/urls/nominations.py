"""Who becomes coordinator, and who agrees to it."""

from django.urls import path

from networks.views import nominations as views

app_name = "nominations"
urlpatterns = [
    path("<slug:slug>/coordinatoren/", views.page, name="page"),
    path("<slug:slug>/coordinatoren/<pid:public_id>/bevestigen/", views.confirm, name="confirm"),
    path("<slug:slug>/coordinatoren/<pid:public_id>/weigeren/", views.refuse, name="refuse"),
    path("<slug:slug>/coordinatoren/<pid:public_id>/intrekken/", views.withdraw, name="withdraw"),
]
