"""What is declared once is whole: every kind, compromise, source, level and form has all its pieces, and a
new one that lacks some is told which, by name.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import importlib.util
import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.markers import MarkerStyle
from support import samples
from support.small_cases import Make

import portfolio as pf
from portfolio import cli
from portfolio.allocator.linear_model import Model
from portfolio.allocator.milp import build
from portfolio.arbitration.compromises.criterion import Compromise, Stakes
from portfolio.arbitration.compromises.nash import NASH
from portfolio.arbitration.compromises.registry import COMPROMISES, picked
from portfolio.case import reserved_names
from portfolio.loaders import readers
from portfolio.loaders.database import DATABASE
from portfolio.loaders.load import load
from portfolio.loaders.readers import SOURCES
from portfolio.loaders.save import new, save
from portfolio.loaders.source import TEXTS, Source, SourceKind
from portfolio.model import levels as model_levels
from portfolio.model.choices import Choice
from portfolio.model.constraints import Constraint, Kind, constraints, kind_of, lifted
from portfolio.model.levels import IMPACT, LEVELS, SCOPE, Level, missing
from portfolio.model.violations import violations
from portfolio.rankings.levels import METHODS
from portfolio.report.brief.brief import FORMS, Form, target_of
from portfolio.steering.indicators.indicators import WATCHED
from portfolio.steering.maturity.questionnaire import levels as questionnaire_levels
from portfolio.tables import SCHEMA
from portfolio.tables.relations import Decided, Limited, Means, Relation
from portfolio.words.sentences import say

TESTS = Path(__file__).parent
PACKAGE = Path(pf.__file__).parent
LANGUAGES = ("en", "fr")
"""Those that are complete; others may be in the making."""


def has_phrase(language: str, key: str) -> bool:
    try:
        return bool(say(language, key))
    except pf.PortfolioError:
        return True  # a figure that the phrase asks for is what is missing
    except KeyError:
        return False


def without_phrase(*keys: str) -> Iterator[str]:
    return (f"the phrase {key} in {n}" for key in keys for n in LANGUAGES if not has_phrase(n, key))


def helped(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    return " ".join(capsys.readouterr().out.split())


# kinds of constraints, relations and buckets

EXAMPLES: dict[Kind, tuple[dict[str, str], str]] = {
    Kind.MANDATE: ({"initiatives": "initiative,mandatory / A,true / B, / C,"}, "BC"),
    Kind.DECISION: ({"decisions": "initiative,decision / B,reject"}, "AB"),
    Kind.LOCK: ({}, "AB"),
    Kind.EARLIEST: ({}, "AB"),
    Kind.CHANGES: ({}, "AB"),
    Kind.LIMIT: ({"resources": "resource,kind,Q1,Q2,Q3 / cash,budget,3,,"}, "AB"),
    Kind.REQUIRES: ({"relations": "relation,initiative,other / requires,A,C"}, "AB"),
    Kind.EXCLUDES: ({"relations": "relation,initiative,other / excludes,A,B"}, "AB"),
    Kind.TOGETHER: ({"relations": "relation,initiative,other / all,A,C"}, "AB"),
    Kind.BUCKET: (
        {
            "initiatives": "initiative,owner / A,me / B,me / C,you",
            "buckets": "by,bucket,measure,max / owner,me,count,1",
        },
        "AB",
    ),
    Kind.RULE: ({"rules": "rule,initiative,max / one-of-two,A,1 / one-of-two,B,"}, "AB"),
}
"""A new kind of constraint gets a line here: the tables of a case that has one, and initiatives that break
it. A ceiling on what is given has no row, and no portfolio breaks it.
"""
HELD: dict[Kind, Callable[[pf.Problem], pf.Problem]] = {
    Kind.LOCK: lambda problem: problem.without("B"),
    Kind.EARLIEST: lambda problem: problem.not_before("A", "Q2"),
    Kind.CHANGES: lambda problem: problem.keeping([("C", "full", "Q1")], 1),
}
"""How a question holds what no table states."""


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TRANSFER])
def test_every_kind_of_constraint_is_complete(make: Make, kind: Kind) -> None:
    assert kind in EXAMPLES, f"no example of {kind} in {__file__}"
    tables, together = EXAMPLES[kind]
    problem = HELD.get(kind, lambda problem: problem)(pf.Problem(make(**tables)))
    funded = [Choice(i, "full", "Q1") for i in together]

    (stated,) = [c for c in constraints(problem) if c.kind is kind]
    model = build(problem)
    (rows,) = model.rows_of[kind].values()
    assert list(model.rows_of[kind]) == [stated], "rows"
    assert breaks(model, funded, rows), "rows that say something else"
    for some in every_portfolio(problem):
        broken = [v.of for v in violations(problem, some) if v.of is not None and v.of.kind is kind]
        assert breaks(model, some, rows) == bool(broken), f"rows or check that say otherwise of {some}"
    assert [v.of for v in violations(problem, funded)] == [stated], "check"
    sentences = [stated.said(problem, language) for language in LANGUAGES]
    assert all(stated.name in said for said in sentences), "sentence"
    assert len(set(sentences)) == len(LANGUAGES), "sentence in each language"
    without = lifted(problem, [stated])
    assert violations(without, funded) == [], "lift"
    model = build(without)
    left = [row for rows in model.rows_of[kind].values() for row in rows]
    assert not breaks(model, funded, left), "lift of its rows"


def test_a_ceiling_on_what_is_given_is_complete(make: Make) -> None:
    resources = "resource,kind,Q1,Q2,Q3 / cash,budget,3,, / more,budget,9,9,9"
    transfers = "transfer,from,to,max / top-up,more,cash,0.5"
    problem = pf.Problem(make(resources=resources, transfers=transfers))
    (stated,) = [c for c in constraints(problem) if c.kind is Kind.TRANSFER]
    sentences = [stated.said(problem, language) for language in LANGUAGES]
    assert all(stated.name in said for said in sentences)
    assert len(set(sentences)) == len(LANGUAGES)
    funded = [Choice(i, "full", "Q1") for i in "AB"]
    assert [v.of and v.of.kind for v in violations(problem, funded)] == [Kind.LIMIT]
    assert violations(lifted(problem, [stated]), funded) == []


def every_portfolio(problem: pf.Problem) -> Iterator[list[Choice]]:
    """Every set of initiatives, each from the first quarter on."""
    for funded in itertools.product((False, True), repeat=3):
        yield [Choice(i, "full", "Q1") for i, f in zip("ABC", funded, strict=True) if f]


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


# what is declared alone fails the type checker by name

ACTING = (
    "tables/relations.py",
    "case/checks/initiatives.py",
    "case/checks/limits.py",
    "case/remarks.py",
    "model/constraints.py",
    "model/effects.py",
    "model/violations.py",
    "allocator/milp.py",
    "allocator/questions/clauses.py",
    "allocator/questions/cheaper.py",
)
"""The modules that act on what kind a constraint, a relation or a bucket is."""
NEW = {
    "Kind": "QUORUM",
    "Relation": "PRECEDES",
    "Limited": "MOST_IN_ONE",
    "Decided": "DEFER",
    "Means": "LICENCES",
}
ACTED_ON = {"relation", "measure", "decision", "kind"}
"""The columns whose choices are enums."""
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
    ("Kind", "allocator/questions/cheaper.py", "is_on_money"),
    ("Kind", "allocator/questions/clauses.py", "_says_who"),
    ("Relation", "tables/relations.py", "Relation.meant"),  # the remark on columns without a meaning
    ("Relation", "tables/relations.py", "Relation.any_of"),  # the fault of several where one is meant
    ("Relation", "model/constraints.py", "kind_of"),  # a constraint or not
    ("Relation", "model/effects.py", "_is_synergy"),  # changes what a pair brings or not
    ("Limited", "tables/relations.py", "Limited.of_spend"),
    ("Limited", "model/constraints.py", "bucket_said"),
    ("Limited", "model/violations.py", "_in_bucket"),
    ("Limited", "allocator/milp.py", "buckets"),
    ("Decided", "tables/relations.py", "Decided.funds"),
    ("Decided", "model/constraints.py", "_decision"),
    ("Means", "tables/relations.py", "Means.is_money"),
}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of the package in which one more of each is declared, and nothing else."""
    copy = tmp_path / "scratch" / "portfolio"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for file, last in (
        ("model/constraints.py", 'BUCKET = "bucket"'),
        ("tables/relations.py", 'SYNERGY = "synergy"'),
        ("tables/relations.py", 'COUNT = "count"'),
        ("tables/relations.py", 'REJECT = "reject"'),
        ("tables/relations.py", 'CAPACITY = "capacity"'),
    ):
        text = (copy / file).read_text(encoding="utf-8")
        assert text.count(last) == 1, f"{last} no longer ends its declaration in {file}"
        new = NEW[re.findall(r"class (\w+)", text[: text.index(last)])[-1]]
        (copy / file).write_text(text.replace(last, f'{last}\n    {new} = "{new.lower()}"'), encoding="utf-8")
    return copy


def test_no_value_of_a_choice_that_the_model_acts_on_is_compared_as_text() -> None:
    """One more choice would be taken for the other one wherever it is."""
    acted = {member.value for enum in (Relation, Limited, Decided, Means) for member in enum} - {"count"}
    compared = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and isinstance(node.left, ast.Subscript):
                texts = {c.value for c in node.comparators if isinstance(c, ast.Constant)}
                key = node.left.slice
                if texts & acted and isinstance(key, ast.Constant) and key.value in ACTED_ON:
                    compared.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert compared == []


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


# compromises


def lacking_of_compromise(compromise: Compromise) -> list[str]:
    """What a compromise of the registry lacks elsewhere, by name."""
    name = compromise.name
    lacking = [*without_phrase(f"compromise_{name}")]
    lacking += [f"{name} in reserved_names.COMPROMISES"] * (name not in reserved_names.COMPROMISES)
    lacking += [
        f"{f.name} of {name}" for f in dataclasses.fields(compromise) if getattr(compromise, f.name) == ""
    ]
    others = [c for c in COMPROMISES.values() if c is not compromise]
    lacking += [f"a mark of {name} of its own" for c in others if c.mark == compromise.mark]
    told = pf.Arbitration.compromise.__doc__ or ""
    lacking += [f'"{name}" in the docstring of Arbitration.compromise'] * (f'"{name}"' not in told)
    tested = (TESTS / "arbitration" / "test_arbitration.py").read_text(encoding="utf-8")
    lacking += [f"{name} in tests/arbitration/test_arbitration.py"] * (f'"{name}":' not in tested)
    return lacking


@pytest.mark.parametrize("compromise", COMPROMISES.values(), ids=lambda c: c.name)
def test_every_compromise_has_all_its_pieces(compromise: Compromise) -> None:
    assert lacking_of_compromise(compromise) == []
    assert MarkerStyle(compromise.mark).get_marker() == compromise.mark
    assert compromise.meaning() == say("en", f"compromise_{compromise.name}")


def test_compromises_are_those_whose_names_no_party_may_bear(capsys: pytest.CaptureFixture[str]) -> None:
    assert tuple(COMPROMISES) == reserved_names.COMPROMISES
    shown = helped(capsys, "arbitrate")
    assert [c.name for c in COMPROMISES.values() if f"{c.name} ({c.meaning()})" not in shown] == []


def test_no_party_may_be_called_like_a_column_or_row_of_a_table_of_parties() -> None:
    """Read off the frames themselves: a column that is added is reserved, or fails here by its name."""
    table = samples.table("dozen").decide("self-serve-trial", "reject", by="A", reason="b")
    frames = (
        table.payoff,
        table.own_bests,
        table.frontier,
        table.contested,
        table.compromises,
        table.decisions,
    )
    columns = {c for frame in frames for c in frame}
    rows = {*table.payoff["portfolio"], *table.compromises["compromise"]} - set(table.parties)
    rows |= {*table.concessions([])["compromise"], *(say(n, "explorer_strategy") for n in LANGUAGES)}
    of_parties = {f"{p}{ending}" for p in table.parties for ending in ("", *reserved_names.ENDINGS)}
    assert (columns | rows) - of_parties - reserved_names.TAKEN == set()


def test_a_new_compromise_is_told_what_it_lacks_and_gives_no_wrong_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def proportional(values: np.ndarray, stakes: Stakes) -> np.ndarray:
        return np.asarray(-np.ptp(stakes.gains(values), axis=1))

    new = Compromise(name="even", term="", formula="−(max − min) (v − d) / r", scores=proportional, mark="*")
    for module in ("arbitration.arbitration", "arbitration.compromises.registry", "plots.arbitration"):
        monkeypatch.setattr(
            importlib.import_module(f"portfolio.{module}"), "COMPROMISES", {**COMPROMISES, "even": new}
        )
    assert lacking_of_compromise(new) == [
        "the phrase compromise_even in en",
        "the phrase compromise_even in fr",
        "even in reserved_names.COMPROMISES",
        "term of even",
        "a mark of even of its own",
        '"even" in the docstring of Arbitration.compromise',
        "even in tests/arbitration/test_arbitration.py",
    ]
    # its file and its line are enough for frames and records; what people read fails by the phrase's name
    table = samples.table("dozen")
    assert "even" in set(table.compromises["compromise"])
    record = table.record("even")
    assert record.content["chosen"]["compromise"] == "even"
    assert "even" in record.content["alternatives"]
    with pytest.raises(KeyError, match="compromise_even"):
        print(record)
    values, stakes = (
        np.array([[9.0, 1.0], [4.0, 4.0]]),
        Stakes(np.array([10.0, 10.0]), np.zeros(2), np.ones(2)),
    )
    assert picked("even", values, stakes).tolist() == [1]


def test_a_compromise_without_one_of_its_fields_cannot_be_declared() -> None:
    given = {f.name: getattr(NASH, f.name) for f in dataclasses.fields(NASH)}
    for field in ("name", "term", "formula", "scores", "mark"):
        with pytest.raises(TypeError, match=re.escape(f"'{field}'")):
            Compromise(**{k: v for k, v in given.items() if k != field})


# sources


def name_of(kind: SourceKind, folder: Path) -> str:
    if kind is DATABASE:
        return f"sqlite:///{folder / 'round.db'}#round"
    return str(folder / f"round{kind.suffixes[0] if kind.suffixes else ''}")


@pytest.mark.parametrize("kind", SOURCES, ids=lambda k: k.what)
def test_every_source_is_recognised_read_written_and_made_empty(kind: SourceKind, tmp_path: Path) -> None:
    name, case = name_of(kind, tmp_path), samples.case("lorie_savage")
    assert not kind.is_there(name)
    save(case, name)
    assert readers.kind_to_read(name) is readers.kind_to_write(name) is kind
    assert load(name) == case
    assert kind.holds(name)
    with pytest.raises(pf.CaseError, match="must not hold a case yet"):
        new(name, ["2027Q1"])
    empty = name_of(kind, tmp_path / "empty")
    new(empty, ["2027Q1"])
    assert kind.is_there(empty)
    assert kind.read(empty).faults == []


@pytest.mark.parametrize("kind", SOURCES, ids=lambda k: k.what)
def test_every_source_is_named_where_one_reads_what_is_possible(
    kind: SourceKind, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kind.what in helped(capsys, "check")
    for command in ("new", "save"):
        assert kind.target in helped(capsys, command)
    with pytest.raises(pf.CaseError, match=re.escape(kind.said)):
        load(tmp_path / "nowhere")
    for mistaken in kind.mistaken:
        # a text file of another name is a list, and told so
        name = f"kpis{mistaken}" if mistaken in TEXTS else f"round{mistaken}"
        (tmp_path / name).write_text("", encoding="utf-8")
        with pytest.raises(pf.CaseError, match=re.escape(f"{mistaken}. {kind.advice}")):
            load(tmp_path / name)
        with pytest.raises(pf.CaseError, match=re.escape(kind.target)):
            save(samples.case("lorie_savage"), tmp_path / f"other{mistaken}")
    for suffix in kind.suffixes[:1]:
        assert [f.__name__ for f in (load, save, new) if suffix not in (f.__doc__ or "")] == []


def test_a_new_source_is_one_declaration_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store in memory under an address, which is refused until it is declared."""
    case, kept = samples.case("lorie_savage"), {}
    with pytest.raises(pf.CaseError, match="found an address"):
        save(case, "memory:round")

    def read(name: str) -> Source:
        return SOURCES[0].read(kept[name])

    def write(tables, settings, name, french, read_from, beside):  # type: ignore[no-untyped-def]
        kept[name] = str(tmp_path / "kept")
        return SOURCES[0].write(tables, settings, kept[name], french, read_from, beside)

    memory = SourceKind(
        what="a store in memory",
        target="an address memory:…",
        suffixes=(),
        mistaken=(),
        advice="Name it",
        names=lambda name: name.startswith("memory:"),
        is_there=lambda name: name in kept,
        holds=lambda name: [name] if name in kept else [],
        read=read,
        write=write,
    )
    monkeypatch.setattr(readers, "SOURCES", (*SOURCES, memory))
    save(case, "memory:round")
    assert load("memory:round") == case
    with pytest.raises(pf.CaseError, match=r"found memory:round. Choose"):
        new("memory:round", ["2027Q1"])
    said = r"CSV files, an Excel workbook \(\.xlsx\), a database or a store in memory"
    with pytest.raises(pf.CaseError, match=said):
        load(tmp_path / "nowhere")


def test_a_source_without_one_of_its_pieces_cannot_be_declared() -> None:
    given = {f.name: getattr(SOURCES[0], f.name) for f in dataclasses.fields(SourceKind)}
    for piece in given:
        with pytest.raises(TypeError, match=f"'{piece}'"):
            SourceKind(**{k: v for k, v in given.items() if k != piece})


# levels of steering


def lacking_of_level(level: Level) -> list[str]:
    """What a level of the registry lacks elsewhere, by name."""
    n = level.number
    lacking = [*without_phrase(f"level_{n}", f"level_{n}_by", f"level_{n}_counts")]
    lacking += [f"what level {n} watches, in steering.indicators.WATCHED"] * (level not in WATCHED)
    asked = {q.level: q for q in questionnaire_levels()}
    lacking += [f"questions about level {n}, in _PRACTICES of steering/maturity/questionnaire.py"] * (
        n not in asked or not asked[n].questions
    )
    kinds = (*SCHEMA["kpis"].column("kind").choices, "")
    lacking += [f"{level.kpi} among the kinds of KPIs in tables.schema"] * (level.kpi not in kinds)
    documented = pf.Problem.at_level.__doc__ or ""
    lacking += [f"level {n} in the docstring of Problem.at_level"] * (str(n) not in documented)
    return lacking


@pytest.mark.parametrize("level", LEVELS.values(), ids=lambda level: str(level.number))
def test_every_level_has_all_its_pieces(level: Level) -> None:
    assert lacking_of_level(level) == []
    for need in filter(None, (level.needs,)):
        assert need.column in SCHEMA[need.table].names
    for table, column, _ in WATCHED[level].needs:
        assert table in WATCHED[level].tables
        assert column in SCHEMA[table].names
    # what it orders a list by, is worth and says, asked of a case that has what it needs
    case = samples.case("scaleup")
    assert missing(case, level.number) == []
    numbers = level.effects(case)
    assert len(level.worth(case, numbers, dict.fromkeys(numbers.objectives, 1.0))) == len(numbers.key_results)
    assert (numbers.timed is None) == level.counts_key_results
    alone = np.arange(float(len(numbers.initiatives)))
    at_first = np.zeros(len(alone), dtype=np.int64)
    assert level.order(numbers, alone, at_first, at_first).shape == alone.shape


def test_levels_are_counted_from_one_and_the_last_is_the_strategy() -> None:
    assert list(LEVELS) == list(range(1, IMPACT + 1))
    assert list(WATCHED) == list(LEVELS.values())
    kinds = [level.kpi for level in LEVELS.values() if level.kpi]
    assert sorted(kinds) == sorted(SCHEMA["kpis"].column("kind").choices)
    assert samples.levels("scaleup").level.tolist() == list(LEVELS)


def test_a_new_level_is_told_what_it_lacks() -> None:
    new = dataclasses.replace(SCOPE, number=7, kpi="leading")
    assert lacking_of_level(new) == [
        *(f"the phrase level_7{part} in {n}" for part in ("", "_by", "_counts") for n in LANGUAGES),
        "what level 7 watches, in steering.indicators.WATCHED",
        "questions about level 7, in _PRACTICES of steering/maturity/questionnaire.py",
        "leading among the kinds of KPIs in tables.schema",
        "level 7 in the docstring of Problem.at_level",
    ]


def test_a_level_that_nothing_else_knows_gives_no_wrong_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    seventh = {**LEVELS, 7: dataclasses.replace(SCOPE, number=7)}
    case = samples.case("dozen")
    with pytest.raises(pf.PortfolioError, match="7"):
        pf.indicators(case, level=7)
    for module in ("model.levels", "rankings.levels", "steering.indicators.indicators"):
        monkeypatch.setattr(importlib.import_module(f"portfolio.{module}"), "LEVELS", seventh)
    with pytest.raises(KeyError, match="number=7"):
        pf.indicators(case, level=7)
    with pytest.raises(KeyError, match="level_7"):
        pf.levels(case)
    with pytest.raises(KeyError, match="level_7_counts"):
        model_levels.said_at(case, 7, 1.0)


def test_a_level_without_one_of_its_pieces_cannot_be_declared() -> None:
    given = {f.name: getattr(SCOPE, f.name) for f in dataclasses.fields(Level)}
    for piece in given:
        with pytest.raises(TypeError, match=f"'{piece}'"):
            Level(**{k: v for k, v in given.items() if k != piece})


def keyed_by_level(tree: ast.AST) -> Iterator[str]:
    """Tables from numbers of levels, ``match level``, and levels compared with a number."""
    numbers = set(LEVELS)
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict) and len(node.keys) > 1:
            keys = {k.value if isinstance(k, ast.Constant) else None for k in node.keys}
            if all(type(k) is int for k in keys) and keys <= numbers:
                yield ast.unparse(node)
        if isinstance(node, ast.Match) and ast.unparse(node.subject).endswith("level"):
            yield f"match {ast.unparse(node.subject)}"
        if isinstance(node, ast.Compare) and ast.unparse(node.left).endswith("level"):
            (compared,) = node.comparators[:1]
            if isinstance(compared, ast.Constant) and compared.value in numbers:
                yield ast.unparse(node)


def test_no_other_table_is_keyed_by_the_numbers_of_the_levels() -> None:
    package = Path(pf.__file__).parent
    found = {
        str(path.relative_to(package)): [*keyed_by_level(ast.parse(path.read_text(encoding="utf-8")))]
        for path in sorted(package.rglob("*.py"))
    }
    assert {path: tables for path, tables in found.items() if tables} == {}
    told = "x = {4: 'usage', 5: 'outcome'}\nif p.level == 1: pass\nmatch level:\n    case 1: pass"
    assert len([*keyed_by_level(ast.parse(told))]) == 3


def test_the_command_offers_every_way_of_funding_levels(capsys: pytest.CaptureFixture[str]) -> None:
    assert f"--method {{{','.join(METHODS)}}}" in helped(capsys, "levels")


# forms of the brief


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_of_the_brief_is_offered_wherever_one_is_named(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = helped(capsys, "brief")
    assert f"{' or '.join(FORMS)}" in shown
    assert [
        doc for doc in (pf.brief.__doc__, pf.Brief.write.__doc__) if f"``{ending}``" not in (doc or "")
    ] == []
    (about,) = (line for line in helped_commands(capsys) if line.startswith("brief "))
    assert FORMS[ending].name in about
    with pytest.raises(pf.CaseError, match=re.escape(ending)):
        target_of(tmp_path / "brief.docx")


def helped_commands(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The commands, each with what it does, as the help lists them."""
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    listed = re.split(r"\n    (?=\w)", capsys.readouterr().out)
    return [" ".join(command.split()) for command in listed]


def test_a_new_form_of_the_brief_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = pf.brief(samples.plan("four_initiatives"), draws=8)
    with pytest.raises(pf.CaseError, match=r"ending in \.html or \.pdf; found \.pptx"):
        found.write(tmp_path / "brief.pptx")
    slides = Form("PowerPoint", lambda brief: ",".join(brief.frames).encode(), lambda: None)
    written = importlib.import_module("portfolio.report.brief.brief")
    monkeypatch.setattr(written, "FORMS", {**FORMS, ".pptx": slides})
    assert found.write(tmp_path / "brief.pptx").read_bytes() == ",".join(found.frames).encode()
    with pytest.raises(pf.CaseError, match=r"ending in \.html, \.pdf or \.pptx; found \.docx"):
        found.write(tmp_path / "brief.docx")
