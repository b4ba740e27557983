"""What is said of a table of several parties: what was found, what is at stake, agreed and contested."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.arbitration.compromises.criterion import Stakes
from portfolio.arbitration.record_blocks import Block, Grid
from portfolio.case.case import Case
from portfolio.words.figures import money, number, per_cent, points, signed
from portfolio.words.names import with_id
from portfolio.words.sentences import colon, listing, say

if TYPE_CHECKING:
    import pandas as pd


def extent(resolution: float, seconds: float, language: str = "en") -> str:
    """Whether all portfolios that none dominates were found; ``resolution`` and ``seconds`` as in
    :class:`portfolio.Arbitration`.
    """
    if math.isfinite(seconds):
        return say(language, "table_not_in_time", limit=number(seconds, language, 3))
    if math.isinf(resolution):
        return say(language, "table_not_all")
    return (
        say(language, "table_grid", points=number(resolution, language))
        if resolution
        else say(language, "table_all")
    )


def opening(
    case: Case, parties: Sequence[str], stakes: Stakes, found: tuple[int, str], agreed: Sequence[str]
) -> list[Block]:
    """What was found, each party's stakes, and what all agree on; ``found``: how many portfolios none
    dominates, and whether these are all.
    """
    language = case.settings.language
    t = functools.partial(say, language)
    count, which = found
    rows = [
        [party, points(best, language), points(least, language)]
        for party, best, least in zip(parties, stakes.ideal, stakes.disagreement, strict=True)
    ]
    head = [t("party"), t("own_best"), t("record_least")]
    return [
        t("table_found", parties=listing(list(parties), language), count=count, which=which),
        Grid(head, rows, (1, 2)),
        t("table_agreed", count=len(agreed)) + f"{colon(language)} {_names(case, agreed)}",
    ]


def disputed(case: Case, contested: Sequence[str]) -> str:
    """What some parties' own bests fund and others' do not, in a line."""
    language = case.settings.language
    told = say(language, "table_contested", count=len(contested))
    return f"{told}{colon(language)} {_names(case, contested)}"


def _names(case: Case, ids: Sequence[str]) -> str:
    named = [_named(case, i) for i in case.listed(ids)]
    return listing(named, case.settings.language) or say(case.settings.language, "table_none")


def _named(case: Case, initiative: str) -> str:
    return with_id(case.names("initiatives")[initiative], initiative)


def contested_blocks(case: Case, parties: Sequence[str], contested: pd.DataFrame) -> list[Block]:
    """What is contested, at what price each side would give in, the dearest first."""
    language = case.settings.language
    t = functools.partial(say, language)
    if not len(contested):
        return [t("table_nothing_contested")]
    rows = []
    for row in contested.to_dict("records"):
        settle = "–"
        if row["settle"]:
            told = {"who": row["concedes"], "points": points(row["concession"], language)}
            settle = t(f"table_{row['settle']}", **told)
        worth = (t("table_late") if math.isnan(row[p]) else _worth(row[p], language) for p in parties)
        rows.append([_named(case, row["initiative"]), row["funded_by"], *worth, settle])
    head = [t("initiative"), t("table_funded_by"), *(t("table_worth", party=p) for p in parties)]
    head.append(t("table_settle"))
    told_of = t("table_contested", count=len(contested)) + colon(language)
    return [told_of, Grid(head, rows, range(2, 2 + len(parties))), t("table_worth_means")]


def _worth(value: float, language: str) -> str:
    return (
        say(language, "table_must" if value > 0 else "table_never")
        if math.isinf(value)
        else signed(value, language)
    )


def shown_grid(case: Case, parties: Sequence[str], shown: pd.DataFrame) -> Grid:
    """Compromises, or own bests, as a table: those that are one portfolio on one line."""
    language = case.settings.language
    t = functools.partial(say, language)
    first = str(shown.columns[0])
    costs = money(shown["cost"].tolist(), language)
    alike: dict[tuple[str, ...], list[str]] = {}
    for row, cost in zip(shown.to_dict("records"), costs, strict=True):
        name = row[first]
        said = t(f"compromise_{name}") if first == "compromise" else t("best_of", party=name)
        cells: list[str] = []
        for party in parties:
            share = row[f"{party} share"]
            told = "" if math.isnan(share) else f" ({per_cent(share, language)})"
            cells += [points(row[party], language), points(row[f"{party} concedes"], language) + told]
        figures = (points(row["impact"], language), str(row["funded"]), cost)
        alike.setdefault((*cells, *figures), []).append(said)
    head = [t("alternative")]
    for party in parties:
        head += [t("plot_points", party=party), t("table_concedes", party=party)]
    head += [t("table_impact"), t("table_count"), ", ".join(filter(None, [t("cost"), case.money_unit]))]
    rows = [[listing(names, language), *cells] for cells, names in alike.items()]
    return Grid(head, rows, range(1, len(head)))
