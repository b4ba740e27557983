"""Everything that shows itself in a notebook, made of one case, and what is said to be all of it."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import portfolio as pf
from portfolio.arbitration.party_weights import party_weights
from portfolio.display.shown_frame import ShownFrame

REPRS = ("_repr_html_", "_repr_markdown_", "_repr_mimebundle_")


def showing() -> set[str]:
    """The names of all classes that say how a notebook shows them."""
    found = set()
    for module in pkgutil.walk_packages(pf.__path__, "portfolio."):
        if module.name != "portfolio.cli.__main__":
            held = vars(importlib.import_module(module.name)).values()
            found |= {
                c.__name__
                for c in held
                if isinstance(c, type)
                and c.__module__ == module.name
                and any(name in vars(c) for name in REPRS)
            }
    return found


def displayed(case: pf.Case, a_list: Path) -> dict[str, Any]:
    """What each public question answers about the case, and about a list; an object or a frame each."""
    plan, table = pf.allocate(case), pf.arbitrate(case)
    rolled, line = pf.roll(plan, case.periods[1]), pf.frontier(case)
    initiative = plan.choices[0].initiative
    without = pf.allocate(pf.Problem(case).without(initiative))
    sure, near = (
        pf.simulate(case, draws=4),
        pf.stability(case, [(c.initiative, c.option, c.start) for c in without.choices]),
    )
    core, listed = pf.core_index(case, {}), pf.load_list(a_list, budget=9)
    shown = {
        "plan": plan,
        "rankings": pf.rankings(case),
        "stability": near,
        "rolled": rolled,
        "brief": pf.brief(plan, draws=4),
        "assessment": pf.Assessment({}, "en"),
        "simulation": sure,
        "core": core,
        "safest": pf.safest(sure),
        "protection": pf.protection(case, draws=4),
        "frontier": line,
        "compare": pf.compare(case),
        "whatif": pf.whatif(case, "budget × 0.9"),
        "appraisal": pf.appraise(case, [initiative]),
        "rephased": pf.rephase(plan),
        "means": pf.means(plan),
        "diff": pf.diff(plan, without),
        "listed": listed,
        "report": listed.report,
        "weights": party_weights(case),
        "table": table,
        "record": table.record(),
        "calibration": pf.calibration(case),
        "interactive frontier": pf.interactive(line),
        "interactive core": pf.interactive(core),
        "interactive parties": pf.interactive(table),
        "interactive roadmap": pf.interactive(plan),
        "explorer": pf.explore(case),
        "form": pf.assess_form(),
        # frames
        "why": pf.explain(plan),
        "steps": pf.marginal_values(plan),
        "levels": pf.levels(case),
        "roadmap": pf.roadmap(plan),
        "business case": pf.business_case(plan),
        "indicators": pf.indicators(case),
        "alignment": pf.alignment(case, plan),
        "chains": pf.chains(case),
    }
    for name, of in list(shown.items()):
        frames = {n: v for n in dir(type(of)) if isinstance(v := _held(of, n), ShownFrame)}
        shown |= {f"{name}.{n}": frame for n, frame in frames.items() if hasattr(frame, "_asked")}
    return shown


def _held(of: Any, name: str) -> Any:
    told = getattr(type(of), name, None)
    if (
        name.startswith("_")
        or name in ("html", "pdf")
        or isinstance(of, ShownFrame)
        or not hasattr(told, "__get__")
        or callable(told)
    ):
        return None
    return getattr(of, name)


def bundle(of: Any) -> dict[str, Any]:
    """What a notebook is handed of an object, by kind."""
    if hasattr(of, "_repr_mimebundle_"):
        return dict(of._repr_mimebundle_())
    if hasattr(of, "_repr_markdown_"):
        return {"text/markdown": of._repr_markdown_()}
    return {"text/html": of._repr_html_()}
