"""Small random cases, valid by case.md and small enough for the oracle to enumerate.

Values are coarse on purpose: whole numbers and quarters, so that ties are many and the one-answer rule is put
to work.
"""

import csv
import json
import random
import re
import tempfile
from collections import defaultdict
from math import prod
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import portfolio as pf

type Row = dict[str, str]
type Tables = dict[str, list[Row]]
type Settings = dict[str, object]

PORTFOLIOS = 20_000
# Ids are text, whatever they look like, and sort by code point.
IDS = ["b", "A", "10", "9", "Éa", "NA", "c d", "a1", "007", "Z", "true", "1e3"]
OPTIONS = ["lite", "full", "max", "2"]
LABELS = [
    ["2027Q1", "2027Q2", "2027Q3", "2027Q4"],
    ["2027-11", "2027-12", "2028-01", "2028-02"],
    ["2027", "2028", "2029", "2030"],
    ["Wave 1", "Wave 2", "Wave 3", "Wave 4"],
]
LIMITS: dict[str, list[float]] = {
    "share": [0, 0.25, 0.5, 0.75, 1],
    "amount": [0, 1, 2.5, 4, 8],
    "count": [0, 1, 2, 3],
}
# None of these cancels out a sum of the amounts used, which are wholes and halves: whether a column whose
# rows cancel out counts for the default duration, the text leaves open.
FREED = ["-0.25", "-0.75", "-1.25", "-2.25"]


def random_tables(
    rng: random.Random, size: int | None = None, levels: bool = False
) -> tuple[Tables, Settings]:
    """A valid case of `size` initiatives (1 to 7) over 1 to 4 periods; with `levels`, one that can be
    steered at most of the six.
    """
    draw = _Draw(rng, size or rng.choice([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]))
    tables, settings = draw.case()
    if levels:
        draw.levels(tables)
    return tables, settings


@st.composite
def cases(draw: st.DrawFn) -> tuple[Tables, Settings]:
    """The same as a strategy, which shrinks in the number of initiatives."""
    size = draw(st.integers(1, 7))
    return random_tables(random.Random(draw(st.integers(0, 2**32 - 1))), size)


def write_folder(tables: Tables, settings: Settings, path: Path) -> None:
    """The case as a folder of CSV files and a `case.toml`."""
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, dict.fromkeys(column for row in rows for column in row), restval="")
            writer.writeheader()
            writer.writerows({c: _plain(v) for c, v in row.items()} for row in rows)
    # A JSON string, boolean or number is also a TOML one.
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items())
    (path / "case.toml").write_text("".join(lines), encoding="utf-8")


def _plain(cell: object) -> object:
    """A cell that can be read in one way only: 5.999 alone could be thousands."""
    return f"{cell}0" if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", str(cell)) else cell


def with_rules(tables: Tables, rng: random.Random) -> Tables:
    """The same case with rules of its own, and pairs that are funded together or not at all."""
    rows, relations = [], list(tables.get("relations", []))
    ids = [row["initiative"] for row in tables["initiatives"]]
    columns = [c for c in ("owner", "category", "squad") if any(r.get(c) for r in tables["initiatives"])]
    options = {i: [r["option"] for r in tables.get("options", []) if r["initiative"] == i] for i in ids}
    for name in rng.sample(["wip", "any two", "risk", "7"], rng.choice([1, 1, 1, 2, 3])):
        own: list[Row] = []
        for i in rng.sample(ids, rng.randint(0 if columns else 1, len(ids))):
            option = rng.choice(options[i]) if options[i] and rng.random() < 0.2 else ""
            own.append({"rule": name, "initiative": i, "option": option})
        if columns and (not own or rng.random() < 0.4):
            by = rng.choice(columns)
            value = rng.choice([r[by] for r in tables["initiatives"] if r.get(by)])
            own.append({"rule": name, "by": by, "value": value})
        weights = rng.choice([[""], [""], ["1", "2", "0.5"], ["0.1", "0.2", "-0.3", "1"]])
        own = [row | {"weight": rng.choice(weights)} for row in own]
        low, high = sorted(rng.sample([-0.5, 0, 0.3, 0.5, 1, 1, 1, 2, 2, 3], 2))
        side = rng.choice(["max", "max", "max", "max", "min", "both"])
        if side != "min":
            rng.choice(own)["max"] = f"{high:g}"
        if side != "max":
            rng.choice(own)["min"] = f"{low:g}"
        rng.choice(own)["when"] = rng.choice(["", "active", "active", "start"]) if side == "max" else ""
        rows += own
    if len(ids) > 1 and rng.random() < 0.4:
        one, other = rng.sample(ids, 2)
        relations.append({"relation": "all", "initiative": one, "other": other})
    return tables | {"rules": rows} | ({"relations": relations} if relations else {})


class _Draw:
    """One case being drawn; every method fills the tables it names."""

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.tables: Tables = defaultdict(list)
        self.ids = rng.sample(IDS, size)
        self.periods = rng.choice(LABELS)[: rng.randint(1, 4)]
        self.inside = self.chance(0.7)
        self.starts: dict[tuple[str, str], list[str]] = {}  # admissible, by initiative and option

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    def pick(self, values: str) -> str:
        """One of the words of a line; `_` stands for blank."""
        return self.rng.choice(values.split()).replace("_", "")

    def add(self, table: str, **cells: object) -> Row:
        row = {column: str(value) for column, value in cells.items()}
        self.tables[table].append(row)
        return row

    def case(self) -> tuple[Tables, Settings]:
        self.strategy()
        for initiative in self.ids:
            self.initiative(initiative)
        if len(self.ids) > 1 and self.chance(0.3):
            self.make_twins(*self.rng.sample(self.ids, 2))
        self.windows()
        self.resources()
        if len(self.ids) > 1:
            self.relations()
        self.buckets()
        self.decisions()
        self.parties()
        return self.finished(), self.settings()

    # What is wanted

    def strategy(self) -> None:
        kpis = self.rng.sample(["speed", "usage", "conversion", "revenue", "churn"], self.rng.randint(1, 4))
        for i, kpi in enumerate(kpis):
            drives = self.rng.choice(kpis[i + 1 :]) if i + 1 < len(kpis) and self.chance(0.6) else ""
            kind, factor = self.pick("usage outcome business"), self.pick("_ 2 0.5 -1 -0.5 3")
            self.add(
                "kpis", kpi=kpi, unit="u", kind=kind, drives=drives, factor=factor, value=self.pick("_ _ 100")
            )
        for objective in self.rng.sample(["grow", "keep", "save"], self.rng.randint(1, 3)):
            self.add("objectives", objective=objective, weight=self.pick("0 25 25 40 50 50 60 100 100 12.5"))
            weights = [self.pick("_ _ 1 2 0") for _ in range(self.rng.randint(1, 3))]
            weights[0] = weights[0].replace("0", "3")  # not all zero
            for i, weight in enumerate(weights):
                baseline = self.pick("_ 0 10 2.5")
                target = float(baseline or 0) + self.rng.choice([2, 4, 5, 8, 10, 2.5, -4, -5])
                self.add(
                    "key_results",
                    key_result=f"{objective}{i}",
                    objective=objective,
                    kpi=self.rng.choice([*kpis, "nps"]),  # nps is in no other table: an outcome with no links
                    baseline=baseline,
                    target="" if self.chance(0.25) else f"{target:g}",
                    weight=weight,
                    due=self.rng.choice(self.periods) if self.chance(0.25) else "",
                    stretch=self.pick("_ _ 0 0.2 1"),
                )
        self.kpis = list(dict.fromkeys([*kpis, *(row["kpi"] for row in self.tables["key_results"])]))
        self.pull = {kpi: self.pull_of(kpi) for kpi in self.kpis}

    def pull_of(self, kpi: str) -> float:
        """How far, and which way, the key results would have a KPI move: so that most effects are for the
        better.
        """
        links, pull, factor = {row["kpi"]: row for row in self.tables["kpis"]}, 0.0, 1.0
        while kpi:
            for row in self.tables["key_results"]:
                span = float(row["target"]) - float(row["baseline"] or 0) if row["target"] else 1
                pull += factor / span if row["kpi"] == kpi else 0
            link = links.get(kpi, {})
            kpi, factor = link.get("drives", ""), factor * float(link.get("factor") or 1)
        return pull

    # What is offered

    def initiative(self, name: str) -> None:
        self.add(
            "initiatives",
            initiative=name,
            name=f"The {name}, in words",
            owner=self.pick("_ finance product"),
            category=self.pick("grow run _ comply"),
            squad=self.pick("red blue"),
            mandatory=self.pick("_ _ _ false false true") if self.chance(0.15) else "",
        )
        options = self.rng.sample(OPTIONS, self.rng.choice([1, 2, 2, 3])) if self.chance(0.6) else []
        for resource in ["cash", "capex", "dev", "ops"]:
            for option in ["", *(options or ["full"])]:
                if self.chance(0.5 if not option else 0.2):
                    self.requirement(name, option, resource, may_free=not option)
                    if self.chance(0.05):  # rows add up
                        self.requirement(name, option, resource, may_free=False)
        for option in options:
            duration = self.rng.choice([1, self.rng.randint(1, self.longest)]) if self.chance(0.5) else ""
            success, delivers = self.pick("_ _ 1 0.5 0.75"), self.pick("_ 1 0.5 0.25")
            self.add(
                "options",
                initiative=name,
                option=option,
                duration=duration,
                delivers=delivers,
                success=success,
            )
        moved = [kpi for kpi in self.kpis if self.chance(0.5 if self.pull[kpi] else 0.15)]
        for kpi in moved or self.rng.sample(self.kpis, 1):
            for option in ["", *(options or ["full"])]:
                if self.chance(0.8 if not option else 0.2):
                    self.contribution(name, option, kpi)

    @property
    def longest(self) -> int:
        return len(self.periods) + (not self.inside)

    def requirement(self, name: str, option: str, resource: str, may_free: bool) -> None:
        amounts = [self.pick("1 2 3 4 5 2.5 0 _") for _ in range(self.longest)]
        if may_free and self.chance(0.2):
            amounts[self.rng.randrange(self.longest)] = self.rng.choice(FREED)
        last = self.rng.randint(1, self.longest)
        columns = {str(i + 1): amount if i < last else "" for i, amount in enumerate(amounts)}
        self.add("requirements", initiative=name, option=option, resource=resource, **columns)

    def contribution(self, name: str, option: str, kpi: str) -> None:
        effect = float(self.pick("1 1 2 2 3 4 0.5 1.25 0 -1")) * (-1 if self.pull[kpi] < 0 else 1)
        low = f"{effect - float(self.pick('0 0.5 1')):g}" if self.chance(0.4) else ""
        high = f"{effect + float(self.pick('0 0.5 2')):g}" if self.chance(0.4) else ""
        self.add(
            "contributions",
            initiative=name,
            option=option,
            kpi=kpi,
            low=low,
            expected=f"{effect:g}",
            high=high,
        )

    def make_twins(self, one: str, other: str) -> None:
        for rows in self.tables.values():
            rows[:] = [row for row in rows if row.get("initiative") != other]
            rows += [row | {"initiative": other} for row in rows if row.get("initiative") == one]

    def windows(self) -> None:
        """Earliest and latest starts, such that every option has one and the portfolios stay countable."""
        reach: dict[str, tuple[int, int, dict[str, int]]] = {}
        for name in self.ids:
            durations = self.durations(name)
            slack = len(self.periods) - (max(durations.values()) if self.inside else 1)
            first = self.rng.randint(0, slack) if self.chance(0.3) else 0
            last = (
                self.rng.randint(first, len(self.periods) - 1) if self.chance(0.3) else len(self.periods) - 1
            )
            reach[name] = first, last, durations
        while prod(1 + sum(map(len, self.open(*reach[name]).values())) for name in self.ids) > PORTFOLIOS:
            name = self.rng.choice(self.ids)
            first, last, durations = reach[name]
            reach[name] = first, max(first, last - 1), durations
        for row in self.tables["initiatives"]:
            first, last, durations = reach[row["initiative"]]
            default = first == 0 and self.chance(0.8), last == len(self.periods) - 1 and self.chance(0.8)
            row["earliest"] = "" if default[0] else self.periods[first]
            row["latest"] = "" if default[1] else self.periods[last]
            for option, starts in self.open(first, last, durations).items():
                self.starts[row["initiative"], option] = [self.periods[s] for s in starts]

    def open(self, first: int, last: int, durations: dict[str, int]) -> dict[str, range]:
        """The admissible starts of each option."""
        horizon = len(self.periods)
        return {
            o: range(first, min(last, horizon - d if self.inside else last) + 1) for o, d in durations.items()
        }

    def durations(self, name: str) -> dict[str, int]:
        found = {}
        rows = [row for row in self.tables["options"] if row["initiative"] == name]
        for row in rows or [{"option": "full", "duration": ""}]:
            used = [
                int(column)
                for need in self.tables["requirements"]
                if need["initiative"] == name and need["option"] in ("", row["option"])
                for column, amount in need.items()
                if column.isdecimal() and float(amount or 0)
            ]
            found[row["option"]] = int(row["duration"] or max(used, default=1))
        return found

    # What is limited and demanded

    def resources(self) -> None:
        asked: dict[str, float] = defaultdict(float)
        for row in self.tables["requirements"]:
            asked[row["resource"]] += sum(float(a or 0) for column, a in row.items() if column.isdecimal())
        for resource, budget in {"cash": True, "capex": True, "dev": False, "ops": False}.items():
            if resource not in asked and resource != "cash" and self.chance(0.7):
                continue
            level = max(8, asked[resource] / len(self.periods)) * self.rng.choice([0.8, 1, 1, 1.5])
            amounts = {p: round(level * self.rng.uniform(0.7, 1.4)) for p in self.periods}
            self.add(
                "resources",
                resource=resource,
                kind="budget" if budget else "capacity",
                unit="EUR" if budget else "weeks",
                usable=self.pick("_ _ _ 1 0.8 0.75 0.5"),
                carry_over=self.pick("_ 0 0.5 1"),
                **{p: self.pick("_ _ _ 0") if self.chance(0.12) else amount for p, amount in amounts.items()},
            )

    def relations(self) -> None:
        seen = set()
        for _ in range(self.rng.randint(0, len(self.ids))):
            one, other = self.rng.sample(self.ids, 2)
            kind = self.pick("requires requires excludes synergy synergy")
            if (kind, frozenset((one, other))) in seen:
                continue
            seen.add((kind, frozenset((one, other))))
            if kind == "excludes":
                self.add("relations", relation=kind, initiative=one, other=other)
            elif kind == "synergy":
                kpi = self.rng.choice(self.kpis)
                self.add(
                    "relations",
                    relation=kind,
                    initiative=one,
                    other=other,
                    kpi=kpi,
                    amount=self.pick("-2 -1 1 2 3"),
                )
            else:
                others = [other]
                if len(self.ids) > 2 and self.chance(0.4):
                    others.append(self.rng.choice([i for i in self.ids if i not in (one, other)]))
                lag = self.pick("_ _ -1 0 1")
                self.add("relations", relation=kind, initiative=one, other=" | ".join(others), lag=lag)
                if len(others) == 1 and not lag and self.chance(0.5):  # both or neither
                    self.add("relations", relation=kind, initiative=other, other=one, lag="")

    def buckets(self) -> None:
        columns = [c for c in ("owner", "category", "squad") if any(r[c] for r in self.tables["initiatives"])]
        seen = set()
        for _ in range(self.rng.choice([0, 0, 1, 1, 2, 3])):
            by = self.rng.choice([*columns, "objective", "objective"])
            table = "objectives" if by == "objective" else "initiatives"
            bucket = self.rng.choice([row[by] for row in self.tables[table] if row[by]])
            measure = self.pick("share share amount count")
            resource = "" if measure == "count" else self.rng.choice(self.tables["resources"])["resource"]
            if (by, bucket, measure, resource) in seen:
                continue
            seen.add((by, bucket, measure, resource))
            low, high = sorted(self.rng.sample(LIMITS[measure], 2))
            sides = "max" if measure != "share" and self.chance(0.88) else "min max both"
            side = self.pick(sides)
            high = low if side == "max" and measure != "share" and self.chance(0.5) else high
            self.add(
                "buckets",
                by=by,
                bucket=bucket,
                resource=resource,
                measure=measure,
                min="" if side == "max" else f"{low:g}",
                max="" if side == "min" else f"{high:g}",
            )

    def decisions(self) -> None:
        for name in self.ids:
            signed = {"by": self.pick("CFO CPO"), "reason": 'said "so", twice'}
            if self.chance(0.04):
                self.add("decisions", initiative=name, decision="reject", option="", start="", **signed)
            elif self.chance(0.04):
                option, starts = self.rng.choice([(o, s) for (i, o), s in self.starts.items() if i == name])
                start = self.rng.choice(starts) if self.chance(0.5) else ""
                option = option if self.chance(0.5) else ""
                self.add("decisions", initiative=name, decision="fund", option=option, start=start, **signed)

    def parties(self) -> None:
        if self.chance(0.4):
            for party in ("finance", "product"):
                for row in self.tables["objectives"]:
                    self.add(
                        "parties", party=party, objective=row["objective"], weight=self.pick("0 20 50 80 100")
                    )

    def settings(self) -> Settings:
        settings: Settings = {"name": 'The "spring" round', "currency": "EUR", "language": self.pick("en fr")}
        if not self.inside or self.chance(0.5):
            settings["finish_inside"] = self.inside
        if self.chance(0.6):
            settings["discount_rate"] = self.rng.choice([0, 0.08, 0.25])
        if self.chance(0.3):
            settings["periods_per_year"] = self.rng.choice([1, 2, 4, 12])
        return settings

    def levels(self, tables: Tables) -> None:
        """What the lower levels steer by, drawn after all else: the rest of the case is the same with and
        without it.
        """
        for row in tables["initiatives"]:
            row["deadline"] = self.rng.choice(self.periods) if self.chance(0.7) else ""
            row["scope"] = self.pick("_ 0 0.5 1 2 2 3 5 8 13")
        tables["initiatives"][0]["scope"] = self.pick("1 2 5")  # not all zero
        followed = sorted({row["kpi"] for row in tables["key_results"]})
        for row in tables["kpis"]:
            row["value"] = self.pick("_ 0.5 2 4 10 40 100 -3")
            row["kind"] = self.pick(
                "usage usage usage outcome outcome business"
                if row["kpi"] in followed
                else "usage outcome business"
            )

    def finished(self) -> Tables:
        """No table empty, rows in any order, some blank columns left out, a note here and there."""
        # A required table may not be empty; these rows change nothing.
        if not self.tables["contributions"]:
            self.add("contributions", initiative=self.ids[0], option="", kpi=self.kpis[0], expected="0")
        if not self.tables["requirements"]:
            self.add("requirements", initiative=self.ids[0], option="", resource="cash", **{"1": "0"})
        for rows in self.tables.values():
            self.rng.shuffle(rows)
            for column in list(dict.fromkeys(c for row in rows for c in row)):
                blank = not any(row.get(column) for row in rows)
                if blank and column not in self.periods and not column.isdecimal() and self.chance(0.5):
                    for row in rows:
                        row.pop(column, None)
            if rows and self.chance(0.1):
                rows[0]["note" if self.chance(0.5) else "_source"] = "seen, not read"
        return {name: rows for name, rows in self.tables.items() if rows}


def loaded(case: tuple[dict[str, Any], dict[str, Any]]) -> pf.Case:
    """A random case as the package loads it."""
    with tempfile.TemporaryDirectory() as folder:
        write_folder(*case, Path(folder))
        return pf.load(folder)
