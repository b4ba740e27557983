"""Mistakes that people make in tables, made in the samples in all three forms, and a judge of what came of
each.

A *mutant* is a sample with one mistake in it. Beside it stands the case as a careful reader has it
(``plain``) and the cases that are right answers. A mistake is answered when loading gives a fault or a new
remark that says where, or a right case. Run alone, ``python tests/support/misreadings.py 10000 7`` makes ten
thousand mistakes from seed 7 and prints the count of answers.
"""

import copy
import csv
import datetime
import functools
import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import xlsxwriter

import portfolio as pf

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
# small ones often: they are quick
SHARES = {"four_initiatives": 4, "lorie_savage": 3, "dozen": 3, "douzaine": 3, "scaleup": 1, "scaleup_fr": 1}
FORMS = ("csv", "french", "workbook")

type Grid = list[list[object]]
type Grids = dict[str, Grid]


# Cells that are more than a text or a number: what a workbook makes of them. In a CSV file only their text is
# left.
@dataclass(frozen=True)
class Shown:
    """A number under a number format."""

    number: float
    form: str


@dataclass(frozen=True)
class Failed:
    """An error value such as #DIV/0!, or a formula that was never calculated ("")."""

    error: str
    formula: str = "=1/0"


@dataclass(frozen=True)
class Merged:
    """The top left cell of merged cells."""

    value: object
    down: int = 1
    right: int = 1


NUMBERS = {
    "initiatives": "scope reach impact confidence effort",
    "options": "duration delivers success",
    "resources": "usable carry_over",
    "requirements": "",
    "objectives": "weight",
    "key_results": "baseline target weight stretch",
    "kpis": "factor value",
    "contributions": "low expected high",
    "relations": "lag amount",
    "buckets": "min max",
    "parties": "weight",
    "readings": "value target",
    "ledger": "planned actual",
    "actuals": "expected realised scope_planned scope_delivered",
    "judgements": "ratio",
}


def is_period(heading: object) -> bool:
    """Whether a heading of a sample is one of its periods."""
    return bool(re.fullmatch(r"20\d\dQ\d|year\d", str(heading)))


def is_number_column(table: str, heading: object) -> bool:
    """Whether the column of a sample holds numbers."""
    steps = (table == "requirements" and str(heading).isdecimal()) or (
        table == "resources" and is_period(heading)
    )
    return steps or str(heading) in NUMBERS.get(table, "").split()


@functools.cache
def _sample(name: str) -> Grids:
    grids: Grids = {}
    for path in sorted((SAMPLES / name).glob("*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        french = ";" in text.splitlines()[0]
        grid: Grid = [[*row] for row in csv.reader(io.StringIO(text), delimiter=";" if french else ",")]
        for place, heading in enumerate(grid[0]):
            if is_number_column(path.stem, heading):
                for row in grid[1:]:
                    row[place] = float(str(row[place]).replace(",", ".")) if row[place] else ""
        grids[path.stem] = grid
    settings = tomllib.loads((SAMPLES / name / "case.toml").read_text(encoding="utf-8"))
    return {**grids, "settings": [["key", "value"], *([key, value] for key, value in settings.items())]}


def sample(name: str) -> Grids:
    """The tables of a sample, with numbers as numbers and the settings as a table."""
    return copy.deepcopy(_sample(name))


# -- writing
# ----------------------------------------------------------------------------------------------------


def number_text(number: float, form: str) -> str:
    """A number as a CSV file of this form holds it."""
    text = f"{number:.15g}"
    return text.replace(".", ",") if form == "french" else text


def cell_text(cell: object, form: str) -> str:
    """A cell as a CSV file of this form holds it."""
    match cell:
        case bool():
            return str(cell).lower()
        case int() | float():
            return number_text(cell, form)
        case datetime.date():
            return f"{cell:%d/%m/%Y}" if form == "french" else f"{cell:%Y-%m-%d}"
        case Shown(number):
            return number_text(number, form)
        case Failed(error):
            return error
        case Merged(value):
            return cell_text(value, form)
    return str(cell)


def write_folder(grids: Grids, folder: Path, form: str, heads: dict[str, str], encoding: str) -> Path:
    """CSV files; ``heads`` are lines above a file's headings that no CSV writer would write."""
    folder.mkdir()
    for name, grid in grids.items():
        if name == "settings":
            lines = (f"{row[0]} = {json.dumps(row[1], ensure_ascii=False)}\n" for row in grid[1:])
            (folder / "case.toml").write_text("".join(lines), encoding="utf-8")
            continue
        text = io.StringIO()
        writer = csv.writer(
            text,
            delimiter=";" if form == "french" else ",",
            lineterminator="\r\n" if form == "french" else "\n",
        )
        writer.writerows([cell_text(cell, form) for cell in row] for row in grid)
        (folder / f"{name}.csv").write_bytes((heads.get(name, "") + text.getvalue()).encode(encoding))
    return folder


def write_workbook(grids: Grids, path: Path, hidden: dict[str, tuple[set[int], set[int], bool]]) -> Path:
    """A workbook; ``hidden`` names rows and columns of a sheet that aren't shown, and whether a filter
    hides them.
    """
    book = xlsxwriter.Workbook(
        path, {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats: dict[str, object] = {}

    def format_of(form: str) -> object:
        return formats.setdefault(form, book.add_format({"num_format": form}))

    for name, grid in grids.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                match cell:
                    case "" | None:
                        pass
                    case bool():
                        sheet.write_boolean(r, c, cell)
                    case int() | float():
                        sheet.write_number(r, c, cell)
                    case datetime.date():
                        sheet.write_datetime(
                            r, c, datetime.datetime(cell.year, cell.month, cell.day), format_of("dd/mm/yyyy")
                        )
                    case Shown(number, form):
                        sheet.write_number(r, c, number, format_of(form))
                    case Failed(error, formula):
                        sheet.write_formula(r, c, formula, None, error)
                    case Merged(value, down, right):
                        sheet.merge_range(r, c, r + down - 1, c + right - 1, value)
                    case _:
                        sheet.write_string(r, c, str(cell))
        rows, columns, filtered = hidden.get(name, (set(), set(), False))
        for r in rows:
            sheet.set_row(r, None, None, {"hidden": True})
        for c in columns:
            sheet.set_column(c, c, None, None, {"hidden": True})
        if filtered:
            sheet.autofilter(0, 0, len(grid) - 1, len(grid[0]) - 1)
    book.close()
    return path


# -- a mutant
# ----------------------------------------------------------------------------------------------------


class UnfitError(Exception):
    """This mistake can't be made in this sample or this form; another is drawn."""


@dataclass
class Mutant:
    """One mistake: the tables that hold it, where it stands, and what a careful reader accepts."""

    what: str
    grids: Grids
    plain: Grids  # what was meant, plainly written; what it is remarked on doesn't count
    tables: Sequence[str]
    columns: Sequence[object] = ()
    rows: Sequence[int] = ()
    tokens: Sequence[object] = ()  # words, of which one in the message says where as well
    rights: Sequence[Grids] = ()
    right: Callable[[pf.Case], bool] | None = None
    # a fault must show all the figures of one of these, each as one of those between the bars
    shows: Sequence[Sequence[str]] = ()
    # a remark counts only when it holds one of the tokens: the same table has remarks of other kinds
    remark_shows: bool = False
    faults_only: bool = False
    one_fault: bool = False  # one for the table, not one for every cell
    renamed: dict[str, str] = field(default_factory=dict)  # what has another name in the plain case
    heads: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, tuple[set[int], set[int], bool]] = field(default_factory=dict)
    encoding: str = "utf-8"


def write(mutant: Mutant, form: str, path: Path) -> Path:
    """The mutant's case in a form."""
    if form == "workbook":
        return write_workbook(mutant.grids, path.with_suffix(".xlsx"), mutant.hidden)
    try:
        return write_folder(mutant.grids, path, form, mutant.heads, mutant.encoding)
    except UnicodeEncodeError:  # cp1252 has no sign for it
        shutil.rmtree(path)
        return write_folder(mutant.grids, path, form, mutant.heads, "utf-8-sig")


ESCAPES = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}|N\{)")
BLANKS = re.compile(r"[\s\u200b\ufeff\u00ad]+")
FAILURES = ("silent", "elsewhere", "repeated", "escapes", "crash")


def smooth(text: object) -> str:
    """A text with every kind of blank and every way to write an accent alike."""
    return unicodedata.normalize("NFC", BLANKS.sub(" ", str(text)).strip())


def holds(text: str, token: object) -> bool:
    """Whether a message holds a word or a figure, not as part of another."""
    return bool(re.search(rf"(?<!\w){re.escape(smooth(token))}(?!\w)", smooth(text)))


def says_where(mutant: Mutant, line: object, tokens_only: bool) -> bool:
    """Whether one fault or remark says where the mistake stands."""
    table, row, column, value, problem = line
    if table not in mutant.tables:
        return False
    words = any(holds(f"{column} | {value} | {problem}", token) for token in mutant.tokens)
    if tokens_only or words:
        return words
    columns, rows = [smooth(c) for c in mutant.columns], list(mutant.rows)
    return (
        smooth(column) in columns
        or (not pd.isna(row) and int(row) in rows)
        or not (columns or rows or mutant.tokens)
    )


def shows_all(mutant: Mutant, text: str) -> bool:
    """Whether the message shows the figures, beside the cell itself as it was found."""
    compact = re.sub(r"\s", "", text)
    for token in mutant.tokens:
        compact = compact.replace(re.sub(r"\s", "", str(token)), "", 1)
    return any(
        all(any(figure in compact for figure in alike.split("|")) for alike in figures)
        for figures in mutant.shows
    )


def lines_of(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Table, row, column, value, problem of each."""
    return list(frame[["table", "row", "column", "value", "problem"]].itertuples(index=False, name=None))


def judge_fault(mutant: Mutant, error: pf.CaseError) -> tuple[str, str]:
    """What a refusal is worth."""
    if ESCAPES.search(str(error)):
        return "escapes", str(error)
    lines = lines_of(error.faults)
    here = [line for line in lines if says_where(mutant, line, False)]
    if not here:
        return "elsewhere", str(error)
    if mutant.shows and not any(shows_all(mutant, str(line[-1])) for line in here):
        return "elsewhere", f"does not show {mutant.shows}: {error}"
    if mutant.one_fault and any(
        count > 1 for count in Counter(line[0] for line in lines if line[0] in mutant.tables).values()
    ):
        return "repeated", str(error)
    return "fault", str(error)


def plain_case(grids: Grids) -> pf.Case:
    """The case of tables that hold no mistake, from CSV files: forms make no difference (tested apart)."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return pf.load(write_folder(grids, Path(folder) / "plain", "csv", {}, "utf-8"))
        except pf.CaseError as error:
            raise UnfitError(f"the plain case is no case: {error}") from error


def plainly(mutant: Mutant, text: str) -> str:
    """A message with the names of the plain case."""
    for name, other in mutant.renamed.items():
        text = text.replace(name, other)
    return text


def judge(mutant: Mutant, form: str, folder: Path) -> tuple[str, str]:
    """``right``, ``fault`` or ``remark``; or one of the failures. And what was said.

    ``silent``: another case, without a word. ``elsewhere``: a fault that does not say where. ``repeated``:
    one mistake, a fault for every cell. ``escapes``: a message that nobody can read. ``crash``: another
    exception.
    """
    plain = plain_case(mutant.plain)
    rights = [plain if grids is mutant.plain else plain_case(grids) for grids in mutant.rights]
    path = write(mutant, form, folder / "case")
    try:
        case = pf.load(path)
        if any(case == right for right in rights) or (mutant.right and mutant.right(case)):
            return "right", ""
    except pf.CaseError as error:
        return judge_fault(mutant, error)
    except Exception as error:  # that is what it looks for
        return "crash", repr(error)
    known = Counter((line[0], line[-1]) for line in lines_of(plain.remarks))
    new = [line for line in lines_of(case.remarks) if not known[line[0], plainly(mutant, str(line[-1]))]]
    if any(ESCAPES.search(str(line[-1])) for line in new):  # the value itself is shown as written
        return "escapes", str(new)
    if not mutant.faults_only and any(says_where(mutant, line, mutant.remark_shows) for line in new):
        return "remark", str(new)
    return "silent", f"remarks elsewhere: {new}" if new else ""


# -- many of them
# ----------------------------------------------------------------------------------------------------

SHOW_ALL = bool(os.environ.get("MISREADINGS_SHOW_ALL"))

type Maker = Callable[[random.Random, Grids, str], Mutant]


@dataclass(frozen=True)
class Kind:
    """One kind of mistake, how it is made, in which forms it can be, and how many of each thousand it is."""

    number: int
    name: str
    make: Maker
    forms: tuple[str, ...]
    samples: tuple[str, ...]


KINDS: dict[str, Kind] = {}
# what could not be made, and why: to see that no kind is left out by that
UNFIT: Counter[tuple[str, str]] = Counter()


def kind(
    number: int, forms: Iterable[str] = FORMS, samples: Iterable[str] = tuple(SHARES)
) -> Callable[[Maker], Maker]:
    """Lists a maker of mutants as a kind."""

    def listed(make: Maker) -> Maker:
        KINDS[make.__name__] = Kind(number, make.__name__, make, tuple(forms), tuple(samples))
        return make

    return listed


def attempts(name: str, form: str, number: int, seed: int, folder: Path) -> list[tuple[str, str, str]]:
    """So many mutants of a kind in a form, no two alike (fewer where there are no more): outcome, what was
    done, what was said.
    """
    chosen = KINDS[name]
    shares = {s: SHARES[s] for s in chosen.samples}
    outcomes: list[tuple[str, str, str]] = []
    rng, seen = random.Random(f"{seed} {name} {form}"), set[str]()
    for draw in range(40 * number):
        if len(outcomes) == number:
            break
        base = rng.choices(list(shares), list(shares.values()))[0]
        try:
            mutant = chosen.make(rng, sample(base), form)
            if (same := repr((mutant.grids, mutant.heads, mutant.hidden))) in seen:
                continue
            seen.add(same)
            if form == "french":
                mutant.encoding = rng.choice(["utf-8-sig", "utf-8-sig", "utf-8", "cp1252"])
            with tempfile.TemporaryDirectory(dir=folder, prefix=str(draw)) as place:
                outcome, said = judge(mutant, form, Path(place))
        except UnfitError as unfit:
            UNFIT[name, str(unfit)[:150]] += 1
            continue
        outcomes.append((outcome, f"{base}: {mutant.what}", said))
    return outcomes


def per_kind(total: int) -> int:
    """How many of each kind and form make so many in all."""
    return -(-total // sum(len(k.forms) for k in KINDS.values()))


def told(outcomes: dict[tuple[str, str], Counter[str]]) -> str:
    """The count of answers, kind by form."""
    lines = [f"{'kind':34}" + "".join(f"{form:>30}" for form in FORMS)]
    for name, chosen in sorted(KINDS.items(), key=lambda item: item[1].number):
        cells = []
        for form in FORMS:
            count = outcomes.get((name, form), Counter())
            bad = " ".join(f"{count[o]} {o}" for o in FAILURES if count[o]) or "0 silent"
            cells.append(f"{bad} of {sum(count.values())}" if form in chosen.forms else "–")
        lines.append(f"{chosen.number:2} {name:31}" + "".join(f"{cell:>30}" for cell in cells))
    everything = sum(outcomes.values(), Counter[str]())
    return "\n".join(
        [
            *lines,
            ", ".join(f"{n} {o}" for o, n in everything.most_common()),
            f"{sum(everything.values())} in all",
        ]
    )


def main(total: int = 1000, seed: int = 0, only: str = "") -> None:
    """Makes so many, prints what is not answered and the count."""
    outcomes: dict[tuple[str, str], Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, chosen in KINDS.items():
            for form in chosen.forms if re.search(only, name) else ():
                found = attempts(name, form, per_kind(total), seed, Path(folder))
                outcomes[name, form] = Counter(outcome for outcome, _, _ in found)
                for outcome, what, said in found:
                    if outcome in FAILURES:
                        print(f"{outcome:9} {name} {form} | {what} | {said[:600]}".replace("\n", " ¶ "))
                    elif SHOW_ALL:
                        print(f"{outcome:9} {name} {form} | {what} | {said[-600:]}".replace("\n", " ¶ "))
    print(told(outcomes))
    if SHOW_ALL:
        print("\n".join(f"not made {count:4} {name}: {why}" for (name, why), count in UNFIT.most_common()))


if __name__ == "__main__":
    from support import (
        misread_kinds,  # noqa: F401  (lists the kinds in the module of the same name that it imports)
        misreadings,
    )

    misreadings.main(*(int(a) for a in sys.argv[1:3]), *sys.argv[3:4])
