"""The mistakes, each made at random in a sample: see misreadings.py for what a mutant is and how its
answer is judged.
"""

import copy
import datetime
import random
import unicodedata
from collections.abc import Sequence

from support.misreadings import (
    Failed,
    Grid,
    Grids,
    Merged,
    Mutant,
    Shown,
    UnfitError,
    is_number_column,
    is_period,
    kind,
    number_text,
)

import portfolio as pf
from portfolio.case.reading import edited

NBSP, NNBSP, THIN = "\u00a0", "\u202f", "\u2009"
WORKBOOK, TEXTS = ("workbook",), ("csv", "french")
# those whose periods are quarters
ROUNDS = ("four_initiatives", "dozen", "douzaine", "scaleup", "scaleup_fr")
REQUIRED = ("initiatives", "resources", "requirements", "objectives", "key_results", "contributions")


# -- tables
# ----------------------------------------------------------------------------------------------------


def place(grid: Grid, heading: object) -> int:
    """Where a column stands."""
    if heading not in grid[0]:
        raise UnfitError(f"no column {heading}")
    return grid[0].index(heading)


def cells(grid: Grid, heading: object) -> list[object]:
    """A column without its heading."""
    where = place(grid, heading)
    return [row[where] for row in grid[1:]]


def has(grids: Grids, table: str, *headings: str) -> bool:
    """Whether a table with these columns is there."""
    return table in grids and all(h in grids[table][0] for h in headings)


def with_column(grids: Grids, table: str, heading: object) -> Grid:
    """The table, with a blank column of that name where it has none."""
    grid = grids[table]
    if heading not in grid[0]:
        for n, row in enumerate(grid):
            row.append("" if n else heading)
    return grid


def any_of[T](rng: random.Random, choices: Sequence[T]) -> T:
    """One of them; a sample that has none is unfit."""
    if not choices:
        raise UnfitError("nothing to choose from")
    return rng.choice(choices)


def periods(grids: Grids) -> list[str]:
    """The periods of a sample."""
    return [str(h) for h in grids["resources"][0] if is_period(h)]


def steps(grids: Grids) -> list[str]:
    """The columns of requirements that hold amounts."""
    return [str(h) for h in grids["requirements"][0] if str(h).isdecimal()]


def number_columns(grids: Grids, table: str) -> list[str]:
    """The columns of a table that hold numbers."""
    return [str(h) for h in grids[table][0] if is_number_column(table, h)]


def roomy(grids: Grids) -> Grids:
    """Limits fifty times as high and nothing freed, so that nothing is remarked on because it exceeds them
    or frees something.
    """
    for row in grids["requirements"][1:]:
        row[:] = ["" if isinstance(cell, float) and cell < 0 else cell for cell in row]
    grid = grids["resources"]
    for heading in periods(grids):
        for row in grid[1:]:
            if isinstance(row[place(grid, heading)], float):
                row[place(grid, heading)] = 50 * float(str(row[place(grid, heading)]))
    return grids


def rows_of(grid: Grid, heading: str, value: object) -> list[int]:
    """The places in the grid of the rows that have this value there."""
    return [n for n, cell in enumerate(cells(grid, heading), start=1) if cell == value]


def rename(grids: Grids, old: str, new: str) -> None:
    """An id has another name, wherever it stands."""
    for grid in grids.values():
        for row in grid[1:]:
            row[:] = [new if cell == old else cell for cell in row]
    for table, heading, between in (("relations", "other", " | "), ("scenarios", "row", " / ")):
        if has(grids, table, heading):
            for row in grids[table][1:]:
                where = place(grids[table], heading)
                row[where] = between.join(
                    new if part == old else part for part in str(row[where]).split(between)
                )


def free_ids(grids: Grids) -> list[str]:
    """Initiatives that need something, are not mandatory and that nothing else in the case names."""
    named = {
        str(cell)
        for table in ("relations", "decisions", "scenarios")
        for row in grids.get(table, [])[1:]
        for cell in row
    }
    named |= {part for name in list(named) for part in name.replace(" / ", " | ").split(" | ")}
    ids = [str(i) for i in cells(grids["initiatives"], "initiative")]
    if "mandatory" in grids["initiatives"][0]:
        ids = [i for i, m in zip(ids, cells(grids["initiatives"], "mandatory"), strict=True) if not m]
    return [i for i in ids if i not in named and rows_of(grids["requirements"], "initiative", i)]


def copied(grids: Grids) -> Grids:
    """A copy to make the mistake in."""
    return copy.deepcopy(grids)


def insert_column(grid: Grid, where: int, heading: object, values: Sequence[object]) -> None:
    """A column more."""
    for row, cell in zip(grid, [heading, *values], strict=True):
        row.insert(where, cell)


# -- 1, 2: scenarios
# ----------------------------------------------------------------------------------------------------


def with_scenario(grids: Grids, table: str, row: str, column: str, change: str) -> Grids:
    """One more row in scenarios."""
    grids = copied(grids)
    grid = grids.setdefault("scenarios", [["scenario", "table", "row", "column", "change"]])
    line: dict[object, object] = {
        "scenario": "misreading",
        "table": table,
        "row": row,
        "column": column,
        "change": change,
    }
    grid.append([line.get(heading, "") for heading in grid[0]])
    return grids


def same(found: object, wanted: object) -> bool:
    """Whether a cell holds the value, but for rounding."""
    return (
        abs(float(str(found)) - wanted) <= 1e-9 * max(1, abs(wanted))
        if isinstance(wanted, float)
        else found == wanted
    )


def scenario(
    grids: Grids, table: str, key: str, column: str, change: str, wanted: object, first: str
) -> Mutant:
    """A scenario's row; right when the changed case holds ``wanted`` in every row of that key."""
    changed = with_scenario(grids, table, key, column, change)

    def right(case: pf.Case) -> bool:
        rows = case.scenarios[case.scenarios["scenario"] == "misreading"]
        after = edited(
            case, list(rows[["table", "row", "column", "change"]].itertuples(index=False, name=None))
        )
        if wanted is None:
            return False
        frame = getattr(after, table)
        for name, part in zip([first, "option", "resource"], key.split(" / "), strict=False):
            frame = frame[frame[name] == part]
        values = wanted if isinstance(wanted, dict) else {column: wanted}
        return bool(len(frame)) and all(
            same(cell, value) for name, value in values.items() for cell in frame[name]
        )

    last = len(changed["scenarios"])
    return Mutant(
        what=f"{table}, {key}, {column}, {change} → {wanted}",
        grids=changed,
        plain=grids,
        tables=("scenarios", table),
        rows=(last,),
        tokens=(key, change, column or "row", *([table] if wanted is None else [])),
        right=right,
        remark_shows=True,
    )


@kind(1)
def scenario_of_an_option_without_a_row(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """An initiative without a row in options has the option `full`: its duration, success and share can be
    changed too.
    """
    named = [str(c) for c in cells(grids["options"], "initiative")] if "options" in grids else []
    one = any_of(rng, [i for i in free_ids(grids) if named.count(i) <= 1])
    if "options" in grids:
        grid = grids["options"]
        grid[1:] = [row for row in grid[1:] if row[place(grid, "initiative")] != one]
        if len(grid) == 1:
            del grids["options"]
    lasts = [1]
    for table in ("requirements", "contributions"):
        grid = grids[table]
        for n in rows_of(grid, "initiative", one):
            if "option" in grid[0]:
                grid[n][place(grid, "option")] = ""
            if table == "requirements":
                lasts += [int(s) for s in steps(grids) if grid[n][place(grid, s)]]
    column, change, wanted = rng.choice(
        [
            ("duration", "+ 1", max(lasts) + 1.0),
            ("success", f"= {number_text(0.3, form)}", 0.3),
            ("success", f"× {number_text(0.5, form)}", 0.5),
            ("delivers", f"= {number_text(0.4, form)}", 0.4),
            ("delivers", f"- {number_text(0.25, form)}", 0.75),
            ("success", f"− {number_text(0.25, form)}", 0.75),
        ]
    )
    return scenario(grids, "options", one, column, change, wanted, "initiative")


@kind(1)
def scenario_of_a_blank_with_a_default(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A blank cell stands for its default, and a change starts from there."""
    table, column, first, change, wanted = any_of(
        rng,
        [
            choice
            for choice in (
                ("resources", "usable", "resource", f"× {number_text(0.8, form)}", 0.8),
                ("resources", "usable", "resource", f"= {number_text(0.9, form)}", 0.9),
                ("resources", "usable", "resource", f"- {number_text(0.1, form)}", 0.9),
                ("resources", "carry_over", "resource", f"= {number_text(0.5, form)}", 0.5),
                ("resources", "carry_over", "resource", f"+ {number_text(0.25, form)}", 0.25),
                ("key_results", "weight", "key_result", "× 2", 2.0),
                ("key_results", "weight", "key_result", "+ 3", 4.0),
                ("key_results", "baseline", "key_result", "= 1", 1.0),
                ("key_results", "baseline", "key_result", f"+ {number_text(1.5, form)}", 1.5),
                ("key_results", "stretch", "key_result", f"= {number_text(0.2, form)}", 0.2),
                ("key_results", "stretch", "key_result", f"+ {number_text(0.1, form)}", 0.1),
                ("options", "delivers", "initiative", f"× {number_text(0.5, form)}", 0.5),
                ("options", "success", "initiative", f"= {number_text(0.6, form)}", 0.6),
                ("kpis", "factor", "kpi", "× 3", 3.0),
                ("kpis", "factor", "kpi", "= -2", -2.0),
                ("initiatives", "mandatory", "initiative", rng.choice(["= true", "= yes", "= oui"]), True),
            )
            if choice[0] in grids
        ],
    )
    grid = with_column(grids, table, column)
    keys = [str(k) for k in cells(grid, first)]
    if column == "factor":
        keys = [k for k, drives in zip(keys, cells(grid, "drives"), strict=True) if drives]
    if column == "baseline" and "target" not in grid[0]:
        raise UnfitError("no target beside the baseline")
    key = any_of(rng, [i for i in free_ids(grids) if i in keys] if first == "initiative" else keys)
    for n in rows_of(grid, first, key):
        grid[n][place(grid, column)] = ""
    if not any(cells(grid, column)) and rng.random() < 0.5:
        where = place(grid, column)
        for row in grid:
            del row[where]
    return scenario(grids, table, key, column, change, wanted, first)


@kind(1)
def scenario_that_touches_nothing(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A change of a row or a column that is not there changes nothing: a fault."""
    resource = str(rng.choice(cells(grids["resources"], "resource")))
    choices = [
        ("resources", "Budget 2", "", "× 0"),
        ("resources", resource, "2031Q1", "× 2"),
        ("resources", resource, "year 9", "= 10"),
        ("requirements", "no such thing", "", "× 2"),
        ("key_results", resource + " x", "target", "= 64"),
        ("objectives", "none of them", "weight", "+ 10"),
        ("objectives", str(rng.choice(cells(grids["objectives"], "objective"))), "wieght", "= 10"),
        *(
            (table, "", column, "× 2")
            for table, column in (("relations", "amount"), ("buckets", "max"), ("parties", "weight"))
            if table not in grids
        ),
    ]
    if rng.random() < 0.3:  # a limit that isn't there has no nine tenths
        n = rng.randrange(1, len(grids["resources"]))
        period = rng.choice(periods(grids))
        grids["resources"][n][place(grids["resources"], period)] = ""
        choices = [
            ("resources", str(grids["resources"][n][0]), period, rng.choice(["× 2", "+ 10", "- 10 %"]))
        ]
    table, key, column, change = rng.choice(choices)
    return scenario(grids, table, key, column, change, None, "")


@kind(2)
def percent_added(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A percentage that is added or taken away is a share of the value, in every column that holds
    amounts.
    """
    period, step = rng.choice(periods(grids)), rng.choice(steps(grids))
    choices = [
        ("resources", "resource", period),
        ("requirements", "initiative", step),
        ("key_results", "key_result", "target"),
    ]
    choices += [
        ("key_results", "key_result", "weight"),
        ("objectives", "objective", "weight"),
        ("kpis", "kpi", "factor"),
        ("kpis", "kpi", "value"),
    ]
    table, first, column = any_of(rng, [c for c in choices if has(grids, c[0], c[2])])
    grid = grids[table]
    # its rows are known by initiative, option and resource
    whole = table == "requirements" and "option" in grid[0]
    named = [
        [str(row[place(grid, h)]) for h in ((first, "option", "resource") if whole else (first,))]
        for row in grid[1:]
    ]
    found = [
        (" / ".join(parts), row[place(grid, column)])
        for parts, row in zip(named, grid[1:], strict=True)
        if all(parts)
    ]
    keys = [key for key, _ in found]
    key, value = any_of(
        rng, [(k, v) for k, v in found if isinstance(v, float) and v not in (0, 1) and keys.count(k) == 1]
    )
    percent = rng.choice([5.0, 10.0, 2.5, 50.0, 12.0])
    sign, gap, space = rng.choice("-−+–"), rng.choice(["", " ", NBSP]), rng.choice(["", " ", NBSP, NNBSP])
    times = 1 + percent / 100 if sign == "+" else 1 - percent / 100
    change = f"{sign}{gap}{number_text(percent, form)}{space}%"
    if table == "resources" and rng.random() < 0.5:  # every period
        row = grid[rows_of(grid, first, key)[0]]
        every = {p: float(str(row[place(grid, p)])) * times for p in periods(grids)}
        return scenario(grids, table, key, "", change, every, first)
    return scenario(grids, table, key, column, change, value * times, first)


# -- 3: thousands
# ----------------------------------------------------------------------------------------------------

STYLES = {"us": (",", "."), "eu": (".", ",")}


def grouped(number: float, group: str, point: str, decimals: int = 0, indian: bool = False) -> str:
    """A number with its thousands apart."""
    text = f"{abs(number):,.{decimals}f}"
    if indian:
        whole = f"{abs(number):.0f}"
        head, tail = whole[:-3], whole[-3:]
        pairs = [head[max(0, n - 2) : n] for n in range(len(head), 0, -2)][::-1]
        text = ",".join([*pairs, tail])
    text = text.replace(",", "\0").replace(".", point).replace("\0", group)
    return ("-" if number < 0 else "") + text


def amounts(rng: random.Random, grids: Grids, count: int) -> list[tuple[str, str, int]]:
    """Cells of one column, or of one block of columns, that hold amounts, made ready to hold any: table,
    column, row.
    """
    table = any_of(
        rng,
        [
            t
            for t in (
                "resources",
                "requirements",
                "contributions",
                "key_results",
                "ledger",
                "readings",
                "actuals",
                "kpis",
            )
            if t in grids
        ],
    )
    grid = grids[table]
    block = {
        "resources": periods(grids),
        "requirements": steps(grids),
        "contributions": ["expected"],
        "key_results": ["target"],
        "ledger": ["planned", "actual"],
        "readings": ["value", "target"],
        "actuals": ["expected", "realised"],
        "kpis": ["value"],
    }[table]
    block = [h for h in block if h in grid[0]]
    if table == "requirements":
        block = block[:1]  # a later step would make the work longer than the horizon
    spots = [(table, h, n) for h in (block if rng.random() < 0.5 else block[:1]) for n in range(1, len(grid))]
    if table in ("resources", "requirements", "key_results", "kpis"):
        spots = [(t, h, n) for t, h, n in spots if grid[n][place(grid, h)] != ""]
    for row in grid[1:]:  # plain whole numbers beside them, and nothing that the amounts could contradict
        for heading in block:
            cell = row[place(grid, heading)]
            if isinstance(cell, float):
                row[place(grid, heading)] = float(round(cell) or 1)
        for heading in [
            h
            for h in ("low", "high", "baseline")
            if table in ("contributions", "key_results") and h in grid[0]
        ]:
            row[place(grid, heading)] = ""
    if table == "key_results" and "baseline" in grid[0]:
        with_column(grids, table, "baseline")
    rng.shuffle(spots)
    if len(spots) < count:
        raise UnfitError("too few amounts")
    return spots[:count]


def written(
    grids: Grids, spots: Sequence[tuple[str, str, int]], texts: Sequence[str], numbers: Sequence[float]
) -> tuple[Grids, Grids]:
    """The tables with the texts in these cells, and plainly with the numbers."""
    mutant, plain = copied(grids), copied(grids)
    for (table, heading, n), text, number in zip(spots, texts, numbers, strict=True):
        mutant[table][n][place(mutant[table], heading)] = text
        plain[table][n][place(plain[table], heading)] = number
    return mutant, plain


def amounts_mutant(
    grids: Grids, spots: Sequence[tuple[str, str, int]], texts: Sequence[str], numbers: Sequence[float]
) -> Mutant:
    """Amounts written in a way of their own; right are the numbers that were meant."""
    mutant, plain = written(grids, spots, texts, numbers)
    return Mutant(
        what=f"{spots[0][0]}, {[h for _, h, _ in spots]}: {list(texts)} for {list(numbers)}",
        grids=mutant,
        plain=plain,
        tables=(spots[0][0],),
        columns=[h for _, h, _ in spots],
        rows=[n + 1 for _, _, n in spots],
        tokens=texts,
        rights=[plain],
        remark_shows=True,
    )


def simple_thousands(rng: random.Random) -> float:
    """A number of one group: 1 000 to 999 000, as often round as not."""
    return float(
        rng.choice(
            [
                rng.randrange(1, 1000) * 1000,
                rng.randrange(1001, 999_999),
                rng.randrange(1, 100) * 50_000 % 1_000_000 or 50_000,
            ]
        )
    )


@kind(3)
def thousands_that_the_column_decides(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """`900,000` beside `8,146,701`, `1.800` beside `1.000,50`: one cell of the column says what the marks
    mean.
    """
    spots = amounts(rng, grids, any_of(rng, [2, 2, 3]))
    group, point = STYLES[rng.choice(["us", "eu"])]
    numbers = [simple_thousands(rng) for _ in spots]
    texts = [grouped(n, group, point) for n in numbers]
    if rng.random() < 0.6:
        numbers[0] = float(rng.randrange(1_000_001, 20_000_000))
        texts[0] = grouped(numbers[0], group, point)
    else:
        numbers[0] = simple_thousands(rng) + rng.choice([0.5, 0.25, 0.75])
        texts[0] = grouped(numbers[0], group, point, 2)
    return amounts_mutant(grids, spots, texts, numbers)


def decimals_in(grids: Grids, table: str) -> bool:
    """Whether a table holds a number that is not whole: its file says what marks decimals."""
    return any(isinstance(cell, float) and cell % 1 for row in grids[table] for cell in row)


@kind(3)
def thousands_that_nothing_decides(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """`1,800` alone, `1.800` alone where decimals are commas or nothing is known: a fault that shows both
    readings.
    """
    spots = amounts(rng, grids, rng.choice([1, 1, 2]))
    style = "us" if form == "csv" else rng.choice(["us", "eu"])
    numbers = [simple_thousands(rng) for _ in spots]
    texts = [grouped(n, *STYLES[style]) for n in numbers]
    mutant = amounts_mutant(grids, spots, texts, numbers)
    small = written(grids, spots, texts, [n / 1000 for n in numbers])[1]
    in_table = decimals_in(grids, spots[0][0])
    anywhere = any(decimals_in(grids, table) for table in grids if table != "settings")
    if form == "french" and style == "us":  # a file that writes 0,5 writes 1,8 as 1,800
        mutant.rights = [small] if in_table else []
    elif form == "french":
        mutant.rights = [mutant.plain] if anywhere else []
    else:
        mutant.rights = [mutant.plain] if form == "csv" and in_table else []
    readings = [
        (f"{n:.0f}|{grouped(n, ',', '.')}|{grouped(n, '.', ',')}", f"{n / 1000:.15g}") for n in numbers
    ]
    mutant.shows = [(whole, f"{part}|{part.replace('.', ',')}") for whole, part in readings]
    mutant.faults_only = True
    return mutant


@kind(3)
def thousands_that_say_so_themselves(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Blanks, apostrophes, two marks, several groups: such a number has one reading."""
    spots = amounts(rng, grids, rng.choice([1, 2, 3]))
    texts, numbers = [], []
    own_point = "," if form == "french" or rng.random() < 0.3 else "."
    way = rng.randrange(5)
    group, point = [
        (rng.choice([" ", NBSP, NNBSP, THIN]), own_point),
        (rng.choice("'’"), "."),
        STYLES["us"],
        STYLES["eu"],
        (",", "."),
    ][way]
    for _ in spots:
        if way < 2:
            number, decimals = simple_thousands(rng), rng.choice([0, 0, 2])
            number += rng.choice([0.5, 0.25]) if decimals else 0
        elif way < 4 and rng.random() < 0.5:
            number, decimals = simple_thousands(rng) + 0.5, 2
        else:
            number, decimals = float(rng.randrange(1_000_001, 20_000_000)), 0
        texts.append(grouped(number, group, point, decimals, indian=way == 4))
        numbers.append(number)
    return amounts_mutant(grids, spots, texts, numbers)


# -- 4: nothing, no limit, twice
# ----------------------------------------------------------------------------------------------------


@kind(4)
def initiative_that_needs_nothing(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """No row in requirements, blank amounts, or a need of what is not limited: funded for free, and to be
    told.
    """
    one = any_of(rng, free_ids(grids))
    grid, before = grids["requirements"], copied(grids)
    named = rows_of(grid, "initiative", one)
    way = rng.choice(["no rows", "blank amounts", "an unlimited resource"])
    if way == "no rows":
        grid[1:] = [row for n, row in enumerate(grid[1:], start=1) if n not in named]
    elif way == "blank amounts":
        for n in named:
            for step in steps(grids):
                grid[n][place(grid, step)] = ""
    else:
        resources = grids["resources"]
        texts = {"resource": "elsewhere", "kind": "budget", "unit": "EUR", "name": "Paid by another"}
        resources.append([texts.get(str(h), "") for h in resources[0]])
        before = copied(grids)
        for n in named[1:]:
            grid[n] = list(grid[named[0]])
        grid[1:] = [row for n, row in enumerate(grid[1:], start=1) if n not in named[1:]]
        grid[named[0]][place(grid, "resource")] = "elsewhere"
        if "option" in grid[0]:
            grid[named[0]][place(grid, "option")] = ""
    return Mutant(
        f"{one}: {way}",
        grids,
        before,
        ("requirements", "initiatives", "options"),
        tokens=(one,),
        remark_shows=True,
    )


@kind(4)
def option_that_needs_nothing(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """One option of several has no estimate: the free one is always taken."""
    if not has(grids, "requirements", "option"):
        raise UnfitError("no options")
    grid, before = grids["requirements"], copied(grids)
    where, which = place(grid, "initiative"), place(grid, "option")
    pairs = sorted({(str(row[where]), str(row[which])) for row in grid[1:] if row[which]})
    ids = [i for i, _ in pairs]
    one, option = any_of(
        rng,
        [
            (i, o)
            for i, o in pairs
            if ids.count(i) > 1 and not any(r[where] == i and not r[which] for r in grid[1:])
        ],
    )
    for row in grid[1:]:
        if (row[where], row[which]) == (one, option):
            for step in steps(grids):
                row[place(grid, step)] = ""
    tables = ("requirements", "initiatives", "options")
    return Mutant(
        f"{one}/{option}: blank amounts",
        grids,
        before,
        tables,
        tokens=(one, f"{one} / {option}"),
        remark_shows=True,
    )


@kind(4)
def blank_period_beside_limited_ones(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A limit left blank is no limit, in a resource that has some."""
    grid, before = grids["resources"], copied(grids)
    n, period = rng.randrange(1, len(grid)), rng.choice(periods(grids))
    grid[n][place(grid, period)] = ""
    return Mutant(
        f"{grid[n][0]}, {period} blank",
        grids,
        before,
        ("resources",),
        rows=(n + 1,),
        columns=(period,),
        tokens=(period, grid[n][0]),
    )


@kind(4)
def row_pasted_twice(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """One and the same row stands twice, next to the first or further down."""
    tables = (
        "requirements contributions relations ledger readings actuals buckets parties options initiatives"
        " resources key_results scenarios"
    )
    table = any_of(rng, [t for t in tables.split() if len(grids.get(t, [])) > 1])
    grid, before = grids[table], copied(grids)
    n = rng.randrange(1, len(grid))
    to = rng.choice([n + 1, len(grid), rng.randrange(1, len(grid) + 1)])
    row = list(grid[n])
    grid.insert(to, row)
    names = [cell for cell in row if isinstance(cell, str) and cell]
    rows = [place + 1 for place, other in enumerate(grid) if other == row]
    return Mutant(
        f"{table}, row {n + 1} again in {to + 1}: {row[:4]}",
        grids,
        before,
        (table,),
        rows=rows,
        tokens=names[:3],
    )


# -- 5: totals
# ----------------------------------------------------------------------------------------------------

TOTALS = (
    "TOTAL",
    "Total",
    "Sous-total",
    "Grand Total",
    "Somme",
    "9999",
    "Sum",
    "Total général",
    "TOTAL COSTS",
    "Subtotal",
    "Ensemble",
)


@kind(5)
def totals_row_as_an_initiative(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A totals row of the list is an initiative like any other, with the sums for its cost and its
    effects.
    """
    roomy(grids)
    before, name = copied(grids), rng.choice(TOTALS)
    grid = grids["initiatives"]
    grid.append([name if h == "initiative" else "" for h in grid[0]])
    needs = grids["requirements"]
    for resource in dict.fromkeys(cells(before["requirements"], "resource")):
        rows = [before["requirements"][n] for n in rows_of(before["requirements"], "resource", resource)]
        texts: dict[object, object] = {"initiative": name, "resource": resource}
        texts |= {s: sum(float(str(r[place(needs, s)] or 0)) for r in rows) or "" for s in steps(grids)}
        needs.append([texts.get(h, "") for h in needs[0]])
    brings = grids["contributions"]
    for kpi in dict.fromkeys(cells(before["contributions"], "kpi")):
        rows = [before["contributions"][n] for n in rows_of(before["contributions"], "kpi", kpi)]
        texts = {"initiative": name, "kpi": kpi}
        for h in ("low", "expected", "high"):
            if h in brings[0]:
                texts[h] = sum(float(str(r[place(brings, h)] or r[place(brings, "expected")])) for r in rows)
        brings.append([texts.get(h, "") for h in brings[0]])
    tables = ("initiatives", "requirements", "contributions")
    return Mutant(
        f"{name} with the sums of all",
        grids,
        before,
        tables,
        tokens=(name,),
        rights=[before],
        remark_shows=True,
    )


@kind(5, samples=("scaleup", "scaleup_fr", "dozen"))
def totals_row_in_a_table(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A totals row at the end of a table of figures: the sums count once more."""
    table, keys = any_of(
        rng,
        [
            (t, k)
            for t, k in (
                ("ledger", ("initiative",)),
                ("ledger", ("initiative", "resource")),
                ("ledger", ("initiative", "period")),
                ("requirements", ("initiative",)),
                ("contributions", ("initiative",)),
                ("resources", ("resource",)),
                ("objectives", ("objective",)),
                ("parties", ("objective",)),
                ("actuals", ("initiative",)),
            )
            if t in grids
        ],
    )
    grid, before, name = grids[table], copied(grids), rng.choice(TOTALS)
    model = rng.choice(grid[1:])
    total: list[object] = []
    for place_, heading in enumerate(grid[0]):
        if heading in keys:
            total.append(name)
        elif is_number_column(table, heading) and heading not in ("usable", "carry_over"):
            total.append(sum(float(str(row[place_] or 0)) for row in grid[1:]))
        else:
            total.append(
                model[place_] if heading in ("kind", "unit", "resource", "kpi", "party", "period") else ""
            )
    grid.append(total)
    # that the weights add up to twice as many says it too
    columns = ("weight",) if table == "objectives" else ()
    return Mutant(
        f"{table}: {total}",
        grids,
        before,
        (table,),
        columns,
        rows=(len(grid),),
        tokens=(name,),
        rights=[before],
    )


@kind(5)
def column_beside_the_periods(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A column of totals, or of words, among the periods of resources: a period without end or without
    limit.
    """
    grid, before = grids["resources"], copied(grids)
    sums = [sum(float(str(row[place(grid, p)] or 0)) for p in periods(before)) for row in grid[1:]]
    words = rng.choice(
        [[""] * len(sums), ["to be agreed"] + [""] * (len(sums) - 1), ["see mail"] * len(sums)]
    )
    heading, values = rng.choice(
        [
            *(
                (h, sums)
                for h in (
                    "Total",
                    "TOTAL",
                    "Sum",
                    "Somme",
                    "Total 2027",
                    "Sous-total",
                    "Year",
                    "Ensemble",
                    "Total général",
                )
            ),
            *(
                (h, words)
                for h in (
                    "Comments",
                    "owner",
                    "Commentaire",
                    "Responsable",
                    "Source",
                    "Remarques",
                    "Validé par",
                    "Status",
                    "Team",
                )
            ),
        ]
    )
    first = place(grid, periods(grids)[0])
    last = first + len(periods(grids))
    insert_column(grid, rng.choice([first, last, last, len(grid[0])]), heading, values)

    def right(case: pf.Case) -> bool:
        return list(case.periods) == periods(before)

    return Mutant(
        f"resources: {heading} {values[:2]}",
        grids,
        before,
        ("resources",),
        columns=(heading,),
        tokens=(heading,),
        right=right,
    )


@kind(5)
def total_beside_the_steps(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A total beside the steps of requirements is no amount of any period."""
    grid, before = grids["requirements"], copied(grids)
    sums = [sum(float(str(row[place(grid, s)] or 0)) for s in steps(before)) for row in grid[1:]]
    first = place(grid, "1")
    heading = rng.choice(["Total", "TOTAL", "Somme", "Sum", "Total k€", "Sous-total"])
    insert_column(grid, rng.choice([first, len(grid[0]), first + len(steps(grids))]), heading, sums)

    def right(case: pf.Case) -> bool:
        meant = amounts_of(before)
        return all(list(case.requirements[s]) == meant[s] for s in steps(before)) and not (
            set("456789") & set(case.requirements) - set(steps(before))
        )

    return Mutant(
        f"requirements: {heading}",
        grids,
        before,
        ("requirements",),
        columns=(heading,),
        tokens=(heading,),
        right=right,
    )


def amounts_of(grids: Grids) -> dict[str, list[float]]:
    """The steps of requirements as numbers, blank for 0."""
    grid = grids["requirements"]
    return {s: [float(str(row[place(grid, s)] or 0)) for row in grid[1:]] for s in steps(grids)}


# -- 6: targets, lags, scales, ids outside, words, titles, dates
# -----------------------------------------------------------------


@kind(6, samples=ROUNDS)
def blank_target_beside_others(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Without a target every unit earns all the points: beside key results that have one it outweighs
    them.
    """
    grid, before = grids["key_results"], copied(grids)
    n = any_of(rng, [n for n in range(1, len(grid)) if grid[n][place(grid, "target")] != ""])
    grid[n][place(grid, "target")] = ""
    if "stretch" in grid[0]:
        grid[n][place(grid, "stretch")] = before["key_results"][n][place(grid, "stretch")] = ""
    return Mutant(
        f"{grid[n][0]} without target",
        grids,
        before,
        ("key_results",),
        rows=(n + 1,),
        tokens=(grid[n][0], "target"),
    )


def pair(rng: random.Random, grids: Grids) -> tuple[str, str]:
    """Two initiatives that no relation joins yet."""
    ids = free_ids(grids)
    if len(ids) < 2:
        raise UnfitError("too few initiatives")
    one, other = rng.sample(ids, 2)
    return one, other


@kind(6)
def requires_without_lag(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Without a lag the timing is free: what is blocked may come before what blocks it."""
    before = copied(grids)
    one, other = pair(rng, grids)
    grid = grids.setdefault("relations", [["relation", "initiative", "other"]])
    known = [n for n in rows_of(grid, "relation", "requires") if grid[n][place(grid, "lag")] != ""]
    if known and rng.random() < 0.5:
        where = rng.choice(known)
        grid[where][place(grid, "lag")] = ""
        one, other = str(grid[where][place(grid, "initiative")]), str(grid[where][place(grid, "other")])
    else:
        line = {"relation": "requires", "initiative": one, "other": other}
        where = rng.randrange(1, len(grid) + 1)
        grid.insert(where, [line.get(str(h), "") for h in grid[0]])
    return Mutant(
        f"{one} requires {other}",
        grids,
        before,
        ("relations",),
        rows=(where + 1,),
        columns=("lag",),
        tokens=(one, "lag"),
    )


@kind(6)
def confidence_on_a_scale(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Confidence is a share: 1 to 5 is a scale, 0 to 100 are percentages without the sign."""
    grid = grids["initiatives"]
    for heading in ("reach", "impact", "effort", "confidence"):
        with_column(grids, "initiatives", heading)
    count = len(grid) - 1
    scale = rng.choice(["1-5", "0-100", "1-10", "percent in few"])
    low, high = {"1-5": (1, 5), "0-100": (0, 100), "1-10": (1, 10), "percent in few": (20, 100)}[scale]
    values: list[object] = [float(rng.randint(low, high)) for _ in range(count)]
    if scale == "0-100":
        values = [float(rng.randrange(0, 101, 10)) for _ in range(count)]
    if scale == "percent in few":
        values = [v if rng.random() < 0.4 else "" for v in values]
    values[rng.randrange(count)] = float(high)
    before = copied(grids)
    rights = []
    for n, value in enumerate(values, start=1):
        grid[n][place(grid, "confidence")] = value
        before["initiatives"][n][place(grid, "confidence")] = value / 100 if isinstance(value, float) else ""
        for heading in ("reach", "impact", "effort"):
            for table in (grid, before["initiatives"]):
                table[n][place(grid, heading)] = table[n][place(grid, heading)] or 1.0
    if low != 1:
        rights = [before]
    names = ("confidence",)
    return Mutant(
        f"confidence {scale}: {values[:6]}",
        grids,
        before,
        ("initiatives",),
        names,
        tokens=names,
        rights=rights,
        one_fault=True,
    )


@kind(6)
def dependency_outside_the_table(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A relation to an id that is not among the initiatives."""
    before = copied(grids)
    one, other = pair(rng, grids)
    grid = grids.setdefault("relations", [["relation", "initiative", "other", "lag"]])
    out = rng.choice(["ABC-1106", f"{other}-2", "OPS-12", f"{one}x", "P99", "10423"])
    where, relation = rng.randrange(1, len(grid) + 1), rng.choice(["requires", "requires", "excludes"])
    line = {
        "relation": relation,
        "initiative": one,
        "other": rng.choice([out, f"{other} | {out}", f"{out}|{other}"]) if relation == "requires" else out,
    }
    grid.insert(
        where, [line.get(str(h), 0.0 if h == "lag" and relation == "requires" else "") for h in grid[0]]
    )
    return Mutant(str(line), grids, before, ("relations",), rows=(where + 1,), tokens=(out,))


@kind(6)
def own_column_with_a_known_name(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Impact High, Effort M, Confidence Low: an analyst's own columns, under names that mean numbers here."""
    grid, before = grids["initiatives"], copied(grids)
    heading, words = rng.choice(
        [
            ("Impact", ["High", "Medium", "Low"]),
            ("Impact", ["Élevé", "Moyen", "Faible"]),
            ("Effort", ["S", "M", "L", "XL"]),
            ("Confidence", ["High", "Medium", "Low"]),
            ("Scope", ["City-wide", "District 4", ""]),
            ("Reach", ["all users", "few", ""]),
            ("Impact", ["★★★", "★★☆", "★☆☆"]),
            ("Effort", ["2.5 SP", "3 SP"]),
            ("Deadline", ["ASAP", "end of year", ""]),
        ]
    )
    known = heading.lower()
    with_column(grids, "initiatives", known)
    where, shown = place(grid, known), rng.choice([heading, known, heading.upper()])
    grid[0][where] = shown
    for n, row in enumerate(grid[1:]):
        row[where] = words[n % len(words)]
    names, one = (shown, known), heading != "Deadline"  # each date is one of its own
    return Mutant(f"{shown}: {words}", grids, before, ("initiatives",), names, tokens=names, one_fault=one)


@kind(6)
def mandatory_ticked(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A cross or a tick under Mandatory means yes."""
    grid = with_column(grids, "initiatives", "mandatory")
    where, shown = (
        place(grid, "mandatory"),
        rng.choice(["Mandatory", "mandatory", "MANDATORY", "Obligatoire"]),
    )
    yes, no = rng.choice(
        [
            ("X", ""),
            ("x", ""),
            ("✓", ""),
            ("✔", "✘"),
            ("Yes", "No"),
            ("oui", "non"),
            ("O", "N"),
            ("1", "0"),
            ("vrai", "faux"),
            ("☑", "☐"),
        ]
    )
    named = set(rng.sample(range(1, len(grid)), 2))
    before = copied(grids)
    for n in range(1, len(grid)):
        if n not in named and grid[n][where]:
            named.add(n)
        grid[n][where] = yes if n in named else no
        before["initiatives"][n][where] = "true" if n in named else ""
    grid[0][where] = shown
    columns = (shown, "mandatory")
    return Mutant(
        f"{shown}: {yes!r}/{no!r}",
        grids,
        before,
        ("initiatives",),
        columns=columns,
        tokens=columns,
        rights=[before],
    )


TITLES = (
    "Backlog of the data team",
    "Portefeuille 2027",
    "Plan – version 3",
    "Round of spring 2027; not final",
)


@kind(6)
def title_above_the_headings(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A title, a total or a blank row above the headings: they stand further down, in a row that can be
    found.
    """
    before, table = copied(grids), rng.choice([*REQUIRED, "options", "kpis"])
    if table not in grids:
        raise UnfitError(table)
    grid = grids[table]
    width = len(grid[0])
    above: Grid = []
    for _ in range(rng.choice([1, 1, 2, 3])):
        first = rng.choice(
            [
                [rng.choice(TITLES)],
                [rng.choice(TITLES), "", 21.0, 3.0],
                ["Date:", "2026-11-03"],
                [""],
                ["Total", "", 460.0],
            ]
        )
        above.append([*first, *[""] * (width - len(first))][:width])
    above[0][0] = rng.choice(TITLES)
    if rng.random() < 0.5:
        above.append([""] * width)
    if form == "workbook" and rng.random() < 0.4:
        above[0][0] = Merged(above[0][0], 1, min(3, width))
    grid[:0] = above
    line = len(above) + 1
    wide = rng.random() < 0.5
    if not wide and form != "workbook":  # lines as they are typed: not filled up with separators
        for row in above:
            while len(row) > 1 and row[-1] == "":
                row.pop()
    what = f"{table}: {len(above)} rows above the headings"
    tokens = [f"{word} {line}" for word in ("row", "line", "ligne", "rangée")]
    return Mutant(what, grids, before, (table,), rows=(line,), tokens=tokens, rights=[before], one_fault=True)


@kind(6)
def table_that_starts_further_right(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Column A is empty, with or without a title above."""
    before, table = copied(grids), any_of(rng, [*REQUIRED])
    grid, line = grids[table], 1
    for _ in range(rng.choice([1, 1, 2])):
        insert_column(grid, 0, "", [""] * (len(grid) - 1))
    if rng.random() < 0.4:
        grid.insert(0, ["", rng.choice(TITLES), *[""] * (len(grid[0]) - 2)])
        line = 2
    tokens = [f"{word} {line}" for word in ("row", "line", "ligne", "rangée")]
    return Mutant(
        f"{table} from column B, row {line}",
        grids,
        before,
        (table,),
        rows=(line,),
        tokens=tokens,
        rights=[before],
        one_fault=True,
    )


MONTHS = {"fr": ("janvier", "avril", "juillet", "octobre"), "en": ("January", "April", "July", "October")}


@kind(6, samples=ROUNDS)
def date_where_a_period_stands(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A date stands for the period in which it lies; Q1 2027 and T1 2027 are 2027Q1."""
    choices = [
        (table, heading, n)
        for table, heading in (
            ("initiatives", "earliest"),
            ("initiatives", "latest"),
            ("initiatives", "deadline"),
            ("key_results", "due"),
            ("decisions", "start"),
        )
        if has(grids, table, heading)
        for n, cell in enumerate(cells(grids[table], heading), start=1)
        if is_period(cell)
    ]
    table, heading, n = any_of(rng, choices)
    before, grid = copied(grids), grids[table]
    period = str(grid[n][place(grid, heading)])
    year, quarter = int(period[:4]), int(period[-1])
    day = datetime.date(year, 3 * quarter - 2, 1) + datetime.timedelta(
        days=rng.choice([0, 13, 27, 40, 58, 75, 87])
    )
    spellings: list[object] = [
        f"{day:%Y-%m-%d}",
        f"Q{quarter} {year}",
        f"T{quarter} {year}",
        f"{year} Q{quarter}",
        f"Q{quarter}-{year}",
        f"{year}T{quarter}",
    ]
    spellings += [day] if form == "workbook" else []
    spellings += [f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}"] if day.day > 12 else []
    spellings += [
        f"{day:%Y-%m-%d} 00:00:00",
        f"{MONTHS['fr'][quarter - 1]} {year}",
        f"{MONTHS['en'][quarter - 1]} {year}",
        f"{day:%Y-%m}",
    ]
    cell = rng.choice(spellings)
    grid[n][place(grid, heading)] = cell
    return Mutant(
        f"{table}, {heading}: {cell!r} for {period}",
        grids,
        before,
        (table,),
        rows=(n + 1,),
        columns=(heading,),
        tokens=(cell,),
        rights=[before],
    )


@kind(6, samples=ROUNDS)
def date_outside_the_periods(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A date, or a quarter, that lies in none of the periods."""
    before = copied(grids)
    table, heading = rng.choice(
        [
            ("initiatives", "earliest"),
            ("initiatives", "latest"),
            ("initiatives", "deadline"),
            ("key_results", "due"),
        ]
    )
    grid = with_column(grids, table, heading)
    with_column(before, table, heading)
    n = rng.randrange(1, len(grid))
    cell = rng.choice(
        [
            "2031-02-15",
            "15/02/2019",
            "Q1 2031",
            "T2 2019",
            "mars 2031",
            datetime.date(2031, 2, 15),
            "2031",
            "31/02/2027",
            "2027-13-01",
            "soon",
        ]
    )
    grid[n][place(grid, heading)] = cell
    return Mutant(
        f"{table}, {heading}: {cell!r}",
        grids,
        before,
        (table,),
        rows=(n + 1,),
        columns=(heading,),
        tokens=(cell,),
    )


def month_after(count: int, each: int, last: bool = False) -> list[datetime.date]:
    """The first (or last) days of so many periods of so many months from January 2027."""
    starts = [datetime.date(2027 + each * n // 12, each * n % 12 + 1, 1) for n in range(count + 1)]
    return [start - datetime.timedelta(days=1) for start in starts[1:]] if last else starts[:-1]


SHORT_FR = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
LONG_FR = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def label_styles(count: int) -> list[tuple[list[object], float | None]]:
    """Labels for so many periods, and how many of them make a year (None: they don't say)."""
    months = range(count)
    styles: list[tuple[list[object], float | None]] = []
    for each, per_year in ((12, 1.0), (6, 2.0), (3, 4.0), (1, 12.0)):
        for last in (False, True):
            days = month_after(count, each, last)
            styles.append(([f"{d:%Y-%m-%d}" for d in days], per_year))
            styles.append(([f"{d:%d/%m/%Y}" for d in days], per_year))
            styles.append((list(days), per_year))
        styles.append(([f"{d:%Y-%m}" for d in month_after(count, each)], per_year))
    styles.append(([f"{SHORT_FR[n]} 2027" for n in months], 12.0))
    styles.append(([f"{LONG_FR[n]} 2027" for n in months], 12.0))
    styles.append(([f"{datetime.date(2027, n + 1, 1):%b %Y}" for n in months], 12.0))
    styles.append(([f"{datetime.date(2027, n + 1, 1):%b}-27" for n in months], 12.0))
    styles.append(([f"{2026 + n}-{27 + n}" for n in months], 1.0))
    styles.append(([f"FY{27 + n}" for n in months], 1.0))
    styles.append(([f"FY20{27 + n}" for n in months], 1.0))
    styles.append(([f"Fiscal Year {2026 + n}/{27 + n}" for n in months], 1.0))
    styles.append(([f"{2027 + n}" for n in months], 1.0))
    styles.append(([f"Exercice {2027 + n}" for n in months], 1.0))
    styles.append(([f"Q{n % 4 + 1} {2027 + n // 4}" for n in months], 4.0))
    styles.append(([f"T{n % 4 + 1} {2027 + n // 4}" for n in months], 4.0))
    styles.append(([f"{2027 + n // 2}S{n % 2 + 1}" for n in months], 2.0))
    styles.append(([f"{2027 + n // 2}H{n % 2 + 1}" for n in months], 2.0))
    styles.append(([f"S{n % 2 + 1} {2027 + n // 2}" for n in months], 2.0))
    styles.append(([f"2027-W{n + 1:02}" for n in months], 52.0))
    for word in ("Sprint", "Iteration", "Vague", "Phase", "PI"):
        styles.append(([f"{word} {n + 1}" for n in months], None))
    return styles


@kind(6)
def periods_that_are_dates(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """With a discount rate it matters how long a period is: read off the labels, or remarked on."""
    old = periods(grids)
    settings = grids["settings"]
    settings[1:] = [row for row in settings[1:] if row[0] not in ("discount_rate", "periods_per_year")]
    settings.append(["discount_rate", 0.08])
    labels, per_year = rng.choice(label_styles(len(old)))
    if len(old) == 2 and per_year == 52.0:
        raise UnfitError("weeks")
    before = copied(grids)
    for n, (label, new) in enumerate(zip(old, labels, strict=True)):
        for grid in (grids, before):
            resources = grid["resources"]
            resources[0][place(resources, label)] = new if grid is grids else f"P{n}"
            for table in ("initiatives", "key_results", "decisions", "scenarios"):
                for row in grid.get(table, [])[1:]:
                    row[:] = [(new if grid is grids else f"P{n}") if cell == label else cell for cell in row]
    before["settings"].append(["periods_per_year", per_year or 4.0])

    def right(case: pf.Case) -> bool:
        # a year has 52 weeks and a day
        return per_year is not None and abs(case.settings.periods_per_year / per_year - 1) < 0.005

    return Mutant(
        what=f"periods {[str(label) for label in labels]} → {per_year}",
        grids=grids,
        plain=before,
        tables=("settings", "resources"),
        columns=("periods_per_year", *labels),
        tokens=("periods_per_year", "discount_rate", *labels),
        right=right,
        renamed={str(label): f"P{n}" for n, label in enumerate(labels)},
    )


# -- 7: headings
# ----------------------------------------------------------------------------------------------------

FRENCH: dict[str, dict[str, tuple[str, ...]]] = {
    "initiatives": {
        "initiative": ("Initiative", "INITIATIVE", "Projet"),
        "name": ("Nom", "Intitulé", "Libellé"),
        "owner": ("Responsable", "Porteur"),
        "category": ("Catégorie", "Thème"),
        "mandatory": ("Obligatoire",),
        "earliest": ("Début au plus tôt", "Au plus tôt"),
        "latest": ("Début au plus tard", "Au plus tard"),
        "deadline": ("Échéance", "Date limite"),
        "scope": ("Périmètre",),
        "confidence": ("Confiance",),
    },
    "options": {
        "option": ("Option", "Variante"),
        "duration": ("Durée",),
        "delivers": ("Part livrée",),
        "success": ("Probabilité de succès",),
    },
    "resources": {
        "resource": ("Ressource",),
        "kind": ("Type", "Nature"),
        "unit": ("Unité",),
        "usable": ("Utilisable",),
        "carry_over": ("Report",),
    },
    "requirements": {
        "initiative": ("Initiative", "Projet"),
        "option": ("Option",),
        "resource": ("Ressource",),
    },
    "objectives": {"objective": ("Objectif",), "name": ("Nom",), "weight": ("Poids", "Points")},
    "key_results": {
        "key_result": ("Résultat clé",),
        "objective": ("Objectif",),
        "kpi": ("Indicateur", "KPI"),
        "baseline": ("Valeur de départ", "Référence"),
        "target": ("Cible", "Objectif chiffré"),
        "weight": ("Poids",),
        "due": ("Échéance",),
        "stretch": ("Dépassement",),
    },
    "kpis": {
        "kpi": ("Indicateur",),
        "name": ("Nom",),
        "unit": ("Unité",),
        "drives": ("Influence",),
        "factor": ("Facteur",),
        "value": ("Valeur",),
    },
    "contributions": {
        "initiative": ("Initiative",),
        "kpi": ("Indicateur",),
        "low": ("Bas",),
        "expected": ("Attendu",),
        "high": ("Haut",),
    },
    "relations": {
        "relation": ("Relation",),
        "other": ("Autre",),
        "lag": ("Délai", "Décalage"),
        "amount": ("Montant",),
    },
    "ledger": {
        "resource": ("Ressource",),
        "period": ("Période",),
        "planned": ("Prévu",),
        "actual": ("Réel", "Réalisé"),
    },
    "buckets": {
        "bucket": ("Valeur",),
        "measure": ("Mesure",),
        "resource": ("Ressource",),
        "min": ("Minimum",),
        "max": ("Maximum",),
    },
    "parties": {"party": ("Partie",), "objective": ("Objectif",), "weight": ("Poids",)},
    "readings": {"kpi": ("Indicateur",), "period": ("Période",), "value": ("Valeur",), "target": ("Cible",)},
}


def has_values(grid: Grid, heading: str) -> bool:
    """Whether a column says anything."""
    return any(cell != "" for cell in cells(grid, heading))


@kind(7)
def heading_in_french(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A French heading means the known column, or it is told that it is kept as somebody's own."""
    with_column(grids, "initiatives", "mandatory")[rng.randrange(1, len(grids["initiatives"]))][
        place(grids["initiatives"], "mandatory")
    ] = "oui"
    table = any_of(rng, [t for t in FRENCH if t in grids])
    grid, before = grids[table], copied(grids)
    known, names = any_of(
        rng, [(k, names) for k, names in FRENCH[table].items() if k in grid[0] and has_values(grid, k)]
    )
    shown = rng.choice(names)
    shown = rng.choice(
        [shown, shown, shown.lower(), shown.upper(), unicodedata.normalize("NFD", shown), f" {shown} "]
    )
    if shown.strip() == known:
        raise UnfitError("that is its name")
    grid[0][place(grid, known)] = shown
    return Mutant(
        f"{table}: {shown!r} for {known}",
        grids,
        before,
        (table,),
        columns=(known, shown.strip()),
        tokens=(shown,),
        rights=[before],
        remark_shows=True,
    )


@kind(7)
def own_column(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A column that means nothing here is kept, and a remark names it."""
    table = any_of(rng, [t for t in grids if t not in ("settings", "resources", "scenarios", "judgements")])
    grid, before = grids[table], copied(grids)
    heading = rng.choice(
        [
            "Sponsor",
            "Priorité",
            "Statut",
            "Budget 2026",
            "Clé de ticket",
            "ROI",
            "Commentaire",
            "Étape",
            "Labels",
            "Custom field (LOE )",
        ]
    )
    values = rng.choice([["P0", "P1", "P2"], [1.0, 2.0, 3.0], ["", "x", ""]])
    if len(grid) < 3 and values[0] == "":
        raise UnfitError("an empty column loses nothing")
    insert_column(
        grid,
        rng.choice([len(grid[0]), rng.randrange(1, len(grid[0]) + 1)]),
        heading,
        [values[n % 3] for n in range(len(grid) - 1)],
    )
    return Mutant(
        f"{table}: own column {heading}", grids, before, (table,), columns=(heading,), tokens=(heading,)
    )


# -- 8: workbooks, look-alike ids
# ----------------------------------------------------------------------------------------------------


@kind(8, WORKBOOK)
def merged_cells(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Merged cells show one value over several cells and hold it in the first."""
    choices = [
        ("initiatives", "category"),
        ("initiatives", "owner"),
        ("initiatives", "name"),
        ("requirements", "initiative"),
        ("requirements", "resource"),
    ]
    choices += [
        ("contributions", "initiative"),
        ("contributions", "kpi"),
        ("requirements", "1"),
        ("options", "initiative"),
        ("resources", "unit"),
    ]
    table, heading = any_of(rng, [c for c in choices if has(grids, *c)])
    grid = grids[table]
    down = rng.choice([2, 2, 3])
    if len(grid) <= down:
        raise UnfitError("too few rows")
    n, where = rng.randrange(1, len(grid) - down + 1), place(grid, heading)
    run = [grid[k][where] for k in range(n, n + down)]
    if heading in ("category", "owner"):
        for k in range(n, n + down):
            grid[k][where] = run[0]
    elif heading != "1" and len(set(run)) > 1:
        raise UnfitError("not the same value")
    if not run[0]:
        raise UnfitError("blank")
    before = copied(grids)
    grid[n][where] = Merged(run[0], down, 1)
    for k in range(n + 1, n + down):
        grid[k][where] = ""
    rows = range(n + 1, n + down + 1)
    rights = [] if heading == "1" else [before]
    return Mutant(
        f"{table}, {heading}: {down} rows merged from {n + 1}",
        grids,
        before,
        (table,),
        rows=rows,
        columns=(heading,),
        rights=rights,
    )


@kind(8, WORKBOOK)
def merged_periods(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """One amount over two periods may be one for both or one for each."""
    grid, before = grids["resources"], copied(grids)
    n, where = rng.randrange(1, len(grid)), place(grid, periods(grids)[0])
    grid[n][where], grid[n][where + 1] = Merged(grid[n][where], 1, 2), ""
    return Mutant(
        f"{grid[n][0]}: one amount for two periods",
        grids,
        before,
        ("resources",),
        rows=(n + 1,),
        columns=periods(grids),
    )


@kind(8, WORKBOOK)
def hidden_rows(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Rows that are hidden, by hand or by a filter, count: what nobody sees is to be told."""
    table = any_of(
        rng,
        [
            t
            for t in ("initiatives", "requirements", "contributions", "resources", "key_results", "options")
            if len(grids.get(t, [])) > 3
        ],
    )
    rows = set(rng.sample(range(1, len(grids[table])), rng.choice([1, 2])))
    tokens = ("hidden", "masquée", "masquées", "masqué", "cachée", "cachées", "filter", "filtre")
    hidden = {table: (rows, set[int](), rng.random() < 0.5)}
    return Mutant(
        f"{table}: rows {rows} hidden {hidden}",
        grids,
        copied(grids),
        (table,),
        rows=[n + 1 for n in rows],
        tokens=tokens,
        hidden=hidden,
    )


@kind(8, WORKBOOK)
def hidden_columns(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Columns that are hidden count: what nobody sees is to be told."""
    table = any_of(
        rng,
        [
            t
            for t in ("initiatives", "requirements", "contributions", "resources", "key_results", "options")
            if t in grids
        ],
    )
    heading = rng.choice([h for h in grids[table][0][1:] if h != "note"])
    tokens = ("hidden", "masquée", "masquées", "masqué", "cachée", "cachées")
    hidden = {table: (set[int](), {place(grids[table], heading)}, False)}
    return Mutant(
        f"{table}: column {heading} hidden",
        grids,
        copied(grids),
        (table,),
        columns=(heading,),
        tokens=tokens,
        hidden=hidden,
    )


def number_spot(rng: random.Random, grids: Grids) -> tuple[str, str, int]:
    """Any cell that holds a number."""
    spots = [
        (table, str(h), n)
        for table in grids
        if table not in ("settings", "judgements")
        for h in number_columns(grids, table)
        for n, cell in enumerate(cells(grids[table], h), start=1)
        if isinstance(cell, float)
    ]
    tables = sorted({table for table, _, _ in spots})
    chosen = rng.choice(tables)
    return rng.choice([spot for spot in spots if spot[0] == chosen])


@kind(8, WORKBOOK)
def number_under_a_format(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """0.5 shown as 50 % is 0.5; 45 shown as a date is 45, or refused."""
    table, heading, n = number_spot(rng, grids)
    before, grid = copied(grids), grids[table]
    value = float(str(grid[n][place(grid, heading)]))
    share = heading in ("usable", "carry_over", "success", "delivers", "stretch", "confidence")
    forms = (
        ["0%", "0.0 %"]
        if share
        else ["dd/mm/yyyy", "yyyy-mm-dd", "mmm-yy", "#,##0 €", '0.0 "k"', "[h]:mm", "hh:mm"]
    )
    cell = Shown(value, rng.choice(forms))
    grid[n][place(grid, heading)] = cell
    return Mutant(
        f"{table}, {heading}: {cell}",
        grids,
        before,
        (table,),
        rows=(n + 1,),
        columns=(heading,),
        rights=[before],
    )


@kind(8, WORKBOOK)
def number_stored_as_text(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A number typed into a cell of text is that number."""
    table, heading, n = number_spot(rng, grids)
    before, grid = copied(grids), grids[table]
    text = number_text(float(str(grid[n][place(grid, heading)])), rng.choice(["csv", "french"]))
    text = rng.choice([text, f" {text}", f"{text} ", f"{text}{NBSP}", f"'{text}"])
    grid[n][place(grid, heading)] = text
    return Mutant(
        f"{table}, {heading}: {text!r}",
        grids,
        before,
        (table,),
        rows=(n + 1,),
        columns=(heading,),
        rights=[before],
    )


@kind(8, WORKBOOK)
def error_cell(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """An error value is no blank, whatever the column; a formula without a result neither."""
    cell = rng.choice(
        [
            Failed("#DIV/0!"),
            Failed("#N/A", "=NA()"),
            Failed("#REF!", "=#REF!"),
            Failed("#VALUE!", '=1+"x"'),
            Failed("#NAME?", "=x"),
            Failed("", "=40+2"),
        ]
    )
    before = copied(grids)
    if rng.random() < 0.7:
        table, heading, n = number_spot(rng, grids)
    else:
        table, heading = any_of(
            rng,
            [
                c
                for c in (
                    ("initiatives", "category"),
                    ("initiatives", "earliest"),
                    ("initiatives", "deadline"),
                    ("requirements", "option"),
                )
                if has(grids, *c)
            ],
        )
        n = rng.randrange(1, len(grids[table]))
    grids[table][n][place(grids[table], heading)] = cell
    return Mutant(
        f"{table}, {heading}: {cell}",
        grids,
        before,
        (table,),
        rows=(n + 1,),
        columns=(heading,),
        tokens=(heading,),
    )


CYRILLIC = str.maketrans("AaBEeHKMOoPpCcTXxy", "АаВЕеНКМОоРрСсТХху")


def look_alikes(rng: random.Random, name: str) -> tuple[str, str, str]:
    """The name it should have for this, its look-alike, and what differs."""
    with_blank, accented = f"Lot {name}", f"Été {name}"
    middle = rng.randrange(1, len(name) + 1)
    choices = [
        (accented, unicodedata.normalize("NFD", accented), "NFD"),
        (unicodedata.normalize("NFD", accented), accented, "NFC"),
        (with_blank, with_blank.replace(" ", rng.choice([NBSP, NNBSP, THIN, "\u3000"])), "no-break blank"),
        (with_blank, with_blank.replace(" ", "  "), "double blank"),
        (
            name,
            name[:middle] + rng.choice(["\u200b", "\ufeff", "\u00ad", "\u200d", "\u2060"]) + name[middle:],
            "zero width",
        ),
        (name, name.swapcase(), "case"),
        (with_blank, with_blank.lower(), "case"),
        (name, name + rng.choice([" ", "  ", NBSP, "\t", NNBSP]), "trailing blank"),
        (name, rng.choice([" ", NBSP]) + name, "leading blank"),
        (name, name.translate(CYRILLIC), "Cyrillic"),
        (f"{name}-1", f"{name}{rng.choice('‐‑–')}1", "dash"),
        (with_blank, with_blank.replace(" ", "_"), "underscore"),
    ]
    return rng.choice([c for c in choices if c[0] != c[1]])


REFERENCES = (
    ("initiatives", "initiative", ("requirements", "contributions", "relations", "options", "decisions")),
    ("resources", "resource", ("requirements", "ledger", "buckets")),
    ("objectives", "objective", ("key_results", "parties")),
    ("key_results", "kpi", ("contributions", "readings")),
    ("kpis", "kpi", ("contributions", "readings", "key_results", "relations")),
)


@kind(8)
def look_alike_reference(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A reference that looks like an id: the same, or a fault."""
    home, heading, users = any_of(rng, [r for r in REFERENCES if r[0] in grids])
    table = any_of(rng, [t for t in users if has(grids, t, heading)])
    old = any_of(
        rng,
        sorted(
            {str(c) for c in cells(grids[home], heading)} & {str(c) for c in cells(grids[table], heading)}
        ),
    )
    new, alike, what = look_alikes(rng, old)
    rename(grids, old, new)
    before, grid = copied(grids), grids[table]
    n = rng.choice(rows_of(grid, heading, new))
    grid[n][place(grid, heading)] = alike
    return Mutant(
        what=f"{table}, {heading}: {what} {alike!r} for {new!r}",
        grids=grids,
        plain=before,
        tables=(table, home),
        rows=(n + 1,),
        tokens=(new, alike),
        rights=[before],
        remark_shows=True,
    )


@kind(8)
def look_alikes_listed(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Two rows under ids that look the same: one thing counted twice."""
    roomy(grids)
    one = any_of(rng, free_ids(grids))
    new, alike, what = look_alikes(rng, one)
    if what == "underscore":
        raise UnfitError("one can see it")
    rename(grids, one, new)
    before = copied(grids)
    for table in ("initiatives", "options", "requirements", "contributions"):
        grid = grids.get(table, [["initiative"]])
        for n in rows_of(grid, "initiative", new):
            grid.append(
                [
                    alike if place_ == place(grid, "initiative") else cell
                    for place_, cell in enumerate(grid[n])
                ]
            )
    return Mutant(
        f"{what}: {new!r} and {alike!r}",
        grids,
        before,
        ("initiatives",),
        tokens=(new, alike),
        remark_shows=True,
    )


@kind(8, samples=("scaleup", "scaleup_fr"))
def look_alike_bucket(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A value of a bucket's column that looks like the bucket's: the same, or remarked on."""
    buckets = grids["buckets"]
    by, bucket = any_of(
        rng,
        [
            (str(r[place(buckets, "by")]), str(r[place(buckets, "bucket")]))
            for r in buckets[1:]
            if r[0] != "objective"
        ],
    )
    grid = grids["initiatives"]
    named = rows_of(grid, by, bucket)
    alike, what = rng.choice(
        [
            (bucket.upper(), "case"),
            (bucket.capitalize(), "case"),
            (f"{bucket} ", "trailing blank"),
            (f"{bucket}{NBSP}", "trailing blank"),
            (f"{bucket}\u200b", "zero width"),
            (bucket.translate(CYRILLIC), "Cyrillic"),
        ]
    )
    before, n = copied(grids), any_of(rng, named)
    grid[n][place(grid, by)] = alike
    if alike == bucket:
        raise UnfitError("alike in both alphabets")
    tables = ("initiatives", "buckets")
    return Mutant(
        f"{by}: {what} {alike!r} for {bucket!r}",
        grids,
        before,
        tables,
        tokens=(bucket, alike, by),
        rights=[before],
        remark_shows=True,
    )


# -- 9: files and signs
# ----------------------------------------------------------------------------------------------------


@kind(9, TEXTS)
def separator_line(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Excel's own hint `sep=;` in the first line of one file or of all."""
    tables = [t for t in grids if t != "settings"]
    chosen = tables if rng.random() < 0.4 else rng.sample(tables, rng.choice([1, 2]))
    line = "sep=;" if form == "french" else "sep=,"
    line = rng.choice([line, line, line.upper(), f'"{line}"'])
    heads = dict.fromkeys(chosen, line + rng.choice(["\n", "\r\n"]))
    tokens, rights = ("sep", "SEP"), [copied(grids)]
    return Mutant(
        f"{line} in {chosen}",
        grids,
        copied(grids),
        chosen,
        tokens=tokens,
        rights=rights,
        heads=heads,
        one_fault=True,
    )


def money_spots(rng: random.Random, grids: Grids) -> tuple[list[tuple[str, str, int]], str]:
    """Cells that hold money, and the unit of their resource."""
    resources = grids["resources"]
    n = any_of(rng, rows_of(resources, "kind", "budget"))
    resource, unit = resources[n][place(resources, "resource")], str(resources[n][place(resources, "unit")])
    table = any_of(rng, [t for t in ("resources", "requirements", "ledger") if t in grids])
    grid = grids[table]
    columns = {
        "resources": periods(grids),
        "requirements": steps(grids)[:1],
        "ledger": ["planned", "actual"],
    }[table]
    heading = rng.choice(columns)
    rows = [k for k in rows_of(grid, "resource", resource) if grid[k][place(grid, heading)] != ""]
    rng.shuffle(rows)
    if not rows:
        raise UnfitError("no amounts")
    return [(table, heading, k) for k in rows[: rng.choice([1, 2, 3])]], unit


@kind(9)
def currency_signs(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Amounts as a spreadsheet formats money, or as people write it: the amount, or a fault that shows it
    as the file does.
    """
    spots, unit = money_spots(rng, grids)
    grid = grids[spots[0][0]]
    for row in grid[1:]:  # whole numbers beside them
        cell = row[place(grid, spots[0][1])]
        if isinstance(cell, float):
            row[place(grid, spots[0][1])] = float(round(cell))
    sign = rng.choice(["€", "$"]) if unit == "$" else "€"
    way = rng.randrange(11)
    texts: list[str] = []
    numbers: list[float] = []
    for _ in spots:
        n = simple_thousands(rng)
        m = float(rng.randrange(1_000_001, 9_999_999))
        tenth = rng.choice([1.2, 4.7, 0.5, 12.0])
        text, number = [
            (f"{grouped(n, NNBSP, ',', 2)}{NBSP}{sign}", n),
            (f"{sign}{grouped(n, ',', '.', 2)}", n),
            (f"${grouped(m, ',', '.')}", m),
            (f"{tenth:g}{rng.choice([' ', '', NBSP])}M{sign}", tenth * 1e6),
            (f"{str(f'{tenth:g}').replace('.', ',')} M{sign}", tenth * 1e6),
            (f"{int(tenth * 10)} k{sign}", int(tenth * 10) * 1e3),
            (f"{grouped(n, rng.choice([' ', NBSP]), ',')} {rng.choice(['EUR', 'CHF', sign])}", n),
            (f"{grouped(m, '.', ',')}{NBSP}{sign}", m),
            (
                (f"{n:.0f}{sign}", n)
                if spots[0][0] == "resources"
                else (f"-{grouped(n, NNBSP, ',', 2)}{NBSP}{sign}", -n)
            ),
            (
                (f"{n:.0f} {sign}", n)
                if spots[0][0] == "resources"
                else (f"({sign}{grouped(n, ',', '.', 2)})", -n)
            ),
            rng.choice(
                [
                    (f"{tenth:g}M", tenth * 1e6),
                    (f"{int(tenth * 10)}k", int(tenth * 10) * 1e3),
                    (f"{int(tenth * 10)} K", int(tenth * 10) * 1e3),
                ]
            ),
        ][way]
        texts.append(text)
        numbers.append(number)
    mutant = amounts_mutant(grids, spots, texts, numbers)
    if unit.lower().startswith("k"):  # 70 k€ in a table that counts in k€ is 70
        mutant.rights = [written(grids, spots, texts, [n / 1000 for n in numbers])[1]]
    return mutant


# -- 10: unknown, blank rows, more below, headings twice, shifted
# ----------------------------------------------------------------

UNKNOWN = (
    "TBD",
    "tbd",
    "n/a",
    "N/A",
    "NA",
    "-",
    "–",
    "—",
    "?",
    "??",
    "#DIV/0!",
    "#N/A",
    "To be determined",
    "à définir",
    "inconnu",
    "n.c.",
    "nd",
    "x",
    "...",
    "null",
    "None",
    "nan",
)


@kind(10)
def unknown_in_words(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Words and signs for what is not known, where a number stands: never 0, never blank."""
    before = copied(grids)
    table, heading, n = number_spot(rng, grids)
    grid = grids[table]
    word = rng.choice(UNKNOWN)
    n = rng.choice([n, rng.randrange(1, len(grid))])
    grid[n][place(grid, heading)] = word
    return Mutant(
        f"{table}, {heading}: {word}",
        grids,
        before,
        (table,),
        rows=(n + 1,),
        columns=(heading,),
        tokens=(word,),
    )


@kind(10)
def blank_rows_in_the_middle(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Blank rows between others change nothing, and end nothing."""
    before = copied(grids)
    table = any_of(rng, [t for t in grids if t != "settings" and len(grids[t]) > 2])
    grid = grids[table]
    n = rng.randrange(2, len(grid))
    for _ in range(rng.choice([1, 2, 5])):
        grid.insert(n, [rng.choice(["", "", " ", NBSP])] * rng.choice([len(grid[0]), 1, 0]))
    return Mutant(f"{table}: blank rows at {n + 1}", grids, before, (table,), rights=[before])


@kind(10)
def second_table_below(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Another table under the first, after a blank row: its rows are none of the first."""
    before = copied(grids)
    table = any_of(
        rng,
        [
            t
            for t in (
                "initiatives",
                "requirements",
                "contributions",
                "kpis",
                "ledger",
                "readings",
                "actuals",
                "objectives",
            )
            if t in grids
        ],
    )
    grid = grids[table]
    width = len(grid[0])
    blocks: list[Grid] = [
        [["team", "lead"], ["apps", "C"], ["platform", "D"]],
        [["Summary", "2027"], ["spent", 120.0], ["left", 40.0]],
        [[*grid[0][:3]], ["x", "y", "z"]],
        [["Team", "Available SP"], ["Alpha", 12.0]],
    ]
    start = len(grid) + 1
    grid += [[""] * width, *([*row, *[""] * (width - len(row))][:width] for row in rng.choice(blocks))]
    rows = range(start + 1, len(grid) + 1)
    tokens = [str(row[0]) for row in grid[start:]]
    return Mutant(
        f"{table}: below stands {grid[start:]}"[:300],
        grids,
        before,
        (table,),
        rows=rows,
        tokens=tokens,
        rights=[before],
    )


@kind(10)
def legend_below(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """A legend, a source, a sum in words under the table: no row of it."""
    before = copied(grids)
    table = any_of(
        rng,
        [
            t
            for t in (
                "initiatives",
                "requirements",
                "contributions",
                "kpis",
                "ledger",
                "readings",
                "actuals",
                "options",
            )
            if t in grids
        ],
    )
    grid = grids[table]
    width = len(grid[0])
    words = rng.choice(
        [
            "Legend: X = mandatory",
            "Source: finance, November 2026",
            "* provisional",
            "Last update 03/11/2026",
            "amounts in k€",
        ]
    )
    blank: Grid = [[""] * width] * rng.choice([0, 1, 2])
    where = rng.choice([0, 0, min(1, width - 1)])
    grid += [*copy.deepcopy(blank), [words if n == where else "" for n in range(width)]]
    return Mutant(
        f"{table}: {words!r} below in column {where + 1}",
        grids,
        before,
        (table,),
        rows=(len(grid),),
        tokens=(words,),
        rights=[before],
    )


@kind(10)
def heading_twice(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """Two columns under one heading: which counts can't be known."""
    before = copied(grids)
    table = any_of(rng, [t for t in grids if t not in ("settings", "judgements")])
    grid = grids[table]
    if rng.random() < 0.3:
        heading = "Sprint"
        for n in (1, 2):
            insert_column(grid, len(grid[0]), heading, [f"S{n}"] * (len(grid) - 1))
        return Mutant(
            f"{table}: Sprint twice", grids, before, (table,), columns=(heading,), tokens=(heading,)
        )
    where = rng.randrange(len(grid[0]))
    heading = str(grid[0][where])
    shown = rng.choice(
        [
            heading,
            heading,
            heading.upper(),
            heading.capitalize(),
            f"{heading} ",
            f"{heading}{NBSP}",
            f" {heading}",
        ]
    )
    values = [row[where] for row in grid[1:]]
    if rng.random() < 0.5:
        rng.shuffle(values)
    insert_column(grid, rng.choice([where + 1, len(grid[0])]), shown, values)
    return Mutant(
        f"{table}: {heading!r} and {shown!r}",
        grids,
        before,
        (table,),
        columns=(heading, shown),
        tokens=(heading, shown),
    )


@kind(10)
def row_shifted(rng: random.Random, grids: Grids, form: str) -> Mutant:
    """One row stands a cell too far to the right or to the left, so that words stand under numbers or
    cells under nothing.
    """
    before = copied(grids)
    table = any_of(rng, [t for t in grids if t not in ("settings", "judgements", "scenarios")])
    grid = grids[table]
    n = rng.randrange(1, len(grid))
    row, start = list(grid[n]), rng.randrange(len(grid[0]) - 1)
    if rng.random() < 0.6:
        row.insert(start, "")
        if row[-1] == "":
            row.pop()
    else:
        row[start:] = [*row[start + 1 :], ""]
    words = [
        c
        for h, c in zip(grid[0], row, strict=False)
        if is_number_column(table, h) and isinstance(c, str) and c
    ]
    if len(row) <= len(grid[0]) and not words:
        raise UnfitError("nobody could see it")
    grid[n] = row
    return Mutant(
        f"{table}, row {n + 1}: {row}", grids, before, (table,), rows=(n + 1,), tokens=[str(w) for w in words]
    )
