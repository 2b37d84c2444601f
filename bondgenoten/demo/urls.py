"""Pages of the demo; outside it none of these addresses exist."""

from django.urls import path

from bondgenoten.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.personas, name="personas"),
    path("post/", views.post, name="post"),
    path("post/<slug:mail_id>/", views.mail, name="mail"),
    path("post/<slug:mail_id>/<int:number>/", views.attachment, name="attachment"),
]
