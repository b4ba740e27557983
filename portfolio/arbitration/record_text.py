"""The record as people read it, in the case's language, from the record's own content alone."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from portfolio.arbitration.record_blocks import Block, Coded, Grid, Heading, Listed, as_markdown, as_text
from portfolio.tables.relations import Decided
from portfolio.words.changed_lines import changed_lines
from portfolio.words.figures import exact_per_cent, money, number, per_cent, points, signed
from portfolio.words.names import with_id
from portfolio.words.sentences import colon, listing, say, semicolon

type _Say = Callable[..., str]
type _Section = Callable[[Mapping[str, Any], _Say], list[Block]]
_NONE = "–"
"""In place of a figure that there is not."""


def markdown(content: Mapping[str, Any]) -> str:
    """The record's content, as it stands in the JSON file, as Markdown: what was decided, for whom, at whose
    cost, the signatures; what only a machine needs stands at the end.
    """
    return as_markdown(_blocks(content, (*_DECIDED, _signed, _annex)))


def on_terminal(content: Mapping[str, Any]) -> str:
    """The same for a terminal, without what is there to be signed and to be checked later."""
    return as_text(_blocks(content, _DECIDED))


def _blocks(content: Mapping[str, Any], sections: Iterable[_Section]) -> Iterator[Block]:
    t = functools.partial(say, content["language"])
    return (block for section in sections for block in section(content, t))


def _chosen(content: Mapping[str, Any], t: _Say) -> list[Block]:
    chosen, language = content["chosen"], content["language"]
    name = chosen["compromise"]
    told = {
        "compromise": t(f"compromise_{name}"),
        "funded": chosen["funded"],
        "cost": _amount(chosen["cost"], content),
    }
    if near := chosen.get("near"):
        said = t("record_chosen_near", **told, within=exact_per_cent(near["within"], language))
    else:
        said = t("record_chosen", **told)
    head = f"{t('record')}{colon(language)} {content['case']}"
    return [Heading(head, title=True), said, t(f"compromise_means_{name}")]


def _amount(value: float, content: Mapping[str, Any]) -> str:
    return f"{number(value, content['language'])} {content['currency']}".strip()


def _parties(content: Mapping[str, Any], t: _Say) -> list[Block]:
    chosen, language = content["chosen"], content["language"]

    def share(value: float | None) -> str:
        return _NONE if value is None else per_cent(value, language)

    head = [t("party"), t("own_best"), t("record_least"), t("obtains"), t("concedes"), t("share_of_span")]
    rows = [
        [
            party,
            points(stake["best"], language),
            points(stake["zero"], language),
            points(chosen["points"][party], language),
            points(chosen["concedes"][party], language),
            share(chosen["share"][party]),
        ]
        for party, stake in content["parties"].items()
    ]
    return [Heading(t("record_parties")), Grid(head, rows, range(1, 6)), t("record_points")]


def named(content: Mapping[str, Any], initiative: str) -> str:
    """What people call an initiative, and its id."""
    return with_id(content["names"].get(initiative, initiative), initiative)


def _funded(content: Mapping[str, Any], t: _Say) -> list[Block]:
    language, chosen = content["language"], content["chosen"]
    heading = Heading(t("record_funded", count=len(chosen["portfolio"])))
    lines = [[named(content, i), option, start] for i, option, start in chosen["portfolio"]]
    head = [t("initiative"), t("option"), t("start")]
    if "funded" not in content:  # as the first records are
        return [heading, Grid(head, lines)]
    costs = money([row["cost"] for row in content["funded"]], language)
    rows = [
        [name, row["owner"], option, start, cost, points(row["points"], language)]
        for (name, option, start), row, cost in zip(lines, content["funded"], costs, strict=True)
    ]
    cost, earned = (sum(row[of] for row in content["funded"]) for of in ("cost", "points"))
    rows.append([t("record_total"), "", "", "", *money([cost], language), points(earned, language)])
    head = [t("initiative"), t("record_owner"), *head[1:], _in_money(t("cost"), content), t("record_adds")]
    impact = points(chosen["impact"], language)
    return [heading, Grid(head, rows, (4, 5)), t("record_funded_points", impact=impact)]


def _left_out(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """What is not funded, what it would take, and what each party would lose for it."""
    if "left_out" not in content:
        return []
    language, parties = content["language"], content["parties"]
    heading = Heading(t("record_left_out", count=len(content["left_out"])))
    if not content["left_out"]:
        return [heading, t("record_left_none")]
    rejected = {d["initiative"]: d for d in content["decisions"] if not Decided(d["decision"]).funds}

    held = {party: {i for i, *_ in content["alternatives"][party]["portfolio"]} for party in parties}

    def price(row: Mapping[str, Any], party: str) -> str:
        if party not in row["prices"]:
            return t("record_late")
        lost = row["prices"][party]
        return t("record_impossible") if lost is None else points(lost, language)

    def why(row: Mapping[str, Any]) -> str:
        if row["initiative"] in rejected:
            return t("record_rejected", who=rejected[row["initiative"]]["by"])
        wanted = [party for party in parties if row["initiative"] in held[party]]
        return t("record_wanted", who=listing(wanted, language)) if wanted else ""

    costs = money([row["cost"] or 0.0 for row in content["left_out"]], language)
    rows = [
        [
            named(content, row["initiative"]),
            row["owner"],
            _NONE if row["cost"] is None else cost,
            *(price(row, party) for party in parties),
            why(row),
        ]
        for row, cost in zip(content["left_out"], costs, strict=True)
    ]
    head = [t("initiative"), t("record_owner"), _in_money(t("record_least_cost"), content)]
    head += [*(t("price_for", party=party) for party in parties), t("record_remark")]
    prices = [price for row in content["left_out"] for price in row["prices"].values()]
    notes = {
        "record_price_means": True,
        "record_price_gain": any(price is not None and price < 0 for price in prices),
        "record_price_never": None in prices,
        "record_late_means": any(len(row["prices"]) < len(parties) for row in content["left_out"]),
    }
    said = " ".join(t(note) for note, needed in notes.items() if needed)
    return [heading, Grid(head, rows, range(2, len(head) - 1)), said]


def _in_money(what: str, content: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, [what, content["currency"]]))


def _changed(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """What changes of the plan that the chosen one is near to, and what it costs to change no more."""
    near = content["chosen"].get("near")
    if near is None:
        return []
    table = changed_lines(near["changes"], content["names"], content["language"])
    rows = list(zip(*table.values(), strict=True))
    chosen, language = content["chosen"], content["language"]
    plain = content["alternatives"][chosen["compromise"]]["points"]
    price = {party: round(value - plain[party], 9) + 0.0 for party, value in chosen["points"].items()}
    counts = {"all": len(near["lines"]), "count": len(near["changes"]), "instead": near["instead"]}
    parties = listing([f"{who} {signed(lost, language)}" for who, lost in price.items()], language)
    return [
        Heading(t("lines_changed")),
        Grid(list(table), rows) if rows else t("lines_none"),
        t("record_changed_count", **counts),
        t("record_changed_price", parties=parties),
    ]


def _decisions(content: Mapping[str, Any], t: _Say) -> list[Block]:
    language, parties = content["language"], content["parties"]
    heading = Heading(t("record_decisions"))
    if not content["decisions"]:
        return [heading, t("record_none")]
    head = [t("initiative"), t("decision"), t("decided_who"), t("decided_why"), t("decided_on")]
    head += [t("price_for", party=party) for party in parties]
    rows = [
        [
            named(content, d["initiative"]),
            " ".join(filter(None, [t(f"decision_{d['decision']}"), d["option"], d["start"]])),
            d["by"],
            d["reason"],
            d["date"],
            *(_NONE if d[party] is None else points(d[party], language) for party in parties),
        ]
        for d in content["decisions"]
    ]
    return [heading, Grid(head, rows, range(5, len(head))), t("record_decision_price")]


def _rules(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """The rules that the round kept to, and what was chosen comes to in each."""
    if "rules" not in content:
        return []
    language, sign = content["language"], semicolon(content["language"])

    def found(row: Mapping[str, Any]) -> str:
        least, most = (number(row[end], language) for end in ("least", "most"))
        return t("record_rule_between", least=least, most=most) if row["by_period"] else most

    rows = [[f"{sign} ".join(row["says"]), found(row)] for row in content["rules"]]
    return [Heading(t("record_rules")), Grid([t("record_rule"), t("record_rule_found")], rows)]


def _transfers(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """What means give each other for what was chosen."""
    if "transfers" not in content:
        return []
    heading = Heading(t("record_transfers"))
    if not content["transfers"]:
        return [heading, t("record_transfers_none")]
    costs = money(
        [sum(one["cost"] for one in row["given"]) for row in content["transfers"]], content["language"]
    )
    rows = [
        [row["transfer"], row["says"], cost] for row, cost in zip(content["transfers"], costs, strict=True)
    ]
    head = [t("record_transfer"), t("record_given"), _in_money(t("cost"), content)]
    return [heading, Grid(head, rows, (2,))]


def _alternatives(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """What else was on the table: one line a portfolio, whatever picks it."""
    language, parties = content["language"], content["parties"]
    alike: dict[tuple[Any, ...], list[str]] = {}
    for name, other in content["alternatives"].items():
        said = t("best_of", party=name) if name in parties else t(f"compromise_{name}")
        alike.setdefault(tuple(map(tuple, other["portfolio"])), []).append(said)
    first = {tuple(map(tuple, other["portfolio"])): other for other in content["alternatives"].values()}
    costs = dict(zip(first, money([other["cost"] for other in first.values()], language), strict=True))
    rows = [
        [
            listing(names, language),
            *(points(first[lines]["points"][party], language) for party in parties),
            costs[lines],
            _changes(content, lines, t),
        ]
        for lines, names in alike.items()
    ]
    head = [t("alternative"), *(t("plot_points", party=party) for party in parties)]
    head += [_in_money(t("cost"), content), t("changes_against")]
    grid = content["frontier"]
    phrase = "record_grid" if grid["resolution"] else "record_frontier"
    told = t(phrase, count=grid["portfolios"], points=points(grid["resolution"], language))
    return [Heading(t("record_alternatives")), Grid(head, rows, range(1, 2 + len(parties))), told]


def _changes(content: Mapping[str, Any], lines: Sequence[Sequence[str]], t: _Say) -> str:
    """What another portfolio has instead, by name."""
    language, names = content["language"], content["names"]
    held, other = (
        {line[0]: tuple(line) for line in some} for some in (content["chosen"]["portfolio"], lines)
    )
    groups = (
        ("record_in", [i for i in other if i not in held]),
        ("record_out", [i for i in held if i not in other]),
        ("record_moves", [i for i in other if i in held and held[i] != other[i]]),
    )
    said = (
        f"{t(key, count=len(some))}{colon(language)} {listing([names.get(i, i) for i in some], language)}"
        for key, some in groups
        if some
    )
    return f"{semicolon(language)} ".join(said) or t("the_same")


def _signed(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """A line to sign for each who agreed; for each party where nobody was named."""
    names = content["agreed_by"] or [t("record_for", party=party) for party in content["parties"]]
    head = [t("agreed_by"), t("record_date"), t("record_signature")]
    return [Heading(t("record_signed")), Grid(head, [[who, "", ""] for who in names])]


def _annex(content: Mapping[str, Any], t: _Say) -> list[Block]:
    """What tells later whether this is the same round: fingerprints, versions, how it was proven."""
    sign, grid = colon(content["language"]), content["frontier"]
    versions = ", ".join(f"{name} {version}" for name, version in content["versions"].items())
    lines: list[str | Coded] = [
        Coded(f"{t('fingerprint')}{sign}", content["fingerprints"]["case"]),
        *([Coded(f"{t('record_seal')}{sign}", content["seal"])] if "seal" in content else []),
        f"{t('record_versions')}{sign} {versions}",
        f"{t('record_format')}{sign} {content['format']}",
        t("record_proven", limit=number(grid["limit"], content["language"])),
        t("record_replay"),
    ]
    return [Heading(t("record_annex")), Listed(lines)]


_DECIDED: tuple[_Section, ...] = (
    _chosen,
    _parties,
    _funded,
    _left_out,
    _changed,
    _decisions,
    _transfers,
    _rules,
    _alternatives,
)
"""What was decided, for whom, at whose cost."""
