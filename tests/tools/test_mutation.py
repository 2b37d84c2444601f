"""Every rule gets a mutant that says yes to everybody, and a mutant that no test notices is named."""

from pathlib import Path

import pytest

from tools.common import ROOT, Problem
from tools.mutants import find
from tools.mutation import Copy, run

PERMISSIONS = '''"""Who may."""

ANSWERS = {"yes": True}


def can_read(user) -> bool:
    """Says so itself."""
    return ANSWERS.get(user, False)


def can_write(user) -> bool:
    return can_read(user) and user != "reader"
'''
TESTS = """from signals.permissions import can_read


def test_refused():
    assert not can_read("no")


def test_fails_always():
    assert False
"""
QUERYSETS = """class ShelfQuerySet(QuerySet):
    def visible_to(self, user) -> "ShelfQuerySet[Book]":
        return self.filter(owner=user)

    def lent_to(self, user, *, on) -> BookQuerySet:
        return self.filter(reader=user)

    def with_readers(self, user) -> BookQuerySet:
        return self.annotate(reader=user)

    def newest(self) -> BookQuerySet:
        return self.order_by("-pk")


def books_of(user, day) -> QuerySet:
    return Book.objects.filter(owner=user, day=day)


def first_of(user) -> "Book | None":
    return books_of(user, None).first()


def _by(user) -> Q:
    return Q(owner=user)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An application in a folder of its own; ``write`` adds a file."""
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\nmarkers =\n    browser: none\n")
    write(tmp_path, "signals/permissions.py", PERMISSIONS)
    write(tmp_path, "signals/tests/test_reading.py", TESTS)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def body_of(root: Path, title: str) -> str:
    """What the function of a mutant does instead."""
    mutant = next(one for one in find(root) if one.title == title)
    function = mutant.source[mutant.source.index(f"def {mutant.name}(") :].splitlines()
    return function[1].strip()


def test_what_no_test_notices_is_named(project, tmp_path_factory, capsys):
    assert run(project, [], 1) == 1

    said = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in said if line.startswith(("caught", "SURVIVED"))] == [
        ["caught", "signals.permissions.can_read"],
        ["SURVIVED", "signals.permissions.can_write"],
    ]
    assert "signals/tests/test_reading.py::test_refused" in said[2]
    assert said[-3:-1] == [
        "fails without any mutant, and was left out: signals/tests/test_reading.py::test_fails_always",
        "no test notices when this says yes to everybody: signals.permissions.can_write",
    ]
    assert said[-1].startswith("1 of 2 mutants caught")


def test_all_caught_is_fine_and_nothing_changed(project, capsys):
    write(project, "signals/tests/test_reading.py", TESTS.partition("\n\n\ndef test_fails_always")[0] + "\n")

    assert run(project, ["can_read"], 1) == 0

    assert capsys.readouterr().out.splitlines()[-1].startswith("1 of 1 mutants caught")
    assert (project / "signals/permissions.py").read_text() == PERMISSIONS


def test_the_original_comes_back_in_the_copy(project, tmp_path_factory):
    copy = Copy.make(project, tmp_path_factory.mktemp("copies") / "0")
    mutant = find(project)[0]

    verdict = copy.try_out(mutant, ["signals/tests/test_reading.py::test_fails_always"])

    assert verdict.noticed_by == "signals/tests/test_reading.py::test_refused"
    assert (copy.root / "signals/permissions.py").read_text() == PERMISSIONS


def test_tests_that_name_the_rule_come_first(project, tmp_path_factory):
    write(project, "meetings/tests/test_other.py", "# nothing of ours")
    write(project, "meetings/tests/test_writing.py", "# about can_write")
    write(project, "signals/tests/test_about.py", "# about can_write")
    write(project, "signals/tests/test_writing.py", "# about can_write of permissions")
    write(project, "tests/access/test_matrix.py", "")
    write(project, "tests/test_late.py", "")
    write(project, "tests/tools/test_tool.py", "# can_write")
    copy = Copy.make(project, tmp_path_factory.mktemp("copies") / "0")

    assert copy.stages(find(project)[1]) == [
        ["signals/tests/test_writing.py", "signals/tests/test_about.py"],
        ["signals/tests/test_reading.py", "tests/access/test_matrix.py"],
        ["meetings/tests/test_writing.py", "meetings/tests/test_other.py", "tests/test_late.py"],
    ]


def test_every_sort_of_rule_says_yes(project):
    write(project, "signals/querysets.py", QUERYSETS)

    titles = [one.title for one in find(project)]
    assert titles == [
        "signals.permissions.can_read",
        "signals.permissions.can_write",
        "signals.querysets.ShelfQuerySet.visible_to",
        "signals.querysets.ShelfQuerySet.lent_to",
        "signals.querysets.books_of",
        "signals.querysets._by",
    ]
    assert [body_of(project, title) for title in titles] == [
        "return True",
        "return True",
        "return self.all()",
        "return self.all()",
        "return _as_it_was(user=user, day=day).model._default_manager.all()",
        "return Q(pk__isnull=False)",
    ]


def test_a_permission_that_cannot_say_yes_stops_it(project):
    write(project, "meetings/permissions.py", "def who_may(meeting) -> list[str]:\n    return []\n")

    with pytest.raises(Problem, match=r"meetings/permissions.py: how does who_may say yes"):
        find(project)


def test_a_part_that_does_not_exist_is_said(project):
    with pytest.raises(Problem, match="No rule has such a name"):
        run(project, ["can_fly"], 1)


def test_no_rule_of_ours_is_forgotten():
    found = {one.title for one in find(ROOT)}
    assert {
        "accounts.permissions.can_remove",
        "insights.querysets.SummaryQuerySet.visible_to",
        "meetings.permissions.finishable",
        "networks.permissions.can_manage_members",
        "networks.places.Places.networks",
        "networks.querysets.NetworkQuerySet.visible_to",
        "networks.querysets.keys_led_by",
        "signals.querysets._shared_with",
    } - found == set()
