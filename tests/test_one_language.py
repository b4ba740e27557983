"""A French case is answered in French: by every command and the documents it writes, every function that
gives sentences, every sheet, the explorer; ``tests/plots/test_every_picture.py`` looks at pictures. What has
no French stands in ``NOT_YET``, by name; a new command or function fails until it is tried here.
"""

from __future__ import annotations

import argparse
import inspect
import re
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from support.french_round import (
    GIVING,
    TABLES,
    english,
    english_in,
    french_plan,
    french_round,
    giving_round,
    own_words,
    write_round,
)

import portfolio as pf
from portfolio.arbitration.party_weights import party_weights
from portfolio.case.reserved_names import COMPROMISES
from portfolio.cli.command import _parser
from portfolio.cli.command_line import _KEYS, told_as_asked
from portfolio.cli.entry import main
from portfolio.report.tracker_export import tracker_forms
from portfolio.sharing.assistants.answers import Answering
from portfolio.sharing.assistants.held_round import HeldRound
from portfolio.sharing.assistants.tools import TOOLS
from portfolio.steering.maturity.questionnaire import levels
from portfolio.tables import SCHEMA, SCHEMAS, SETTINGS
from portfolio.words.phrases import en

NOT_YET = {
    "dictionary": "the page of the case format for whoever writes programs; templates say it in French",
    "verify": "a report on cells of notebooks for whoever writes them, which quotes what Python says",
}
"""Commands whose output is not held to be French here, and why."""


def commands() -> list[str]:
    """Every command there is."""
    parser = _parser()
    of = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return sorted(of.choices)


ASKED: Mapping[str, list[list[str]]] = {
    "allocate": [
        ["{case}", "-o", "{new}"],
        ["{case}", "--near", "plan", "--within", "50%"],
        ["{case}", "--gap", "0.2"],
        ["{case}", "-o", "{case}/case.toml"],
        ["{case}", "--within", "1%"],
        ["{case}", "--near", "rien.xlsx"],
        ["{tight}"],
        ["{giving}"],
    ],
    "arbitrate": [
        ["{case}", "-o", "{new}"],
        ["{case}", "--compromise", "max-min", "--near", "plan"],
        ["{case}", "--near", "plan", "--within", "50%"],
        ["{case}", "--compromise", "nasch"],
        ["{giving}", "-o", "{new}"],
    ],
    "assess": [
        ["--language", "fr", "--new", "{new}.toml"],
        ["--language", "fr", "--new", "{answers}"],
        ["--language", "fr", "--new", "{new}.txt"],
        ["{answers}"],
        ["{case}", "--language", "fr"],
        ["rien.toml", "--language", "fr"],
    ],
    "brief": [
        ["{case}", "-o", "{new}.html", "--draws", "4", "--tables", "{new}"],
        ["{case}", "-o", "{case}", "--language", "fr"],
        ["{giving}", "-o", "{new}.html", "--draws", "4"],
    ],
    "check": [["{case}"], ["{tight}"], ["{giving}"]],
    "collab": [
        ["--language", "fr", "--token", "court"],
        ["--language", "fr", "rien"],
    ],
    "compare": [["{case}"], ["{case}", "--near", "plan"]],
    "diff": [
        ["{case}", "{next}"],
        ["{case}", "{case}"],
        ["{next}", "{case}", "--tables", "{new}"],
        ["{case}", "{giving}"],
    ],
    "explain": [
        ["{case}"],
        ["{case}", "--ranges"],
        ["{case}", "paiee"],
        ["{case}", "--near", "plan"],
        ["{giving}"],
    ],
    "export": [["{case}", "{new}.xlsx"], ["{case}", "{new}.csv", "--for", "jira"], ["{case}", "{new}.pdf"]],
    "frontier": [
        ["{case}"],
        ["{case}", "--exact"],
        ["{case}", "--resource", "caise"],
        ["{case}", "--at", "1,2"],
    ],
    "import": [["list", "{list}", "-o", "{new}", "--budget", "50000"]],
    "levels": [["{case}"], ["{case}", "--method", "list"]],
    "mcp": [["{new}", "--language", "fr"]],
    "new": [
        ["{new}.xlsx", "--language", "fr"],
        ["{new}", "--from", "douzaine"],
        ["--repository", "{new}", "--language", "fr", "--periods", "T1"],
        ["--repository", "{case}", "--from", "douzaine"],
        ["{case}", "--from", "douzaine"],
    ],
    "replay": [["{record}", "{case}"], ["{record}", "{next}"]],
    "roll": [
        ["{case}", "--to", "T2 2027", "--best", "-o", "{new}"],
        ["{case}", "--to", "T2 2027", "-o", "{new}"],
        ["{giving}", "--to", "T2 2027", "--best", "-o", "{new}"],
    ],
    "save": [["{case}", "{new}.xlsx"]],
    "share": [["{case}", "--token", "court"]],
    "simulate": [["{case}", "--draws", "4", "-o", "{new}"]],
    "stability": [["{case}", "--near", "plan"]],
    "whatif": [
        ["{case}", "caisse -10%", "financer avis"],
        ["{case}", "caissee -10%"],
        ["{case}", "bonjour"],
        ["{giving}", "sans la règle Noé à la fois"],
    ],
}
"""What each command is asked: ``{case}`` is the round, ``{tight}`` one that no portfolio meets, ``{loose}``
one with more money, ``{giving}`` one with rules and transfers, ``{list}`` a list, ``{answers}`` some to the
questionnaire, ``{record}`` what was agreed, ``{new}`` a name that is free.
"""


NAMES: Mapping[str, set[str]] = {
    "arbitrate": {*COMPROMISES},
    "assess": {*pf.questionnaire()["question"], *(level.section for level in levels()[1:])},
    "indicators": {*SCHEMA},
    "means": {"from", "to", "given", "gained"},
    "diff": {"funded"},
    "roll": {*SCHEMA, SETTINGS.name, *(name for s in (*SCHEMAS, SETTINGS) for name in s.names)},
    "export": {heading for form in tracker_forms().values() for heading in form.columns},
}
"""What else is a name: a column of what was asked; questions and their sections; cells to be filled in, by
table and column; tables that figures are read from; fields of a tracker.
"""


DOCUMENTS: Mapping[str, set[str]] = {"arbitrate": {".md"}, "brief": {".html"}}
"""What commands write to be read."""


def test_every_command_is_tried() -> None:
    assert {*ASKED} | {*NOT_YET} == {*commands()}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    root = tmp_path_factory.mktemp("tour")
    tight = "resource,kind,unit,T1 2027,T2 2027,T3 2027,T4 2027 / caisse,budget,EUR,10000,10000,10000,10000"
    more = tight.replace("10000,10000,10000,10000", "90000,90000,90000,90000")
    team = "équipe,capacity,jours-homme,,,,"
    listed = root / "projets.csv"
    listed.write_text("Projet;Valeur;Coût\nPaie en ligne;8;20000\nTri des colis;5;40000\n", encoding="utf-8")
    answers = root / "réponses.toml"
    answers.write_text(
        """language = "fr"
        dates_written = 7
        delays_announced = "toujours"
        on_time_counted = [1]
        ["équipe"]
        quoi = 1
        [scope]
        cost_estimated = 2
        done_defined = ""
        """,
        encoding="utf-8",
    )
    record, _ = pf.arbitrate(french_round()).record().save(root)
    return {
        "answers": answers,
        "record": record,
        "loose": write_round(
            root / "large", resources=f"{tight} / équipe,capacity,jours-homme,,,,".replace("10000", "90000")
        ),
        "case": write_round(root / "cas"),
        "next": write_round(root / "suite", resources=f"{more} / {team}"),
        "tight": write_round(root / "serré", resources=f"{tight} / {team}"),
        "list": listed,
        "giving": write_round(
            root / "donné", resources=TABLES["resources"].replace("60,60,60,60", "40,40,40,40"), **GIVING
        ),
    }


@pytest.mark.parametrize("command", sorted({*ASKED} - {*NOT_YET}))
def test_a_command_speaks_the_language_of_the_case(
    command: str,
    places: Mapping[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = own_words(giving_round()) | NAMES.get(command, set()) | {command}
    for number, asked in enumerate(ASKED[command]):
        filled = [a.format(new=tmp_path / f"sortie{number}", **places) for a in asked]
        main([command, *filled])
        said = capsys.readouterr()
        told = "\n".join([said.out, said.err])
        for path in (tmp_path, *places.values()):
            told = told.replace(str(path), " ")
        assert told.strip()
        assert english_in(told, own) == [], f"{command} {' '.join(asked)}:\n{told}"
    documents = [path for path in tmp_path.rglob("*") if path.suffix in (".html", ".md")]
    assert {path.suffix for path in documents} == DOCUMENTS.get(command, set())
    for document in documents:
        text = seen(document.read_text(encoding="utf-8"))
        assert english_in(text, own) == [], f"{document.name}:\n{text}"


def seen(page: str) -> str:
    """The words of a page that people see."""
    return unescape(re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", page, flags=re.S))


@cache
def ranked_round() -> pf.Case:
    """The round with what RICE ranks by."""
    head, *rows = TABLES["initiatives"].split(" / ")
    scored = [f"{row},{100 * n},2,0.8,{n}" for n, row in enumerate(rows, start=1)]
    with tempfile.TemporaryDirectory() as place:
        initiatives = " / ".join([f"{head},reach,impact,confidence,effort", *scored])
        return pf.load(write_round(Path(place) / "tour", initiatives=initiatives))


SHOWN: Mapping[str, Callable[[], object]] = {
    "alignment": lambda: pf.alignment(french_round(), french_plan().funded),
    "allocate": french_plan,
    "alternatives": lambda: pf.alternatives(french_plan()),
    "appraise": lambda: pf.appraise(french_round(), ["paie", "quai"]),
    "arbitrate": lambda: pf.arbitrate(french_round()),
    "assess": lambda: pf.assess(dict.fromkeys(pf.questionnaire()["question"], 2), language="fr"),
    "business_case": lambda: pf.business_case(french_plan()),
    "cash_flow": lambda: pf.cash_flow(french_plan()),
    "chains": lambda: pf.chains(french_round()),
    "compare": lambda: pf.compare(french_round()),
    "core_index": lambda: pf.core_index(french_round(), {"clientèle": (40, 60)}),
    "delays": lambda: pf.delays(french_plan()),
    "diff": lambda: pf.diff(french_plan(), pf.allocate(pf.Problem(french_round()).without("gare"))),
    "explain": lambda: pf.explain(french_plan()),
    "frontier": lambda: pf.frontier(french_round(), at=[150_000, 240_000]),
    "history": lambda: pf.history([pf.arbitrate(french_round()).record("nash")]),
    "indicators": lambda: pf.indicators(french_round(), french_plan().funded),
    "levels": lambda: pf.levels(french_round()),
    "marginal_values": lambda: pf.marginal_values(french_plan()),
    "means": lambda: pf.means(pf.allocate(giving_round())),
    "nested_list": lambda: pf.nested_list(french_round(), [200_000, 240_000]),
    "protection": lambda: pf.protection(french_round(), draws=4),
    "price_of_decisions": lambda: pf.price_of_decisions(french_plan()),
    "rephase": lambda: pf.rephase(pf.allocate(giving_round())),
    "rankings": lambda: pf.rankings(ranked_round()),
    "rice": lambda: pf.rice(ranked_round()),
    "roadmap": lambda: pf.roadmap(french_plan()),
    "roll": lambda: pf.roll(french_plan(), "T2 2027"),
    "safest": lambda: pf.safest(french_round(), draws=4),
    "simulate": lambda: pf.simulate(french_round(), draws=4),
    "stability": lambda: pf.stability(french_round(), french_round().plan),
    "whatif": lambda: pf.whatif(french_plan(), "caisse -10%"),
}
"""What each function of the package shows of the round."""
UNSHOWN = {
    "allocate_all": "a list of plans",
    "brief": "its command is held",
    "calibration": "needs what was delivered; its own tests",
    "explore": "its own tests",
    "assess_form": "its own tests",
    "export": "its sheets are held",
    "interactive": "its own tests",
    "load": "a case",
    "load_list": "its command is held",
    "plots": "its own tests",
    "questionnaire": "a frame to be read by programs",
    "replay": "its command is held",
    "rounds": "needs a database",
    "sample": "a case",
    "save": "shows nothing",
    "value": "a frame to be read by programs",
}
"""Names of the package that show nothing here, and why."""


def test_every_function_is_tried() -> None:
    public = {name for name in dir(pf) if name[0].islower()}
    assert {*SHOWN} | {*UNSHOWN} == public


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_what_a_function_shows_is_french(name: str) -> None:
    found = SHOWN[name]()
    html = found._repr_html_() if hasattr(found, "_repr_html_") else ""
    told = "\n".join([str(found), seen(html or "")])
    # columns that are left out are told by their names in the frame
    own = own_words(giving_round()) | NAMES.get(name, set())
    own |= {*map(str, found)} if isinstance(found, pd.DataFrame) else set()
    assert english_in(told, own) == [], told


PLAIN = {
    "whatif.changes": "the answer itself tells them in words",
    "whatif.read": "the answer itself tells them in words",
    "replay.outcome": "names places in record.json, for programs; the replay itself tells them in words",
}
"""Frames of results that do not show themselves, and why."""


def frames_of(found: object) -> dict[str, pd.DataFrame]:
    """The frames among the attributes of a result, by name."""
    if isinstance(found, pd.DataFrame):
        return {}
    names = [n for n in dir(type(found)) if not n.startswith("_")] + [*getattr(found, "__dict__", {})]
    held = {n: getattr(found, n) for n in names if not n.startswith("_")}
    return {n: value for n, value in held.items() if isinstance(value, pd.DataFrame)}


RESULTS: Mapping[str, Callable[[], object]] = {
    **SHOWN,
    "party_weights": lambda: party_weights(french_round()),
    "replay": lambda: pf.replay(pf.arbitrate(french_round()).record("nash"), french_round()),
}


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_every_frame_of_a_result_shows_itself_in_french(name: str) -> None:
    frames = {f"{name}.{part}": frame for part, frame in frames_of(RESULTS[name]()).items()}
    plain = {part for part, frame in frames.items() if type(frame) is pd.DataFrame}
    assert plain - {*PLAIN} == set()
    for part, frame in frames.items():
        if part not in plain:
            own = own_words(giving_round()) | {*map(str, frame), *NAMES.get(name, ())}
            assert english_in(str(frame), own) == [], f"{part}\n{frame}"


TYPED = [
    "allocate",
    "allocate tour --gap rien",
    "allocate tour --near plan --nn",
    "allocate tour --within 3",
    "allocate tour --time-limit -3",
    "allocate tour --json=3",
    "allocate tour -o sqlite:///tour.db",
    "assess fichier --new autre",
    "brief tour --date hier",
    "frontier tour --at",
    "frontier tour --at=;",
    "frontier tour --at -3",
    "import list rien.csv -o tour",
    "import list",
    "levels tour --method rien",
    "rien",
    "simulate tour --draws 0",
]


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_wrongly_is_refused_in_the_language_that_is_asked_for(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main([*typed.split(), "--language=fr"])
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    told = "\n".join(line for line in capsys.readouterr().err.splitlines() if "[" not in line)
    # methods and commands are names
    assert english_in(told, {*commands(), "list", "optimal", "case", "COMMAND", "answers"}) == [], told


PLACES = {
    *("case", "target", "initiative", "before", "after", "answers", "record", "file", "notebooks", "changes"),
    *("COMMAND", "DIR", "FILE", "PLAN", "SHARE", "CHANGE", "VERSION", "NAME", "KIND", "CASE", "AMOUNT"),
    *("VALUE", "LABELS", "PERIOD", "NEXT", "DATE", "RECORD", "RESOURCE", "METHOD", "COMPROMISE"),
    *("TOKEN", "GAP", "KEY", "SHEET", "SEED"),
}
"""What help calls the places that something is typed in: names, as those of options are."""


def test_help_is_told_in_the_language_that_is_asked_for() -> None:
    with told_as_asked(["-h", "--language", "fr"]):
        parser = _parser()
        of = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
        pages = {"": parser.format_help()} | {name: one.format_help() for name, one in of.choices.items()}
    typed = {"list", "optimal", "initiative", "option", "start", "period", "value", "Product", "stdin"}
    own = PLACES | {*commands(), *COMPROMISES} | typed
    assert {name: english_in(page, own) for name, page in pages.items()} == {name: [] for name in pages}


@pytest.mark.parametrize(
    ("place", "words", "begins"),
    [
        ("fr_FR.UTF-8", ["-h"], "usage\N{NARROW NO-BREAK SPACE}: "),
        ("fr_FR.UTF-8", ["-h", "--language=en"], "usage: "),
        ("C.UTF-8", ["-h"], "usage: "),
        ("fr_FR.UTF-8", [], "usage: "),
    ],
)
def test_help_alone_follows_the_language_of_the_environment(
    place: str, words: list[str], begins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", place)
    with told_as_asked(words):
        assert _parser().format_help().startswith(begins)


def test_what_the_command_line_says_in_english_is_what_python_says() -> None:
    source = inspect.getsource(argparse)
    assert [said for key in _KEYS if repr(said := en.PHRASES[f"typed_{key}"])[1:-1] not in source] == []


CALLS: Mapping[str, Mapping[str, object]] = {
    "brief": {"draws": 4},
    "decide": {"initiative": "tri", "decision": "reject", "by": "Zoé", "reason": "promesse"},
    "explain": {"initiatives": ["tri", "gare"]},
    "frontier": {"at": ["-10%"]},
    "keep_scenario": {"name": "court", "changes": ["caisse -10%"]},
    "whatif": {"changes": ["caisse -10%", "sans la règle Noé à la fois"]},
}
"""What an assistant gives, where it gives something."""


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS])
def test_an_assistant_is_answered_in_french(tool: str, tmp_path: Path) -> None:
    place = write_round(tmp_path / "tour", **GIVING)
    asked = Answering(HeldRound(place, None), writes=True)
    takes = {argument.name for argument in asked.takes[tool]}
    example = next(one.example for one in TOOLS if one.name == tool)
    own = own_words(giving_round()) | takes | {tool, example, "court", "promesse"}
    for given in (CALLS.get(tool, {}), {"rien": 1}):
        told = asked.answer(tool, given, threading.Event()).text.replace(str(place), " ")
        assert english_in(told, own) == [], told


REFUSED: Mapping[str, Callable[[], object]] = {
    "agreed_by": lambda: pf.arbitrate(french_round()).record("nash", agreed_by=[""]),
    "alpha": lambda: pf.safest(french_round(), alpha=2),
    "at": lambda: pf.frontier(french_round(), at=["x"]),
    "between": lambda: pf.plots.parties(pf.arbitrate(french_round()), between=["ici", "là"]),
    "budgets": lambda: pf.nested_list(french_round(), [-1]),
    "compromise": lambda: pf.arbitrate(french_round()).compromise("x"),
    "draws": lambda: pf.simulate(french_round(), draws=0),
    "explain": lambda: pf.explain(french_plan(), "x"),
    "file": lambda: pf.brief(french_plan(), "tour.doc"),
    "funded": lambda: pf.value(french_round(), [("x",)]),
    "gap": lambda: pf.allocate(french_round(), gap=-1),
    "given": lambda: pf.allocate(french_round(), near=[("rien", "pleine", "T1 2027")]),
    "late": lambda: pf.frontier(french_round(), time_limit=1e-6),
    "level": lambda: pf.explain(pf.allocate(pf.Problem(french_round()).at_level(5))),
    "method": lambda: pf.levels(french_round(), method="x"),  # type: ignore[arg-type]
    "n_jobs": lambda: pf.allocate_all([french_round()], n_jobs=0),
    "record": lambda: pf.arbitrate(french_round()).record([("paie", "pleine", "T1 2027")]),
    "records": lambda: pf.history([pf.arbitrate(french_round()).record("nash"), 3]),  # type: ignore[list-item]
    "replay": lambda: pf.replay("rien.json", french_round()),
    "size": lambda: pf.plots.roadmap(french_plan(), size="x"),  # type: ignore[arg-type]
    "solver": lambda: pf.allocate(french_round(), solver="rien"),
    "time_limit": lambda: pf.simulate(french_round(), draws=2, time_limit=-1),
    "to": lambda: pf.roll(french_plan(), "x"),
    "tracker": lambda: pf.export(french_plan(), "tour.csv", tracker="x"),
    "within": lambda: pf.allocate(french_round(), near=french_round().plan, within=3),
}
"""What is asked wrongly, by what is wrong."""
ARGUMENTS = {"gap", "time_limit", "least-regret", "max-min", "funded", "between"}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_asked_wrongly_is_refused_in_french(name: str) -> None:
    with pytest.raises(pf.PortfolioError) as error:
        REFUSED[name]()
    assert english_in(str(error.value), own_words(french_round()) | ARGUMENTS) == [], str(error.value)


def texts_of(book: Path) -> Iterator[tuple[str, str]]:
    """Every text of a workbook and where it stands: names of sheets, cells, comments, what warns of a cell,
    words in formulas, headers and footers, charts.
    """
    for sheet in openpyxl.load_workbook(book):
        yield sheet.title, sheet.title
        for part in (sheet.oddFooter, sheet.oddHeader):
            yield sheet.title, " ".join(p.text or "" for p in (part.left, part.center, part.right))
        for rule in sheet.data_validations.dataValidation:
            yield (
                sheet.title,
                " ".join(filter(None, (rule.promptTitle, rule.prompt, rule.error, rule.errorTitle))),
            )
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            place, text = (
                f"{sheet.title} {cell.coordinate}",
                cell.value if isinstance(cell.value, str) else "",
            )
            yield place, " ".join(re.findall(r'"([^"]*)"', text)) if text.startswith("=") else text
            yield place, cell.comment.text if cell.comment else ""
    with zipfile.ZipFile(book) as inside:
        for part in inside.namelist():
            if "chart" in part or "docProps" in part:
                yield part, " ".join(re.findall(r"<(?:a:t|dc:title)>([^<]*)<", inside.read(part).decode()))


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_every_sheet_of_the_workbook_is_french(tmp_path: Path) -> None:
    pf.export(french_plan(), tmp_path / "tour.xlsx", arbitration=pf.arbitrate(french_round()))
    # cells that name a table or a column of the format
    own = own_words(french_round()) | {"category", "mandatory", "fund", "capacity"}
    found = [
        (place, text, e) for place, text in texts_of(tmp_path / "tour.xlsx") if (e := english_in(text, own))
    ]
    assert found == []


def test_the_explorer_is_french() -> None:
    explorer = pf.explore(french_round())
    assert explorer.wait(60)
    # what hides beside a word, such as a title, is read too
    told = [text for widget in widgets_of(explorer.box) for text in texts_of_widget(widget)]
    assert len(told) > 50
    own = own_words(french_round())
    assert [(text, e) for text in told if (e := english_in(text, own))] == []


def widgets_of(widget: Any) -> list[Any]:
    return [widget, *(w for child in getattr(widget, "children", ()) for w in widgets_of(child))]


def texts_of_widget(widget: Any) -> Iterator[str]:
    """What a widget shows: words, what is chosen from, titles of tabs."""
    for name in ("description", "placeholder", "tooltip", "value"):
        if isinstance(text := getattr(widget, name, None), str):
            yield seen(text)
            yield from (unescape(title) for title in re.findall(r"title='([^']*)'", text))
    yield from (str(o[0] if isinstance(o, tuple) else o) for o in getattr(widget, "options", None) or ())
    yield from map(str, getattr(widget, "titles", ()))


def test_english_is_found_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    own = own_words(french_round())
    assert english_in("Impact 3 points, borne 3 (optimal) ; initiatives financées : 2", own) == []
    assert english_in("Ce qui le bloque : quai is funded", own) == ["funded", "is"]
    assert english_in("sans réponse, and it must be found") == ["and", "be", "found", "it", "must"]
    assert {"the", "must", "found", "funded", "delivery"} <= english()
    assert english_in("must be funded", ["must be funded"]) == []
    assert english_in("mustard", ["must"]) == []
