"""Lists to choose one from: written in one go, asked once, and escaped as any template would."""

import pytest
from django import forms
from django.db.models import QuerySet
from django.template import Context, Template

from accounts.models import User
from bondgenoten.lib.forms import OneOfField
from bondgenoten.lib.widgets import LongSelect, options_of


class Form(forms.Form):
    place = forms.ChoiceField(
        choices=[("", "Kies"), ("1", "<b>Zeist</b>"), ("2", "De Bilt")], widget=LongSelect
    )


def test_options_are_escaped_and_the_chosen_one_is_selected():
    assert options_of([("1", "<b>"), (2, "&")], {"2"}) == (
        '<option value="1">&lt;b&gt;</option><option value="2" selected>&amp;</option>'
    )


@pytest.mark.parametrize("chosen", ["", "1", "2"])
def test_a_long_list_has_the_lines_of_a_plain_one(chosen):
    long = Form({"place": chosen}) if chosen else Form()
    plain = Form({"place": chosen}) if chosen else Form()
    plain.fields["place"].widget = forms.Select(
        choices=plain.fields["place"].choices, attrs={"required": True}
    )

    long_lines, plain_lines = str(long["place"]), str(plain["place"])

    assert long_lines.count("<option") == plain_lines.count("<option") == 3
    assert (f'value="{chosen}" selected' in long_lines) == (f'value="{chosen}" selected' in plain_lines)
    assert "&lt;b&gt;Zeist" in long_lines


def test_rows_are_asked_once_without_a_cursor(cast, django_assert_num_queries):
    class WhoForm(forms.Form):
        who = OneOfField(
            User.objects.filter(name__in=("Fatima", "Mark")).order_by("name"), empty_label="Wie?"
        )

    form = WhoForm()

    with django_assert_num_queries(1) as asked:
        shown = [label for _value, label in form.fields["who"].choices]
        again = str(form["who"])

    assert shown == ["Wie?", "Fatima", "Mark"]
    assert again.count("<option") == 3
    assert asked.captured_queries[0]["sql"].startswith("SELECT")


def called(name: str) -> QuerySet:
    return User.objects.filter(name=name)


def test_rows_of_a_question_are_offered_and_nothing_else_is_accepted(cast, django_assert_num_queries):
    class WhoForm(forms.Form):
        who = OneOfField(User.objects.none())

    shown, right, wrong = WhoForm(), WhoForm({"who": cast.mark.pk}), WhoForm({"who": cast.fatima.pk})
    with django_assert_num_queries(1):
        assert shown.fields["who"].offer(called, "Mark") == [cast.mark]
        assert str(shown["who"]).count("<option") == 2  # and the empty one
    right.fields["who"].offer(called, "Mark")
    wrong.fields["who"].offer(called, "Mark")

    assert (right.is_valid(), wrong.is_valid()) == (True, False)
    assert right.cleaned_data == {"who": cast.mark}
    assert "rows" not in vars(WhoForm.base_fields["who"])  # of this form only


def test_the_address_of_a_row_is_that_of_its_page(cast):
    public_id = cast.mark.public_id
    template = Template("{% load ui %}{% address 'people:detail' id %} {% url 'people:detail' id %}")

    shown, known = template.render(Context({"id": public_id})).split()

    assert shown == known
