"""The form to share a concern."""

from datetime import timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import OneOfField, SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import ChoicesRadio, FaceScaleRadio, PicksRadio
from networks.models import Neighbourhood, Network
from signals.constants import MAX_TEXT, HiddenFrom, Learnt, Readers
from signals.models import TensionLevel, Theme
from signals.readers import choices_for
from signals.services import ConcernFields

TODAY, YESTERDAY, EARLIER = "today", "yesterday", "earlier"
WHEN = [(TODAY, _("Today")), (YESTERDAY, _("Yesterday")), (EARLIER, _("Earlier"))]
OLDEST = timedelta(days=365)


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
        error_messages={"required": _("Choose where it was.")},
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
    readers = forms.ChoiceField(label=_("Who may read this?"), widget=ChoicesRadio)
    hidden_from = forms.ChoiceField(
        label=_("Who sees your name?"),
        choices=HiddenFrom.choices,
        required=False,
        initial=HiddenFrom.NETWORK,
        widget=ChoicesRadio,
    )
    may_be_discussed = forms.BooleanField(
        label=_("It may be discussed at a meeting, under a neutral title and without my name"), required=False
    )

    def __init__(self, *args, network: Network, user, **kwargs):
        super().__init__(*args, owner=user.public_id, **kwargs)
        self.network = network
        places = Neighbourhood.objects.filter(network_links__in=network.area_links.running()).order_by("name")
        where = self.fields["where"]
        where.queryset = places.defer("shape")
        where.required = bool(where.queryset)  # a network without an area yet can still be told
        choices = choices_for(network, user)
        readers = self.fields["readers"]
        readers.choices = [(choice.value, choice.label) for choice in choices]
        readers.widget.explain = {
            choice.value: ", ".join(choice.people)
            for choice in choices
            if not choice.value.startswith(Readers.ONE)
        }
        readers.initial = Readers.COORDINATORS_AND_CHIEF
        self.helper = _share_helper()

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
            readers=data["readers"],
            reader=self.reader,
            hidden_from=data["hidden_from"] or HiddenFrom.NETWORK,
            may_be_discussed=data["may_be_discussed"],
        )


def _share_helper() -> FormHelper:
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
        HTML('{% include "signals/_share_optional.html" %}'),
        "theme",
        "learnt",
        "felt",
        "readers",
        "hidden_from",
        "may_be_discussed",
        HTML('{% include "signals/_share_readers.html" %}'),
    )
    return helper
