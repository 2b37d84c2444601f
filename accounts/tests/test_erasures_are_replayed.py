"""A backup that is put back brings nobody back: erasures are remembered outside the database as well."""

import io
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core import serializers
from django.core.management import call_command
from django.utils import timezone

from accounts import erasures
from accounts.models import AuditEvent, Erasure, User
from accounts.services.erasure import erase
from accounts.services.erasure_replay import erase_again
from networks.models import Invitation
from signals.models import Signal
from signals.tests.factories import make_signal


@pytest.fixture(autouse=True)
def own_file(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.log"


class Backup:
    """The rows of a moment, to put back over what is there."""

    def __init__(self, *querysets) -> None:
        self.rows = [serializers.serialize("json", queryset) for queryset in querysets]

    def put_back(self) -> None:
        """The tables as they were; what was written since is gone, erasures included."""
        Erasure.objects.all().delete()
        for rows in self.rows:
            for row in serializers.deserialize("json", rows):
                row.save()


def backup(cast) -> Backup:
    return Backup(User.objects.all(), Signal.objects.all())


def erase_for_good(user, callbacks, **options) -> None:
    with callbacks(execute=True):
        assert erase(user, actor=user, **options)


def replay(*options: str) -> str:
    return call_command("replay_erasures", *options, stdout=io.StringIO())


def test_who_was_erased_is_erased_again(cast, django_capture_on_commit_callbacks):
    make_signal(cast.overvecht, cast.anneke)
    kept = backup(cast)
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)
    kept.put_back()
    assert User.objects.get(pk=cast.anneke.pk).email == "anneke@example.org"

    assert replay() == "1"

    assert User.objects.get(pk=cast.anneke.pk).is_erased
    assert Signal.objects.count() == 0
    assert Erasure.objects.count() == 1
    assert AuditEvent.objects.filter(event="person.erased_again", channel="command").count() == 1
    others = User.objects.exclude(pk=cast.anneke.pk)
    assert not [user for user in others if user.is_erased]


def test_a_second_replay_finds_nobody(cast, django_capture_on_commit_callbacks):
    kept = backup(cast)
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)
    kept.put_back()

    assert [replay(), replay()] == ["1", "0"]
    assert len(lines()) == 1


def test_a_dry_run_only_counts(cast, django_capture_on_commit_callbacks):
    kept = backup(cast)
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)
    kept.put_back()

    assert replay("--dry-run") == "1"
    assert User.objects.get(pk=cast.anneke.pk).name == "Anneke"
    assert Erasure.objects.count() == 0


def test_concerns_that_were_left_stay_after_a_replay(cast, django_capture_on_commit_callbacks):
    make_signal(cast.overvecht, cast.anneke)
    kept = backup(cast)
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks, concerns_too=False)
    kept.put_back()

    replay()

    concern = Signal.objects.get()
    assert concern.reporter_id != cast.anneke.pk
    assert concern.reporter.is_erased


def test_duties_are_no_reason_to_come_back(cast, django_capture_on_commit_callbacks):
    kept = backup(cast)
    with django_capture_on_commit_callbacks(execute=True):
        erasures.remember(cast.mark.public_id, cast.mark.email, concerns_kept=False)
    kept_lines = erasures.write_file()
    kept.put_back()

    assert (kept_lines, replay()) == (1, "1")
    assert User.objects.get(pk=cast.mark.pk).is_erased


def test_whoever_joined_with_the_address_later_stays(cast, django_capture_on_commit_callbacks):
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        anew = User.objects.create_user("anneke@example.org", "Anneke")

        assert replay() == "0"
    assert User.objects.get(pk=anew.pk).name == "Anneke"


def test_an_account_with_the_address_of_before_is_found_by_it(cast, django_capture_on_commit_callbacks):
    """The backup is of a moment at which the same person had an earlier account."""
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)
    earlier = User.objects.create_user(
        "anneke@example.org", "Anneke", joined_at=timezone.now() - timedelta(days=9)
    )

    assert replay() == "1"
    assert User.objects.get(pk=earlier.pk).is_erased


def test_an_invitation_of_before_goes_and_a_later_one_stays(cast, django_capture_on_commit_callbacks):
    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)
    for network, days in ((cast.overvecht, -1), (cast.zeist, 1)):
        Invitation.objects.create(
            network=network,
            email="anneke@example.org",
            party="resident",
            token_hash=network.slug,
            created_at=timezone.now() + timedelta(days=days),
            expires_at=timezone.now(),
        )

    replay()

    assert [invitation.network for invitation in Invitation.objects.all()] == [cast.zeist]


def lines() -> list[dict]:
    path = Path(erasures.settings.ERASURES_FILE)
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_the_file_holds_hashes_only(cast, django_capture_on_commit_callbacks):
    public_id = cast.anneke.public_id

    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)

    line = lines()[0]
    assert set(line) == {"person", "address", "concerns_kept", "erased_at"}
    assert line["person"] == erasures.person_hash(public_id)
    assert (len(line["person"]), len(line["address"])) == (64, 64)


def test_without_the_key_a_hash_cannot_be_made(cast, settings):
    before = erasures.address_hash("anneke@example.org")
    settings.ERASURE_KEY = b"another" * 8

    assert erasures.address_hash("anneke@example.org") != before


def test_the_file_is_on_disk_before_anybody_is_told(cast, monkeypatch, django_capture_on_commit_callbacks):
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)

    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)

    assert len(synced) == 1


def test_an_erasure_that_is_undone_is_not_in_the_file(cast, monkeypatch, django_capture_on_commit_callbacks):
    """The line is written after the commit: whoever was not erased must not be so later."""
    monkeypatch.setattr("accounts.services.erasure.audit.record", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError), django_capture_on_commit_callbacks(execute=True):
        erase(cast.anneke, actor=cast.anneke)

    assert lines() == []
    assert User.objects.get(pk=cast.anneke.pk).name == "Anneke"


def test_what_a_stop_kept_from_the_file_comes_with_the_next(cast, django_capture_on_commit_callbacks):
    erase(cast.anneke, actor=cast.anneke)  # committed, and then the power went
    assert lines() == []

    erase_for_good(cast.dewi, django_capture_on_commit_callbacks)

    assert len(lines()) == 2


def test_half_a_line_harms_no_other(cast, django_capture_on_commit_callbacks):
    Path(erasures.settings.ERASURES_FILE).write_text('{"person": "ab')

    erase_for_good(cast.anneke, django_capture_on_commit_callbacks)

    assert [line.person for line in erasures.in_file()] == [Erasure.objects.get().person]


def test_a_big_database_says_how_far_it_is(cast, monkeypatch):
    User.objects.bulk_create(User(name=f"Lid {number}") for number in range(1000))
    heard = []

    erase_again(progress=heard.append)

    assert heard == [1000]
