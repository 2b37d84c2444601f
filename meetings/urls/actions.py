from django.urls import path

from meetings.views import actions

app_name = "actions"
urlpatterns = [
    path("", actions.action_list, name="list"),
    path("<pid:public_id>/gedaan/", actions.finish, name="finish"),
    path("<pid:public_id>/open/", actions.reopen, name="reopen"),
]
