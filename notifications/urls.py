from django.urls import path

from notifications import views

app_name = "mail_choices"
urlpatterns = [
    path("meldingen/", views.page, name="page"),
    path("mail/<token>/", views.by_link, name="link"),
]
