"""What a case demands of every portfolio, one by one, and the problem without some of it."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from portfolio.case.case import Case
from portfolio.model.problem import Problem
from portfolio.tables import Row
from portfolio.words.figures import exact_per_cent, number
from portfolio.words.languages import is_phrase
from portfolio.words.sentences import say, with_unit

type Kind = Literal["mandate", "decision", "lock", "requires", "excludes", "bucket", "limit"]


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand on every portfolio.

    Attributes
    ----------
    kind : str
        ``mandate``, ``decision``, ``lock`` (held in or out by the question), ``requires``, ``excludes``,
        ``bucket`` or ``limit``.
    name : str
        The initiative, the bucket or the resource it is about.
    row : int
        Its place in its table (0 for a lock).
    part : str
        ``min`` or ``max`` of a bucket, the period of a limit.
    """

    kind: Kind
    name: str
    row: int
    part: str = ""

    def said(self, problem: Problem, language: str = "en") -> str:
        """The demand in the case's own words."""
        case = problem.case
        match self.kind:
            case "mandate":
                return say(language, "mandate", i=self.name)
            case "lock":
                return say(language, "held_in" if problem.locks[self.name] else "held_out", i=self.name)
            case "decision":
                return _decision(_row(case, "decisions", self.row), language)
            case "requires":
                return _requires(_row(case, "relations", self.row), language)
            case "excludes":
                row = _row(case, "relations", self.row)
                return say(language, "excludes", i=row["initiative"], other=row["other"])
            case "bucket":
                return _bucket(case, _row(case, "buckets", self.row), self.part, language)
            case _:
                return say(
                    language,
                    "limit",
                    resource=self.name,
                    amount=amount_of(problem, self.name, self.part, language),
                    period=self.part,
                )


def demands(problem: Problem) -> list[Demand]:
    """Every demand of a problem: what the question holds, mandates, decisions, relations, buckets, limits."""
    case = problem.case
    found = [Demand("lock", i, 0) for i in sorted(problem.locks)]
    found += [
        Demand("mandate", r["initiative"], n)
        for n, r in enumerate(case.table("initiatives"))
        if r["mandatory"]
    ]
    found += [Demand("decision", r["initiative"], n) for n, r in enumerate(case.table("decisions"))]
    found += [
        Demand(r["relation"], r["initiative"], n)
        for n, r in enumerate(case.table("relations"))
        if r["relation"] != "synergy"
    ]
    found += [
        Demand("bucket", r["bucket"], n, part)
        for n, r in enumerate(case.table("buckets"))
        for part in ("min", "max")
        if r[part] is not None
    ]
    for n, name in enumerate(case.table("resources")["resource"]):
        found += [
            Demand("limit", name, n, p) for p in case.periods if not math.isinf(problem.amount(name, p))
        ]
    return found


def lifted(problem: Problem, without: Collection[Demand]) -> Problem:
    """The same problem without some of its demands, as if they had not been written into the case.

    A limit that is lifted is more than everything together can use in that period, so that what is carried
    over into the next ones is not lost.
    """
    if not without:
        return problem
    case, tables = problem.case, {}
    gone = {
        kind: {d.row for d in without if d.kind == kind}
        for kind in ("mandate", "decision", "requires", "excludes")
    }
    if gone["mandate"]:
        table = case.written["initiatives"]
        mandatory = [None if n in gone["mandate"] else m for n, m in enumerate(table["mandatory"])]
        tables["initiatives"] = table.replacing("mandatory", mandatory)
    if gone["decision"]:
        tables["decisions"] = case.written["decisions"].keeping(lambda n: n not in gone["decision"])
    if gone["requires"] | gone["excludes"]:
        tables["relations"] = case.written["relations"].keeping(
            lambda n: n not in gone["requires"] | gone["excludes"]
        )
    bounds = {(d.row, d.part) for d in without if d.kind == "bucket"}
    if bounds:
        table = case.written["buckets"]
        for part in ("min", "max"):
            table = table.replacing(
                part, [None if (n, part) in bounds else b for n, b in enumerate(table[part])]
            )
        low, high = table["min"], table["max"]
        tables["buckets"] = table.keeping(lambda n: low[n] is not None or high[n] is not None)
    locks = {i: held for i, held in problem.locks.items() if Demand("lock", i, 0) not in without}
    changed = replace(problem, case=case.revised(tables) if tables else case, locks=locks)
    limits = [d for d in without if d.kind == "limit"]
    # reckoned, not written: it may be larger than any amount that one may write
    amounts = {(d.name, d.part): math.inf if (p := plenty(case, d.name)) is None else p for d in limits}
    return replace(changed, amounts={**changed.amounts, **amounts})


def plenty(case: Case, resource: str) -> float | None:
    """More of a resource than everything together can use, even of what is carried over from the first period
    to the last.

    None where more of it would not help, since none may be planned.
    """
    table, needs = case.table("resources"), case.table("requirements")
    place = table["resource"].index(resource)
    usable, kept = table["usable"][place], table["carry_over"][place]
    most = math.fsum(
        max(row[step], 0.0) for row in needs if row["resource"] == resource for step in needs.further
    )
    last = max(kept ** (len(case.periods) - 1), 1e-9) if kept else 1.0
    return (1.0 + most) / (usable * last) if usable else None


def amount_of(problem: Problem, resource: str, period: str, language: str = "en") -> str:
    """The planned amount of a resource in a period, with its unit."""
    table = problem.case.table("resources")
    usable = table["usable"][table["resource"].index(resource)]
    return with_unit(
        number(usable * problem.amount(resource, period), language),
        unit_of(problem.case, resource).strip(),
        language,
    )


def unit_of(case: Case, resource: str) -> str:
    """The unit of a resource with a space before it, to stand behind an amount; empty where it has none."""
    table = case.table("resources")
    unit = table["unit"][table["resource"].index(resource)]
    return f" {unit}" if unit else ""


def _row(case: Case, table: str, place: int) -> Row:
    return list(case.table(table))[place]


def _decision(row: Row, language: str) -> str:
    if row["decision"] == "reject":
        said = say(language, "reject", i=row["initiative"])
    else:
        how = say(language, "decided_how", how=row["option"]) if row["option"] else ""
        how += say(language, "decided_start", start=row["start"]) if row["start"] else ""
        said = say(language, "fund", i=row["initiative"], how=how)
    return said + (
        say(language, "decided_by", by=row["by"], reason=row["reason"]) if row["by"] and row["reason"] else ""
    )


def _requires(row: Row, language: str) -> str:
    lag = row["lag"]
    phrase = (
        "requires"
        if lag is None
        else (
            "requires_next"
            if lag == 0
            else "requires_same"
            if lag == -1
            else "requires_lag"
            if lag > 0
            else "requires_early"
        )
    )
    shown = 0 if lag is None else lag if lag > 0 else -lag - 1
    return say(language, phrase, i=row["initiative"], other=row["other"], lag=number(shown, language))


def _column(by: str, language: str) -> str:
    """A column of initiatives, or the objective, in words where it is one of the format's."""
    return say(language, f"by_{by}") if is_phrase(f"by_{by}") else by


def _bucket(case: Case, row: Row, part: str, language: str) -> str:
    what = say(
        language,
        f"bucket_{row['measure']}",
        resource=row["resource"],
        by=_column(row["by"], language),
        bucket=row["bucket"],
    )
    bound = exact_per_cent(row[part], language) if row["measure"] == "share" else number(row[part], language)
    if row["measure"] == "amount":
        bound += unit_of(case, row["resource"])
    return say(language, f"bucket_{part}", what=what, bound=bound)
