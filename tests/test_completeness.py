"""What is declared once is whole: every compromise, source, level and form has all its pieces, and a new one
that lacks some is told which, by name.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.markers import MarkerStyle
from support import samples

import portfolio as pf
from portfolio import cli
from portfolio.arbitration.compromises.criterion import Compromise, Stakes
from portfolio.arbitration.compromises.nash import NASH
from portfolio.arbitration.compromises.registry import COMPROMISES, picked
from portfolio.case import party_names
from portfolio.tables import SETTINGS
from portfolio.words.sentences import say

TESTS = Path(__file__).parent
LANGUAGES = SETTINGS["language"].choices


def has_phrase(language: str, key: str) -> bool:
    try:
        return bool(say(language, key))
    except KeyError as missing:
        return key not in str(missing)  # a figure that the phrase asks for is not what is missing


def without_phrase(*keys: str) -> Iterator[str]:
    return (f"the phrase {key} in {n}" for key in keys for n in LANGUAGES if not has_phrase(n, key))


def helped(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    return " ".join(capsys.readouterr().out.split())


# compromises


def lacking_of_compromise(compromise: Compromise) -> list[str]:
    """What a compromise of the registry lacks elsewhere, by name."""
    name = compromise.name
    lacking = [*without_phrase(f"compromise_{name}")]
    lacking += [f"{name} in party_names.COMPROMISES"] * (name not in party_names.COMPROMISES)
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
    assert tuple(COMPROMISES) == party_names.COMPROMISES
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
    of_parties = {f"{p}{ending}" for p in table.parties for ending in ("", *party_names.ENDINGS)}
    assert (columns | rows) - of_parties - party_names.TAKEN == set()


def test_a_new_compromise_is_told_what_it_lacks_and_gives_no_wrong_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def proportional(values: np.ndarray, stakes: Stakes) -> np.ndarray:
        return np.asarray(-np.ptp(stakes.gains(values), axis=1))

    new = Compromise(name="even", term="", formula="−(max − min) (v − d) / r", scores=proportional, mark="*")
    for module in ("arbitration.arbitration", "arbitration.compromises.registry", "plots.arbitration"):
        monkeypatch.setattr(f"portfolio.{module}.COMPROMISES", {**COMPROMISES, "even": new})
    assert lacking_of_compromise(new) == [
        "the phrase compromise_even in en",
        "the phrase compromise_even in fr",
        "even in party_names.COMPROMISES",
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
    values, stakes = np.array([[9.0, 1.0], [4.0, 4.0]]), Stakes(np.array([10.0, 10.0]), np.zeros(2))
    assert picked("even", values, stakes).tolist() == [1]


def test_a_compromise_without_one_of_its_fields_cannot_be_declared() -> None:
    given = {f.name: getattr(NASH, f.name) for f in dataclasses.fields(NASH)}
    for field in ("name", "term", "formula", "scores", "mark"):
        with pytest.raises(TypeError, match=re.escape(f"'{field}'")):
            Compromise(**{k: v for k, v in given.items() if k != field})
