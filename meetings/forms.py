"""Forms of meetings."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib import dates
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.forms import OneOfField, SubmissionForm
from bondgenoten.lib.guard import Kind
from bondgenoten.lib.guarded import GuardedTextField, GuardWidget
from meetings.constants import DAYS_FOR_AN_ACTION, MAX_AGENDA_ITEMS, MAX_TITLE, Rsvp
from meetings.models import Meeting
from networks.models import Membership, Network

LONGEST = timedelta(hours=12)
FURTHEST = timedelta(days=730)
EMPTY_LINES = 3


class AgendaWidget(GuardWidget):
    """One input a point, all under one name; a few empty ones at the end."""

    inner = "meetings/widgets/agenda.html"

    def value_from_datadict(self, data, files, name):
        """From a form all values under the name; from what was kept over a login, its lines."""
        super().value_from_datadict(data, files, name)  # what was decided about words in them
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        value = [value] if isinstance(value, str) else value or []  # one line kept over a login
        lines = [line for line in value if line.strip()]
        context["widget"]["lines"] = [*lines, *[""] * max(1, EMPTY_LINES - len(lines))]
        return context


class AgendaField(GuardedTextField):
    """Points of an agenda: a list of titles, empty lines left out, each one once."""

    widget = AgendaWidget

    def to_python(self, value) -> list[str]:
        lines = [super(AgendaField, self).to_python(line) for line in value or []]
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value) -> None:
        if len(value) > MAX_AGENDA_ITEMS:
            raise ValidationError(
                _("An evening bears at most %(max)s points."),
                params={"max": MAX_AGENDA_ITEMS},
            )
        for line in value:
            if len(line) > MAX_TITLE:
                raise ValidationError(
                    _("Keep each point under %(max)s characters."),
                    params={"max": MAX_TITLE},
                )

    def run_validators(self, value) -> None:
        """Lengths are checked a line in ``validate``."""

    def clean(self, value) -> list[str]:
        return list(dict.fromkeys(super().clean(value)))  # lines may be the same now, without a name

    def has_changed(self, initial, data) -> bool:
        return list(initial or []) != self.to_python(data)


class MeetingForm(SubmissionForm):
    """Plan one meeting: when, where, and what it is about."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Choose a day that exists."),
        },
    )
    start = forms.TimeField(
        label=_("From"),
        initial=time(19, 30),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose when it starts.")},
    )
    end = forms.TimeField(
        label=_("Until"),
        initial=time(21, 0),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose when it ends.")},
    )
    place = GuardedTextField(
        skip={Kind.ADDRESS},
        asks_again=False,
        label=_("Where?"),
        help_text=_("Name and address, so that everyone finds it."),
        max_length=MAX_TITLE,
        error_messages={"required": _("Write where it is.")},
    )
    note = GuardedTextField(
        asks_again=False,
        label=_("Good to know"),
        help_text=_("For example: eating together from 18:30."),
        max_length=MAX_TITLE,
        required=False,
    )
    agenda = AgendaField(
        asks_again=False,
        label=_("What is it about?"),
        help_text=_("One point a line. Everyone can add points later."),
        required=False,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict:
        data = super().clean()
        day, start, end = data.get("day"), data.get("start"), data.get("end")
        if not (day and start and end):
            return data
        data["starts_at"], data["ends_at"] = local_at(day, start), local_at(day, end)
        if data["ends_at"] <= data["starts_at"]:
            self.add_error("end", _("The end is before the start. Choose a later time."))
        elif data["ends_at"] - data["starts_at"] > LONGEST:
            self.add_error("end", _("That is more than twelve hours. Choose an earlier time."))
        self._check_day(data["starts_at"])
        return data

    def _check_day(self, starts_at: datetime) -> None:
        now = timezone.now()
        if starts_at <= now:
            self.add_error("day", _("This moment is in the past. Choose a later one."))
        elif starts_at > now + FURTHEST:
            self.add_error("day", _("That is more than two years away. Choose an earlier day."))

    def fields_for_service(self) -> dict:
        """The fields of ``Meeting`` that the form fills."""
        return {name: self.cleaned_data[name] for name in ("starts_at", "ends_at", "place", "note")}

    @staticmethod
    def initial_of(meeting: Meeting) -> dict:
        """What the form shows of an existing draft."""
        start, end = (
            timezone.localtime(meeting.starts_at),
            timezone.localtime(meeting.ends_at),
        )
        return {
            "day": start.date(),
            "start": start.time(),
            "end": end.time(),
            "place": meeting.place,
            "note": meeting.note,
            "agenda": [item.title for item in meeting.agenda.on()],
            "version": meeting.version,
        }


class AnswerForm(forms.Form):
    """Yes, maybe or no."""

    rsvp = forms.ChoiceField(choices=[(r.value, r.label) for r in (Rsvp.YES, Rsvp.MAYBE, Rsvp.NO)])


class ProposeForm(SubmissionForm):
    """A point for the agenda."""

    title = GuardedTextField(
        label=_("Would you like to discuss something?"),
        max_length=MAX_TITLE,
        widget=forms.TextInput(attrs={"placeholder": _("For example: light in the park")}),
        error_messages={"required": _("Write what you would like to discuss.")},
    )


class ActionForm(SubmissionForm):
    """What was agreed: who does what, and the last day for it."""

    title = GuardedTextField(
        label=_("What was agreed?"),
        max_length=MAX_TITLE,
        error_messages={
            "required": _("Write what was agreed."),
            "max_length": _("Use at most %(limit_value)s characters. There are %(show_value)s now."),
        },
    )
    who = OneOfField(
        queryset=Membership.objects.none(),
        to_field_name="public_id",
        label=_("Who does it?"),
        empty_label=_("Choose a person"),
        error_messages={
            "required": _("Choose who does it."),
            "invalid_choice": _("Choose somebody of this network."),
        },
    )
    due_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose the last day for it."),
            "invalid": _("Choose a day that exists."),
        },
    )

    def __init__(self, *args, network: Network, **kwargs):
        initial = {"due_on": timezone.localdate() + timedelta(days=DAYS_FOR_AN_ACTION)}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["who"].queryset = network.memberships.seated()
        self.fields["who"].label_from_instance = member_label

    def clean_due_on(self) -> date:
        day, today = self.cleaned_data["due_on"], timezone.localdate()
        if day < today:
            raise ValidationError(_("This day has passed. Choose today or later."))
        if day > today + FURTHEST:
            raise ValidationError(_("That is more than two years away. Choose an earlier day."))
        return day


def member_label(member: Membership) -> str:
    """How somebody reads in a list to choose from."""
    return f"{member.user.name}, {member.get_party_display()}"


class PutOnAgendaForm(SubmissionForm):
    """A concern on the agenda of a meeting, under a title that points at nobody."""

    meeting = OneOfField(
        queryset=Meeting.objects.none(),
        to_field_name="public_id",
        label=_("Which meeting?"),
        empty_label=None,
    )
    agenda_title = GuardedTextField(
        label=_("Title on the agenda"),
        help_text=_(
            "Neutral: no names, no places where only one person lives, nothing that points at anybody."
        ),
        max_length=MAX_TITLE,
        error_messages={"required": _("Write a neutral title.")},
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = meeting_label


def meeting_label(meeting: Meeting) -> str:
    """How a meeting reads in a list to choose from."""
    return f"{dates.day(meeting.starts_at)}, {meeting.place}"
