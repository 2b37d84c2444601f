from django.urls import path

from signals.views import board, detail, lists, sharing

app_name = "signals"
urlpatterns = [
    path("", lists.concern_list, name="list"),
    path("nieuw/", sharing.share, name="create"),
    path("wegen/", board.board, name="board"),
    path("<pid:public_id>/", detail.detail, name="detail"),
    path("<pid:public_id>/antwoord/", detail.reply, name="reply"),
    path("<pid:public_id>/afronden/", detail.round_off, name="round_off"),
]
