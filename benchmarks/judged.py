"""Our allocation beside HiGHS and SCIP on rounds that nobody here has seen, family by family, in one run.

    python benchmarks/judged.py [--families typical,hard,…] [--seeds judged|tuning|A:B] [--count 16]
        [--gap 0.001,1e-6] [--time-limit 20] [--limit 0.1] [--who ours,HiGHS,…] [--out FOLDER]

One case after the other, one search at a time, in another order from case to case; rivals have one core, ours
has two, and one for a second line. Tune on seeds below 1,000; what counts is the judged half. Every plan is
valued and checked again without its solver. SCIP takes part where ``--who`` names it. Writes ``judged.json``
and ``judged.md`` to ``--out`` after each case and prints the tables. Exit 1 where an answer is wrong.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy: its threads must not run beside a search

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

import judged_report
from contestants import CONTESTANTS, OURS, Answer, Contestant, searched
from families import FAMILIES, JUDGED, TUNING, made
from judged_report import Entry
from tqdm import tqdm

import portfolio as pf
from portfolio.case.case import Case
from portfolio.model.choices import choices
from portfolio.model.violations import violations

SLACK = 1e-3
"""A rival's plan may go beyond a limit by this much, as in ``speed.py``: solvers treat less than 1e-6 of a
row as nothing. Such a plan is no best one, though.
"""
NEAR = 1e-4
"""What a rival says of its plan's worth and of its bound may be off by this much, for the same reason."""
EXACT = 1e-9
"""What we say may not."""


@dataclass
class Judge:
    """Values every plan again, holds it against the best that anyone found, keeps what is wrong."""

    case: Case
    entries: list[Entry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def heard(self, family: str, seed: int, who: Contestant, gap: float, limit: float, found: Answer) -> None:
        """Keep an answer; its impact is what its plan is worth, not what was said."""
        impact, clean = -math.inf, False
        if found.plan is not None:
            portfolio = choices(self.case, found.plan)
            impact = pf.value(self.case, portfolio)
            broken = violations(pf.Problem(self.case), portfolio)
            clean, own = not broken, who.name.startswith(OURS)
            where = f"{who.name} on {family} {seed} at gap {gap:g}"
            if any(own or b.excess > SLACK for b in broken):
                self.faults.append(f"{where} breaks a limit: {'; '.join(map(str, broken))}")
            off = abs(found.impact - impact) if own or found.proven else found.impact - impact
            if off > (EXACT if own else NEAR) * max(abs(impact), 1.0):
                self.faults.append(f"{where} says {found.impact:.9g} points for a plan worth {impact:.9g}")
        self.entries.append(
            Entry(
                family=family,
                seed=seed,
                who=who.name,
                gap_asked=gap,
                limit=limit,
                seconds=found.seconds,
                processor=found.processor,
                proof=found.proof,
                impact=impact,
                bound=found.bound,
                proven=found.proven,
                clean=clean,
                said=found.said,
            )
        )

    def compare(self) -> None:
        """No bound lies below a plan that keeps every limit, and no proof more than its gap below it."""
        best = max((e.impact for e in self.entries if e.clean), default=-math.inf)
        for e in self.entries:
            slack = (EXACT if e.who.startswith(OURS) else NEAR) * max(abs(best), 1.0)
            where = f"{e.who} on {e.family} {e.seed} at gap {e.gap_asked:g}"
            if e.bound < best - slack:
                self.faults.append(f"{where} says {e.bound:.9g} at most; {best:.9g} is known")
            if e.proven and e.impact < best - e.gap_asked * abs(e.impact) - slack:
                self.faults.append(f"{where} proves {e.impact:.9g}; {best:.9g} is known")


def seeds_of(text: str, count: int) -> range:
    """The seeds meant: the first of a half, or from A to before B."""
    if text in ("judged", "tuning"):
        first = JUDGED if text == "judged" else TUNING
        return range(first, first + count)
    first, _, end = text.partition(":")
    return range(int(first), int(end or int(first) + 1))


def judge_case(
    family: str, seed: int, place: int, who: list[Contestant], given: argparse.Namespace
) -> Iterator[Judge]:
    """Everyone's searches on one case, the order turned by one place from case to case; what has been heard
    after each.
    """
    with tempfile.TemporaryDirectory() as name:
        judge = Judge(made(family, seed, Path(name)))
        turned = place % len(who)
        order = (who[turned:] + who[:turned])[:: -1 if place % 2 else 1]
        for gap in given.gap:
            for one in order:
                found = searched(one, Path(name), gap, given.time_limit)
                judge.heard(family, seed, one, gap, given.time_limit, found)
                yield judge
        for one in order if given.limit else ():
            found = searched(one, Path(name), min(given.gap), given.limit)
            judge.heard(family, seed, one, min(given.gap), given.limit, found)
            yield judge
        judge.compare()


def parsed() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--families", default="typical", help=f"of {', '.join(FAMILIES)}; or all")
    parser.add_argument("--seeds", default="judged", help="judged, tuning, or A:B")
    parser.add_argument("--count", type=int, default=16, help="seeds of a half")
    parser.add_argument("--gap", default="0.001,1e-6")
    parser.add_argument("--time-limit", type=float, default=20.0, help="seconds a search")
    parser.add_argument("--limit", type=float, help="also what plan there is after so many seconds")
    parser.add_argument("--who", default="", help=f"of {', '.join(CONTESTANTS)}; all but SCIP")
    parser.add_argument("--out", type=Path, help="folder for judged.json and judged.md")
    given = parser.parse_args()
    given.families = list(FAMILIES) if given.families == "all" else given.families.split(",")
    given.gap = [float(g) for g in given.gap.split(",") if g]
    given.who = [w.strip() for w in given.who.split(",") if w.strip()]
    given.who = given.who or [name for name, c in CONTESTANTS.items() if not c.needs]
    for name, known in [*((f, FAMILIES) for f in given.families), *((w, CONTESTANTS) for w in given.who)]:
        if name not in known:
            parser.error(f"{name} is none of {', '.join(known)}")
    for name in given.who:
        if not CONTESTANTS[name].installed:
            parser.error(f"{name} is not installed: it is in the dependency group benchmark")
    if given.limit == given.time_limit:
        parser.error("--limit is for a second, shorter search: it differs from --time-limit")
    return given


def keep(text: str, entries: list[Entry], folder: Path) -> None:
    """Write what is known so far: a run that is stopped leaves its cases behind."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "judged.md").write_text(text, encoding="utf-8")
    told = json.dumps([plain_json(e) for e in entries], indent=0)
    (folder / "judged.json").write_text(told + "\n", encoding="utf-8")


def plain_json(entry: Entry) -> dict[str, object]:
    """An entry as any reader of JSON takes it: null where a number is infinite or none."""
    told = asdict(entry) | {"gap": entry.gap}
    return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in told.items()}


def heading(given: argparse.Namespace) -> str:
    """What was judged, and whom with."""
    seeds = seeds_of(given.seeds, given.count)
    versions = [f"HiGHS {version('highspy')}"]
    if "SCIP" in given.who:
        versions.append(f"pyscipopt {version('pyscipopt')}")
    return (
        f"Seeds {seeds[0]}–{seeds[-1]} of {', '.join(given.families)}; {given.time_limit:g} s a search;"
        f" rivals on one core: {', '.join(versions)}."
    )


def main() -> int:
    given = parsed()
    who = [c for n, c in CONTESTANTS.items() if n in given.who]
    _ = pf.allocate  # imported before the searches are forked off, each of which would need it
    entries, faults, text = [], [], ""
    todo = [(f, s) for f in given.families for s in seeds_of(given.seeds, given.count)]
    searches = len(todo) * len(who) * (len(given.gap) + (given.limit is not None))
    with tqdm(total=searches, desc="searches", disable=None) as bar:
        for place, (family, seed) in enumerate(todo):
            for judge in judge_case(family, seed, place, who, given):
                bar.update(len(entries) + len(judge.entries) - bar.n)
            entries += judge.entries
            faults += judge.faults
            text = f"{heading(given)}\n\n{judged_report.markdown(entries, given.limit)}"
            if given.out:
                keep(text, entries, given.out)
    print(text)
    for fault in faults:
        print("WRONG:", fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
