"""Damaged input of every kind either loads or is refused with faults that say where: never another
exception.
"""

import contextlib
import csv
import io
import json
import math
import random
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from support import random_cases

import portfolio as pf
from portfolio.tables import SCHEMA

type Grid = list[list[object]]
type Grids = dict[str, Grid]

JUNK: list[object] = [
    *(
        "",
        " ",
        "x",
        "-1",
        "0",
        "-0.0",
        "2",
        "0.5",
        "1e3",
        "1e308",
        "-1e308",
        "1e-320",
        "1e999",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "None",
        "null",
    ),
    *(
        "²",
        "٣",
        "½",
        "Ⅷ",
        "一",
        "--",
        "-",
        "+",
        ".",
        ",",
        ";",
        "|",
        "a | b",
        "|a",
        "1,5",
        "1,234",
        "1 234,5",
        "1.234.567",
        "12 %",
        "%",
        "1_000",
        "0x1F",
    ),
    *(
        "=1+1",
        "=#REF!",
        "+1",
        "@sum",
        "'7",
        '"',
        '""',
        "'",
        "a\nb",
        "a\tb",
        "\N{PILE OF POO}",
        "\u200b",
        "\u2028",
        "true",
        "oui",
        "2027Q1",
        "2027",
    ),
    *(
        "31/12/2027",
        "99/99/9999",
        "full",
        "objective",
        "cash",
        "requires",
        "count",
        "two",
        "9" * 400,
        "é" * 40_000,
    ),
    *(True, False, 0, 1, -1, 2.5, 1e300, 10**18, 0.1 + 0.2),
]


# Each mutation changes the grids of a case in place.


def junk_cells(rng: random.Random, grids: Grids) -> None:
    """One to four cells below the headings become something else."""
    for _ in range(rng.randint(1, 4)):
        grid = rng.choice(list(grids.values()))
        row = rng.choice(grid[1:])
        row[rng.randrange(len(row))] = rng.choice(JUNK)


def words(rng: random.Random, grids: Grids) -> None:
    """Anything may stand where only text is meant: in names, in columns of one's own, in notes."""
    grid = grids[rng.choice(["initiatives", "kpis", "objectives", "contributions"])]
    grid[0].append(f"own {len(grid[0])}")
    for row in grid[1:]:
        row.append(rng.choice(JUNK))
    for place in [n for n, heading in enumerate(grid[0]) if heading in ("name", "squad")]:
        for row in grid[1:]:
            row[place] = rng.choice(JUNK)


def swapped_cells(rng: random.Random, grids: Grids) -> None:
    """Two cells of a case change places: right values in the wrong places."""
    one, other = (rng.choice(rng.choice(list(grids.values()))[1:]) for _ in range(2))
    i, j = rng.randrange(len(one)), rng.randrange(len(other))
    one[i], other[j] = other[j], one[i]


def headings(rng: random.Random, grids: Grids) -> None:
    """A heading is misspelt, repeated, blanked, replaced by junk, or changes places with another."""
    header = rng.choice(list(grids.values()))[0]
    i, j = rng.randrange(len(header)), rng.randrange(len(header))
    word = str(header[i])
    k = rng.randrange(len(word))
    slip = [
        word[:k] + word[k + 1 :],
        word[:k] + "z" + word[k:],
        word.upper(),
        f" {word} ",
        word + ".0",
        "_" + word,
        "Note",
    ]
    match rng.randrange(5):
        case 0:
            header[i] = rng.choice(slip)
        case 1:
            header[i] = header[j]
        case 2:
            header[i] = ""
        case 3:
            header[i] = rng.choice(JUNK)
        case 4:
            header[i], header[j] = header[j], header[i]


def columns(rng: random.Random, grids: Grids) -> None:
    """A column is dropped, repeated, or moved."""
    grid = rng.choice(list(grids.values()))
    i, j = rng.randrange(len(grid[0])), rng.randrange(len(grid[0]))
    match rng.randrange(3):
        case 0:
            for row in grid:
                del row[i]
        case 1:
            for row in grid:
                row.insert(j, row[i])
        case 2:
            for row in grid:
                row.insert(j, row.pop(i))


def rows(rng: random.Random, grids: Grids) -> None:
    """Rows are dropped, repeated, shuffled, cut short or made too long."""
    grid = rng.choice(list(grids.values()))
    k = rng.randrange(len(grid))
    match rng.randrange(6):
        case 0:
            del grid[k]
        case 1:
            grid.insert(rng.randint(0, len(grid)), list(grid[k]))
        case 2:
            rng.shuffle(grid)
        case 3:
            del grid[k][rng.randrange(len(grid[k])) :]
        case 4:
            grid[k] += [rng.choice(JUNK)] * rng.randint(1, 3)
        case 5:
            grid.insert(k, [""] * rng.randint(0, 5))


def whole_tables(rng: random.Random, grids: Grids) -> None:
    """Tables change places, are emptied, left out or put under another name."""
    one, other = rng.sample(list(grids), 2)
    match rng.randrange(5):
        case 0:
            grids[one], grids[other] = grids[other], grids[one]
        case 1:
            grids[one] = []
        case 2:
            del grids[one][1:]
        case 3:
            del grids[one]
        case 4:
            grids[one[:-1]] = grids.pop(one)


def own_settings(rng: random.Random, grids: Grids) -> None:
    """Settings of wrong types, unknown keys, several of one key."""
    grid = grids["settings"]
    for _ in range(rng.randint(1, 3)):
        key = rng.choice(
            [
                "name",
                "currency",
                "discount_rate",
                "periods_per_year",
                "finish_inside",
                "language",
                "langage",
                "Name",
                "mine",
                "",
            ]
        )
        grid.append([key, rng.choice(JUNK)])


CELLS = [junk_cells, swapped_cells, words, words]
SHAPES = [headings, columns, rows, whole_tables, own_settings]
STRANGE = ["utf-16-le", "cp500", "shift-jis", "utf-7"]


def grids_of(rng: random.Random) -> Grids:
    """A random valid case, its settings as one more grid."""
    tables, settings = random_cases.random_tables(rng)
    grids: Grids = {}
    for name, lines in tables.items():
        header = list(dict.fromkeys(column for line in lines for column in line))
        grids[name] = [[*header], *([line.get(column, "") for column in header] for line in lines)]
    grids["settings"] = [["key", "value"], *([key, value] for key, value in settings.items())]
    return grids


def write_folder(rng: random.Random, grids: Grids, path: Path, encoding: str) -> Path:
    """CSV files under the separators and line ends that are around."""
    path.mkdir()
    separator, end = rng.choice(",,;\t"), rng.choice(["\n", "\r\n", "\r"])
    for name, grid in grids.items():
        if name == "settings":
            lines = (
                f"{json.dumps(str(row[0]))} = {json.dumps(row[-1], ensure_ascii=False)}\n"
                for row in grid[1:]
                if row
            )
            (path / "case.toml").write_text("".join(lines), encoding="utf-8")
        else:
            text = io.StringIO()
            csv.writer(text, delimiter=separator, lineterminator=end).writerows(grid)
            (path / f"{name}.csv").write_bytes(text.getvalue().encode(encoding, "replace"))
    return path


def write_workbook(rng: random.Random, grids: Grids, path: Path) -> Path:
    """A workbook, half of its cells typed as a spreadsheet would type them."""
    path = path.with_suffix(".xlsx")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, grid in grids.items():
        sheet = book.create_sheet(name)
        for row in grid:
            sheet.append([as_typed(cell) if rng.random() < 0.5 else cell for cell in row])
    book.save(path)
    return path


def as_typed(cell: object) -> object:
    """What a spreadsheet makes of a cell typed into it: a number where it can."""
    try:
        number = float(str(cell))
    except ValueError:
        return cell
    return number if math.isfinite(number) else cell


def damage(rng: random.Random, path: Path) -> None:
    """The bytes of one file are cut off, overwritten, doubled or replaced, or a folder stands in its
    place.
    """
    file = path if path.is_file() else rng.choice(sorted(path.iterdir()))
    data = file.read_bytes()
    place = rng.randrange(len(data) + 1)
    junk = rng.choice(
        [
            rng.randbytes(rng.randint(1, 40)),
            *(bytes([b]) for b in b'"\0\n\r\xe9\xc3\x81,;\t'),
            b"\xe2\x80\xa8",
            b"&#0;",
            b"<",
        ]
    )
    nothing = [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"\0" * 50,
        b"PK\x03\x04",
        b"\xff\xfe",
        b'"',
        b",",
        b";;\n;;\n",
        b"\xff\xfeA",
        junk * 40,
    ]
    changed = [
        data[:place],
        data[:place] + junk + data[place:],
        data[:place] + junk + data[place + len(junk) :],
        data * 2,
        rng.choice(nothing),
        None,
    ]
    match rng.choice(changed):
        case None:
            file.unlink()
            file.mkdir()
        case bytes(data):
            file.write_bytes(data)


def rezipped(rng: random.Random, path: Path) -> None:
    """One part of a workbook is damaged, in an archive that is whole."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (path.parent / "part").write_bytes(parts[name := rng.choice(sorted(parts))])
    damage(rng, path.parent / "part")
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            if part != name:
                archive.writestr(part, data)
            elif (path.parent / "part").is_file():
                archive.writestr(part, (path.parent / "part").read_bytes())


def attempt(seed: int, folder: Path) -> str:
    """One damaged case, loaded: whether it was refused."""
    rng = random.Random(seed)
    grids = grids_of(rng)
    in_cells = rng.random() < 0.5
    for mutate in rng.choices(CELLS, k=rng.randint(1, 2)) if in_cells else [rng.choice(SHAPES)]:
        mutate(rng, grids)
    if rng.random() < 0.35:
        path = write_workbook(rng, grids, folder / "case")
        if not in_cells and rng.random() < 0.6:
            rng.choice([damage, rezipped])(rng, path)
    else:
        strange = not in_cells and rng.random() < 0.2
        path = write_folder(
            rng,
            grids,
            folder / "case",
            rng.choice(STRANGE if strange else ["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]),
        )
        if not in_cells and rng.random() < 0.5:
            damage(rng, path)
    try:
        case = pf.load(path)
    except pf.CaseError as error:
        assert_located(error, in_cells)
        return "refused"
    assert_usable(case, folder)
    return "loaded"


def assert_located(error: pf.CaseError, in_cells: bool) -> None:
    """At least one fault; each says what must hold and what was found, and one of a cell where it stands."""
    faults = error.faults
    assert len(faults)
    english = [f.told() for f in error]  # str() is in the language of what was damaged
    assert re.match(rf"{len(faults)} (fault|erreur)", str(error))
    assert str(error).count("\n- ") == len(faults)
    for fault, told in zip(faults.itertuples(), english, strict=True):
        assert fault.table in {*SCHEMA, "settings", ""}
        assert "must" in told
        assert "; found" in told
        assert fault.problem in str(error)
        if in_cells and fault.table != "settings" and "at least one row" not in told:
            assert fault.table
            assert fault.column
            assert fault.row >= 2


def assert_usable(case: pf.Case, folder: Path) -> None:
    """Everything short of solving works, and the case survives being saved."""
    assert list(case.remarks) == ["table", "row", "column", "value", "problem"]
    for name in SCHEMA:
        assert len(getattr(case, name)) == len(case.table(name))
    pf.save(case, folder / "again")
    assert pf.load(folder / "again").fingerprints == case.fingerprints
    with contextlib.suppress(pf.CaseError):  # texts too long for a workbook
        pf.save(case, folder / "again.xlsx")
    if (folder / "again.xlsx").exists():
        assert pf.load(folder / "again.xlsx").fingerprints == case.fingerprints


@pytest.mark.parametrize("block", range(20))
@pytest.mark.filterwarnings("error")
def test_damaged_input_loads_or_is_refused(block: int, tmp_path: Path) -> None:
    outcomes = []
    for seed in range(20 * block, 20 * block + 20):
        (folder := tmp_path / str(seed)).mkdir()
        outcomes.append(attempt(seed, folder))
    assert {"loaded", "refused"} == set(outcomes)
