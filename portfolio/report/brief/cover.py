"""The cover of a brief: what is seen first, one block under the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from portfolio.report.brief.layout import Section, Telling, Tile, rows
from portfolio.report.brief.sections_money import in_money
from portfolio.report.brief.sections_plan import aims_picture, recommendation
from portfolio.report.brief.sections_refused import most
from portfolio.report.inline_svg import picture

if TYPE_CHECKING:
    from markupsafe import Markup


def cover(telling: Telling, sections: Sequence[Section]) -> list[Section]:
    """The blocks of the cover, from the top; ``sections`` are those that follow it."""
    made = [block(telling) for block in BLOCKS]
    contents = Section("contents", links=[(section.key, section.heading) for section in sections])
    return [block for block in (*made, contents) if block is not None]


def _recommendation(telling: Telling) -> Section:
    """The plan in three sentences, what a point is, and whether something else was asked than the tables
    say.
    """
    # the lines of another plan that few may change of are one input, told of by themselves
    question = len(telling.frames["question"]) - len(telling.plan.problem.keeps)
    notes = [_point(telling), *([telling.say("asked", count=question)] if question else [])]
    heading = telling.say("recommendation")
    return Section("recommendation", heading, "summary", said=recommendation(telling), note=" ".join(notes))


def _point(telling: Telling) -> str:
    """What a point is, in one sentence."""
    aims = telling.frames["objectives"]
    aims = aims[aims.objective != ""]
    dealt = telling.figures["dealt"]
    if math.isnan(dealt):
        return telling.say("point_open")
    largest = max(rows(aims), key=lambda row: row.dealt)
    own = telling.formats.number(largest.dealt)
    if len(aims) == 1:
        return telling.say("point_one", dealt=own, name=largest["name"])
    return telling.say("point", dealt=telling.formats.number(dealt), name=largest["name"], own=own)


def _figures(telling: Telling) -> Section | None:
    """The gain, the same as past delivery would have it, the money, the targets likely missed."""
    figures, formats = telling.figures, telling.formats
    if not figures["funded"]:
        return None
    dealt = "" if math.isnan(figures["dealt"]) else formats.number(figures["dealt"])
    gain = Tile(
        telling.say("tile_gain"),
        formats.points(figures["points"], 1),
        telling.say("tile_gain_of", dealt=dealt) if dealt else telling.say("points_head"),
    )
    tiles = [gain, _past(telling)]
    if telling.has_budgets:
        granted = figures["granted"]
        share = formats.per_cent(figures["spend"] / granted) if 0 < granted < math.inf else ""
        quiet = telling.say("tile_spend_of", share=share) if share else telling.say("tile_spend_open")
        tiles.append(Tile(telling.say("tile_spend"), formats.money(figures["spend"]), quiet))
    return Section("figures", "", "summary", tiles=[*tiles, _targets(telling)])


def _past(telling: Telling) -> Tile:
    """The gain as past delivery would have it."""
    label, frame = telling.say("tile_past"), telling.frames["risks"]
    found = list(rows(frame[frame.kind == "optimism"]))
    if not found:
        return Tile(label, "–", telling.say("tile_past_none"))
    (row,) = found
    said = {"share": telling.formats.per_cent(row["share"]), "count": row["count"]}
    if math.isnan(row.points):
        figure = telling.formats.points(telling.figures["points"], 1)
        return Tile(label, figure, telling.say("tile_past_taken", **said))
    return Tile(label, telling.formats.points(row.points, 1), telling.say("tile_past_said", **said))


def _targets(telling: Telling) -> Tile:
    """How many targets are more likely missed than reached."""
    label, frame = telling.say("tile_targets"), telling.frames["risks"]
    aimed = int(telling.frames["indicators"].chance.notna().sum())
    if not aimed:
        return Tile(label, "–", telling.say("tile_targets_none"))
    missed = list(rows(frame[frame.kind == "targets"]))
    count = int(missed[0]["count"]) if missed else 0
    shown = telling.say("tile_targets_of", count=count, all=aimed)
    return Tile(label, shown, telling.say("tile_targets_said"))


def _pictures(telling: Telling) -> Section | None:
    """What is attained of each objective, and the roadmap in small."""
    if not telling.figures["funded"]:
        return None
    drawn = [aims_picture(telling), *_roadmap(telling)]
    return Section("cover-pictures", pictures=drawn)


def _roadmap(telling: Telling) -> list[tuple[str, Markup]]:
    from portfolio.plots.brief import roadmap_in_small

    frame, periods = telling.frames["roadmap"], telling.plan.problem.case.periods
    caption = telling.say("roadmap_small")
    drawn = picture(
        "small",
        lambda ax: roadmap_in_small(
            frame[frame["first"] >= 0], periods, telling.colours, telling.formats.period, ax
        ),
        caption,
    )
    return [(caption, drawn)]


type _Block = Callable[[Telling], Section | None]
BLOCKS: tuple[_Block, ...] = (_recommendation, _figures, in_money, _pictures, most)
"""The blocks of the cover in their order, before the contents; the next one is its function here."""
