"""The sample ``scaleup_next``: the round of 2027Q4, three quarters after ``scaleup``.

It is what ``portfolio roll`` makes of scaleup's best plan, with what those who come back would fill in: how
indicators were read, what was spent, what delivered initiatives really did, what remains of the running ones
and what stopping them would take, new candidates, the amounts of the new quarters, the plan of record, how
uncertain the largest efforts and some dates are.
Everything is invented. ``make samples`` runs this.
"""

from __future__ import annotations

from pathlib import Path

import portfolio as pf
from portfolio.case.reading import edited, with_rows
from portfolio.model.choices import Choice

SAMPLES = Path(__file__).parent / "samples"
TO = "2027Q4"
NAME = "Order-to-cash platform: funding round of 2027Q4"

QUARTERS = ("2027Q1", "2027Q2", "2027Q3")
READ: dict[str, tuple[float, float, float]] = {
    "dau_mau": (24.1, 24.3, 24.2),
    "usage_rate": (66, 66.5, 66.5),
    "frequency": (3.2, 3.25, 3.35),
    "load_time": (3.8, 3.4, 3.1),
    "einvoicing_rate": (66, 81, 92),
    "activation": (46.5, 49, 53.5),
    "conversion": (14.1, 14.4, 14.9),
    "churn": (11.5, 11.4, 11.3),
    "retention": (104.1, 104.4, 104.8),
    "nps": (31, 32, 33),
    "incidents": (14, 13, 11),
    "lead_time": (21, 18, 16.5),
    "basket": (18, 18.1, 18.5),
    "payment_volume": (42.5, 43, 44),
    "arr": (47000, 47300, 47800),
    "cost_to_serve": (5190, 5140, 5090),
}
"""Where each indicator stood at the end of each quarter."""

LEDGER: dict[str, tuple[tuple[str, float, float], ...]] = {
    "2027Q1": (
        ("einvoicing-reform", 70000, 78000),
        ("data-warehouse", 40000, 40000),
        ("collections-autopilot", 25000, 25000),
        ("", 50000, 52000),
    ),
    "2027Q2": (
        ("einvoicing-reform", 60000, 66000),
        ("pricing-packaging", 40000, 35000),
        ("edge-cache", 30000, 30000),
        ("", 110000, 114000),
    ),
    "2027Q3": (
        ("einvoicing-reform", 55000, 55000),
        ("credit-limits", 40000, 52000),
        ("retail-edi", 30000, 41000),
        ("", 135000, 130000),
    ),
}
"""What was planned and spent of opex; without an initiative: by all others together."""

REALISED: dict[str, float] = {
    "einvoicing-reform / einvoicing_rate": 27,
    "collections-autopilot / retention": 0.4,
    "collections-autopilot / frequency": 0.15,
    "collections-autopilot / nps": 1.2,
    "provider-domestic / payment_volume": 1.4,
    "self-serve-import / activation": 2.5,
    "self-serve-import / tickets": -2,
    "data-warehouse / cost_to_serve": -40,
    "data-warehouse / lead_time": -0.8,
    "test-automation / lead_time": -3.6,
    "test-automation / incidents": -2.4,
    "test-automation / tickets": -1,
    "edge-cache / load_time": -0.7,
    "guided-onboarding / activation": 5,
    "guided-onboarding / conversion": 0.2,
    "pricing-packaging / basket": 0.5,
    "support-copilot / tickets": -3,
    "support-copilot / nps": 0.6,
}
DONE: dict[str, tuple[float, str]] = {
    "einvoicing-reform": (36, "invoicing"),
    "collections-autopilot": (16, "payments"),
    "provider-domestic": (13, "payments"),
    "self-serve-import": (8, "onboarding"),
    "data-warehouse": (50, "data"),
    "test-automation": (13, "platform"),
    "edge-cache": (3, "platform"),
    "guided-onboarding": (13, "onboarding"),
    "pricing-packaging": (5, "onboarding"),
    "support-copilot": (7, "invoicing"),
}
"""Of each delivered initiative the scope that was delivered, and the team that did it."""

STOPPING: list[dict[str, object]] = [
    {"initiative": "credit-limits", "resource": "opex", "1": 25000, "note": "Notice of the credit register"},
    {"initiative": "credit-limits", "resource": "invoicing", "1": 4},
    {"initiative": "pay-by-link", "resource": "payments", "1": 3},
    {
        "initiative": "retail-edi",
        "resource": "opex",
        "1": 15000,
        "note": "What both groups had spent on tests",
    },
    {"initiative": "retail-edi", "resource": "integrations", "1": 6, "note": "Hand-over to their own teams"},
    {"initiative": "page-speed", "resource": "platform", "1": 2},
    {"initiative": "cloud-costs", "resource": "opex", "1": 0, "note": "Nothing was signed"},
]
RELATED: list[dict[str, object]] = [
    {
        "relation": "requires",
        "initiative": "embedded-payments",
        "other": "pay-by-link",
        "lag": 0,
        "note": "Built into the page that the link opens",
    },
]

PLAN = (
    ("ai-assistant", "full", "2028Q2"),
    ("churn-early-warning", "full", "2027Q4"),
    ("cloud-costs", "full", "2028Q1"),
    ("connectors-v2", "top-three", "2028Q2"),
    ("cost-per-customer", "full", "2028Q4"),
    ("credit-limits", "full", "2027Q4"),
    ("demo-environment", "full", "2028Q2"),
    ("design-system", "full", "2028Q4"),
    ("dispute-workspace", "full", "2028Q1"),
    ("dunning-letters", "full", "2028Q3"),
    ("embedded-payments", "transfers-only", "2028Q1"),
    ("incident-drills", "full", "2028Q3"),
    ("legal-archive", "full", "2028Q4"),
    ("multi-entity", "shared-directory", "2028Q3"),
    ("observability", "full", "2027Q4"),
    ("page-speed", "full", "2027Q4"),
    ("partner-channel", "pilot", "2028Q4"),
    ("pay-by-link", "full", "2027Q4"),
    ("payment-ereporting", "full", "2028Q1"),
    ("penetration-test", "full", "2028Q3"),
    ("product-notifications", "full", "2029Q1"),
    ("retail-edi", "two-groups", "2027Q4"),
    ("security-certificates", "full", "2027Q4"),
    ("self-serve-trial", "full", "2027Q4"),
    ("support-drafts", "full", "2028Q4"),
)
"""The plan of record, as both sides saw it in September, before the cut: nothing that runs is stopped."""

CANDIDATES: dict[str, tuple[str, str, str, str, float, float, str]] = {
    "own-certified-platform": (
        "Own certified e-invoicing platform",
        "Regulatory Affairs",
        "transform",
        "solid",
        34,
        30,
        "Ends the volume fees of the certified partner",
    ),
    "support-drafts": (
        "Support copilot drafts the answers",
        "Customer Success",
        "run",
        "solid",
        8,
        9,
        "The help centre came first; the copilot was left for later",
    ),
    "incident-drills": ("Incident drills and runbooks", "Platform Engineering", "run", "solid", 5, 5, ""),
    "cost-per-customer": (
        "Cost of each customer, day by day",
        "Finance Systems",
        "run",
        "solid",
        8,
        6,
        "Shows which accounts cost more than they pay",
    ),
    "penetration-test": (
        "Penetration test by an outside firm",
        "Security",
        "run",
        "solid",
        3,
        3,
        "Promised in the contracts signed since June",
    ),
    "design-system": ("Design system in every screen", "Product Growth", "transform", "solid", 13, 14, ""),
    "self-serve-reports": (
        "Reports that customers build themselves",
        "Data & AI",
        "transform",
        "solid",
        21,
        18,
        "On the renewed warehouse",
    ),
    "dunning-letters": ("Registered letters sent online", "Product Payments", "grow", "solid", 5, 6, ""),
}
"""New candidates: name, owner, category, risk, scope, effort, note."""
NEEDED: dict[str, dict[str, tuple[float, ...]]] = {
    "own-certified-platform": {
        "opex": (30000, 30000, -35000, -35000, -35000, -35000),
        "capex": (50000, 45000),
        "invoicing": (42, 39),
        "platform": (9, 9),
    },
    "support-drafts": {"opex": (35000, 20000), "data": (15, 9)},
    "incident-drills": {"opex": (15000,), "platform": (15,)},
    "cost-per-customer": {"opex": (20000, 10000), "data": (9, 9), "platform": (6, 3)},
    "penetration-test": {"opex": (45000,), "platform": (6,)},
    "design-system": {
        "opex": (10000, 10000),
        "capex": (20000, 15000),
        "onboarding": (21, 18),
        "platform": (9, 6),
    },
    "self-serve-reports": {"opex": (20000, 20000), "capex": (25000, 25000), "data": (24, 21)},
    "dunning-letters": {"opex": (20000,), "payments": (15,)},
}
MOVED: dict[str, dict[str, tuple[float, float, float]]] = {
    "own-certified-platform": {"einvoicing_rate": (1, 2, 3), "nps": (0.2, 0.5, 0.8)},
    "support-drafts": {"tickets": (-6, -4, -2), "nps": (0.3, 0.8, 1.2)},
    "incident-drills": {"incidents": (-1.6, -1, -0.5)},
    "cost-per-customer": {"cost_to_serve": (-90, -60, -20)},
    "penetration-test": {"churn": (-0.06, -0.04, 0), "incidents": (-0.5, -0.3, 0)},
    "design-system": {"lead_time": (-1.6, -1.1, -0.6), "frequency": (0.02, 0.05, 0.08)},
    "self-serve-reports": {"frequency": (0.08, 0.16, 0.22), "retention": (0.1, 0.3, 0.5)},
    "dunning-letters": {"payment_volume": (0.8, 1.6, 2.2), "nps": (0.1, 0.3, 0.5)},
}

HIRES: dict[str, tuple[str, str, str, tuple[float, ...], tuple[float, ...], str]] = {
    "hire-data-engineer": (
        "Hire of a data engineer",
        "Data & AI",
        "data",
        (36000, 24000, 24000, 24000, 24000, 24000),
        (-3, -7, -11, -11, -11, -11),
        "A recruiter's fee, then the salary; full weeks from the third quarter on",
    ),
    "hire-reliability-engineer": (
        "Hire of a reliability engineer",
        "Platform Engineering",
        "platform",
        (36000, 23000, 23000, 23000, 23000, 23000),
        (-3, -7, -11, -11, -11, -11),
        "A recruiter's fee, then the salary; full weeks from the third quarter on",
    ),
}
"""People who could be hired: name, owner, team, what each costs of opex quarter by quarter, what each adds to
the team in person-weeks (freed, so below zero), note. A hire moves no indicator: it makes room for what does.
"""

SPREAD: dict[str, tuple[float, float]] = {
    "multi-entity": (0.85, 1.6),
    "billing-core": (0.85, 1.7),
    "embedded-payments": (0.9, 1.4),
    "early-payment": (0.9, 1.4),
    "connectors-v2": (0.9, 1.5),
    "credit-limits": (0.95, 1.2),
}
"""What the largest efforts may come to, as shares of what is asked for."""
LATE: dict[str, float] = {
    "multi-entity / shared-directory": 0.25,
    "embedded-payments / transfers-only": 0.3,
    "connectors-v2 / top-three": 0.2,
    "retail-edi / two-groups": 0.4,
}
"""The chances of options that they deliver a quarter late."""
RULES: list[dict[str, object]] = [
    {"rule": "payments-in-hand", "by": "owner", "value": "Product Payments", "max": 2, "when": "active"},
    {"rule": "ways-in", "initiative": "public-api", "weight": 1, "min": 1},
    {"rule": "ways-in", "initiative": "partner-channel", "weight": 1},
    {"rule": "ways-in", "initiative": "connectors-v2", "option": "top-three", "weight": 0.5},
]
"""The payments team finishes before it begins a third thing; there is one way in for partners at least."""

TRANSFERS: list[dict[str, object]] = [
    {"transfer": "data contractors", "from": "opex", "to": "data"}
    | {"rate": 0.0004, "max": 50000, "step": 12500},
    {"transfer": "reliability contractors", "from": "opex", "to": "platform"}
    | {"rate": 0.0004, "max": 50000, "step": 12500},
    {"transfer": "onboarding helps data", "from": "onboarding", "to": "data", "rate": 0.7}
    | {"max": 8, "step": 1},
    {"transfer": "payments helps invoicing", "from": "payments", "to": "invoicing", "rate": 0.8}
    | {"max": 10, "step": 1},
    {"transfer": "opex a quarter earlier", "from": "opex", "to": "opex", "lag": -1}
    | {"max": 30000, "step": 10000, "first": "2028Q1", "last": "2028Q4"},
]
"""What may be given: contracts of five weeks at 2,500 EUR a week; weeks lent, a part of which goes into
learning the other team's work; money that finance would release a quarter sooner.
"""

CAUSES: list[dict[str, object]] = [
    {
        "cause": "erp-vendor",
        "on": "use",
        "by": "owner",
        "value": "Product Integrations",
        "low": 0.9,
        "high": 1.4,
    },
    {"cause": "economy", "on": "effect", "by": "category", "value": "grow", "low": 0.75, "high": 1.2},
]
"""What makes several come out higher or lower together."""

EDITS: list[tuple[str, str, str, str]] = [
    # the amounts: in October the board took a fifth of opex and more
    ("resources", "opex", "2027Q4", "= 215000"),
    ("resources", "opex", "2028Q1", "= 215000"),
    ("resources", "opex", "2028Q2", "= 175000"),
    ("resources", "opex", "2028Q3", "= 200000"),
    ("resources", "opex", "2028Q4", "= 220000"),
    ("resources", "opex", "2029Q1", "= 220000"),
    ("resources", "capex", "2028Q3", "= 130000"),
    ("resources", "data", "2028Q3", "= 54"),
    ("resources", "platform", "2028Q3", "= 72"),
    ("resources", "platform", "2028Q4", "= 88"),
    # what remains of the running ones
    ("requirements", "credit-limits / full / opex", "1", "= 55000"),
    ("requirements", "credit-limits / full / opex", "2", "= 30000"),
    ("requirements", "credit-limits / full / invoicing", "1", "= 42"),
    ("requirements", "retail-edi / two-groups / opex", "1", "= 45000"),
    ("requirements", "retail-edi / two-groups / opex", "2", "= 40000"),
    ("requirements", "retail-edi / two-groups / integrations", "1", "= 33"),
    ("requirements", "retail-edi / two-groups / integrations", "2", "= 30"),
    ("options", "retail-edi / two-groups", "duration", "= 2"),
    ("options", "retail-edi / two-groups", "success", "= 0.6"),
    ("contributions", "retail-edi / arr", "low", "= 150"),
    ("contributions", "retail-edi / arr", "expected", "= 350"),
    ("contributions", "retail-edi / arr", "high", "= 500"),
    ("requirements", "page-speed / full / platform", "1", "= 24"),
    ("requirements", "cloud-costs / full / opex", "1", "= 20000"),
    ("initiatives", "credit-limits", "scope", "= 14"),
    ("initiatives", "pay-by-link", "scope", "= 6"),
    ("initiatives", "retail-edi", "scope", "= 24"),
    ("initiatives", "page-speed", "scope", "= 4"),
    ("initiatives", "cloud-costs", "scope", "= 1"),
    ("initiatives", "credit-limits", "effort", "= 15"),
    ("initiatives", "pay-by-link", "effort", "= 9"),
    ("initiatives", "retail-edi", "effort", "= 20"),
    ("initiatives", "page-speed", "effort", "= 8"),
    ("initiatives", "cloud-costs", "effort", "= 6"),
    ("initiatives", "cloud-costs", "latest", "= 2028Q1"),
    ("initiatives", "pay-by-link", "latest", "= 2028Q1"),
    # dates that had passed
    ("key_results", "habit-activation", "due", "= 2028Q3"),
    ("options", "connectors-v2 / top-three", "late_use", "= 0.5"),
    ("initiatives", "product-notifications", "deadline", "= 2028Q1"),
]


def rolled(plan: pf.Allocation) -> pf.Rolled:
    """What rolling scaleup's best plan makes, with readings and the ledger as they came in."""
    spent = [
        {"initiative": i or None, "resource": "opex", "period": period, "planned": planned, "actual": actual}
        for period, lines in LEDGER.items()
        for i, planned, actual in lines
    ]
    read = [
        {"kpi": kpi, "period": period, "value": value}
        for kpi, values in READ.items()
        for period, value in zip(QUARTERS, values, strict=True)
    ]
    return pf.roll(plan, TO, with_rows(plan.problem.case, "ledger", spent, "the ledger"), readings=read)


def filled_in(case: pf.Case) -> pf.Case:
    """The same once people have filled it in."""
    case = with_rows(case, "requirements", [{"option": "stop"} | row for row in STOPPING], "stopping")
    case = with_rows(case, "relations", RELATED, "relations")
    case = _with_candidates(case)
    done = [
        ("actuals", i, column, f"= {value}")
        for i, (scope, team) in DONE.items()
        for column, value in (("scope_delivered", scope), ("team", team))
    ]
    realised = [("actuals", effect, "realised", f"= {value}") for effect, value in REALISED.items()]
    uncertain = [
        *(
            ("requirements", i, column, f"= {value}")
            for i, ends in SPREAD.items()
            for column, value in zip(("low", "high"), ends, strict=True)
        ),
        *(("options", option, "late", f"= {chance}") for option, chance in LATE.items()),
    ]
    case = edited(case, [*done, *realised, *EDITS, *uncertain])
    case = with_rows(case, "causes", CAUSES, "causes")
    case = with_rows(case, "rules", RULES, "rules")
    case = with_rows(case, "transfers", TRANSFERS, "transfers")
    frozen = [
        {"scenario": "hiring freeze", "table": "requirements", "row": i, "change": "× 0", "note": note}
        for i, note in zip(
            HIRES, ("Nor is anybody new hired: it costs nothing, and adds nothing", None), strict=True
        )
    ]
    case = with_rows(case, "scenarios", frozen, "scenarios")
    case = case.revised({"plan": case.written["plan"].keeping(lambda _: False)})
    case = with_rows(
        case, "plan", [dict(zip(Choice._fields, line, strict=True)) for line in PLAN], "the plan"
    )
    return pf.Case(case.written, {**case.written_settings, "name": NAME})


def _with_candidates(case: pf.Case) -> pf.Case:
    """The case with the new candidates, put in at once: a candidate alone uses and moves nothing."""
    columns = ("name", "owner", "category", "risk", "scope", "effort", "note")
    rows: dict[str, list[dict[str, object]]] = {
        "initiatives": [
            {"initiative": i, **dict(zip(columns, said, strict=True))} for i, said in CANDIDATES.items()
        ],
        "requirements": [
            {"initiative": i, "resource": r, **{str(k): a for k, a in enumerate(amounts, start=1)}}
            for i, needs in NEEDED.items()
            for r, amounts in needs.items()
        ],
        "contributions": [
            {"initiative": i, "kpi": kpi, "low": low, "expected": expected, "high": high}
            for i, moved in MOVED.items()
            for kpi, (low, expected, high) in moved.items()
        ],
        "options": [{"initiative": "own-certified-platform", "option": "full", "duration": 2}],
    }
    for i, (name, owner, team, salary, weeks, note) in HIRES.items():
        rows["initiatives"].append(
            {"initiative": i, "name": name, "owner": owner, "category": "transform", "risk": "solid"}
            | {"scope": 1, "effort": 1, "note": note}
        )
        rows["requirements"] += [
            {"initiative": i, "resource": r, **{str(k): a for k, a in enumerate(amounts, start=1)}}
            for r, amounts in (("opex", salary), (team, weeks))
        ]
        # signed in one quarter, so that it may begin in any; what it costs and adds goes on
        rows["options"].append({"initiative": i, "option": "full", "duration": 1})
    for table, more in rows.items():
        case = with_rows(case, table, more, table)
    return edited(case, [("initiatives", "penetration-test", "mandatory", "= true")])


if __name__ == "__main__":
    best = pf.allocate(pf.load(SAMPLES / "scaleup"))
    pf.save(filled_in(rolled(best).case), SAMPLES / "scaleup_next")
