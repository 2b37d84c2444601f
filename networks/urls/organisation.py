"""Units, teams, municipalities and who leads them."""

from django.urls import path

from networks.models import BaseTeam, District, Municipality, Neighbourhood, Unit
from networks.views import organisation as views
from networks.views import organisation_changes as changes
from networks.views import organisation_import as imports
from networks.views import organisation_links as links
from networks.views import organisation_places as places

UNIT, DISTRICT, TEAM = {"model": Unit}, {"model": District}, {"model": BaseTeam}
MUNICIPALITY, NEIGHBOURHOOD = {"model": Municipality}, {"model": Neighbourhood}

app_name = "organisation"
urlpatterns = [
    path("", views.index, name="index"),
    path("eenheden/nieuw/", changes.add_unit, name="unit_add"),
    path("eenheden/<pid:public_id>/", views.unit, name="unit"),
    path("eenheden/<pid:public_id>/naam/", changes.rename, UNIT, name="unit_rename"),
    path("eenheden/<pid:public_id>/weg/", changes.remove, UNIT, name="unit_remove"),
    path("eenheden/<pid:public_id>/district/", changes.add_district, name="district_add"),
    path("districten/<pid:public_id>/", views.district, name="district"),
    path("districten/<pid:public_id>/naam/", changes.rename, DISTRICT, name="district_rename"),
    path("districten/<pid:public_id>/weg/", changes.remove, DISTRICT, name="district_remove"),
    path("districten/<pid:public_id>/basisteam/", changes.add_team, name="team_add"),
    path("basisteams/", views.team_list, name="teams"),
    path("basisteams/<pid:public_id>/", views.team, name="team"),
    path("basisteams/<pid:public_id>/naam/", changes.rename, TEAM, name="team_rename"),
    path("basisteams/<pid:public_id>/weg/", changes.remove, TEAM, name="team_remove"),
    path("basisteams/<pid:public_id>/teamchef/", links.add_chief, name="chief_add"),
    path("basisteams/<pid:public_id>/gemeente/", links.add_municipality, name="team_municipality_add"),
    path("teamchefs/<pid:public_id>/einde/", links.end_chief, name="chief_end"),
    path("werkgebied/<pid:public_id>/einde/", links.end_municipality, name="team_municipality_end"),
    path("gemeenten/", places.municipality_list, name="municipalities"),
    path("gemeenten/nieuw/", changes.add_municipality, name="municipality_add"),
    path("gemeenten/<slug:code>/", places.municipality, name="municipality"),
    path("gemeenten/<slug:code>/naam/", changes.rename, MUNICIPALITY, name="municipality_rename"),
    path("gemeenten/<slug:code>/weg/", changes.remove, MUNICIPALITY, name="municipality_remove"),
    path("gemeenten/<slug:code>/buurt/", changes.add_neighbourhood, name="neighbourhood_add"),
    path("buurten/", places.neighbourhood_list, name="neighbourhoods"),
    path(
        "buurten/<slug:code>/<int:edition>/naam/", changes.rename, NEIGHBOURHOOD, name="neighbourhood_rename"
    ),
    path(
        "buurten/<slug:code>/<int:edition>/weg/", changes.remove, NEIGHBOURHOOD, name="neighbourhood_remove"
    ),
    path("beheerders/", links.office_list, name="offices"),
    path("beheerders/nieuw/", links.give_office, name="office_give"),
    path("beheerders/<pid:public_id>/einde/", links.end_office, name="office_end"),
    path("inlezen/", imports.choose, name="import"),
    path("inlezen/<str:token>/", imports.preview, name="import_preview"),
]
