"""What the explorer shows of an answer, as HTML: headline, funded table, what is left out, attainment, load."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

from portfolio.explanation.ranges import between
from portfolio.explorer.answers import Found
from portfolio.explorer.pricing import Price
from portfolio.explorer.spoken import broken, line, option, period, stretch
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import NONE, Changes, changes
from portfolio.model.effects import effects
from portfolio.model.levels import IMPACT, said_at
from portfolio.model.transfers import spent
from portfolio.model.usage import spend_of
from portfolio.words.figures import money, number, per_cent, points, share_decimals
from portfolio.words.media import in_attribute, on_page
from portfolio.words.sentences import listing, quoted, say, with_unit

_MOVES = 3
"""So many initiatives that would move are named; all of them where one points at the cell."""
_BARS = 20
"""So many letters are a bar: one for 5 %."""
_HEAD = (
    "",
    "explorer_name",
    "explorer_option",
    "explorer_when",
    "explorer_points",
    "explorer_cost",
    "explorer_replacement",
)
_KINDS = ("s", "t", "", "w", "n", "n", "h")
_MINUS = "\N{MINUS SIGN}"
_CHANGED = {"in": "+", "out": _MINUS, "option": "~", "start": "~"}


def headline(found: Found, asking: bool, language: str) -> str:
    """What the plan is worth, how sure that is, how much it funds for how much, what it changes."""
    tell = partial(say, language)
    if found.plan is None:
        state = f" <span class='state'>{on_page(tell('explorer_asking'))}</span>" if asking else ""
        return f"<span class='big'>{on_page(tell('explorer_infeasible'))}</span>{state}"
    plan, case = found.plan, found.problem.case
    worth = said_at(case, found.problem.level, plan.impact, language)
    cost = with_unit(money([spent(plan.problem, plan.choices)], language)[0], case.money_unit, language)
    funded = {"funded": len(plan.choices), "all": len(effects(case).initiatives)}
    lines = [
        tell("explorer_count", cost=cost, **funded) if case.budgets else tell("explorer_count_free", **funded)
    ]
    if found.problem.level != IMPACT:
        lines.append(tell("level_6_counts", value=points(plan.points, language)))
    lines.append(_against(found, language))
    below = " · ".join(on_page(line) for line in lines if line)
    return f"<span class='big'>{on_page(worth)}</span> <span class='state'>{on_page(_proof(found, asking, language))}</span><br>{below}"


def near(found: Found, language: str) -> str:
    """What a plan changes of the one that it stays near, and what that costs; empty where it need not."""
    plan = found.plan
    if plan is None or plan.problem.kept is None:
        return ""
    of, changed = found.problem.case.names("initiatives"), plan.changes
    told = [say(language, "explorer_changed", count=len(changed))]
    if plan.best is not None and found.problem.level == IMPACT:
        lost = max(0.0, plan.best - plan.impact)
        told.append(say(language, "explorer_near_costs", points=points(lost, language)))
    lines = changed.astype("str").itertuples(index=False, name=None)
    phrases = ["", "explorer_name", "explorer_line_was", "explorer_line_is"]
    heads = _said(phrases, language)
    rows = [
        _row(
            [_CHANGED[change], of[i], line(before, language), line(after, language)],
            ("s", "t", "", ""),
            "",
            i,
            heads=heads,
        )
        for i, change, before, after in lines
    ]
    head = _head(phrases, ["s", "", "", ""], language)
    table = f"<table class='pf'>{head}<tbody>{''.join(rows)}</tbody></table>" if rows else ""
    return f"<div class='mute'>{on_page(' · '.join(told))}</div>{table}"


def failed(words: str) -> str:
    """Where there is no answer: what went wrong."""
    return f"<div class='why'>{on_page(words)}</div>"


def _proof(found: Found, asking: bool, language: str) -> str:
    assert found.plan is not None
    gap = found.plan.gap
    if asking:
        return say(language, "explorer_asking")
    if found.state == "proven":
        near = found.plan.problem.kept is not None
        return say(language, "explorer_proven_near" if near else "explorer_proven")
    if found.state == "proving" and not math.isfinite(gap):
        return say(language, "explorer_proving_no_bound")
    return say(
        language,
        f"explorer_{found.state}",
        gap=per_cent(math.ceil(1000 * gap) / 1000, language, 1) if math.isfinite(gap) else "∞",
    )


def _against(found: Found, language: str) -> str:
    """What the plan changes against that of the case as it stands; points only where they are the same
    ones.
    """
    if found.base is None or found.plan is None:
        return ""
    moved = _moved(found)
    if not str(moved):
        return say(language, "explorer_same")
    counts = {"entering": len(moved.entering), "leaving": len(moved.leaving), "changing": len(moved.changing)}
    said = [say(language, "explorer_moves", **counts)]
    if dict(found.base.problem.weights) == dict(found.problem.weights):
        change = found.plan.points - found.base.points
        said.insert(0, say(language, "level_6_counts", value=_signed(change, language)))
    return " · ".join(said)


def funded(found: Found, question: int, asking: bool, language: str, before: Allocation | None = None) -> str:
    """The funded table; where nothing is possible, why, and the last plan that was, greyed."""
    tell = partial(say, language)
    state = "proving" if asking else found.state
    plan = found.plan if found.plan is not None else before
    kinds = ["s", "", "", "", "n", "n", "n"]
    rows = _rows(found, plan, language) if plan is not None else []
    what = f"data-state='{state}' data-question='{question}'{" class='pf before'" if asking or found.plan is None else " class='pf'"}"
    nothing = (
        f"<tr><td colspan='{len(_HEAD)}'>{on_page(tell('explorer_nothing'))}</td></tr>"
        if plan is not None
        else ""
    )
    body = "".join(rows) or nothing
    table = f"<table {what}>{_head(_HEAD, kinds, language)}<tbody>{body}</tbody></table>"
    if found.plan is None:
        told = found.why or tell("explorer_why")
        why = (
            f"<div class='why'>{on_page(told[:1].upper() + told[1:])}</div>"
            if found.state == "infeasible"
            else ""
        )
        return f"{why}<div class='mute'>{on_page(tell('explorer_before') if rows else '')}</div>{table}"
    leaving = [found.problem.case.names("initiatives")[i] for i in _moved(found).leaving]
    gone = f"<div class='gone' title='{in_attribute(', '.join(leaving))}'>{_MINUS} {on_page(listing(leaving, language, _MOVES))}</div>"
    return f"{gone if leaving else ''}{table}<div class='mute'>{on_page(tell('explorer_signs'))}</div>"


def _rows(found: Found, plan: Allocation, language: str) -> list[str]:
    """What comes in, then every other funded initiative, those that earn most first, then what drops out."""
    case, columns, moved = plan.problem.case, plan.columns("funded"), _moved(found)
    of = case.names("initiatives")
    heads = _said(_HEAD, language)
    sign = dict.fromkeys(moved.entering, ("+", "in")) | dict.fromkeys(moved.changing, ("~", "moved"))
    costs = money([spend_of(case, [choice]) for choice in plan.choices], language)
    rows = []
    order = [
        (i not in moved.entering, -earned, i, k)
        for k, (i, earned) in enumerate(zip(columns["initiative"], columns["points"], strict=True))
    ]
    for _, _, i, k in sorted(order):
        mark, kind = sign.get(i, ("", ""))
        lost = _lost(found.prices.get(i), language) or "…" * found.pricing
        cells = [
            mark,
            of[i],
            option(columns["option"][k], language),
            stretch(columns["start"][k], columns["delivery"][k], language),
            points(columns["points"][k], language),
            costs[k],
            lost,
        ]
        rows.append(_row(cells, _KINDS, kind, i, heads=heads))
    return rows + [_row([_MINUS, of[i], "", "", "", "", ""], _KINDS, "out", i) for i in moved.leaving]


def left_out(found: Found, language: str) -> str:
    """What is not funded, the nearest first: the points that the best plan with it loses, and who would
    move.
    """
    if found.plan is None:
        return ""
    case, inside, prices = found.problem.case, {c.initiative for c in found.plan.choices}, found.prices
    of = case.names("initiatives")
    out = [i for i in effects(case).initiatives if i not in inside]
    out.sort(key=lambda i: (i not in prices, prices[i].lost if i in prices else 0.0, i))
    rows, phrases = [], ["explorer_name", "explorer_price", "explorer_instead"]
    for i in out:
        moved = prices[i].moved if i in prices else NONE
        cells = [
            of[i],
            _price(prices.get(i), language) or "…" * found.pricing,
            _moves(moved, of, language, _MOVES),
        ]
        every = _moves(moved, of, language) if len(moved.signed) > _MOVES + 1 else ""
        rows.append(_row(cells, ("t", "h", ""), "", i, every, _said(phrases, language)))
    note = _pricing(found, language)
    head = _head(phrases, ["", "n", ""], language)
    return f"<div class='mute'>{on_page(note)}</div><table class='pf'>{head}<tbody>{''.join(rows)}</tbody></table>"


def _moves(moved: Changes, of: Mapping[str, str], language: str, most: int | None = None) -> str:
    """Who would move, each with its sign; a name with a comma in it stays one name."""
    names = [(sign, quoted(of[i], language) if "," in of[i] else of[i]) for sign, i in moved.signed]
    return listing([f"{sign}\N{NO-BREAK SPACE}{name}" for sign, name in names], language, most)


def _pricing(found: Found, language: str) -> str:
    if found.problem.level != IMPACT:
        return say(language, "explorer_prices_none")
    if found.plan is not None and found.plan.problem.kept is not None:
        return say(language, "explorer_prices_near")
    exact = sum(price.exact for price in found.prices.values())
    if found.prices and not exact:
        return say(language, "explorer_ranges")
    if found.pricing and found.prices:
        return say(
            language,
            "explorer_pricing",
            count=exact,
            all=len(effects(found.problem.case).initiatives),
        )
    return say(language, "explorer_prices" if found.prices else "explorer_prices_later")


def _lost(price: Price | None, language: str) -> str:
    """What it costs to do without a funded initiative."""
    if price is None:
        return ""
    if price.held:
        return (
            say(language, "explorer_held_gain", points=_signed(-price.lost, language))
            if price.lost < 0
            else say(language, "explorer_held")
        )
    if price.least is not None:
        return between(price.least, price.lost, language)
    return say(language, "explorer_irreplaceable") if math.isinf(price.lost) else points(price.lost, language)


def _price(price: Price | None, language: str) -> str:
    if price is None:
        return ""
    if price.least is not None:
        return between(price.least, price.lost, language)
    if math.isinf(price.lost):
        return say(language, "explorer_impossible")
    return points(price.lost, language) if price.lost >= 0 else _signed(-price.lost, language)


def attainment(found: Found, language: str) -> str:
    """How far each key result comes, by objective, and the points it earns."""
    if found.plan is None:
        return ""
    case, columns = found.problem.case, found.plan.columns("attainment")
    about, kpis, aims = case.rows("key_results"), case.names("kpis"), case.names("objectives")
    rows = []
    for o in case.table("objectives")["objective"]:
        mine = [k for k, owner in enumerate(columns["objective"]) if owner == o]
        earned, dealt = math.fsum(columns["points"][k] for k in mine), found.problem.weights[o]
        sum_of = f"{points(earned, language)} / {number(dealt, language, 2)}"
        rows.append(
            f"<tr><td class='t' colspan='3'><b>{on_page(aims[o])}</b></td><td class='n'><b>{on_page(sum_of)}</b></td></tr>"
        )
        for k in mine:
            row, share = about[columns["key_result"][k]], columns["attainment"][k]
            name = kpis[row["kpi"]]
            aimed = row["target"] is not None
            bar = (
                f"<div class='track'><div style='width:{100 * min(1.0, max(0.0, share)):.1f}%'></div></div>"
                if aimed
                else ""
            )
            reached = per_cent(share, language) if aimed else number(share, language, 2)
            here = points(columns["points"][k], language)
            rows.append(
                f"<tr><td class='t'>{on_page(name)}</td><td class='b' style='width:38%'>{bar}</td><td class='n'>{reached}</td><td class='n'>{here}</td></tr>"
            )
    note = on_page(say(language, "explorer_attainment_note"))
    return f"<div class='mute'>{note}</div><table class='pf'><tbody>{''.join(rows)}</tbody></table>"


def elsewhere(plan: Allocation | None, language: str) -> str:
    """What stands for the explorer where widgets don't: where it runs, and a picture of the plan with its table.

    Bars are letters: what shows a notebook without widgets often takes away styles, scripts and drawings too.
    """
    if plan is None:
        return f"<div class='pf-elsewhere'><p>{on_page(say(language, 'explorer_elsewhere_yet'))}</p></div>"
    case, columns = plan.problem.case, plan.columns("attainment")
    kpis, about, rows = case.names("kpis"), case.rows("key_results"), []
    for key_result, share, earned in zip(
        columns["key_result"], columns["attainment"], columns["points"], strict=True
    ):
        row = about[key_result]
        aimed = row["target"] is not None
        full = min(_BARS, max(0, round(_BARS * share)))
        bar = "█" * full + "░" * (_BARS - full) if aimed else ""
        reached = per_cent(share, language) if aimed else number(share, language, 2)
        cells = (kpis[row["kpi"]], bar, reached, points(earned, language))
        rows.append(f"<tr>{''.join(f'<td>{on_page(cell)}</td>' for cell in cells)}</tr>")
    return (
        f"<div class='pf-elsewhere'><p>{on_page(say(language, 'explorer_elsewhere'))}</p>{plan._repr_html_()}"
        f"<table><tbody>{''.join(rows)}</tbody></table></div>"
    )


def load(found: Found, language: str) -> str:
    """How full each budget and team is in each period."""
    if found.plan is None:
        return ""
    case, columns = found.problem.case, found.plan.columns("usage")
    cell = {(r, p): k for k, (r, p) in enumerate(zip(columns["resource"], columns["period"], strict=True))}
    names, units, rows = case.names("resources"), case.units("resources"), []
    for r in (*case.budgets, *case.capacities):
        cells = [f"<td class='t'>{on_page(names[r])}</td>"]
        for p in case.periods:
            k = cell[r, p]
            cells.append(
                _load(period(p, language), (columns["used"][k], columns["available"][k]), units[r], language)
            )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = "<th></th>" + "".join(
        f"<th class='n'>{on_page(broken(period(p, language)))}</th>" for p in case.periods
    )
    note = on_page(say(language, "explorer_load_note"))
    return f"<div class='mute'>{note}</div><table class='pf'><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _load(when: str, amounts_of: tuple[float, float], unit: str, language: str) -> str:
    """A cell: a bar as long as it is full, the share, the amounts behind it."""
    used, available = amounts_of
    of = f"data-of='{in_attribute(when)}'"
    unit = f" {unit}" if unit else ""
    told = money([used, available], language)
    amounts = say(language, "explorer_used", used=told[0], available=told[1], unit=unit)
    if math.isinf(available):
        return f"<td class='n' {of} title='{in_attribute(amounts)}'>{on_page(told[0])}</td>"
    share = used / available if available > 0 else 0.0
    full = "■ " if used > 0 and share_decimals(share) == 0 and share > 0.99 else ""
    shown = min(1.0, max(0.0, share))
    bar = f"background:linear-gradient(to right,rgba(1,115,178,.26) {100 * shown:.1f}%,transparent {100 * shown:.1f}%)"
    return f"<td class='n' {of} style='{bar}' title='{in_attribute(amounts)}'>{full}{per_cent(share, language).replace('-', _MINUS)}</td>"


def _moved(found: Found) -> Changes:
    if found.base is None or found.plan is None:
        return NONE
    return changes(found.base.choices, found.plan.choices)


def _said(phrases: Sequence[str], language: str) -> list[str]:
    return [say(language, p) if p else "" for p in phrases]


def _head(phrases: Sequence[str], kinds: Sequence[str], language: str) -> str:
    cells = zip(_said(phrases, language), kinds, strict=True)
    return "<thead><tr>" + "".join(f"<th class='{k}'>{on_page(p)}</th>" for p, k in cells) + "</tr></thead>"


def _row(
    cells: Sequence[str],
    kinds: Sequence[str],
    kind: str,
    initiative: str,
    more: str = "",
    heads: Sequence[str] = (),
) -> str:
    """A row; where it is a card, its figures say what their headings would."""
    title = f" title='{in_attribute(more)}'" if more else ""
    inner = ""
    for n, (cell, k) in enumerate(zip(cells, kinds, strict=True)):
        of = f" data-of='{in_attribute(heads[n])}'" if heads and heads[n] and cell and k != "t" else ""
        inner += f"<td class='{k}'{of}>{on_page(cell)}</td>"
    return f"<tr class='{kind}'{title} data-initiative='{in_attribute(initiative)}'>{inner}</tr>"


def _signed(value: float, language: str) -> str:
    sign = "+" if value > 0 else _MINUS if value < 0 else "±"
    return f"{sign}{points(abs(value), language)}"
