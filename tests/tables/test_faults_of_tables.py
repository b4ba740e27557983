"""Everything that reading a single table can find wrong or doubtful, in English and in French."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from support.french import not_french

import portfolio as pf
from portfolio.errors import Fault
from portfolio.tables import RawTable, headed, read_table
from portfolio.tables.text import told_apart
from portfolio.words import sentences
from portfolio.words.sentences import into

ROOM = Path(pf.__file__).parent / "tables"

TABLES: list[tuple[str, list[list[object]]]] = [
    # what numbers can't be
    ("objectives", [["objective", "weight"], ["a", "x"], ["b", "two"], ["c", "1,234"], ["d", "70 MD"]]),
    ("objectives", [["objective", "weight"], ["a", "1e999"], ["b", float("inf")], ["c", "-1"], ["d", 1e16]]),
    ("objectives", [["objective", "weight"], ["a", 1e-16], ["b", True], ["c", ""], ["", 1]]),
    ("objectives", [["objective", "weight"], ["a", datetime.date(2027, 1, 1)], ["b", "∞"]]),
    ("resources", [["resource", "kind", "2027Q1", "usable"], ["a", "budget", "inf", 80]]),
    ("options", [["initiative", "option", "duration"], ["A", "a", 1.5], ["A", "b", 1e16]]),
    ("decisions", [["initiative", "decision", "date"], ["A", "fun", "soon"], ["B", "no", ""]]),
    ("initiatives", [["initiative", "mandatory", "name"], ["A", "perhaps", "x"], ["B", "yes", "y"]]),
    ("objectives", [["objective", "weight"], ["a" * 1001, 1]]),
    (
        "objectives",
        [["objective", "weight"], ["z", 1], *([f"o{n}", "ab" + "x" * n] for n in range(1_200))],
    ),
    # columns of words, of scales, of percentages
    *(
        ("initiatives", [["initiative", heading], *([f"I{n}", word] for n, word in enumerate(words))])
        for heading, words in {
            "mandatory": ["high", "low", "so so", "rather"],
            "scope": ["large", "small"],
            "impact": ["large", "small"],
            "confidence": ["sure", "unsure"],
            "effort": ["large", "small"],
            "status": ["red", "green"],
        }.items()
    ),
    (
        "resources",
        [["resource", "kind", "A", "2027Q1"], ["a", "budget", "mine", 1], ["b", "budget", "yours", 1]],
    ),
    ("initiatives", [["initiative", "confidence"], ["A", 1], ["B", 5]]),
    ("initiatives", [["initiative", "confidence"], ["A", 20], ["B", 50]]),
    # which mark is the decimal one
    ("objectives", [["objective", "weight"], ["a", "1.250"], ["b", "0.5"]]),
    ("objectives", [["objective", "weight"], ["a", "1,250"], ["b", "0,5"]]),
    # headings
    ("objectives", [["objective", "weight", "Weight"], ["a", 1, 1]]),
    ("objectives", [["objective", "weight", "Notes_x", "notes x"], ["a", 1, 1, 1]]),
    ("objectives", [["objective", "wieght"], ["a", 1]]),
    ("objectives", [["object", "weight"], ["a", 1]]),
    ("objectives", [["objective", "nmae", "weight"], ["a", "x", 1]]),
    ("objectives", [["objective", "name"], ["a", 1]]),
    ("objectives", [["", ""], ["a", 1]]),
    ("objectives", [["objective", "poids", "points"], ["a", 1, 2]]),
    ("objectives", [["objective", "weight", ""], ["a", 1, "x"]]),
    ("resources", [["resource", "kind", "2027Q1", "Total", "owner", "spare"], ["a", "budget", 1, 1, 1, ""]]),
    ("requirements", [["initiative", "resource", "1", "0"], ["A", "a", 1, 1]]),
    # rows
    ("objectives", [["objective", "weight"]]),
    ("objectives", [["objective", "weight"], ["a", 1, "x"], ["objective", "weight"], ["a", 2]]),
    ("options", [["initiative", "option"], ["A", "a"], ["A", "a"]]),
    ("contributions", [["initiative", "kpi", "expected"], ["A", "k", 1], ["A", "k", 1]]),
    ("initiatives", [["initiative", "state"], ["A", "x"], ["", "y"]]),
    ("initiatives", [["initiative", "state"], ["A", "x"], ["", "y"], ["", "z"]]),
    ("readings", [["kpi", "period", "value"], ["k", "2027", 1], ["", "", ""], ["l", "2027", 2]]),
    ("objectives", [["Objectives of 2027"], ["objective", "weight"], ["a", 1]]),
]


def faults_of(name: str, cells: Sequence[Sequence[object]]) -> list[Fault]:
    table, faults = read_table(headed(name, f"{name}.csv", list(enumerate(cells, start=1))))
    return [*faults, *table.doubts]


def keys_of_the_room() -> set[str]:
    """The phrases that the code of the room names."""
    texts = {
        node.value
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if text.startswith(("fault_", "remark_"))} - {"fault_words_"}


def test_everything_that_is_wrong_with_a_table_is_french_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    said: set[str] = set()
    plain = sentences.say

    def heard(language: str, key: str, /, **figures: Any) -> str:
        said.add(key)
        return plain(language, key, **figures)

    monkeypatch.setattr(sentences, "say", heard)
    faults = [fault for name, cells in TABLES for fault in faults_of(name, cells)]
    apart = [told_apart(*pair) for pair in (("A", "a"), ("а", "a"), ("ab", "a"))]
    for told in [fault.told("fr") for fault in faults] + [into(how, "fr") for how in apart]:
        assert not_french(told) == [], told
    # told elsewhere: in quotes by a figure, and at another table
    assert keys_of_the_room() - said - {"fault_quoted", "fault_rule_choice", "fault_rule_id"} == {
        "fault_elsewhere"
    }


FRENCH = [["Objectif", "Intitulé", "Poids"], ["a", "x", "beaucoup"], ["b", "y", 1.5], ["b", "z", -2.5]]


def test_a_file_with_french_headings_is_spoken_of_in_its_words() -> None:
    file = sentences.sentence("list_sheet", name="Objectifs")
    _, faults = read_table(headed("objectives", file, list(enumerate(FRENCH, start=1))))
    told = [fault.told("fr").replace("\u202f", " ") for fault in faults]
    assert told == [
        "feuille Objectifs, ligne 2, colonne Poids : doit être un nombre ≥ 0 ; trouvé : « beaucoup »."
        " Écrire un nombre.",
        "feuille Objectifs, ligne 4, colonne Poids : doit être un nombre ≥ 0 ; trouvé : -2,5. Corriger cette"
        " valeur.",
        "feuille Objectifs, ligne 4, colonne Objectif : doit être unique ; trouvé : Objectif « b », déjà en"
        " ligne 3. Renommer ou supprimer l’un des deux.",
    ]
    # in English the names are those of the format, as for whoever reads the fault by its column
    assert [str(fault).partition(":")[0] for fault in faults] == [
        "sheet Objectifs, row 2, column weight",
        "sheet Objectifs, row 4, column weight",
        "sheet Objectifs, row 4, column objective",
    ]


def test_a_reference_is_to_a_table_as_the_file_would_call_it() -> None:
    cells = [["Résultat clé", "Objectif", "Indicateur"], ["r", "", "k"]]
    [fault] = faults_of("key_results", cells)
    assert (
        fault.told("fr")
        .replace("\u202f", " ")
        .endswith(
            "colonne Objectif : doit être un identifiant de la table Objectifs ; la cellule est vide. La"
            " remplir, ou supprimer la ligne."
        )
    )
    english = [["key_result", "objective", "kpi"], ["r", "", "k"]]
    [fault] = faults_of("key_results", english)
    assert "doit être un identifiant de la table objectives" in fault.told("fr")


def test_a_million_bad_cells_are_put_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    plain = sentences.say

    def counted(language: str, key: str, /, **figures: Any) -> str:
        nonlocal count
        count += 1
        return plain(language, key, **figures)

    monkeypatch.setattr(sentences, "say", counted)
    rows = [(n, [f"o{n}", f"{n} points"]) for n in range(2, 20_002)]
    _, faults = read_table(RawTable("objectives", "objectives.csv", ["objective", "weight"], rows))
    assert len(faults) == 1
    assert count < 50
