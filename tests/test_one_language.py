"""A French case is answered in French: by every command, every function that gives sentences, every sheet and
picture. What has no French yet stands in ``NOT_YET``, by name; a new command or function fails until it is
tried here.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.french_round import english, english_in, french_round, own_words, write_round

from portfolio.cli.command import _parser
from portfolio.cli.entry import main
from portfolio.report.tracker_export import tracker_forms
from portfolio.tables import SCHEMA, SCHEMAS, SETTINGS

NOT_YET = {
    "check": "the remarks on a case",
    "arbitrate": "its headings",
    "collab": "the door of a server",
    "diff": "its inputs",
    "dictionary": "the case format, whose names are English",
    "replay": "its report",
    "share": "the door of a server",
    "verify": "a report on notebooks, which are in no case's language",
}
"""Commands whose output is not held to be French, and what of it is not."""


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
    ],
    "assess": [["--language", "fr", "--new", "{new}.toml"]],
    "brief": [["{case}", "-o", "{new}.html", "--draws", "4", "--tables", "{new}"]],
    "check": [["{case}"], ["{tight}"]],
    "compare": [["{case}"], ["{case}", "--near", "plan"]],
    "explain": [["{case}"], ["{case}", "--ranges"], ["{case}", "paiee"], ["{case}", "--near", "plan"]],
    "export": [["{case}", "{new}.xlsx"], ["{case}", "{new}.csv", "--for", "jira"], ["{case}", "{new}.pdf"]],
    "frontier": [
        ["{case}"],
        ["{case}", "--exact"],
        ["{case}", "--resource", "caise"],
        ["{case}", "--at", "1,2"],
    ],
    "import": [["list", "{list}", "-o", "{new}", "--budget", "50000"]],
    "levels": [["{case}"], ["{case}", "--method", "list"]],
    "new": [["{new}.xlsx", "--language", "fr"], ["{new}", "--from", "douzaine"]],
    "roll": [
        ["{case}", "--to", "T2 2027", "--best", "-o", "{new}"],
        ["{case}", "--to", "T2 2027", "-o", "{new}"],
    ],
    "save": [["{case}", "{new}.xlsx"]],
    "simulate": [["{case}", "--draws", "4", "-o", "{new}"]],
    "stability": [["{case}", "--near", "plan"]],
    "whatif": [["{case}", "caisse -10%", "financer avis"], ["{case}", "caissee -10%"], ["{case}", "bonjour"]],
}
"""What each command is asked: ``{case}`` is the round, ``{tight}`` one that no portfolio meets, ``{list}`` a
list, ``{new}`` a name that is free.
"""


NAMES: Mapping[str, set[str]] = {
    "roll": {*SCHEMA, SETTINGS.name, *(name for s in (*SCHEMAS, SETTINGS) for name in s.names)},
    "export": {heading for form in tracker_forms().values() for heading in form.columns},
}
"""What else is a name: cells to be filled in, by table and column; fields of a tracker."""


def test_every_command_is_tried() -> None:
    assert {*ASKED} | {*NOT_YET} == {*commands()}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    root = tmp_path_factory.mktemp("tour")
    tight = "resource,kind,unit,T1 2027,T2 2027,T3 2027,T4 2027 / caisse,budget,EUR,10000,10000,10000,10000"
    listed = root / "projets.csv"
    listed.write_text("Projet;Valeur;Coût\nPaie en ligne;8;20000\nTri des colis;5;40000\n", encoding="utf-8")
    return {
        "case": write_round(root / "cas"),
        "tight": write_round(root / "serré", resources=f"{tight} / équipe,capacity,jours-homme,,,,"),
        "list": listed,
    }


@pytest.mark.parametrize("command", sorted({*ASKED} - {*NOT_YET}))
def test_a_command_speaks_the_language_of_the_case(
    command: str,
    places: Mapping[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = own_words(french_round()) | NAMES.get(command, set()) | {command}
    for number, asked in enumerate(ASKED[command]):
        filled = [a.format(new=tmp_path / f"sortie{number}", **places) for a in asked]
        main([command, *filled])
        said = capsys.readouterr()
        told = "\n".join([said.out, said.err])
        for path in (tmp_path, *places.values()):
            told = told.replace(str(path), " ")
        assert told.strip()
        assert english_in(told, own) == [], f"{command} {' '.join(asked)}:\n{told}"


def test_english_is_found_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    own = own_words(french_round())
    assert english_in("Impact 3 points, borne 3 (optimal) ; initiatives financées : 2", own) == []
    assert english_in("Ce qui le bloque : quai is funded", own) == ["funded", "is"]
    assert english_in("sans réponse, and it must be found") == ["and", "be", "found", "it", "must"]
    assert {"the", "must", "found", "funded", "delivery"} <= english()
    assert english_in("must be funded", ["must be funded"]) == []
    assert english_in("mustard", ["must"]) == []
