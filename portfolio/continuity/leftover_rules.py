"""What becomes of rules when what they count is delivered or gone."""

from __future__ import annotations

from fractions import Fraction

from portfolio.case.defaults import FULL
from portfolio.continuity.draft import Cells, Draft, exactly
from portfolio.continuity.turn import Turn
from portfolio.model.effects import effects
from portfolio.model.rules import Rule, rules_of
from portfolio.tables import SCHEMA, Cell, says
from portfolio.tables.numbers import exact
from portfolio.tables.relations import Counted
from portfolio.tables.text import text_of
from portfolio.words.sentences import listing


def leftover_rules(turn: Turn, draft: Draft) -> None:
    """The rules of the next round: rows about what is gone leave. Of a rule about all that is funded, what
    is delivered has used its part: the bounds are lower by so much.
    """
    keys = turn.case.written["rules"].keys()
    rows = list(zip(draft.rows["rules"], keys, strict=True))
    kept: list[Cells] = []
    for rule in rules_of(turn.case):
        own = [(cells, key) for cells, key in rows if cells["rule"] == rule.name]
        bounds = {
            part: cells[part] for part in ("min", "max") for cells, _ in own if cells.get(part) is not None
        }
        when = next((cells["when"] for cells, _ in own if cells.get("when") is not None), None)
        left = []
        for cells, key in own:
            if missing := _missing(draft, cells):
                turn.notes.leave(("rules", key, ""), rule.name, "roll_no_partner", other=missing)
            else:
                left.append((cells | dict.fromkeys(("min", "max", "when")), key))
        if not left:
            continue
        used, who = _used(turn, rule)
        first, key = left[0]
        first |= {"when": when}
        for part, bound in bounds.items():
            first[part] = bound
            if used:
                first[part] = float((exactly(bound) or Fraction(0)) - used)
                names = listing(who, turn.notes.language)
                turn.notes.assume_more(("rules", key, part), first[part], "roll_rule", other=names)
        kept += (cells for cells, _ in left)
    draft.rows["rules"] = kept


def _missing(draft: Draft, cells: Cells) -> str:
    """What a row names and the next round does not hold: the initiative, or the option; empty where it is
    there.
    """
    listed: dict[str, set[str]] = {}
    for row in draft.rows["options"]:
        listed.setdefault(str(row["initiative"]), set()).add(str(row["option"]))
    inside = [
        str(row["initiative"])
        for row in draft.rows["initiatives"]
        if (
            row["initiative"] == cells["initiative"]
            if cells.get("initiative") is not None
            else says(_filled(row, str(cells["by"])), str(cells["value"]))
        )
    ]
    if not inside:
        return text_of(cells.get("initiative"))
    there = any(cells.get("option") in (None, *listed.get(i, {FULL})) for i in inside)
    return "" if there else text_of(cells["option"])


def _filled(row: Cells, column: str) -> Cell:
    """A cell of an initiative as it is read: a blank is its column's default."""
    cell, known = row.get(column), {c.name: c.default for c in SCHEMA["initiatives"].columns}
    return known.get(column) if cell is None else cell


def _used(turn: Turn, rule: Rule) -> tuple[Fraction, list[str]]:
    """What is delivered counts for so much of a rule about all that is funded, and which that is."""
    if rule.counted is not Counted.FUNDED:
        return Fraction(0), []
    place = {option: n for n, option in enumerate(effects(turn.case).options)}
    weights = {i: float(rule.weight[place[i, turn.chosen[i].option]]) for i in turn.delivered}
    return Fraction(sum(exact(w) for w in weights.values())), [i for i, w in weights.items() if w]
