"""The reference: a page a family of public names, from their docstrings."""

from __future__ import annotations

from pathlib import Path

import portfolio as pf

FAMILIES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "cases": (
        "Cases: load, check, save",
        "From files, lists, databases and frames to a checked case, and back.",
        ("load", "load_list", "sample", "rounds", "save", "Case", "ImportedCase"),
    ),
    "allocation": (
        "The plan: what is funded, and when",
        "The question and its proven answer.",
        ("allocate", "allocate_all", "Problem", "Allocation", "value"),
    ),
    "why": (
        "Why, at what price, what else",
        "Each answer is found by asking again with one thing changed.",
        (
            "explain",
            "marginal_values",
            "price_of_decisions",
            "alternatives",
            "appraise",
            "diff",
            "delays",
            "Appraisal",
            "Difference",
        ),
    ),
    "circumstances": (
        "Other circumstances: less money, scenarios, what if",
        "The same round with other budgets, weights and rules.",
        ("whatif", "compare", "frontier", "nested_list", "WhatIf", "Comparison", "Frontier", "NestedList"),
    ),
    "next_quarter": (
        "The next quarter: few changes, round after round",
        "From one plan to the next.",
        ("stability", "roll", "roadmap", "Stability", "Rolled"),
    ),
    "means": (
        "Means as a choice",
        "What transfers and hires earn, and money at other times.",
        ("means", "rephase", "MeansWorth", "Rephased"),
    ),
    "uncertainty": (
        "How sure",
        "Draw by draw, and safe whoever overruns.",
        (
            "simulate",
            "safest",
            "core_index",
            "protection",
            "Simulation",
            "Draws",
            "SafePlans",
            "CoreIndex",
            "Protection",
        ),
    ),
    "arbitration": (
        "Finance and product at one table",
        "What is agreed, contested, fair; and the record of it.",
        ("arbitrate", "replay", "history", "Arbitration", "Record", "Replay"),
    ),
    "money": (
        "In money",
        "What the plan costs and earns, as finance reads it.",
        ("business_case", "cash_flow"),
    ),
    "steering": (
        "Levels of steering, lists, indicators",
        "What dates, scope, budget, usage, outcomes and strategy would fund; what each watches.",
        (
            "levels",
            "rankings",
            "rice",
            "indicators",
            "alignment",
            "chains",
            "assess",
            "questionnaire",
            "assess_form",
            "Rankings",
            "Assessment",
        ),
    ),
    "estimates": (
        "How far to believe estimates",
        "What was delivered, beside what was expected.",
        ("calibration", "Calibration"),
    ),
    "show": (
        "What people look at: brief, workbook, explorer",
        "One page for a board, sheets for finance, knobs for everybody.",
        ("brief", "export", "explore", "interactive", "Brief", "Explorer", "Interactive"),
    ),
    "errors": (
        "Errors",
        "Each says where, what must hold, what was found and what to do.",
        (
            "PortfolioError",
            "CaseError",
            "ListError",
            "OpenQuestionsError",
            "UnclearError",
            "InfeasibleError",
            "SolverError",
            "TimeLimitError",
            "ChangedError",
        ),
    ),
}


def lacking() -> list[str]:
    """Public names that stand in no family, and names of a family that are not public."""
    named = [name for _, _, names in FAMILIES.values() for name in names]
    return sorted({*pf.__all__} - {"plots"} ^ {*named}) + sorted({n for n in named if named.count(n) > 1})


def write(root: Path) -> None:
    """The pages of the reference, a line of reStructuredText a name."""
    if lacking():
        raise SystemExit(
            f"in no family of docs/site_reference.py, or twice, or not public: {', '.join(lacking())}"
        )
    folder = root / "reference"
    folder.mkdir()
    for page, (title, line, names) in FAMILIES.items():
        text = [_heading(title), line, "", ".. currentmodule:: portfolio", ""]
        for name in names:
            text += [f".. auto{_kind(getattr(pf, name))}:: portfolio.{name}", ""]
        (folder / f"{page}.rst").write_text("\n".join(text), encoding="utf-8")
    text = [_heading("Pictures: pf.plots"), "Results in, axes out; each with its table in the gallery.", ""]
    for name in sorted(pf.plots.__all__):
        text += [f".. autofunction:: portfolio.plots.{name}", ""]
    (folder / "plots.rst").write_text("\n".join(text), encoding="utf-8")
    (folder / "index.rst").write_text(_index(), encoding="utf-8")


def _kind(thing: object) -> str:
    if isinstance(thing, type):
        return "exception" if issubclass(thing, BaseException) else "class"
    return "function"


def _heading(title: str) -> str:
    return f"{title}\n{'=' * len(title)}\n"


def _index() -> str:
    text = [
        _heading("Reference"),
        "Every public name, from its docstring; every example runs in the tests.",
        "",
    ]
    text += ["``import portfolio as pf``", ""]
    for page, (title, line, names) in FAMILIES.items():
        told = ", ".join(f":py:obj:`pf.{name} <portfolio.{name}>`" for name in names)
        text += [f":doc:`{title} <{page}>`", f"   {line} {told}", ""]
    text += [
        ":doc:`Pictures <plots>`",
        "   " + ", ".join(f":py:obj:`{n} <portfolio.plots.{n}>`" for n in pf.plots.__all__),
    ]
    text += ["", ".. toctree::", "   :hidden:", "", *(f"   {page}" for page in FAMILIES), "   plots", ""]
    return "\n".join(text)
