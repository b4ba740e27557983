"""One place for each thing: what is declared is handled everywhere, and what is forgotten fails by name."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.milp import Model, build
from portfolio.model.choices import Choice
from portfolio.model.constraints import Constraint, Kind, constraints, kind_of, lifted
from portfolio.model.violations import violations
from portfolio.tables.kinds import Limited, Relation
from portfolio.tables.schema import SCHEMA

PACKAGE = Path(pf.__file__).parent
LANGUAGES = ("en", "fr")

# ------------------------------------------------ every kind of constraint has its rows, check, sentence and
# lift

EXAMPLES: dict[
    Kind, tuple[dict[str, str], str]
] = {  # tables beside the base, and what may not be funded then
    Kind.MANDATE: ({"initiatives": "initiative,mandatory / A,true / B, / C,"}, "BC"),
    Kind.DECISION: ({"decisions": "initiative,decision / B,reject"}, "AB"),
    Kind.LOCK: ({}, "AB"),
    Kind.LIMIT: ({"resources": "resource,kind,Q1,Q2,Q3 / cash,budget,3,,"}, "AB"),
    Kind.REQUIRES: ({"relations": "relation,initiative,other / requires,A,C"}, "AB"),
    Kind.EXCLUDES: ({"relations": "relation,initiative,other / excludes,A,B"}, "AB"),
    Kind.BUCKET: (
        {
            "initiatives": "initiative,owner / A,me / B,me / C,you",
            "buckets": "by,bucket,measure,max / owner,me,count,1",
        },
        "AB",
    ),
}
"""A new kind of constraint gets a line here: a case that has one, and initiatives that break it."""


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_constraint_is_complete(make: Make, kind: Kind) -> None:
    assert kind in EXAMPLES, f"no example of {kind} in {__file__}"
    tables, together = EXAMPLES[kind]
    problem = pf.Problem(make(**tables))
    problem = problem.without("B") if kind is Kind.LOCK else problem
    funded = [Choice(i, "full", "Q1") for i in together]

    (stated,) = [c for c in constraints(problem) if c.kind is kind]
    model = build(problem)
    (rows,) = model.rows_of[kind].values()
    assert list(model.rows_of[kind]) == [stated], "rows"
    assert breaks(model, funded, rows), "rows that say something else"
    assert [v.of for v in violations(problem, funded)] == [stated], "check"
    sentences = [stated.said(problem, language) for language in LANGUAGES]
    assert all(stated.name in said for said in sentences), "sentence"
    assert len(set(sentences)) == len(LANGUAGES), "sentence in each language"
    without = lifted(problem, [stated])
    assert violations(without, funded) == [], "lift"
    model = build(without)
    left = [row for rows in model.rows_of[kind].values() for row in rows]
    assert not breaks(model, funded, left), "lift of its rows"


def breaks(model: Model, funded: Iterable[Choice], rows: Iterable[int]) -> bool:
    """Whether the columns of a plan break any of some rows of the program."""
    values, broken = model.selected(funded).values(len(model.columns)), False
    for row in map(model.rows.__getitem__, rows):
        total = float(row.coefficients @ values[row.columns])
        broken |= {"<=": total > row.bound, ">=": total < row.bound, "==": total != row.bound}[row.sense]
    return broken


def test_relations_are_constraints_or_change_what_a_pair_brings(make: Make) -> None:
    """And the remark on a column that a relation does not read is there for each."""
    assert SCHEMA["relations"]["relation"].choices == tuple(Relation)
    assert SCHEMA["buckets"]["measure"].choices == tuple(Limited)
    assert {r for r in Relation if kind_of(r) is None} == {Relation.SYNERGY}
    assert {kind_of(r) for r in Relation} - {None} == {k for k in Kind if k.table == "relations"}
    for relation in Relation:
        case = make(relations=f"relation,initiative,other,lag,kpi,amount / {relation},A,B,0,users,1")
        told = [d.column for d in case.doubts if "has no meaning" in d.problem]
        assert told == [c for c in ("lag", "kpi", "amount") if c not in relation.meant]


# ------------------------------------------------------------- what is declared alone fails the type checker
# by name

ACTING = (
    "tables/kinds.py",
    "case/checks.py",
    "case/remarks.py",
    "model/constraints.py",
    "model/effects.py",
    "model/violations.py",
    "allocator/milp.py",
    "allocator/questions/clauses.py",
    "allocator/questions/elastic.py",
)
"""The modules that act on what kind a constraint, a relation or a bucket is."""
NEW = {"Kind": "QUORUM", "Relation": "PRECEDES", "Limited": "MOST_IN_ONE"}
FORGOTTEN = {
    # where they come from, their sentence, their lift
    ("Kind", "model/constraints.py", "Kind.table"),
    ("Kind", "model/constraints.py", "of_kind"),
    ("Kind", "model/constraints.py", "Constraint.said"),
    ("Kind", "model/constraints.py", "_Lift.add"),
    ("Kind", "model/violations.py", "_broken"),  # their check without a solver
    ("Kind", "allocator/milp.py", "constrain"),  # their rows in the program
    # what is asked about them
    ("Kind", "model/constraints.py", "Kind.holds_one"),
    ("Kind", "model/constraints.py", "Kind.is_decided"),
    ("Kind", "allocator/questions/elastic.py", "Elastic._is_on_money"),
    ("Kind", "allocator/questions/clauses.py", "_says_who"),
    ("Relation", "tables/kinds.py", "Relation.meant"),  # the remark on columns without a meaning
    ("Relation", "tables/kinds.py", "Relation.any_of"),  # the fault of several where one is meant
    ("Relation", "model/constraints.py", "kind_of"),  # a constraint or not
    ("Relation", "model/effects.py", "_is_synergy"),  # changes what a pair brings or not
    ("Limited", "tables/kinds.py", "Limited.of_spend"),
    ("Limited", "model/constraints.py", "_bucket"),
    ("Limited", "model/violations.py", "_in_bucket"),
    ("Limited", "allocator/milp.py", "buckets"),
}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of the package in which one kind, one relation and one measure more are declared, and no
    more.
    """
    copy = tmp_path / "scratch" / "portfolio"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for file, last in (
        ("model/constraints.py", 'BUCKET = "bucket"'),
        ("tables/kinds.py", 'SYNERGY = "synergy"'),
        ("tables/kinds.py", 'COUNT = "count"'),
    ):
        text = (copy / file).read_text(encoding="utf-8")
        assert text.count(last) == 1, f"{last} no longer ends its declaration in {file}"
        new = NEW[re.findall(r"class (\w+)", text[: text.index(last)])[-1]]
        (copy / file).write_text(text.replace(last, f'{last}\n    {new} = "{new.lower()}"'), encoding="utf-8")
    return copy


@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")
def test_what_is_declared_and_not_handled_fails_the_type_checker(scratch: Path, tmp_path: Path) -> None:
    (tmp_path / "mypy.ini").write_text(
        # the other modules, and the libraries, are not needed to see what a match leaves out
        "[mypy]\npython_version = 3.12\nfollow_imports = skip\n"
        "[mypy-numpy.*,pulp.*,pandas.*]\nfollow_imports = skip\nfollow_imports_for_stubs = True\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--config-file", str(tmp_path / "mypy.ini")]
    command += ["--cache-dir", str(tmp_path / "cache"), *(str(scratch / file) for file in ACTING)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=scratch.parent, check=False)
    found = set()
    for file, line, declared, member in re.findall(
        r"^(?:.*/)?portfolio/(\S+):(\d+): error: .*assert_never.*\"Literal\[(\w+)\.(\w+)\]\"",
        run.stdout,
        flags=re.MULTILINE,
    ):
        assert NEW[declared] == member
        found.add((declared, file, enclosing((scratch / file).read_text(encoding="utf-8"), int(line))))
    assert found == FORGOTTEN, run.stdout + run.stderr


def enclosing(text: str, line: int) -> str:
    """The function around a line, with its class."""
    names: list[str] = []
    nodes: list[ast.stmt] = ast.parse(text).body
    while inside := [
        n
        for n in nodes
        if isinstance(n, ast.FunctionDef | ast.ClassDef) and n.lineno <= line <= (n.end_lineno or n.lineno)
    ]:
        names.append(inside[0].name)
        nodes = inside[0].body
    return ".".join(names)


def test_a_forgotten_relation_stops_before_any_plan(scratch: Path, make: Make, tmp_path: Path) -> None:
    """A wrong plan without a word is what must not come of it."""
    make(relations="relation,initiative,other / excludes,A,B")
    (folder,) = [p.parent for p in tmp_path.glob("*/relations.csv")]
    table = folder / "relations.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("excludes", "precedes"), encoding="utf-8")
    ask = f"import portfolio as pf; print(pf.__file__, pf.allocate(pf.load({str(folder)!r})))"
    run = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, cwd=scratch.parent, check=False
    )
    assert run.returncode
    assert not run.stdout
    assert re.search("Expected code to be unreachable.*PRECEDES", run.stderr), run.stderr


def test_constraints_stand_in_the_order_in_which_conflicts_are_looked_for(make: Make) -> None:
    """What the question holds first, then who must be funded and what binds them, what there is last; rows of
    one table in its order, whatever their kinds.
    """
    case = make(
        initiatives="initiative,mandatory,owner / A,true,me / B,,me / C,,you",
        relations="relation,initiative,other / requires,B,A / excludes,C,B / requires,A,B",
        buckets="by,bucket,measure,max / owner,me,count,2",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,9,,9",
    )
    found = constraints(pf.Problem(case).with_funded("B"))
    assert found == [
        Constraint(Kind.LOCK, "B", 0),
        Constraint(Kind.MANDATE, "A", 0),
        Constraint(Kind.REQUIRES, "B", 0),
        Constraint(Kind.EXCLUDES, "C", 1),
        Constraint(Kind.REQUIRES, "A", 2),
        Constraint(Kind.BUCKET, "me", 0, "max"),
        Constraint(Kind.LIMIT, "cash", 0, "Q1"),
        Constraint(Kind.LIMIT, "cash", 0, "Q3"),
    ]
