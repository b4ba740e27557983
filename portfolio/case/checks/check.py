"""Every check of a case across its tables, in turn. Each gives every fault that it finds."""

from __future__ import annotations

from collections.abc import Collection

from portfolio.case.alike import look_alikes, signs
from portfolio.case.checks.causes import causes
from portfolio.case.checks.initiatives import decisions, relations, starts, stopping
from portfolio.case.checks.judgements import apart, judgements, reserved_names
from portfolio.case.checks.limits import buckets, one_unit
from portfolio.case.checks.references import named_periods, references
from portfolio.case.checks.rules import rules
from portfolio.case.checks.strategy import Place, contributions, key_results, kpis
from portfolio.case.checks.transfers import transfers
from portfolio.case.settings import Settings
from portfolio.errors import Fault, counted
from portfolio.tables import SCHEMA, Tables


def check(
    tables: Tables,
    settings: Settings,
    periods: tuple[str, ...],
    doubtful: Collection[str] = (),
    unread: Collection[Place] = (),
    changed: Collection[str] = tuple(SCHEMA),
    names: bool = True,
) -> list[Fault]:
    """Every fault across the tables.

    What is reported already is passed over: ids in ``doubtful`` tables, which are missing or could not be
    read throughout, and the cells at the places ``unread``. Of tables that were checked before, only what
    depends on those in ``changed`` is looked at, and only numbers have changed in them unless ``names``.
    """
    faults: list[Fault] = []
    if names:
        faults += counted(references(tables, doubtful))
        faults += counted(named_periods(tables, periods))
    if "resources" in changed:
        faults += counted(one_unit(tables["resources"]))
    if "key_results" in changed:
        faults += counted(key_results(tables["key_results"], unread))
    if "kpis" in changed:
        faults += counted(kpis(tables["kpis"]))
    if "contributions" in changed:
        faults += counted(contributions(tables["contributions"]))
    if not {"initiatives", "options", "requirements", "decisions"}.isdisjoint(changed):
        # without the setting, the rule that admits most
        faults += counted(
            starts(tables, settings.finish_inside and "settings" not in doubtful, periods, doubtful)
        )
    if not {"initiatives", "options", "requirements"}.isdisjoint(changed):
        faults += counted(stopping(tables))
    if names or "relations" in changed:
        faults += counted(relations(tables))
    faults += counted(buckets(tables, doubtful))
    faults += counted(rules(tables, doubtful))
    faults += counted(transfers(tables, periods, doubtful))
    faults += counted(causes(tables, doubtful))
    faults += counted(reserved_names(tables))
    wrong = list(counted(judgements(tables["judgements"], tables["parties"])))
    faults += wrong
    if not wrong and not doubtful and not any(f.table == "judgements" for f in faults):
        faults += counted(apart(tables["judgements"], list(tables["objectives"]["objective"])))
    faults += counted(decisions(tables["decisions"]))
    faults += counted(look_alikes(tables))
    faults += counted(signs(tables, settings))
    return faults
