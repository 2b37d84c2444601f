"""The form to share a concern."""

from datetime import timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bondgenoten.lib.forms import Included, OneOfField, SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import ChoicesRadio, FaceScaleRadio, LongSelect, PicksRadio
from networks.models import Neighbourhood, Network, NetworkNeighbourhood
from signals.constants import MAX_TEXT, About, HiddenFrom, Learnt, Readers, Source
from signals.forms.readers import ReadersRadio, is_one, only_one
from signals.models import TensionLevel, Theme
from signals.readers import ReaderChoice, choices_for, hidden_last_time
from signals.services import ConcernFields

TODAY, YESTERDAY, EARLIER = "today", "yesterday", "earlier"
WHEN = [(TODAY, _("Today")), (YESTERDAY, _("Yesterday")), (EARLIER, _("Earlier"))]
OLDEST = timedelta(days=365)
CHOOSE_ONE = _("It is about one of them. Choose one person who reads it.")
NOBODY_ALONE = _('Nobody can read it alone now. Choose "None of these", or call one of the numbers above.')


class ShareForm(SubmissionForm):
    """Share a concern with one network: three questions that must be answered, the rest may be skipped."""

    observation = GuardedTextField(
        label=_("What did you notice?"),
        help_text=_("Write what you saw or heard. No names."),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you noticed.")},
    )
    where = OneOfField(
        queryset=Neighbourhood.objects.none(),
        label=_("Where?"),
        empty_label=_("Choose a neighbourhood"),
        widget=LongSelect,
        error_messages={
            "required": _("Choose where it was."),
            "invalid_choice": _(
                "This neighbourhood is not in the area of the network any more. Choose again."
            ),
        },
    )
    when = forms.ChoiceField(
        label=_("When?"),
        choices=WHEN,
        widget=PicksRadio,
        error_messages={"required": _("Choose when it was.")},
    )
    earlier_on = forms.DateField(
        label=_("On which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    theme = OneOfField(
        queryset=Theme.objects.all(),
        label=_("What is it about?"),
        to_field_name="code",
        required=False,
        empty_label=_("I do not know"),
        widget=LongSelect,
        error_messages={"invalid_choice": _("Choose a subject from the list.")},
    )
    learnt = forms.ChoiceField(
        label=_("How do you know?"),
        choices=Learnt.choices,
        required=False,
        widget=PicksRadio,
    )
    felt = OneOfField(
        queryset=TensionLevel.objects.all(),
        label=_("How does the neighbourhood feel now?"),
        to_field_name="step",
        required=False,
        empty_label=None,
        widget=FaceScaleRadio,
    )
    source = forms.ChoiceField(
        label=_("For whom do you share this?"),
        help_text=_("For somebody else? Do not write who it is."),
        choices=Source.choices,
        required=False,
        initial=Source.OWN,
        widget=PicksRadio,
    )
    about = forms.ChoiceField(
        label=_("Is it about one of these?"),
        help_text=_("Then only one person reads it. You choose who."),
        choices=About.choices,
        required=False,
        initial=About.NOBODY,
        widget=PicksRadio,
    )
    readers = forms.ChoiceField(
        label=_("Who may read this?"),
        widget=ReadersRadio,
        error_messages={"required": _("Choose who may read it.")},
    )
    hidden_from = forms.ChoiceField(
        label=_("Who sees your name?"),
        choices=HiddenFrom.choices,
        required=False,
        initial=HiddenFrom.NETWORK,
        widget=ChoicesRadio,
    )
    may_be_discussed = forms.BooleanField(
        label=_("It may be discussed at a meeting, under a neutral title and without my name"),
        help_text=_("No tick? Then it is not discussed, unless you agree when somebody asks you."),
        required=False,
    )
    not_the_same = forms.BooleanField(required=False, widget=forms.HiddenInput)  # as what was shown before

    def __init__(self, *args, network: Network, user: User, **kwargs) -> None:
        super().__init__(*args, owner=user.public_id, **kwargs)
        self.network = network
        self._offer_rows()
        self._offer_readers(choices_for(network, user))
        self.fields["hidden_from"].initial = hidden_last_time(user, network) or HiddenFrom.NETWORK
        self.helper = _share_helper(asks_about="about" in self.fields)

    def _offer_rows(self) -> None:
        self.fields["theme"].offer(Theme.objects.all)
        self.fields["felt"].offer(TensionLevel.objects.all)
        where = self.fields["where"]
        # A network without an area yet can still be told.
        where.required = bool(where.offer(_neighbourhoods_of, self.network.pk))

    def _offer_readers(self, choices: list[ReaderChoice]) -> None:
        """Who may read it; of what was sent as about one of them only single persons."""
        about = self.data.get("about", "") if self.is_bound else ""
        is_about = about in About.values[1:]
        if not is_about and not any(map(is_one, choices)):
            del self.fields["about"]  # nobody could read it alone
        self.reader_choices = only_one(choices, about) if is_about else choices
        readers = self.fields["readers"]
        readers.choices = [(choice.value, choice.label) for choice in self.reader_choices]
        readers.widget.offer(self.reader_choices)
        readers.initial = Readers.COORDINATORS_AND_CHIEF
        if is_about:
            readers.error_messages["invalid_choice"] = CHOOSE_ONE if self.reader_choices else NOBODY_ALONE

    @property
    def is_special(self) -> bool:
        """For somebody else, or about one of the readers: then these questions are unfolded."""
        asked = [self[name] for name in ("source", "about") if name in self.fields]
        return any(field.errors or field.value() not in (None, "", Source.OWN) for field in asked)

    def clean(self) -> dict:
        data = super().clean()
        today = timezone.localdate()
        when = data.get("when")
        data["noticed_on"] = {TODAY: today, YESTERDAY: today - timedelta(days=1)}.get(when)
        if when == EARLIER:
            data["noticed_on"] = self._earlier_day(data.get("earlier_on"), today)
        return data

    def _earlier_day(self, day, today):
        if day is None:
            if "earlier_on" not in self.errors:
                self.add_error("earlier_on", _("Choose the day. About is fine."))
        elif day > today:
            self.add_error("earlier_on", _("This day is still to come. Choose today or earlier."))
        elif day < today - OLDEST:
            self.add_error("earlier_on", _("That is more than a year ago. Choose a later day."))
        return day

    def clean_readers(self) -> str:
        value, _colon, public_id = self.cleaned_data["readers"].partition(":")
        members = self.network.memberships.coordinating().filter(user__public_id=public_id)
        self.reader = members[0].user if public_id else None
        return value

    def fields_for_service(self) -> ConcernFields:
        """What was filled in, as ``share_concern`` takes it."""
        data = self.cleaned_data
        return ConcernFields(
            observation=data["observation"],
            neighbourhood=data["where"],
            theme=data["theme"],
            noticed_on=data["noticed_on"],
            learnt=data["learnt"],
            felt=data["felt"],
            source=data["source"] or Source.OWN,
            about=data.get("about", About.NOBODY),
            readers=data["readers"],
            reader=self.reader,
            hidden_from=data["hidden_from"] or HiddenFrom.NETWORK,
            may_be_discussed=data["may_be_discussed"],
        )


def _neighbourhoods_of(network: int) -> QuerySet[Neighbourhood]:
    areas = NetworkNeighbourhood.objects.running().filter(network=network)
    return Neighbourhood.objects.filter(network_links__in=areas).order_by("name").defer("shape")


def _share_helper(*, asks_about: bool) -> FormHelper:
    """The order of the page: three questions, then what may be skipped, then who reads it."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.hide_optional = True
    helper.layout = Layout(
        "submission",
        "observation",
        "where",
        "when",
        Div("earlier_on", css_class="only-earlier"),
        Included("signals/_share_optional.html"),
        "theme",
        "learnt",
        "felt",
        *_special(asks_about),
        "readers",
        "hidden_from",
        "may_be_discussed",
        Included("signals/_share_readers.html"),
    )
    return helper


def _special(asks_about: bool) -> list:
    """What few people need, folded away."""
    names = ["source", "about"] if asks_about else ["source"]
    return [Included("signals/_share_special.html", *names)]
