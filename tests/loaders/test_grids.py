"""Any list as people see it: text files without known headings, sheets with their formats."""

from __future__ import annotations

import csv
import datetime
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

from portfolio.errors import CaseError
from portfolio.loaders.cell_formats import cell_format
from portfolio.loaders.grids import Grid, grids_of, separator_of

_ = None


def text_grid(folder: Path, data: bytes | str, name: str = "list.csv") -> Grid:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (grid,) = grids_of(str(path))
    return grid


def cells(grid: Grid) -> list[tuple[object, ...]]:
    return [row for _, row in grid.rows]


TABLE = "Nom{0}Coût{0}Équipe\nToit{0}1,5{0}a b\nPiste{0}2,5{0}c d\n"
READ = [("Nom", "Coût", "Équipe"), ("Toit", "1,5", "a b"), ("Piste", "2,5", "c d")]


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_and_encodings(separator: str, encoding: str, end: str, tmp_path: Path) -> None:
    text = TABLE.format(separator).replace("\n", end)
    assert cells(text_grid(tmp_path, text.encode(encoding))) == READ


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Name,Cost\nRoof; slates,1\nLane,2\n", ","),
        ("Name;Cost\nRoof, slates;1,5\nLane;2,5\n", ";"),
        ("Name,Tags\nRoof,a|b\nLane,c|d|e\n", ","),
        ('Name;Note\n"Roof";"a, b, c"\n"Lane";"d, e, f"\n', ";"),
        ('Name,Note\n"Roof; old","a; b"\n"Lane; new","d; e"\n', ","),
        ("List of 2027\n\nName,Cost,Team\nRoof,1,a;b\nLane,2,c;d\n", ","),
        ('Pipe,Size\nlong,5" wide\nshort,6" wide\n', ","),
        ('Name,Note\nRoof,"two\nlines; of; text"\nLane,x\n', ","),
        ("Name\tCost\nRoof, slates\t1,000\nLane, blue\t2,000\n", "\t"),
        ("a,b,c\n1,2\n3,4,5\n6\n7,8,9\n", ","),
    ],
)
def test_the_separator_is_the_one_that_divides_the_lines_alike(
    text: str, separator: str, tmp_path: Path
) -> None:
    assert separator_of(text.splitlines()) == separator or '"' in text
    expected = [tuple(c or None for c in r) for r in csv.reader(text.splitlines(True), delimiter=separator)]
    assert cells(text_grid(tmp_path, text)) == [r for r in expected if any(r)]


def test_a_list_of_one_column_is_not_divided(tmp_path: Path) -> None:
    assert cells(text_grid(tmp_path, "Name\nRoof\nLane\n")) == [("Name",), ("Roof",), ("Lane",)]


@pytest.mark.parametrize("hint", ["sep=;\n", "sep=;\r\n", "SEP=;\n"])
def test_excel_s_own_line_is_obeyed_and_left_out(hint: str, tmp_path: Path) -> None:
    grid = text_grid(tmp_path, hint + "Name;Cost\nRoof;1,5\n")
    assert grid.rows == ((2, ("Name", "Cost")), (3, ("Roof", "1,5")))


def test_line_numbers_blank_lines_and_line_breaks(tmp_path: Path) -> None:
    grid = text_grid(tmp_path, 'Title,\n,\n\nName,Cost\n"two\nlines",1\nLane, \n,,\nlast,2\n')
    assert [line for line, _ in grid.rows] == [1, 4, 5, 7, 9]
    assert grid.apart == {4, 9}
    assert grid.rows[2:4] == ((5, ("two\nlines", "1")), (7, ("Lane", None)))
    assert (grid.name, grid.file, grid.hidden) == ("", "list.csv", False)


def test_a_long_and_a_wide_file_take_less_than_a_second(tmp_path: Path) -> None:
    for width, long in ((210, 3_500), (12, 20_000)):
        rows = [[f"h{k}" for k in range(width)], *[["abc", "", "12.5"] * (width // 3)] * long]
        text = "\n".join(map(",".join, rows))
        path = tmp_path / f"{width}.csv"
        path.write_text(text)
        start = time.process_time()
        (grid,) = grids_of(str(path))
        assert time.process_time() - start < 0.6  # 0.1 s each on an idle core
        assert len(grid.rows) == long + 1


@given(
    rows=st.lists(
        st.lists(st.text(st.sampled_from("ab ;,|\t\"'\né1"), max_size=6), min_size=3, max_size=3),
        min_size=3,
        max_size=6,
    ),
    separator=st.sampled_from(";,\t|"),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_with_quotes_is_read_back_under_a_hint(
    rows: list[list[str]], separator: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(f"sep={separator}\n")
        csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["x"] * 3, *rows])
    (grid,) = grids_of(str(path))
    expected = [tuple(c if c.strip() else None for c in row) for row in rows]
    assert cells(grid) == [("x",) * 3, *(r for r in expected if any(r))]


# ---------------------------------------------------------------- what is no list


def zipped(*names: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                told = "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else ""
                archive.writestr(name, told)

    return write


def holding(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        (
            "a.xls",
            holding(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            "old workbook (.xls) or one with a password. Open",
        ),
        ("a.xlsx", holding(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "without a password"),
        ("a.pdf", holding(b"%PDF-1.7 ..."), "found a PDF. Ask for the spreadsheet"),
        ("a.ods", zipped("mimetype", "content.xml"), "OpenDocument spreadsheet (.ods). Save it as .xlsx"),
        ("a.xlsb", zipped("xl/workbook.bin"), "binary workbook (.xlsb). Save it as .xlsx"),
        ("a.zip", zipped("projects.csv"), "found a zip file. Unpack it"),
        ("a.xlsx", zipped("xl/workbook.xml"), "found something else, or a damaged file. Save it again"),
        ("a.gz", holding(b"\x1f\x8b\x08\x00"), "compressed file. Unpack it"),
        ("a.png", holding(b"\x89PNG\r\n"), "found a picture"),
        (
            "a.xls",
            holding(b"<html><table><tr><td>Name</td></tr></table>"),
            "web page or XML. Open it in Excel",
        ),
        ("a.json", holding(b'[{"name": "Roof"}]'), "found JSON. Export the list as CSV"),
        ("a.db", holding(b"SQLite format 3\x00"), "found a database"),
        ("a.csv", holding(b""), "found nothing in it. Fill it in"),
        ("a.csv", holding(b"\xef\xbb\xbf \r\n ,,\r\n"), "found nothing in it"),
        ("a.csv", holding(b"sep=;\n"), "found nothing in it"),
        ("a.csv", holding(b"Name,Cost\nRo\x00of,1\n"), "line 2: must be text; found a control character"),
        ("a.csv", holding(b'Name,Cost\n"Roof,1\n'), "line 2: must be a table"),
        ("a.csv", holding("Name,Coût\n".encode() + b"\xe9t\xe9,1\n"), "must be in one encoding"),
        ("a.xlsx", lambda path: openpyxl.Workbook().save(path), "found nothing in it"),
        ("a.csv", lambda path: path.mkdir(), "found a folder. Give the file in it"),
        ("nowhere.csv", lambda path: None, "nothing is there. Check the path"),
    ],
)
def test_what_is_no_list_says_what_to_do(
    name: str, make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    make(tmp_path / name)
    with pytest.raises(CaseError) as error:
        grids_of(str(tmp_path / name))
    assert said in str(error.value)
    assert str(error.value).startswith("1 fault in")
    assert name in str(error.value)


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.csv").write_text("Name\nRoof\n")
    monkeypatch.setattr("portfolio.loaders.text_files.whole_file", refuse)
    with pytest.raises(CaseError, match=r"found Permission denied. Check its permissions"):
        grids_of(str(tmp_path / "a.csv"))


def test_an_address_is_no_list() -> None:
    with pytest.raises(CaseError, match="found an address"):
        grids_of("https://example.org/list.csv")


@pytest.mark.parametrize("name", ["list", "list.txt", "list.tsv", "PK.csv"])
def test_what_a_file_holds_decides_not_its_name(name: str, tmp_path: Path) -> None:
    assert cells(text_grid(tmp_path, "PK,Cost\nRoof,1\n", name)) == [("PK", "Cost"), ("Roof", "1")]
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    with (tmp_path / name).open("wb") as file:
        book.save(file)
    (grid,) = grids_of(str(tmp_path / name))
    assert cells(grid) == [("Name",)]


# ---------------------------------------------------------------- sheets


def workbook(folder: Path, fill: Callable[[openpyxl.worksheet.worksheet.Worksheet], object]) -> Grid:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Backlog"
    fill(sheet)
    book.save(folder / "list.xlsx")
    (grid,) = grids_of(str(folder / "list.xlsx"))
    return grid


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ('#,##0.00 "€"', 1234.5, "1234.5 €"),
        ("[$$-409]#,##0", 1250000, "$1250000"),
        ("[$€-40C]\\ #,##0", 12, "€ 12"),
        ("#,##0 [$CHF-100C]", 12, "12 CHF"),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', -1500, "-$1500"),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', 0, "$0"),
        ('_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', -2, "-2 €"),
        ("#,##0.00\\ _€", 12.5, 12.5),
        ('"€"#,##0;[Red]-"€"#,##0', -3, "-€3"),
        ("0.0%", 0.125, "12.5 %"),
        ("0%", -0.07, "-7 %"),
        ('#,##0," k€"', 70000, "70 k€"),
        ('#,##0," k€"', 70123, "70.1230 k€"),  # never 70.123, which can be read as 70 123
        ('0.0,,"M$"', 1234567, "1.234567M$"),
        ('[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', 1500, "1.5k"),
        ('[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', 15, 15.0),
        ("#,##0,", 70000, 70.0),
        ('0" SP"', 5, "5 SP"),
        ('"P"0', 1, "P1"),
        ("000", 7, "007"),
        ('[=0]"n/a";0', 0, "n/a"),
        ("General", 0.1, 0.1),
        ("#,##0.00", 1234.5, 1234.5),
        ("#,##0;(#,##0)", -4, -4.0),
        ("0.00E+00", 12345, 12345.0),
        ("@", 101, 101.0),
        ("[Red]0", 3, 3.0),
        ("[h]:mm", 37.5 / 24, "37:30"),
        ("h:mm", 0.5, "12:00"),
        ("dd/mm/yyyy", 46388, datetime.date(2027, 1, 1)),
    ],
)
def test_numbers_are_as_they_are_shown_but_for_rounding(
    code: str, value: float, shown: object, tmp_path: Path
) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = code

    grid = workbook(tmp_path, fill)
    assert cells(grid) == [(shown,)]
    assert type(grid.rows[0][1][0]) is type(shown)


def test_formats_that_surprise_are_told(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for row in (["Name", "k€", "hidden"], ["Roof", 70000, 0], ["Lane", 80000, 0], ["Dead", 1, 2]):
            sheet.append(row)
        for row in (2, 3):
            sheet.cell(row, 2).number_format = "#,##0,"
            sheet.cell(row, 3).number_format = "0;-0;;@"
        sheet["A4"].font = Font(strike=True)

    grid = workbook(tmp_path, fill)
    assert [str(d) for d in grid.doubts] == [
        "sheet Backlog, rows 2, 3: numbers are shown in another unit than they are held in; read as shown, 70"
        " for 70000.",
        "sheet Backlog, rows 2, 3: must show the numbers that it holds; found 0 formatted so that nothing"
        " shows. Read as 0: clear the cell if it is unknown.",
        'sheet Backlog, row 4: must not be struck out if it counts; found "Dead" struck out. Delete the row,'
        " or clear that.",
    ]
    assert grid.rows[1] == (2, ("Roof", 70.0, 0.0))


def test_errors_are_texts_and_formulas_never_calculated_one_fault(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for row in (
            ["Name", "Cost"],
            ["Roof", "=1+1"],
            ["Lane", "=1+2"],
            ["Path", 1],
            [],
            [_, _, _, "#DIV/0!"],
        ):
            sheet.append(row)

    grid = workbook(tmp_path, fill)
    assert grid.rows[-1] == (6, (_, _, _, "#DIV/0!"))
    (fault,) = grid.faults
    assert str(fault).startswith(
        "sheet Backlog, rows 2, 3: must hold a value; found a formula that was never"
    )
    assert "in cell B2. Open and save the workbook in Excel once" in str(fault)
    assert not isinstance(grid.rows[1][1][1], float)


def test_what_is_hidden_merged_or_a_table_is_said(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for row in (["Title", _], [], ["Name", "Cost"], ["Roof", 1], ["Lane", 2], ["Total", 3]):
            sheet.append(row)
        sheet.merge_cells("A1:B1")
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["B"].hidden = True
        table = Table(displayName="Projects", ref="A3:B6")
        table.totalsRowCount = 1
        sheet.add_table(table)

    grid = workbook(tmp_path, fill)
    assert grid.merged == ((1, 1, 1, 2),)
    assert (grid.hidden_rows, grid.hidden_columns) == ({5}, {2})
    assert grid.tables == ((3, 1, 5, 2),)
    assert grid.apart == {3}


def test_sheets_hidden_empty_and_far(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", True, datetime.datetime(2027, 1, 2, 3, 4)])
    book.create_sheet("none")
    hidden = book.create_sheet("example")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.create_sheet("far")["XFD1048576"] = 1
    book.create_chartsheet("chart")
    book.save(tmp_path / "a.xlsx")
    grids = grids_of(str(tmp_path / "a.xlsx"))
    assert [(g.name, g.file, g.hidden, len(g.rows)) for g in grids] == [
        ("Sheet", "sheet Sheet", False, 1),
        ("none", "sheet none", False, 0),
        ("example", "sheet example", True, 1),
        ("far", "sheet far", False, 0),
    ]
    assert cells(grids[0]) == [("Name", True, datetime.datetime(2027, 1, 2, 3, 4))]
    assert "found a value in XFD1048576. Delete what is far" in str(grids[3].faults[0])


@given(st.text(st.sampled_from('0#?.,;"\\_*[]$€%kM ()-@EGeneral<>=1d/'), max_size=14), st.floats(-1e9, 1e9))
@settings(max_examples=300, deadline=None)
def test_no_format_is_too_odd(code: str, number: float) -> None:
    found = cell_format(code)
    if found is not None:
        assert isinstance(found.shown(number), str | float)
        found.hides(number)
