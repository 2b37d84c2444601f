from django.urls import path

from meetings.views import prepare

app_name = "prepare"
urlpatterns = [
    path("<token>/", prepare.page, name="page"),
    path("<token>/komt/", prepare.answer, name="answer"),
    path("<token>/punt/", prepare.propose, name="propose"),
    path("<token>/bijeenkomst.ics", prepare.calendar_file, name="calendar"),
]
