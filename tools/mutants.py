"""The mutants of make mutation: every rule of who may see and do what, each saying yes to everybody.

The rules are found in the code, so none can be forgotten: all functions of ``permissions.py``, every
``visible_to``, and what these stand on: the reads in ``querysets.py`` that take a user, and where somebody
stands (``networks/places.py``).
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.common import Problem

APPS = ("accounts", "bondgenoten", "insights", "meetings", "networks", "notifications", "signals")

# How a rule says yes, by what it gives back. LAST is its last argument, AS_IT_WAS a call of it as it was.
YES = {
    "bool": "return True",
    "str": "return 'administrator'",  # the role in which somebody does something
    "list[int]": (
        "from networks.models import Network\nreturn sorted(Network.objects.values_list('pk', flat=True))"
    ),
    "set[str]": "from networks.constants import Office\nreturn {CHIEF, *Office.values}",
    "set[int]": "return {one.pk for one in LAST}",
    "Q": "return Q(pk__isnull=False)",
    "QuerySet": "return AS_IT_WAS.model._default_manager.all()",
}
ALL_OF_SELF = "return self.all()"

Function = ast.FunctionDef


@dataclass(frozen=True)
class Mutant:
    """One rule that says yes to everybody: ``path`` with ``source`` instead of what is in it."""

    path: str  # from the root
    name: str
    owner: str  # the class it is a method of
    source: str

    @property
    def app(self) -> str:
        return self.path.partition("/")[0]

    @property
    def title(self) -> str:
        module = self.path.removesuffix(".py").replace("/", ".")
        return ".".join(part for part in (module, self.owner, self.name) if part)


def find(root: Path) -> list[Mutant]:
    """A mutant for every rule below ``root``. Raises Problem for one that we cannot make say yes."""
    found: list[Mutant] = []
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            name = path.relative_to(root)
            if not {"tests", "migrations"} & set(name.parts):
                found += _in_file(name.as_posix(), path.read_text(encoding="utf-8"))
    return found


def _in_file(path: str, source: str) -> Iterator[Mutant]:
    """The mutants of one file."""
    homes = set(path.removesuffix(".py").split("/")) & {"permissions", "querysets", "places"}
    if not homes and "visible_to" not in source:
        return
    for number, (owner, function) in enumerate(_functions(ast.parse(source))):
        if _is_rule(homes, function):
            tree = ast.parse(source)  # a tree of its own: each mutant changes one function
            _say_yes(tree, *list(_functions(tree))[number], path)
            yield Mutant(path, function.name, owner, ast.unparse(tree))


def _functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Functions of a module and methods of its classes, each with the name of the class."""
    for node in tree.body:
        if isinstance(node, Function):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            yield from ((node.name, method) for method in node.body if isinstance(method, Function))


def _is_rule(homes: set[str], function: Function) -> bool:
    """Does this function of a module in these ``homes`` decide who may see or do something?"""
    if function.name == "visible_to" or "permissions" in homes:
        return True
    if "places" in homes:
        return _gives(function) in ("list[int]", "set[str]")
    if function.name.startswith("with_"):  # adds columns to rows and keeps none out
        return False
    takes_user = any(arg.arg == "user" for arg in function.args.args)
    return "querysets" in homes and takes_user and _gives(function) in YES


def _gives(function: Function) -> str:
    """What it gives back: a key of ``YES``, or the annotation as it stands."""
    annotation = ast.unparse(function.returns).strip("'") if function.returns else "nothing said"
    return "QuerySet" if annotation.partition("[")[0].endswith("QuerySet") else annotation


def _say_yes(tree: ast.Module, owner: str, function: Function, path: str) -> None:
    """Give the function a body that says yes to everybody. Raises Problem when we know none."""
    gives = _gives(function)
    if gives not in YES:
        raise Problem(f"{path}: how does {function.name} say yes to everybody? It gives {gives}.")
    body = ALL_OF_SELF if owner and gives == "QuerySet" else YES[gives]
    names = [arg.arg for arg in function.args.args + function.args.kwonlyargs]
    if "AS_IT_WAS" in body:
        tree.body += ast.parse(
            ast.unparse(function).replace(f"def {function.name}(", "def _as_it_was(", 1)
        ).body
        call = ", ".join(f"{name}={name}" for name in names)
        body = body.replace("AS_IT_WAS", f"_as_it_was({call})")
    function.body = ast.parse(body.replace("LAST", names[-1] if names else "")).body
