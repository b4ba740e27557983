"""A case is not saved over what somebody else has changed in its files since it was read."""

from __future__ import annotations

import importlib
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.errors import Fault
from portfolio.loaders.save import new
from portfolio.loaders.source import SourceKind

save_room = importlib.import_module("portfolio.loaders.save")  # a function of that name hides it
ROUND = Path("data/samples/four_initiatives")


def as_folder(place: Path) -> Path:
    return Path(shutil.copytree(ROUND, place / "round"))


def as_workbook(place: Path) -> Path:
    pf.save(pf.load(ROUND), place / "round.xlsx")
    return place / "round.xlsx"


def budgeted(case: pf.Case, amount: float) -> pf.Case:
    return edited(case, [("resources", "budget", "2027Q1", f"= {amount}")])


@pytest.mark.parametrize("made", [as_folder, as_workbook])
def test_what_somebody_else_saved_is_kept_and_told(made: Callable[[Path], Path], tmp_path: Path) -> None:
    place = made(tmp_path)
    mine, theirs = pf.load(place), pf.load(place)
    pf.save(budgeted(theirs, 70), place)
    with pytest.raises(pf.ChangedError) as raised:
        pf.save(budgeted(mine, 80), place)
    assert pf.load(place) == budgeted(mine, 70)
    assert raised.value.difference.to_dict("records") == [
        {"table": "resources", "row": "budget", "column": "2027Q1", "theirs": "70", "yours": "80"}
    ]
    # read again, or elsewhere, it is saved; and saved once, it is what was read
    pf.save(budgeted(mine, 80), tmp_path / f"elsewhere{place.suffix}")
    again = budgeted(pf.load(place), 80)
    pf.save(again, place)
    pf.save(again, place)
    assert pf.load(place) == again


def test_a_table_that_somebody_added_is_kept(tmp_path: Path) -> None:
    place = as_folder(tmp_path)
    mine = pf.load(place)
    added = b"rule,initiative,min\none,website,1\n"
    (place / "rules.csv").write_bytes(added)
    with pytest.raises(pf.ChangedError, match=r"rules\.csv must be as it was"):
        pf.save(edited(mine, []), place)
    assert (place / "rules.csv").read_bytes() == added


@pytest.mark.parametrize("made", [as_folder, as_workbook])
def test_of_many_who_save_at_once_one_does(made: Callable[[Path], Path], tmp_path: Path) -> None:
    place = made(tmp_path)
    cases = [budgeted(pf.load(place), 50 + k) for k in range(6)]
    told: list[int] = []

    def save(k: int) -> None:
        try:
            pf.save(cases[k], place)
            told.append(k)
        except pf.ChangedError:
            pass

    threads = [threading.Thread(target=save, args=(k,)) for k in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert pf.load(place) == cases[told[0]]


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_is_no_place_to_write_to_or_read_from(
    blank: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = pf.load(ROUND)
    monkeypatch.chdir(tmp_path)
    for asked in (
        lambda: pf.save(case, blank),
        lambda: pf.load(blank),
        lambda: new(blank, ["2027Q1"]),
        lambda: pf.export(case, blank),
        lambda: pf.brief(case).write(blank),
    ):
        with pytest.raises(pf.PortfolioError, match="found a blank"):
            asked()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["round", "round.xlsx"])
def test_what_another_made_at_the_same_moment_is_taken(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked whether anything is there, it was not yet; when it is written, it is."""
    place = tmp_path / target
    asked: list[object] = []

    def taken(kind: SourceKind, name: str) -> list[Fault]:
        asked.append(name)
        return [] if len(asked) == 1 else really(kind, name)

    really = save_room.taken
    new(place, ["2027Q1"])
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for again in (lambda: new(place, ["2028Q1"]), lambda: save_room.save_new(pf.load(ROUND), place, {})):
        asked.clear()
        monkeypatch.setattr(save_room, "taken", taken)
        with pytest.raises(pf.CaseError, match="Choose another"):
            again()
        assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
