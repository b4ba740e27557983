"""What a judged comparison says, as Markdown: who is sooner, who is ahead where nothing is proven, who has a
good plan early.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import geometric_mean, median

from contestants import OURS, OURS_ALONE

HARD, NOTICED = 2.0, 0.3
"""Seconds: a case is hard where the rival needs more than the first; below the second nobody notices who is
sooner.
"""


@dataclass(frozen=True)
class Entry:
    """One search as it was judged: ``impact`` is what its plan is worth (−inf without one), ``clean`` whether
    the plan keeps every limit to the last digit.
    """

    family: str
    seed: int
    who: str
    gap_asked: float
    limit: float
    seconds: float
    processor: float
    proof: float
    impact: float
    bound: float
    proven: bool
    clean: bool
    said: str

    @property
    def gap(self) -> float:
        """How far the bound lies above the plan."""
        return (
            (self.bound - self.impact) / max(abs(self.impact), 1e-9) if self.impact > -math.inf else math.inf
        )


type Case = tuple[str, int]


def markdown(entries: Sequence[Entry], limit: float | None) -> str:
    """All tables."""
    long = [e for e in entries if e.limit != limit]
    parts = [
        ("Seconds to a proof: rival ÷ ours", _sooner(long)),
        ("Where somebody proved nothing: plan and gap at the limit", _unproven(long)),
        ("Answer ÷ proof, ties broken", _ties(long)),
    ]
    if limit is not None:
        parts.append((f"The plan after {limit:g} s, below the best known", _early(entries, limit)))
    return "\n".join(f"## {title}\n\n{table}\n" for title, table in parts if table)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = [list(r) for r in rows]
    if not body:
        return ""
    lines = [heads, ["---"] * len(heads), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _unique[T](values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))


def _of(entries: Iterable[Entry], who: str) -> dict[Case, Entry]:
    return {(e.family, e.seed): e for e in entries if e.who == who}


def spent(entry: Entry) -> float:
    """Seconds of a search that proved its gap; at least the limit for one that did not."""
    return entry.seconds if entry.proven else max(entry.seconds, entry.limit)


def ratios(own: dict[Case, Entry], rival: dict[Case, Entry]) -> dict[Case, float]:
    """Rival's seconds ÷ ours, where at least one of them proved its gap: with its limit for who did not, so
    that a time-out counts as no more than the time it had.
    """
    return {
        c: spent(rival[c]) / max(spent(own[c]), 1e-4)
        for c in own
        if c in rival and (own[c].proven or rival[c].proven)
    }


def _sooner(entries: Sequence[Entry]) -> str:
    """One row a family, gap, rival and line of ours."""
    rows = []
    for family, gap in _unique((e.family, e.gap_asked) for e in entries):
        here = [e for e in entries if (e.family, e.gap_asked) == (family, gap)]
        for name in (w for w in _unique(e.who for e in here) if w not in (OURS, OURS_ALONE)):
            rival = _of(here, name)
            for line in (OURS, OURS_ALONE):
                own = _of(here, line)
                if own:
                    rows.append((family, f"{gap:g}", name, line, *_figures(own, rival)))
    heads = ("family", "gap", "rival", "line", "cases", "mean (by processor)", "hard ones (by processor)")
    return _table((*heads, "worst noticed", "time-outs ours / rival"), rows)


def _figures(own: dict[Case, Entry], rival: dict[Case, Entry]) -> Sequence[str]:
    found = ratios(own, rival)
    hard = [c for c in found if spent(rival[c]) > HARD]
    busy = {
        c: rival[c].processor / own[c].processor
        for c in found
        if own[c].proven and rival[c].proven and min(own[c].processor, rival[c].processor) > 0
    }
    noticed = {c: r for c, r in found.items() if max(spent(own[c]), spent(rival[c])) > NOTICED}
    worst = min(noticed, key=noticed.__getitem__, default=None)
    out = [sum(not e.proven for e in of.values()) for of in (own, rival)]
    return (
        f"{len(found)} of {len(own)}",
        f"{_mean(found.values())} ({_mean(busy.values())})",
        f"{len(hard)}: {_mean(found[c] for c in hard)} ({_mean(busy[c] for c in hard if c in busy)})",
        "–" if worst is None else f"{_times(noticed[worst])} ({_race(own[worst], rival[worst])})",
        f"{out[0]} / {out[1]}",
    )


def _race(own: Entry, rival: Entry) -> str:
    """Who took how long: by the clock, and of the processor."""
    by_clock = f"{rival.seconds:.2f} s for {own.seconds:.2f}"
    return f"seed {own.seed}: {by_clock}; processor {rival.processor:.2f} for {own.processor:.2f}"


def _mean(values: Iterable[float]) -> str:
    found = list(values)
    return _times(geometric_mean(found)) if found else "–"


def _times(ratio: float) -> str:
    return f"×{ratio:.2f}"


def best_of(entries: Iterable[Entry]) -> dict[Case, float]:
    """The worth of the best plan of each case that keeps every limit."""
    best: dict[Case, float] = {}
    for e in entries:
        if e.clean:
            best[e.family, e.seed] = max(best.get((e.family, e.seed), -math.inf), e.impact)
    return best


def _behind(entry: Entry, best: float) -> float:
    """Which share of the best known impact a plan lacks; all of it without a plan."""
    return 1.0 if entry.impact == -math.inf else max(0.0, best - entry.impact) / max(abs(best), 1e-9)


def _unproven(entries: Sequence[Entry]) -> str:
    """A row for each case that somebody did not prove: each one's distance from the best known, its gap, its
    seconds.
    """
    best, names = best_of(entries), _unique(e.who for e in entries)
    rows = []
    for family, seed, gap in _unique((e.family, e.seed, e.gap_asked) for e in entries if not e.proven):
        here = {e.who: e for e in entries if (e.family, e.seed, e.gap_asked) == (family, seed, gap)}
        known = best.get((family, seed), -math.inf)
        rows.append(
            (
                f"{family} {seed}",
                f"{gap:g}",
                f"{known:.8g}",
                *(_standing(here[n], known) if n in here else "–" for n in names),
            )
        )
    return _table(("case", "gap asked", "best known", *names), rows)


def _standing(entry: Entry, best: float) -> str:
    if entry.impact == -math.inf:
        return f"none in {entry.seconds:.1f} s ({entry.said})"
    lacks = _behind(entry, best)
    return f"{-lacks:.3%}, gap {entry.gap:.2%}, {entry.seconds:.1f} s" + (" proven" if entry.proven else "")


def _ties(entries: Sequence[Entry]) -> str:
    """How much longer than its proof an answer takes."""
    rows, own = [], [e for e in entries if e.who.startswith(OURS) and e.proven and e.proof > 0]
    for family, gap, who in _unique((e.family, e.gap_asked, e.who) for e in own):
        found = [e for e in own if (e.family, e.gap_asked, e.who) == (family, gap, who)]
        shares = [e.seconds / e.proof for e in found]
        slowest = max(found, key=lambda e: e.seconds)
        took = f"{slowest.proof:.2f} s, {slowest.seconds:.2f} s"
        rows.append((family, f"{gap:g}", who, _mean(shares), _times(max(shares)), took))
    return _table(("family", "gap", "line", "mean", "most", "slowest: proof, answer"), rows)


def _early(entries: Sequence[Entry], limit: float) -> str:
    """How far below the best known the plans of a short search are."""
    best, rows = best_of(entries), []
    short = [e for e in entries if e.limit == limit]
    for family, who in _unique((e.family, e.who) for e in short):
        lacks = [
            _behind(e, best[e.family, e.seed])
            for e in short
            if (e.family, e.who) == (family, who) and (e.family, e.seed) in best
        ]
        if lacks:
            within = sum(x <= 0.01 for x in lacks)
            seconds = max(e.seconds for e in short if (e.family, e.who) == (family, who))
            rows.append(
                (
                    family,
                    who,
                    f"{within} of {len(lacks)}",
                    f"{median(lacks):.2%}",
                    f"{max(lacks):.2%}",
                    f"{seconds:.2f} s",
                )
            )
    return _table(("family", "who", "within 1 %", "median", "worst", "longest"), rows)
