from django.urls import path

from meetings.views import concerns

app_name = "on_agenda"
urlpatterns = [
    path("<pid:public_id>/agenda/", concerns.put_on_agenda, name="put"),
    path("<pid:public_id>/bezwaar/", concerns.object_to_agenda, name="object"),
]
