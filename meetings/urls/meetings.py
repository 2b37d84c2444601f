from django.urls import path

from meetings.views import actions, paper, planning, table

app_name = "meetings"
urlpatterns = [
    path("", table.meeting_list, name="list"),
    path("nieuw/", planning.create, name="create"),
    path("<pid:public_id>/", table.detail, name="detail"),
    path("<pid:public_id>/wijzigen/", planning.edit, name="edit"),
    path("<pid:public_id>/uitnodigen/", planning.invite, name="invite"),
    path("<pid:public_id>/komt/", table.answer, name="answer"),
    path("<pid:public_id>/komt/<pid:member>/", paper.answer, name="answer_for"),
    path("<pid:public_id>/brief/<pid:member>/", paper.letter, name="letter"),
    path("<pid:public_id>/punt/", table.propose, name="propose"),
    path("<pid:public_id>/afspraken/", actions.record, name="agree"),
    path("<pid:public_id>/bijeenkomst.ics", table.calendar_file, name="calendar"),
]
