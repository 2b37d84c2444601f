"""What stands behind the URLs of the organisation: the same for every administrator."""

from accounts.models import User
from accounts.services import first_login
from networks.importing import kept
from networks.models import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Municipality,
    Neighbourhood,
    OfficeHolder,
    TeamChief,
    Unit,
)

EACH = 20


class OrganisationThings:
    """URL arguments, at most twenty of a sort. Whoever uses it says who asks."""

    @property
    def user(self) -> User:
        """The administrator."""
        raise NotImplementedError

    def units(self) -> list[list[str]]:
        return _ids(Unit)

    def districts(self) -> list[list[str]]:
        return _ids(District)

    def teams(self) -> list[list[str]]:
        return _ids(BaseTeam)

    def chiefs(self) -> list[list[str]]:
        return _ids(TeamChief)

    def work_areas(self) -> list[list[str]]:
        return _ids(BaseTeamMunicipality)

    def offices(self) -> list[list[str]]:
        return _ids(OfficeHolder)

    def municipalities(self) -> list[list[str]]:
        return [[code] for code in Municipality.objects.order_by("pk").values_list("code", flat=True)[:EACH]]

    def neighbourhoods(self) -> list[list[str | int]]:
        places = Neighbourhood.objects.order_by("pk").values_list("code", "edition")[:EACH]
        return [[code, edition] for code, edition in places]

    def previews(self) -> list[list[str]]:
        """A file of which a thousand rows are wrong."""
        problems = [(number, "Er staat wel een district, maar geen eenheid.") for number in range(1000)]
        file = kept.Kept("organisation", "lijst.csv", None, kept.pack(b""), None, problems, 0)
        return [[kept.keep(file, self.user)]]

    def first_logins(self) -> list[list[str]]:
        """A link as the command line gives it, for somebody it is not."""
        person = User.objects.filter(is_active=True).order_by("pk").first()
        return [[first_login.make(person)]] if person else []


def _ids(model) -> list[list[str]]:
    found = model.objects.order_by("pk").values_list("public_id", flat=True)[:EACH]
    return [[public_id] for public_id in found]
