from django.urls import path

from signals import views

app_name = "signals"
urlpatterns = [
    path("", views.concern_list, name="list"),
    path("nieuw/", views.share, name="create"),
    path("wegen/", views.board, name="board"),
    path("<pid:public_id>/", views.detail, name="detail"),
    path("<pid:public_id>/antwoord/", views.reply, name="reply"),
    path("<pid:public_id>/afronden/", views.round_off, name="round_off"),
]
