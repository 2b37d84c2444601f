"""Near and missed promises go to the coordinators, each once."""

from datetime import timedelta

from django.utils import timezone

from signals.services import write_reply
from signals.services.promising import check_promises
from signals.tests.factories import make_signal
from signals.tests.mails import mailed, mails


def test_near_then_missed_each_once(cast, clock):
    make_signal(cast.overvecht, cast.anneke, observation="Geheim: knallen.")
    assert check_promises(timezone.now()) == 0  # Tuesday: promised on Thursday
    clock.shift(timedelta(days=1))
    assert (check_promises(), check_promises()) == (2, 0)
    clock.shift(timedelta(days=2))
    assert (check_promises(), check_promises()) == (2, 0)
    assert (mailed("answer_near"), mailed("answer_missed")) == (["Fatima", "Mark"], ["Fatima", "Mark"])
    mail = mails("answer_missed")[0]
    assert "De zorg van dinsdag 8 december wacht nog op antwoord." in mail.text
    assert "De zorg van dinsdag 8 december wacht nog op antwoord." in mail.html
    assert "Geheim" not in mail.text + mail.html


def test_an_answer_ends_it_and_the_end_is_watched_too(cast, clock):
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    clock.shift(timedelta(weeks=5))
    assert (check_promises(), mailed("end_near")) == (2, ["Fatima", "Mark"])
    clock.shift(timedelta(weeks=2))
    assert (check_promises(), check_promises(), mailed("end_missed")) == (2, 0, ["Fatima", "Mark"])
