"""What a brief says of how sure its plan is, and of what may go wrong: read before it is signed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from portfolio.continuity.roadmap import FULL
from portfolio.report.brief.frames_risks import SURE
from portfolio.report.brief.layout import Section, Telling, rows
from portfolio.report.brief.sections_money import limits_said, together
from portfolio.report.brief.sections_plan import proof
from portfolio.words.sentences import listing


def sure(telling: Telling) -> Section:
    """What is proven, within what the gain may lie, what the past says of it, and the risks."""
    frame = telling.frames["risks"]
    said = {kind: [_risk(telling, row) for row in rows(part)] for kind, part in frame.groupby("kind")}
    points = [*_gain(telling, said.get("optimism", []))] if telling.figures["funded"] else []
    points += [(telling.say("risk_targets"), s) for s in said.get("targets") or _on_target(telling)]
    points += [(telling.say("risk_deadlines"), s) for s in _deadlines(telling)]
    points += [(telling.say("risk_limits"), s) for s in _limits(telling)]
    for kind in ("success", "depends"):
        points += [(telling.say(f"risk_{kind}"), s) for s in said.get(kind, [])]
    full = [_full(telling, row) for row in rows(frame[frame.kind == "load"])]
    if full:
        teams, share = listing(full, telling.language), telling.formats.per_cent(FULL)
        points.append((telling.say("risk_load"), telling.say("risk_load_said", full=share, teams=teams)))
    calm = frame[frame.kind != "optimism"].empty and not telling.frames["deadlines"].is_late.any()
    nothing = [telling.say("risks_none", sure=telling.formats.per_cent(SURE))] if calm else []
    return Section("sure", telling.say("sure"), frame="risks", said=nothing, points=points)


def _limits(telling: Telling) -> list[str]:
    """How often limits hold, all at once, and the least sure budgets and teams."""
    said = [*limits_said(telling, in_money=True), *limits_said(telling, in_money=False)]
    return [together(telling), *said] if len(telling.frames["limits"]) else []


def _gain(telling: Telling, past: list[str]) -> Iterator[tuple[str, str]]:
    """How sure the gain is: by proof, over the draws, by what delivered initiatives brought."""
    figures, formats = telling.figures, telling.formats
    yield telling.say("sure_proof"), proof(telling)
    low, high = (formats.points(figures[q], 1) for q in ("p10", "p90"))
    if telling.has_range:
        draws, mean = formats.number(figures["draws"]), telling.points(figures["mean"], 1)
        said = telling.say("sure_range_said", low=low, high=high, mean=mean, draws=draws)
    else:
        said = telling.say("sure_range_none", points=telling.points(figures["points"], 1))
    yield telling.say("sure_range"), said
    if not past:
        few = len(telling.plan.problem.case.table("actuals"))
        past = [telling.say("stories_few" if few else "sure_past_none")]
    for sentence in past:
        yield telling.say("risk_optimism"), sentence


def _on_target(telling: Telling) -> list[str]:
    """What is said of targets where none is likely missed."""
    aimed = int(telling.frames["indicators"].chance.notna().sum())
    return [telling.say("sure_targets", all=aimed) if aimed else telling.say("sure_targets_none")]


def _deadlines(telling: Telling) -> list[str]:
    """How many promised deadlines the plan misses, what that means, and every one of them."""
    frame, formats = telling.frames["deadlines"], telling.formats
    if not len(frame):
        return []
    missed = frame[frame.is_late]
    if not len(missed):
        return [telling.say("deadlines_kept", all=len(frame))]
    spent = formats.money(math.fsum(missed.spend))
    cost = telling.say("deadlines_cost", cost=spent) if telling.has_budgets else ""
    each = [
        telling.say(
            "deadline_missed" if row.delivery else "deadline_missed_later",
            name=row["name"],
            deadline=formats.period(row.deadline),
            delivery=formats.period(row.delivery),
        )
        for row in rows(missed)
    ]
    said = telling.say("risk_deadlines_said", count=len(missed), all=len(frame), cost=cost)
    return [said, f"{listing(each, telling.language)}."]


def _full(telling: Telling, row: Any) -> str:
    """A team that is full, and when it is fullest."""
    phrase = "full_one" if row["count"] == 1 else "full_many"
    period = telling.formats.period(row.period)
    return telling.say(
        phrase,
        name=row["name"],
        share=telling.load(row["share"]),
        period=period,
        count=row["count"],
    )


def _risk(telling: Telling, row: Any) -> str:
    formats, share = telling.formats, telling.formats.per_cent(row["share"])
    match row.kind:
        case "targets":
            everything = int(telling.frames["indicators"].chance.notna().sum())
            return telling.say(
                "risk_targets_said", count=row["count"], all=everything, points=telling.points(row.points)
            )
        case "success":
            return telling.say(
                "risk_success_said", name=row["name"], share=share, points=telling.points(row.points)
            )
        case "depends":
            return telling.say(
                "risk_depends_said",
                name=row["name"],
                others=telling.listed(row.others, in_quotes=True),
                points=telling.points(row.points),
            )
        case _:
            said = {
                "count": row["count"],
                "share": share,
                "low": formats.per_cent(row.low),
                "high": formats.per_cent(row.high),
            }
            if math.isnan(row.points):
                return telling.say("risk_optimism_taken", **said)
            promised = telling.points(telling.figures["points"], 1)
            return telling.say(
                "risk_optimism_said", points=telling.points(row.points, 1), promised=promised, **said
            )
