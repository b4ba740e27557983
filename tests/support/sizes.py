"""Inputs that are too large, never end, or made to take a reader's time or memory: each a door's question, as
the words of a command. Made where they are asked for: some are tens of megabytes.

``python -m support.sizes [PART OF A NAME …]``, from ``tests/``, prints a line of JSON for each.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from support import attack

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def book(sheets: dict[str, str], shared: str = "") -> bytes:
    """A workbook of sheets, each by what stands in its ``sheetData``; style 1 is a date, 2 a duration."""
    buffer = io.BytesIO()
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
        '<xf numFmtId="46"/></cellXfs></styleSheet>',
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    for n, cells in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
        )
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def _book(place: Path, sheets: dict[str, str], shared: str = "") -> list[str]:
    path = place / "case.xlsx"
    path.write_bytes(book(sheets, shared))
    return ["check", str(path)]


def one_cell(cell: str, row: str = '<row r="1">') -> Callable[[Path], list[str]]:
    return lambda place: _book(place, {"initiatives": f"{row}{cell}</row>"})


def _case(place: Path, **files: bytes | str) -> Path:
    case = place / "case"
    shutil.copytree(SAMPLES / "four_initiatives", case)
    for name, data in files.items():
        name = name.replace("__", ".")
        (case / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return case


def case_with(**files: Callable[[], bytes | str]) -> Callable[[Path], list[str]]:
    return lambda place: ["check", str(_case(place, **{name: make() for name, make in files.items()}))]


def _rows(head: str, row: Callable[[int], str], count: int) -> Callable[[], str]:
    return lambda: "\n".join([head, *map(row, range(count))]) + "\n"


def _pipe(place: Path) -> list[str]:
    case = _case(place)
    (case / "options.csv").unlink()
    os.mkfifo(case / "options.csv")
    return ["check", str(case)]


def _pipes(place: Path) -> list[str]:
    case = place / "case"
    case.mkdir()
    for name in ("initiatives.csv", "options.csv", "case.toml", "resources.csv", ".portfolio-writing"):
        os.mkfifo(case / name)
    (case / "objectives.csv").symlink_to("/dev/zero")
    (case / "kpis.csv").symlink_to("/dev/urandom")
    return ["check", str(case)]


def special(kind: str, *words: str) -> Callable[[Path], list[str]]:
    """A pipe into which nobody writes, or a device that never ends, in the place of ``FILE`` of the words."""

    def made(place: Path) -> list[str]:
        name = next(w for w in words if w.startswith("FILE"))
        path = place / name.replace("FILE", "file")
        if kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to(kind)
        return [str(path) if w == name else w for w in words]

    return made


def _bomb(place: Path) -> list[str]:
    """Three gigabytes of blanks in a sheet that is no table, a hundred kilobytes in a sheet that is one."""
    data = io.BytesIO(book({"notes": "", "initiatives": ""}))
    path = place / "case.xlsx"
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 1_000_000)
    return ["check", str(path)]


def _bomb_in_a_table(place: Path) -> list[str]:
    return _book(place, {"initiatives": " " * 150_000_000})


def _lying_bomb(place: Path) -> list[str]:
    """A part that says it is a kilobyte, and unpacks to 200 MB."""
    path = place / "case.xlsx"
    data = bytearray(book({"initiatives": " " * 200_000_000}))
    size = (200_000_000).to_bytes(4, "little")
    for n in range(len(data) - 46):
        if data[n : n + 4] == b"PK\x01\x02" and b"sheet1" in data[n + 46 : n + 80]:
            data[n + 24 : n + 28] = (1000).to_bytes(4, "little")
    assert size not in data[-4000:]
    path.write_bytes(bytes(data))
    return ["check", str(path)]


KPIS = "kpi,unit,drives,factor"
SIZES: dict[str, Callable[[Path], list[str]]] = {
    "a cell in XFD1048576": one_cell('<c r="XFD1048576"><v>1</v></c>', '<row r="1048576">'),
    "in single quotes": one_cell("<c r='XFD1048576'><v>1</v></c>", "<row r='1048576'>"),
    "with a style": one_cell('<c s="1" r="XFD1048576" ><v>1</v></c>', '<row spans="1:2" r="1048576">'),
    "without a reference": one_cell("<c><v>1</v></c>" * 16_384, '<row r="1048576">'),
    "beyond what rows are counted in": one_cell('<c r="A99999999999"><v>1</v></c>', '<row r="99999999999">'),
    "letters without end": one_cell(f'<c r="{"Z" * 5000}1"><v>1</v></c>'),
    "a number below all dates": one_cell('<c r="A1" s="1"><v>-1e300</v></c>'),
    "a time beyond all": one_cell('<c r="A1" s="2"><v>1e300</v></c>'),
    "a time before all": one_cell('<c r="A1" s="2"><v>-1e12</v></c>'),
    "a long text in each of many cells": lambda place: _book(
        place,
        {"initiatives": '<row r="1">' + '<c t="s"><v>0</v></c>' * 10_000 + "</row>"},
        f"<si><t>{'x' * 1_000_000}</t></si>",
    ),
    "a sheet that unpacks to gigabytes": _bomb,
    "a table that unpacks to 150 MB": _bomb_in_a_table,
    "an archive that lies": _lying_bomb,
    "many blank cells": lambda place: _book(
        place,
        {
            "initiatives": '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1000"><c r="FAN1000"><v>1</v></c></row>'
        },
    ),
    "10,000 links of drives": case_with(
        kpis__csv=_rows(KPIS, lambda n: f"k{n},u,k{n + 1},1", 10_000), key_results__csv=lambda: ""
    ),
    "a ring of 10,000": case_with(kpis__csv=_rows(KPIS, lambda n: f"k{n},u,k{(n + 1) % 10_000},1", 10_000)),
    "5,000 unknown beside 5,000 known": case_with(
        initiatives__csv=_rows("initiative,name", lambda n: f"init{n:05},n", 5_000),
        options__csv=_rows("initiative,option", lambda n: f"iniz{n:05},full", 5_000),
    ),
    "20,000 times one id": case_with(
        initiatives__csv=_rows("initiative,name", lambda n: f"A,{n}", 20_000),
    ),
    "20,000 ids that look alike": case_with(
        initiatives__csv=_rows("initiative,name", lambda n: f"{'a' * (n % 50)}B{n // 50},{n}", 20_000),
    ),
    "300,000 bad cells": case_with(
        contributions__csv=_rows("initiative,kpi,expected", lambda n: f"A,k,bad{n}x{n}", 300_000)
    ),
    "300,000 kinds of bad cells": case_with(
        contributions__csv=_rows(
            "initiative,kpi,expected",
            lambda n: f"A,k,{''.join(chr(97 + int(d)) for d in str(n))}",
            300_000,
        )
    ),
    "a million rows": case_with(ledger__csv=_rows("initiative,amount", lambda n: f"A,{n}", 1_000_000)),
    "20 MB of newlines": case_with(options__csv=lambda: "initiative,option\n" + "\n" * 20_000_000),
    "100 MB of newlines": case_with(options__csv=lambda: "initiative,option\n" + "\n" * 100_000_000),
    "20 MB of commas": case_with(options__csv=lambda: "initiative,option\n" + "," * 20_000_000),
    "100 MB of commas": case_with(options__csv=lambda: "initiative,option\n" + "," * 100_000_000),
    "20 MB of quotes": case_with(options__csv=lambda: "initiative,option\n" + '"' * 20_000_000),
    "20 MB of one word": case_with(options__csv=lambda: "initiative,option\nA," + "x" * 20_000_000),
    "20 MB of accents": case_with(
        options__csv=lambda: b"initiative,option\nA," + ("é" * 20_000_000).encode("cp1252")
    ),
    "2,000 periods": case_with(
        resources__csv=lambda: "resource,kind," + ",".join(f"p{n}" for n in range(2_000)) + "\nb,budget\n"
    ),
    "16,000 columns": case_with(
        initiatives__csv=lambda: "initiative," + ",".join(map(str, range(16_000))) + "\nA\n"
    ),
    "many settings": case_with(case__toml=lambda: "\n".join(f"a{n} = 1" for n in range(200_000))),
    "long lines of settings": case_with(case__toml=lambda: f'name = "{"x" * 20_000_000}"\n'),
    "a number of 5,000 digits": case_with(case__toml=lambda: f"discount_rate = {'9' * 5000}\n"),
    "brackets without end": case_with(case__toml=lambda: "a = " + "[" * 100_000),
    "spaces before each equals sign": case_with(case__toml=lambda: ("\"'" + " " * 500 + "a\n") * 20_000),
    "a pipe for a table": _pipe,
    "a folder of pipes and devices": _pipes,
    "a pipe for a workbook": special("pipe", "check", "FILE.xlsx"),
    "a device for a workbook": special("/dev/zero", "check", "FILE.xlsx"),
    "a pipe for a list": special("pipe", "import", "list", "FILE.csv", "--dry-run"),
    "a device for a list": special("/dev/zero", "import", "list", "FILE.csv", "--dry-run"),
    "a pipe for answers": special("pipe", "assess", "FILE.toml"),
    "a pipe for a record": special("pipe", "replay", "FILE.json", str(SAMPLES / "lorie_savage")),
    "a device for a record": special("/dev/zero", "replay", "FILE.json", str(SAMPLES / "lorie_savage")),
    "a pipe for a notebook": special("pipe", "verify", "FILE.ipynb"),
    "a pipe for a plan": special("pipe", "allocate", str(SAMPLES / "lorie_savage"), "--near", "FILE.json"),
    "a pipe for a mapping": special(
        "pipe", "import", "list", str(SAMPLES / "lists" / "rice.csv"), "--map", "FILE.toml", "--dry-run"
    ),
}

LARGE = (
    "MB",
    "300,000",
    "million",
    "20,000",
    "many",
    "equals",
    "5,000 unknown",
    "gigabytes",
    "lies",
    "10,000",
)
"""What stands in the names of those that take a second or more to make or to refuse."""


def main(parts: list[str]) -> None:
    names = [n for n in SIZES if any(p in n for p in parts or [""])]
    with tempfile.TemporaryDirectory() as folder:
        attack.prepare(Path(folder))
        for name in names:
            with tempfile.TemporaryDirectory(dir=folder) as place:
                outcome = attack.tried(name, 0, SIZES[name](Path(place)))
                print(json.dumps(asdict(outcome)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
