"""The changes of scenarios, those that are said in words among them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from portfolio.case.edits import IN_WORDS, Edit
from portfolio.case.settings import Settings
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.said import UnclearError, heard
from portfolio.errors import Fault
from portfolio.tables import Table, Tables


def scenario_edits(
    scenarios: Table, tables: Tables, written: Tables, settings: Settings, periods: tuple[str, ...]
) -> tuple[dict[str, list[Edit]], list[Fault]]:
    """The changes of each scenario, and what is wrong with those in words. What is counted from a plan is
    counted from the plan of record.
    """
    plan = tables["plan"]
    starts = dict(zip(plan["initiative"], plan["start"], strict=True)) if len(plan) else None
    ground = Ground(tables, settings, periods, starts, written)
    found: dict[str, list[Edit]] = {}
    faults: list[Fault] = []
    for scenario, edits in Edit.rows(scenarios).items():
        own = found.setdefault(scenario, [])
        for edit in edits:
            if edit.table != IN_WORDS:
                own.append(edit)
                continue
            beside = [c for c in ("row", "column") if getattr(edit, c)]
            if beside:
                faults.append(edit.fault(beside[0], "must be blank beside a change in words. Clear it."))
                continue
            try:
                said = heard(ground, [edit.change], partial(_fault, edit))
            except UnclearError as unclear:
                faults += unclear
                continue
            own += [replace(e, line=edit.line, file=edit.file) for h in said for e in h.edits]
    return found, faults


def _fault(edit: Edit, _: str, problem: str) -> Fault:
    return edit.fault("change", problem)
