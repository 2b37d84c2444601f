"""make ci fails when something that should run did not."""

from pathlib import Path

import pytest

from tools import ci

PROOF = ("tests.architecture.test_services", "test_database[postgresql+redis]")
ROUND = ("tests.browser.test_round", "test_the_full_round")
PLAIN = [("networks.tests.test_close", f"test_{number}") for number in range(ci.AT_LEAST)]


def leg(monkeypatch, folder: Path, cases: list[tuple[str, str]], skipped: int = 0) -> ci.Leg:
    monkeypatch.setattr(ci, "REPORTS", folder)
    done = ci.Leg("services", "postgresql+redis")
    bodies = ["<skipped/>"] * skipped + [""] * len(cases)
    lines = [
        f'<testcase classname="{module}" name="{name}">{body}</testcase>'
        for (module, name), body in zip(cases, bodies, strict=False)
    ]
    done.report.write_text(f"<testsuites><testsuite>{''.join(lines)}</testsuite></testsuites>")
    done.read()
    return done


def test_a_whole_leg_has_no_problems(monkeypatch, tmp_path: Path) -> None:
    assert leg(monkeypatch, tmp_path, [PROOF, ROUND, *PLAIN]).problems() == []


@pytest.mark.parametrize(
    ("cases", "skipped", "problem"),
    [
        ([PROOF, *PLAIN], 0, "no browser ran"),
        ([PROOF, *PLAIN], 0, "the full round did not run"),
        ([ROUND, *PLAIN], 0, "nothing proves that it ran on postgresql+redis"),
        ([("tests.architecture.test_services", "test[sqlite+locmem]"), ROUND, *PLAIN], 0, "nothing proves"),
        ([PROOF, ROUND, *PLAIN], 2, "2 tests were skipped"),
        ([PROOF, ROUND], 0, "only 2 tests ran"),
    ],
)
def test_what_did_not_run_is_named(monkeypatch, tmp_path: Path, cases, skipped: int, problem: str) -> None:
    problems = leg(monkeypatch, tmp_path, cases, skipped).problems()
    assert any(problem in found for found in problems)


def test_a_test_that_ran_in_one_leg_only_is_named(monkeypatch, tmp_path: Path) -> None:
    embedded = leg(monkeypatch, tmp_path, [PROOF, ROUND, *PLAIN])
    services = leg(monkeypatch, tmp_path, [PROOF, ROUND, *PLAIN[1:]])
    assert ci._differences(embedded, services) == ["ran in one leg only: networks.tests.test_close.test_0"]
