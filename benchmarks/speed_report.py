"""The text and the picture of what ``speed.py`` measured; every number in them comes from the run."""

from __future__ import annotations

import datetime
import math
import os
import platform
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from speed_results import Results, Sample, Sweep

OURS = "pf.allocate"
DEFAULT = 1e-6
QUOTED = {"HiGHS": "HiGHS, `run()` alone"}
PACKAGES = ("highspy", "pulp", "cbcbox", "linopy", "pyomo", "numpy", "pandas")


def write(results: Results, out: Path) -> None:
    """``performance.md`` and ``performance.png``."""
    out.mkdir(parents=True, exist_ok=True)
    picture(results, out / "performance.png")
    sections = [
        opening(results),
        proofs(results),
        limits(results),
        again(results),
        building(results),
        starting(results),
    ]
    (out / "performance.md").write_text("\n\n".join(sections) + "\n", encoding="utf-8")


def table(columns: Mapping[str, Sequence[str]], text: int = 1) -> str:
    """A Markdown table; the first columns are text, the others are numbers and stand to the right."""
    rows = [
        list(columns),
        ["---" if k < text else "---:" for k in range(len(columns))],
        *zip(*columns.values(), strict=True),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def seconds(value: float) -> str:
    """Seconds to three figures, never finer than a tenth of a millisecond."""
    return "–" if value == 0 else short(value) if value >= 0.01 else f"{value:.4f}"


def short(value: float, figures: int = 3) -> str:
    """So many figures, without an exponent."""
    if not math.isfinite(value):
        return "–"
    rounded = float(f"{value:.{figures}g}")
    return f"{rounded:,.{max(0, figures - 1 - math.floor(math.log10(abs(rounded) or 1)))}f}"


def percent(share: float) -> str:
    """A share in per cent, to two figures; below the default gap it is nothing."""
    return "–" if not math.isfinite(share) else "0 %" if share <= DEFAULT else f"{short(share * 100, 2)} %"


def gap_name(gap: float) -> str:
    """A gap as people say it."""
    return "default (0.0001 %)" if gap == DEFAULT else f"{gap * 100:g} %"


def mean(values: Iterable[float]) -> float:
    """Geometric mean; nan of nothing."""
    logs = [math.log(max(v, 1e-9)) for v in values]
    return math.exp(statistics.fmean(logs)) if logs else math.nan


def opening(results: Results) -> str:
    """What is measured, when, where, with what."""
    scope, sizes = results.scope, [results.sizes[r] for r in results.rounds]
    quick = " `--quick`: a try of the benchmark, not a measurement" if results.quick else ""
    times = "once" if results.repeat == 1 else f"{results.repeat} times and the median taken"
    faults = "".join(f"\n- **Wrong:** {f}" for f in results.faults) or " No answer was wrong."
    absent = f" Not installed, so not measured: {', '.join(results.absent)}." if results.absent else ""
    return f"""# Performance

Made by `python benchmarks/speed.py`{quick}; no number here is typed by hand.

Everyone is measured in one run, one round after the other, whoever begins changing from round to round, so that a busy
moment hits them all. Each search is run {times}. Means are geometric, over {len(sizes)} rounds of {min(sizes)}–{max(sizes)} initiatives
({", ".join(results.rounds)}). A search that is not done after {scope.limit:g} s is stopped, counts with what it took
until then, and is a time-out.

- `pf.allocate`: its whole wall time from a case just loaded, with nothing kept of an earlier one: stating the program, search,
  checking again, and at the default gap the one answer (breaking ties).
- HiGHS: the plain model, with HiGHS's defaults. Its clock runs for `run()` alone: stating the model is not charged to it.
- The others: stating the plain model, handing it over, searching, reading the values back. Picking the model's rows out of
  the tables is not charged to them.{absent}

Every plan is valued and checked against the tables without its solver, and every proven one is held against the best known
impact.{faults}

| | |
|---|---|
| date | {datetime.date.today().isoformat()}; the run took {results.minutes:.1f} min |
| machine | {processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; load {results.load:.1f} at the start |
| versions | Python {platform.python_version()}, {", ".join(versions())} |"""


def processor() -> str:
    """The processor's name, as the machine tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.processor() or "unknown processor",
    )


def versions() -> list[str]:
    """What is installed of the packages that matter here."""
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return found


def contestants(samples: Sequence[Sample]) -> list[str]:
    """Ours first, then the others as they are listed."""
    return [
        OURS,
        *(
            who
            for who in QUOTED | dict.fromkeys(s.who for s in samples)
            if who != OURS and any(s.who == who for s in samples)
        ),
    ]


def ratios(results: Results, who: str, gap: float) -> list[tuple[float, bool, bool]]:
    """For each round, how often our time fits into another's; whether the other's ran out of time, whether
    ours did.
    """
    ours = {s.round: s for s in results.race if s.who == OURS and s.asked == gap}
    theirs = [s for s in results.race if s.who == who and s.asked == gap]
    return [(s.seconds / ours[s.round].seconds, not s.proven, not ours[s.round].proven) for s in theirs]


def sign(found: Sequence[tuple[float, bool, bool]]) -> str:
    """≥ where the other's true times are longer than counted, ≤ where ours are, ≈ where both are."""
    other, ours = any(f[1] for f in found), any(f[2] for f in found)
    return "≈ " if other and ours else "≥ " if other else "≤ " if ours else ""


def proofs(results: Results) -> str:
    """The table of the time to each gap."""
    columns: dict[str, list[str]] = {
        c: []
        for c in (
            "gap",
            "who",
            "mean, s",
            "median, s",
            "max, s",
            "time-outs",
            "stating the model, s",
            "× ours",
            "least",
            "most",
        )
    }
    for gap in results.scope.gaps:
        for who in contestants(results.race):
            own = [s for s in results.race if s.who == who and s.asked == gap]
            taken, found = [s.seconds for s in own], ratios(results, who, gap)
            times = [f[0] for f in found]
            cells = [
                gap_name(gap),
                QUOTED.get(who, who),
                seconds(mean(taken)),
                seconds(statistics.median(taken)),
                seconds(max(taken)),
            ]
            cells += [
                str(sum(not s.proven for s in own)),
                "" if who == OURS else seconds(mean(s.stating for s in own)),
            ]
            cells += (
                ["1"] + [""] * 2
                if who == OURS
                else [sign(found) + short(mean(times)), short(min(times)), short(max(times))]
            )
            for column, cell in zip(columns.values(), cells, strict=True):
                column.append(cell)
    return f"""## Time to a proven gap

![How many times as long as pf.allocate the others take, by gap](performance.png)

“× ours” is the geometric mean over the rounds of a contestant's seconds divided by ours; ≥ where it met the time limit in some, ≤ where we did,
≈ where both did.

{table(columns, text=2)}"""


def limits(results: Results) -> str:
    """The table of what is found under a short limit."""
    names = (
        "rounds",
        "limit, s",
        "who",
        "shortfall, median",
        "shortfall, max",
        "within 1 %",
        "no plan",
        "proven",
        "stated gap, median",
        "time, max, s",
    )
    columns: dict[str, list[str]] = {c: [] for c in names}
    kinds = list(dict.fromkeys(s.kind for s in results.hurry))
    for kind in kinds:
        for limit in sorted({s.asked for s in results.hurry}):
            for who in contestants(results.hurry):
                own = [s for s in results.hurry if (s.kind, s.asked, s.who) == (kind, limit, who)]
                short_of = [
                    1 - s.impact / results.best[s.round] if math.isfinite(s.impact) else math.nan for s in own
                ]
                found = [x for x in short_of if not math.isnan(x)]
                gaps = [s.gap for s in own if math.isfinite(s.impact)]
                cells = [f"{kind} ({len(own)})", f"{limit:g}", QUOTED.get(who, who)]
                cells += [percent(statistics.median(found)), percent(max(found))] if found else ["–", "–"]
                cells += [
                    f"{sum(x <= 0.01 for x in found)} of {len(own)}",
                    str(len(own) - len(found)),
                    str(sum(s.proven for s in own)),
                ]
                cells += [
                    percent(statistics.median(gaps)) if gaps else "–",
                    seconds(max(s.seconds for s in own)),
                ]
                for column, cell in zip(columns.values(), cells, strict=True):
                    column.append(cell)
    return f"""## Quality under a short limit

Shortfall against the best impact that is known or was found by anyone in this run, where there is a plan. HiGHS gets the limit for `run()` alone.

{table(columns, text=3)}"""


def again(results: Results) -> str:
    """The table of questions asked again."""
    names = (
        "question",
        "answered",
        "through a session, s",
        "cold, s",
        "cold ÷ session",
        "least",
        "most",
        "infeasible",
        "late",
    )
    columns: dict[str, list[str]] = {c: [] for c in names}
    for what in dict.fromkeys(s.what for s in results.sweeps):
        own = [s for s in results.sweeps if s.what == what]
        gains = [s.cold / s.kept for s in own]
        cells = [
            what,
            f"{sum(s.answered for s in own)} of {sum(s.asked for s in own)}",
            seconds(mean(s.kept for s in own)),
        ]
        cells += [
            seconds(mean(s.cold for s in own)),
            short(mean(gains)),
            short(min(gains)),
            short(max(gains)),
        ]
        cells += [str(sum(s.infeasible for s in own)), str(sum(s.late for s in own))]
        for column, cell in zip(columns.values(), cells, strict=True):
            column.append(cell)
    scope = results.scope
    return f"""## Asking again

Seconds for one answer at the default gap, ties broken, through a kept `Session` and by a cold `pf.allocate`; geometric means over the rounds. Of each
round's questions {scope.cold} were asked cold, evenly spread; {compared(results.sweeps)} pairs of finished answers were compared. Locks are asked
of a session that has answered the case itself, and their cold ones are of initiatives held the other way than in the plan; the budgets' and weights'
seconds hold the opening of the session too. Budgets run from 75 % to 125 %, weights are drawn evenly from all, fewer where cold answers
to all would take more than {scope.cap:g} s. A sweep is one call of `allocate_all`, which uses every core for what is not answered together;
cold answers come one after the other, each on one core. Late: not proven within {scope.limit:g} s.

{table(columns)}"""


def compared(sweeps: Sequence[Sweep]) -> int:
    """How many answers of sessions were held against cold ones; the sweeps of one round on the same
    questions share them.
    """
    pairs: dict[tuple[str, str], int] = {}
    for sweep in sweeps:
        key = (
            sweep.round,
            "locks" if sweep.what.startswith("an initiative") else sweep.what.partition(",")[0],
        )
        pairs[key] = sweep.compared
    return sum(pairs.values())


def building(results: Results) -> str:
    """The table of what happens around the search."""
    around = results.around
    steps = list(next(iter(around.values())))
    ours = math.fsum(around[OURS].values())
    columns = {"who": list(around)} | {
        f"{step}, s": [seconds(a[step]) for a in around.values()] for step in steps
    }
    columns["all, s"] = [seconds(math.fsum(a.values())) for a in around.values()]
    columns["× ours"] = [
        "1" if who == OURS else short(math.fsum(a.values()) / ours) for who, a in around.items()
    ]
    return f"""## Around the search

On {results.largest}, {results.sizes[results.largest]} initiatives; medians of {results.scope.runs}. Everyone starts from numbers already
picked out of the tables. Our reading back values the plan and checks every limit again; the others read bare values.

{table(columns)}"""


def starting(results: Results) -> str:
    """The tables of imports and memory."""
    empty = results.imports["pass"]
    imports = {
        "what": [f"`{code}`" for code in results.imports if code != "pass"],
        "seconds": [seconds(max(0.0, s - empty)) for code, s in results.imports.items() if code != "pass"],
    }
    rounds = list(results.memory)
    whos = list(next(iter(results.memory.values())))
    memory = {"peak, MiB": whos} | {
        f"{r} ({results.sizes[r]} initiatives)": [f"{results.memory[r][who]:.0f}" for who in whos]
        for r in rounds
    }
    return f"""## Starting and memory

Medians of {results.scope.runs} fresh processes, less the {seconds(empty)} s of an empty Python.

{table(imports)}

Peak memory of one allocation within 1 % (or {results.scope.limit:g} s) in a fresh process. Everyone loads the case with `portfolio`,
without which there is none.

{table(memory)}"""


def picture(results: Results, path: Path) -> None:
    """One panel for each rival, one dot for each round, the geometric mean as a bar with its number."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    import seaborn as sns
    from matplotlib.ticker import LogLocator, NullFormatter

    rivals, gaps = contestants(results.race)[1:], results.scope.gaps
    sns.set_theme(
        style="white", font_scale=0.95, rc={f"axes.spines.{side}": False for side in ("top", "right", "left")}
    )
    figure, axes = plt.subplots(
        1,
        len(rivals),
        figsize=(1.6 + 1.85 * len(rivals), 4.4),
        sharey=True,
        squeeze=False,
        layout="constrained",
    )
    late = False
    every = [times for who in rivals for gap in gaps for times, _, _ in ratios(results, who, gap)]
    low, high = min(0.8, *every), max(1.25, *every)
    room = (high / low) ** 0.12
    for ax, who, colour in zip(axes[0], rivals, sns.color_palette("colorblind", len(rivals)), strict=True):
        for k, gap in enumerate(gaps):
            late |= draw_column(ax, k, ratios(results, who, gap), colour)
        ax.set(
            yscale="log",
            ylim=(low / room**0.4, high * room),
            xlim=(-0.6, len(gaps) - 0.4),
            xticks=range(len(gaps)),
        )
        ax.yaxis.set_major_locator(LogLocator(subs=(1.0,) if high / low > 50 else (1.0, 2.0, 5.0)))
        ax.yaxis.set_minor_formatter(NullFormatter())
        ax.set_xticklabels(["default" if g == DEFAULT else gap_name(g) for g in gaps], fontsize=8)
        ax.tick_params(axis="x", length=0)
        ax.set_title(
            who.replace(" + ", "\n+ ") if who != "HiGHS" else "HiGHS\nrun() alone",
            color=colour,
            fontsize=11,
            fontweight="bold",
        )
        ax.axhline(1, color="0.35", linewidth=1, zorder=1)
        ax.grid(axis="y", color="0.9", linewidth=0.8)
        ax.yaxis.set_major_formatter(plain_times())
    label_axes(figure, axes[0], late, len(results.rounds), results.scope.limit)
    figure.savefig(path, dpi=200)
    plt.close(figure)


def draw_column(ax: object, k: int, found: Sequence[tuple[float, bool, bool]], colour: object) -> bool:
    """The dots of one rival at one gap and their mean; whether any of them met the time limit."""
    found = sorted(found)
    spread = [k + 0.32 * ((n * 0.618) % 1 - 0.5) for n in range(len(found))]
    for (times, other, ours), x in zip(found, spread, strict=True):
        marker = "^" if other and not ours else "v" if ours and not other else "D" if ours else "o"
        ax.scatter(
            x,
            times,
            s=20,
            marker=marker,
            facecolor="white" if other or ours else colour,
            edgecolor=colour,
            linewidth=0.9,
            alpha=0.85,
            zorder=3,
        )  # type: ignore[attr-defined]
    average = mean(f[0] for f in found)
    ax.plot(
        [k - 0.34, k + 0.34], [average] * 2, color="black", linewidth=2.2, solid_capstyle="butt", zorder=4
    )  # type: ignore[attr-defined]
    text = f"{sign(found).strip()}{short(average, 2)}×"
    # all numbers on one line, above every dot
    ax.annotate(
        text,
        (k, 1.0),
        xycoords=("data", "axes fraction"),
        ha="center",
        va="top",
        fontsize=9,
        fontweight="bold",
    )  # type: ignore[attr-defined]
    return any(other or ours for _, other, ours in found)


def plain_times() -> Callable[[float, int], str]:
    """Tick labels as 0.1×, 1×, 10×."""
    return lambda value, _: f"{value:g}×"


def label_axes(figure: object, axes: Sequence[object], late: bool, rounds: int, limit: float) -> None:
    """Titles and the key to the marks, in words."""
    axes[0].set_ylabel("times as long as pf.allocate")  # type: ignore[attr-defined]
    figure.suptitle(
        "How many times as long the others take to prove the same gap",
        x=0.01,
        ha="left",
        fontsize=13,
        fontweight="bold",
    )  # type: ignore[attr-defined]
    axes[len(axes) // 2].set_xlabel("gap asked for", fontsize=9)  # type: ignore[attr-defined]
    key = f"One dot a round ({rounds}); bar and number: geometric mean. Line at 1×: as fast as pf.allocate,\n"
    key += "which at the default gap breaks ties as well."
    if late:
        key += (
            f" Hollow: stopped at {limit:g} s; ▵ the other\n(truly higher), ▿ pf.allocate (truly lower), ◇"
            " both."
        )
    figure.supxlabel(key, x=0.01, ha="left", fontsize=8.5, color="0.3")  # type: ignore[attr-defined]
