"""What becomes of relations when one side is delivered, has begun or is gone."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import assert_never

from portfolio.continuity.draft import Cells, Draft, exactly
from portfolio.continuity.turn import Turn
from portfolio.tables import Row
from portfolio.tables.numbers import exact
from portfolio.tables.relations import Relation
from portfolio.words.figures import number
from portfolio.words.sentences import listing

type Key = tuple[str, ...]


def leftover_relations(turn: Turn, draft: Draft, gone: Collection[str]) -> None:
    """The relations of the next round; ``gone`` are those that are not in it. A synergy with what is
    delivered becomes a contribution of the other.
    """
    kept: list[Cells] = []
    table = turn.case.written["relations"]
    for row, cells, key in zip(table, draft.rows["relations"], table.keys(), strict=True):
        match kind := Relation(row["relation"]):
            case Relation.REQUIRES:
                changed = _requires(turn, row, key, gone)
            case Relation.EXCLUDES | Relation.TOGETHER | Relation.SYNERGY:
                changed = _pair(turn, draft, row, key, gone, kind)
            case _:
                assert_never(kind)
        if changed is not None:
            kept.append(cells | changed)
    draft.rows["relations"] = kept


def _requires(turn: Turn, row: Row, key: Key, gone: Collection[str]) -> Cells | None:
    """The cells of a requirement that change, or None where it leaves."""
    i, others, place = row["initiative"], turn.others(row), ("relations", key, "")
    if i in gone:
        # it left, and what bound it; one that was promised for later is nobody's duty any more
        owed = [other for other in others if other not in turn.delivered]
        if i in turn.delivered and len(owed) == len(others):
            turn.notes.leave(place, row["other"], "roll_owed", i=i)
        return None
    delivered = [other for other in others if other in turn.delivered]
    if delivered:
        turn.notes.leave(place, row["other"], "roll_met", other=_names(turn, delivered))
        return None
    changed: Cells = {}
    if i in turn.begun and row["lag"] is not None:
        turn.notes.leave((*place[:2], "lag"), row["lag"], "roll_start_met", i=i)
        changed["lag"] = None
    if lost := [other for other in others if other in gone]:
        turn.notes.leave((*place[:2], "other"), row["other"], "roll_no_partner", other=_names(turn, lost))
        changed["other"] = " | ".join(other for other in others if other not in gone)
    return changed


def _pair(
    turn: Turn, draft: Draft, row: Row, key: Key, gone: Collection[str], kind: Relation
) -> Cells | None:
    """Nothing changes while both are there; else it leaves."""
    pair = (row["initiative"], *turn.others(row))
    lost = [i for i in pair if i in gone]
    if not lost:
        return {}
    place, there = ("relations", key, ""), [i for i in pair if i not in gone]
    if there and kind is Relation.SYNERGY and lost[0] in turn.delivered:
        if _contributes(turn, draft, there[0], row["kpi"], exact(row["amount"])):
            phrase = "roll_synergy"
        else:
            phrase = "roll_synergy_lost"
        amount = number(row["amount"], turn.notes.language)
        turn.notes.leave(
            place, row["other"], phrase, other=lost[0], i=there[0], amount=amount, kpi=row["kpi"]
        )
    elif there and kind is Relation.TOGETHER and lost[0] in turn.delivered:
        turn.notes.leave(place, row["other"], "roll_owed", i=lost[0])
    elif there:
        turn.notes.leave(place, row["other"], "roll_no_partner", other=lost[0])
    return None


def _contributes(turn: Turn, draft: Draft, i: str, kpi: str, by: Fraction) -> bool:
    """Each option of an initiative is expected to move a KPI by so much more, its success reckoned in: a
    synergy is not multiplied by it, and a contribution is. Whether all of them can.
    """
    rows = draft.rows["contributions"]
    options = {o: row for (owner, o), row in turn.case.rows("options").items() if owner == i}
    if listed := {row["option"] for row in draft.rows["options"] if row["initiative"] == i}:
        options = {o: row for o, row in options.items() if o in listed}
    mine = {row.get("option"): row for row in rows if row["initiative"] == i and row["kpi"] == kpi}
    whole = True
    for option, shown in options.items():
        if not shown["success"]:
            whole = False
            continue
        more = by / exact(shown["success"])
        old, alone = mine.get(option), mine.get(None)
        if old is None and alone is not None and len(options) == 1 and shown["delivers"]:
            alone |= _moved(alone, more=more / exact(shown["delivers"]))
            continue
        if old is None:
            general, share = mine.get(None, {"expected": 0.0}), exact(shown["delivers"])
            old = {"initiative": i, "option": option, "kpi": kpi} | _moved(general, times=share)
            rows.append(old)
        old |= _moved(old, more=more)
    return whole


def _moved(row: Cells, times: Fraction = Fraction(1), more: Fraction = Fraction(0)) -> Cells:
    """The range of a contribution, multiplied and moved."""
    numbers = {c: exactly(row.get(c)) for c in ("low", "expected", "high")}
    return {c: float(n * times + more) for c, n in numbers.items() if n is not None}


def _names(turn: Turn, initiatives: Collection[str]) -> str:
    return listing(list(initiatives), turn.notes.language)
