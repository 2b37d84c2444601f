"""``--now`` of the sweeps: a moment in Amsterdam, unless it names a zone."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from bondgenoten.lib.commands import SweepCommand, parse_moment


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-12-01T09:00", "2026-12-01T08:00"),
        ("2026-07-01T09:00", "2026-07-01T07:00"),
        ("2026-12-01 09:00:30", "2026-12-01T08:00:30"),
        ("2026-12-01T09:00Z", "2026-12-01T09:00"),
        ("2026-12-01T09:00+05:00", "2026-12-01T04:00"),
        ("2026-12-01", "2026-11-30T23:00"),
    ],
)
def test_what_a_moment_means(value, moment):
    assert parse_moment(value) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize("value", ["morgen", "", "2026-13-01", "2026-02-30T09:00", "9:00", "01-12-2026"])
def test_what_is_no_moment_is_said_in_one_line(value):
    with pytest.raises(CommandError) as error:
        parse_moment(value)

    assert str(error.value) == f"--now {value!r} is not a moment such as 2026-12-01T09:00."


class Counting(SweepCommand):
    """A sweep that tells when it ran."""

    def sweep(self, now: datetime) -> int:
        self.ran_at = now
        return 7


def test_a_sweep_runs_at_the_moment_asked_and_says_how_much_was_done(capsys):
    command = Counting()

    call_command(command, "--now", "2026-12-01T09:00")

    assert command.ran_at == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    assert capsys.readouterr().out == "7\n"


def test_a_sweep_with_a_wrong_moment_does_nothing():
    command = Counting()

    with pytest.raises(CommandError, match="is not a moment"):
        call_command(command, "--now", "gisteren")

    assert not hasattr(command, "ran_at")
