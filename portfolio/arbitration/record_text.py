"""The record as people read it: Markdown in the case's language, from the record's own content alone."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from portfolio.words.changed_lines import changed_lines
from portfolio.words.figures import exact_per_cent, number, per_cent, points
from portfolio.words.sentences import colon, listing, say

type _Say = Callable[..., str]
_NONE = "–"
"""In place of a figure that there is not."""


def markdown(content: Mapping[str, Any]) -> str:
    """The record's content, as it stands in the JSON file, as Markdown."""
    t = functools.partial(say, content["language"])
    sections = (_chosen, _parties, _funded, _changed, _decisions, _alternatives, _frontier, _signed)
    return "\n".join(line for section in sections for line in section(content, t))


def _chosen(content: Mapping[str, Any], t: _Say) -> list[str]:
    chosen, language = content["chosen"], content["language"]
    money = f"{number(chosen['cost'], language)} {content['currency']}".strip()
    what = t(f"compromise_{chosen['compromise']}")
    told = {"compromise": what, "funded": chosen["funded"], "cost": money}
    if near := chosen.get("near"):
        said = t("record_chosen_near", **told, within=exact_per_cent(near["within"], language))
    else:
        said = t("record_chosen", **told)
    return [f"# {t('record')}{colon(language)} {_plain(content['case'])}", "", said, ""]


def _parties(content: Mapping[str, Any], t: _Say) -> list[str]:
    chosen, language = content["chosen"], content["language"]

    def share(value: float | None) -> str:
        return _NONE if value is None else per_cent(value, language)

    head = [t("party"), t("own_best"), t("obtains"), t("concedes"), t("share_of_span")]
    rows = [
        [
            party,
            points(stake["best"], language),
            points(chosen["points"][party], language),
            points(chosen["concedes"][party], language),
            share(chosen["share"][party]),
        ]
        for party, stake in content["parties"].items()
    ]
    return [*_heading(t("record_parties")), *_table(head, rows)]


def _funded(content: Mapping[str, Any], t: _Say) -> list[str]:
    names = content["names"]
    rows = [[f"{names[i]} ({i})", option, start] for i, option, start in content["chosen"]["portfolio"]]
    head = [t("initiative"), t("option"), t("start")]
    return [*_heading(t("record_funded")), *_table(head, rows)]


def _changed(content: Mapping[str, Any], t: _Say) -> list[str]:
    """What changes of the plan that the chosen one is near to, and what it costs to change no more."""
    near = content["chosen"].get("near")
    if near is None:
        return []
    table = changed_lines(near["changes"], content["names"], content["language"])
    rows = list(zip(*table.values(), strict=True))
    told = _table(list(table), rows) if rows else [t("lines_none"), ""]
    return [
        *_heading(t("lines_changed")),
        *told,
        *(line for said in near_said(content, _plain) for line in (said, "")),
    ]


def near_said(content: Mapping[str, Any], named: Callable[[str], str] = str) -> list[str]:
    """How many lines change of the plan that the chosen one is near to, and at what price; ``named``: how
    parties are written.
    """
    chosen, language = content["chosen"], content["language"]
    near, plain = chosen["near"], content["alternatives"][chosen["compromise"]]["points"]
    price = {party: round(value - plain[party], 9) + 0.0 for party, value in chosen["points"].items()}
    signed = [f"{named(who)} {'+' if p > 0 else ''}{points(p, language)}" for who, p in price.items()]
    counts = {"all": len(near["lines"]), "count": len(near["changes"]), "instead": near["instead"]}
    return [
        say(language, "record_changed_count", **counts),
        say(language, "record_changed_price", parties=listing(signed, language)),
    ]


def _decisions(content: Mapping[str, Any], t: _Say) -> list[str]:
    language, parties = content["language"], content["parties"]
    heading = _heading(t("record_decisions"))
    if not content["decisions"]:
        return [*heading, t("record_none"), ""]
    head = [t("initiative"), t("decision"), t("decided_who"), t("decided_why"), t("decided_on")]
    head += [t("price_for", party=party) for party in parties]
    rows = [
        [
            d["initiative"],
            " ".join(filter(None, [t(f"decision_{d['decision']}"), d["option"], d["start"]])),
            d["by"],
            d["reason"],
            d["date"],
            *(_NONE if d[party] is None else points(d[party], language) for party in parties),
        ]
        for d in content["decisions"]
    ]
    return [*heading, *_table(head, rows)]


def _alternatives(content: Mapping[str, Any], t: _Say) -> list[str]:
    language, parties = content["language"], content["parties"]
    rows = [
        [
            t("best_of", party=name) if name in parties else t(f"compromise_{name}"),
            *(points(other["points"][party], language) for party in parties),
            number(other["cost"], language),
            other["changes"] or t("the_same"),
        ]
        for name, other in content["alternatives"].items()
    ]
    head = [t("alternative"), *parties, t("cost"), t("changes_against")]
    return [*_heading(t("record_alternatives")), *_table(head, rows)]


def _frontier(content: Mapping[str, Any], t: _Say) -> list[str]:
    grid = content["frontier"]
    phrase = "record_grid" if grid["resolution"] else "record_frontier"
    return [
        t(phrase, count=grid["portfolios"], points=points(grid["resolution"], content["language"])),
        "",
    ]


def _signed(content: Mapping[str, Any], t: _Say) -> list[str]:
    sign = colon(content["language"])
    names = ", ".join(map(_plain, content["agreed_by"]))
    versions = ", ".join(f"{name} {version}" for name, version in content["versions"].items())
    agreed = [f"{t('agreed_by')}{sign} {names}", ""] if content["agreed_by"] else []
    return [*agreed, f"{t('fingerprint')}{sign} `{content['fingerprints']['case']}` · {versions}"]


def _heading(text: str) -> list[str]:
    return [f"## {text}", ""]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(map(_plain, cells)) + " |"

    return [row(head), row(["---"] * len(head)), *map(row, rows), ""]


def _plain(text: str) -> str:
    """Text that says nothing to Markdown or HTML."""
    return " ".join(html.escape(text, quote=False).split()).replace("|", "\\|")
