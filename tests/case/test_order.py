"""What the order of rows decides, and what not: fingerprints, equality, records, replays and differences
say the same.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.case.compared import inputs

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def rewritten(sample: str, target: Path, seed: int, leave: Iterable[str] = ()) -> Path:
    """A copy of a sample with the rows and columns of its tables in another order, and a blank column of
    one's own in each.
    """
    rng = random.Random(seed)
    shutil.copytree(SAMPLES / sample, target)
    for path in sorted(target.glob("*.csv")):
        if path.stem in leave:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        order = list(range(len(head)))
        if path.stem not in ("resources", "requirements"):
            rng.shuffle(order)
        rng.shuffle(rows)
        # of an initiative's options the first wins ties; changes are made in turn
        if path.stem in ("options", "scenarios"):
            first = head.index("initiative" if path.stem == "options" else "scenario")
            rows.sort(key=lambda row: row[first])
            before = list(csv.reader((SAMPLES / sample / path.name).open(encoding="utf-8", newline="")))[1:]
            rows = [
                row for name in dict.fromkeys(r[first] for r in rows) for row in before if row[first] == name
            ]
        own = path.stem not in ("resources", "requirements")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [head[k] for k in order] + ["mine"] * own if r is head else [r[k] for k in order] + [""] * own
                for r in [head, *rows]
            )
    return target


@pytest.mark.parametrize("seed", [1, 2])
def test_a_record_is_the_same_whatever_the_order_of_rows(tmp_path: Path, seed: int) -> None:
    # parties stand in a record as they do in their table
    case, other = (
        pf.load(SAMPLES / "dozen"),
        pf.load(rewritten("dozen", tmp_path / "other", seed, leave=["parties"])),
    )
    assert case == other
    assert case.fingerprints == other.fingerprints
    record = pf.arbitrate(case).record("nash")
    assert record.json == pf.arbitrate(other).record("nash").json
    replayed = pf.replay(record, other)
    assert replayed.same
    assert str(replayed) == "The same: inputs and outcome are what the record says."
    plans = pf.allocate(case), pf.allocate(other)
    assert plans[0].choices == plans[1].choices
    assert plans[0].impact == plans[1].impact
    assert pf.diff(*plans).inputs.empty
    frames = [pf.explain(plan).sort_index() for plan in plans]
    assert frames[0].equals(frames[1])


def test_a_round_of_every_table_has_one_fingerprint_and_one_draw(tmp_path: Path) -> None:
    case, other = pf.load(SAMPLES / "scaleup"), pf.load(rewritten("scaleup", tmp_path / "other", 3))
    assert case.fingerprints == other.fingerprints
    draws = [pf.Draws.sampled(c, 4, 0) for c in (case, other)]
    keys = ["initiative", "option", "kpi"]
    first, second = (
        d[3].contributions.sort_values(keys, ignore_index=True)[[*keys, "expected"]] for d in draws
    )
    assert first.equals(second)


def test_a_record_of_parties_in_another_order_is_replayed_as_the_same(tmp_path: Path) -> None:
    case, other = pf.load(SAMPLES / "dozen"), pf.load(rewritten("dozen", tmp_path / "other", 4))
    assert pf.replay(pf.arbitrate(case).record("nash"), other).same


def test_the_order_of_options_decides_and_is_told(make: Make) -> None:
    tables = {
        "initiatives": "initiative / A",
        "requirements": "initiative,resource,1 / A,cash,2",
        "contributions": "initiative,kpi,expected / A,users,3",
    }
    case = make(**tables, options="initiative,option / A,one / A,two")
    other = make(**tables, options="initiative,option / A,two / A,one")
    assert [c.option for c in pf.allocate(case).choices] == ["one"]
    assert [c.option for c in pf.allocate(other).choices] == ["two"]
    assert case != other
    assert list(inputs(case, other)) == [("options", "order", "", "one", "another")]


def test_the_order_of_a_scenarios_changes_and_of_periods_decides(make: Make) -> None:
    rows = ["twice,resources,cash,Q1,× 2", "twice,resources,cash,Q1,+ 1"]
    head = "scenario,table,row,column,change / "
    resources = "resource,kind,Q1 / cash,budget,1"
    case, other = (
        make(resources=resources, scenarios=head + " / ".join(some)) for some in (rows, rows[::-1])
    )
    assert case != other
    assert list(inputs(case, other))
    before, after = (
        make(resources=f"resource,kind,{labels} / cash,budget,1,1") for labels in ("Q1,Q2", "Q2,Q1")
    )
    assert before != after


def test_rows_of_one_name_in_another_order_are_no_difference(make: Make) -> None:
    head = "initiative,resource,1,note / "
    case, other = (
        make(requirements=head + " / ".join(rows))
        for rows in (["A,cash,1,x", "A,cash,2,y"], ["A,cash,2,y", "A,cash,1,x"])
    )
    assert case == other
    assert list(inputs(case, other)) == []


def test_what_is_equal_differs_in_nothing_and_what_differs_is_told(make: Make) -> None:
    case = make("own = 1")
    for other, told in ((make("own = 1"), []), (make("own = 2"), [("settings", "own", "value", "1", "2")])):
        assert list(inputs(case, other)) == told
        assert (case == other) == (not told)
