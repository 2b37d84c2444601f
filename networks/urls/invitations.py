"""Being invited to a network."""

from django.urls import path

from networks.views import invitations, joining, paper, uploading

app_name = "invitations"
urlpatterns = [
    path("uitnodiging/<str:token>/", joining.answer, name="answer"),
    path("uitnodiging/<str:token>/niet/", joining.decline, name="decline"),
    path("netwerken/<slug:slug>/welkom/", joining.welcome, name="welcome"),
    path("netwerken/<slug:slug>/uitnodigen/", invitations.invite, name="invite"),
    path("netwerken/<slug:slug>/uitnodigen/lijst/", uploading.upload, name="upload"),
    path("netwerken/<slug:slug>/uitnodigen/papier/", paper.add, name="paper"),
    path("netwerken/<slug:slug>/uitnodigen/<pid:public_id>/opnieuw/", invitations.resend, name="resend"),
    path("netwerken/<slug:slug>/uitnodigen/<pid:public_id>/intrekken/", invitations.revoke, name="revoke"),
    path("netwerken/<slug:slug>/brief/<pid:public_id>/", paper.letter, name="letter"),
]
