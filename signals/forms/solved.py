"""Is this solved?"""

from django import forms

from signals.constants import Solved


class SolvedForm(forms.Form):
    """One of three buttons; the same one twice changes nothing, so no key of its own."""

    solved = forms.ChoiceField(choices=[(one.value, one.label) for one in Solved if one != Solved.UNKNOWN])
