"""The sample with work in flight: what rolling makes of scaleup, filled in, and what it is there to show."""

from __future__ import annotations

import importlib.util
from functools import cache
from types import ModuleType

import pytest
from support import samples

import portfolio as pf
from portfolio.explanation.means import hires_of, without_transfers
from portfolio.model.reference import changes_frame, lines_of

pytestmark = pytest.mark.xdist_group("scaleup_next")  # it is solved once


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_scaleup_next", samples.FOLDER.parent / "make_scaleup_next.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def close() -> pf.Allocation:
    case = samples.case("scaleup_next")
    return pf.allocate(case, near=case.plan, within=0.02)


def test_it_is_what_rolling_makes_of_the_best_plan_and_what_the_script_lists() -> None:
    make = script()
    rolled = make.rolled(samples.plan("scaleup"))
    assert make.filled_in(rolled.case) == samples.case("scaleup_next")
    asked = rolled.todo[rolled.todo.column.isin(["realised", "scope_delivered", "scope", "effort"])]
    case = samples.case("scaleup_next")
    for table, row, column in asked[["table", "row", "column"]].itertuples(index=False):
        named = case.written[table].keys()
        keys = [" / ".join(key[: row.count(" / ") + 1]) for key in named]
        assert case.written[table][column][keys.index(row)] is not None, (table, row, column)


def test_few_remarks() -> None:
    assert len(samples.case("scaleup_next").remarks) < 7  # two of them on hires, which free weeks


def test_some_of_what_runs_is_worth_stopping_though_stopping_it_takes_money() -> None:
    case, plan = samples.case("scaleup_next"), samples.plan("scaleup_next")
    running = set(case.initiatives.initiative[case.initiatives.status == "running"])
    stopped = running - {c.initiative for c in plan.choices}
    assert len(running) == 5
    assert stopped == {"credit-limits", "retail-edi"}
    assert plan.problem.case.requirements.query("option == 'stop' and resource == 'opex'")["1"].sum() > 0
    for initiative in stopped:
        assert pf.allocate(plan.problem.with_funded(initiative), gap=2e-3).bound < plan.impact


def test_a_plan_that_stays_close_to_the_plan_of_record_changes_far_less() -> None:
    case, best = samples.case("scaleup_next"), samples.plan("scaleup_next")
    changed = changes_frame(case, lines_of(case, case.plan), best.choices)
    assert 2 * len(close().changes) < len(changed)
    assert close().impact >= best.impact * (1 - 0.02)


def test_means_are_a_choice_some_of_which_pays() -> None:
    case, plan = samples.case("scaleup_next"), samples.plan("scaleup_next")
    used = set(plan.transfers.transfer)
    assert {"opex a quarter earlier", "data contractors"} <= used < set(case.transfers.transfer)
    bare = pf.allocate(without_transfers(case, list(case.transfers.transfer)))
    assert plan.impact > 1.02 * bare.impact
    assert set(hires_of(case)) == {"hire-data-engineer", "hire-reliability-engineer"}
    # contracts are whole, and what is lent stays below its ceiling
    most = case.transfers.set_index("transfer")
    for row in plan.transfers.itertuples():
        assert row.given % most.step[row.transfer] == 0
        assert row.given <= most["max"][row.transfer]
