"""Who sits in a network."""

from django.urls import path

from networks.views import members, seats

app_name = "members"
urlpatterns = [
    path("<slug:slug>/leden/", members.member_list, name="list"),
    path("<slug:slug>/leden/bellijst/", members.call_list, name="call_list"),
    path("<slug:slug>/leden/privacyfunctionaris/", members.officers, name="officers"),
    path("<slug:slug>/leden/<pid:public_id>/", members.detail, name="detail"),
    path("<slug:slug>/leden/<pid:public_id>/wijzigen/", seats.change, name="change"),
    path("<slug:slug>/leden/<pid:public_id>/pauze/", seats.pause, name="pause"),
    path("<slug:slug>/leden/<pid:public_id>/pauze/stoppen/", seats.resume, name="resume"),
    path("<slug:slug>/leden/<pid:public_id>/vertrekken/", seats.leave, name="leave"),
    path("<slug:slug>/leden/<pid:public_id>/lid-blijven/", seats.step_down, name="step_down"),
    path("<slug:slug>/leden/<pid:public_id>/partij/", seats.party, name="party"),
    path("<slug:slug>/leden/<pid:public_id>/waarnemen/", seats.acting, name="acting"),
    path("<slug:slug>/leden/<pid:public_id>/waarnemen/stoppen/", seats.end_acting, name="end_acting"),
    path("<slug:slug>/leden/<pid:public_id>/verwijderen/", seats.remove, name="remove"),
]
