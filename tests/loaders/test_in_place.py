"""Saving into a workbook that somebody has: what they added to it stays, and the case that it holds is the
one that was saved.
"""

import random
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from support import random_cases

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.loaders.save import new
from portfolio.loaders.template import write_case

SAMPLE = "data/samples/dozen"


@pytest.fixture(scope="module")
def case() -> pf.Case:
    return pf.load(SAMPLE)


def decorated(case: pf.Case, path: Path) -> Path:
    """A workbook of a case with everything that people add: comments, colours, sheets of their own with
    formulas and a chart, a picture, conditional formats, names, a sheet that is hidden.
    """
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    write_case(book, case.written, case.written_settings)
    sheets = {sheet.name: sheet for sheet in book.worksheets()}
    initiatives = sheets["initiatives"]
    initiatives.write_comment("B3", "ask finance first")
    initiatives.write_string("B4", case.initiatives["name"][2], book.add_format({"bg_color": "#FFFF00"}))
    initiatives.set_column("B:B", 61)
    initiatives.data_validation("D2:D99", {"validate": "list", "source": ["growth", "run"]})
    sheets["resources"].conditional_format("G2:J9", {"type": "data_bar", "data_bar_2010": True})
    own = book.add_worksheet("My notes")
    own.write_formula("A1", "=SUM(resources!G2:J9)", None, 4711)
    own.write_rich_string("A2", "half ", book.add_format({"bold": True}), "bold")
    own.insert_textbox("C9", "a shape")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=resources!$G$2:$J$2"})
    own.insert_chart("D4", chart)
    own.add_sparkline("F1", {"range": "resources!G2:J2"})
    own.freeze_panes(1, 0)
    book.add_worksheet("aside").hide()
    book.define_name("money", "=resources!$G$2:$J$2")
    book.close()
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def values(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return [*openpyxl.load_workbook(path)[sheet].values]


def test_the_same_case_changes_nothing(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    before = path.read_bytes()
    pf.save(pf.load(path), path)
    assert path.read_bytes() == before


def test_only_cells_that_differ_change_and_all_else_stays(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    before = parts(path)
    other = edited(
        case, [("initiatives", "hotel-edition", "name", "= Paying & <more>"), ("resources", "", "", "× 0.9")]
    )
    pf.save(other, path)
    assert pf.load(path) == other
    after = parts(path)
    assert changed(before, after) == {
        "xl/workbook.xml",
        "xl/worksheets/sheet23.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet3.xml",
    }
    cells = re.findall(rb'<c r="(\w+)"', after["xl/worksheets/sheet1.xml"])
    assert cells == re.findall(rb'<c r="(\w+)"', before["xl/worksheets/sheet1.xml"])
    held = {
        name: dict(re.findall(rb'<c r="(\w+)"[^>]*>(.*?)</c>', data["xl/worksheets/sheet1.xml"]))
        for name, data in (("before", before), ("after", after))
    }
    assert len({place for place in held["before"] if held["before"][place] != held["after"][place]}) == 1
    # own formulas are calculated when the workbook is opened; nobody sees what they gave before
    own = b'<c r="A1"><f>SUM(resources!G2:J9)</f>'
    assert (
        before["xl/worksheets/sheet21.xml"].replace(own + b"<v>4711</v>", own)
        == after["xl/worksheets/sheet21.xml"]
    )
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_a_new_row_follows_the_others_and_looks_like_them(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    last = len(case.initiatives) + 1
    bigger = with_rows(case, "initiatives", "initiative,name,category\nnew,Something new,growth")
    pf.save(bigger, path)
    assert pf.load(path) == bigger
    rows = values(path, "initiatives")
    assert rows[last][:4] == ("new", "Something new", None, "growth")
    sheet = openpyxl.load_workbook(path)["initiatives"]
    assert [sheet.cell(last + 1, k).number_format for k in (1, 2)] == [
        sheet.cell(last, k).number_format for k in (1, 2)
    ]
    assert sheet["B3"].comment.text == "ask finance first"  # type: ignore[union-attr]


def with_rows(case: pf.Case, table: str, text: str) -> pf.Case:
    """The case with more rows of one table, written as CSV."""
    from portfolio.case.reading import with_rows as more

    heads, *rows = [line.split(",") for line in text.split("\n")]
    return more(
        case, table, [{h: c or None for h, c in zip(heads, row, strict=True)} for row in rows], "more"
    )


def test_a_row_that_is_gone_leaves_a_gap_and_moves_nothing(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    table = case.written["decisions"] if len(case.written["decisions"]) else case.written["relations"]
    smaller = case.revised({table.name: table.keeping(lambda n: n != 0)})
    before = values(path, table.name)
    pf.save(smaller, path)
    assert pf.load(path) == smaller
    after = values(path, table.name)
    assert set(after[1]) == {None}
    assert after[2:] == before[2:]


def test_a_table_without_a_sheet_gets_one_and_a_hidden_one_is_shown(case: pf.Case, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(decorated(case, tmp_path / "made.xlsx"))
    del book["decisions"]
    book["scenarios"].sheet_state = "hidden"
    for row in book["scenarios"].iter_rows(min_row=1):
        for cell in row:
            cell.value = None
    book.save(tmp_path / "round.xlsx")
    bare = pf.load(tmp_path / "round.xlsx")
    assert not len(bare.scenarios)
    row = "scenario,table,row,column,change\nless,resources,,,× 0.9"
    other = with_rows(bare, "decisions", "initiative,decision,reason\nhotel-edition,fund,because")
    other = with_rows(other, "scenarios", row)
    pf.save(other, tmp_path / "round.xlsx")
    assert pf.load(tmp_path / "round.xlsx") == other
    after = openpyxl.load_workbook(tmp_path / "round.xlsx")
    assert after["scenarios"].sheet_state == "visible"
    assert after.sheetnames[-1] == "decisions"
    assert [*after["decisions"].values][1][:2] == ("hotel-edition", "fund")


def test_periods_take_each_other_s_places(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    small = pf.load("data/samples/lorie_savage")
    pf.save(small, path)
    assert pf.load(path) == small
    pf.save(case, path)
    assert pf.load(path) == case
    assert "My notes" in openpyxl.load_workbook(path).sheetnames


def test_settings_keep_their_rows(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    other = pf.Case(
        case.written, {**case.written_settings, "discount_rate": 0.07, "owner": "CFO", "name": None}
    )
    pf.save(other, path)
    assert pf.load(path) == other
    rows = {row[0]: row[1] for row in values(path, "settings")}
    assert (rows["discount_rate"], rows["owner"], rows["name"]) == (0.07, "CFO", None)


FALLING = {
    "initiatives": {"name": "Réservation en ligne"},
    "resources": {"name": "Web team", "kind": "capacity", "unit": "weeks", "2027Q1": 10},
    "requirements": {"initiative": "Réservation en ligne", "resource": "Web team", "1": 4},
    "objectives": {"name": "Happy", "weight": 100},
    "key_results": {"key_result": "KR1", "objective": "Happy", "kpi": "wait", "baseline": 0.8, "target": 0.5},
    "contributions": {
        "initiative": "Réservation en ligne",
        "kpi": "wait",
        "expected": -0.2,
        "pessimistic": -0.1,
        "optimistic": -0.3,
    },
    "kpis": {"kpi": "wait", "unit": "%"},
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template filled in by hand, in per cent."""
    new(tmp_path / "round.xlsx", ["2027Q1"])
    book = openpyxl.load_workbook(tmp_path / "round.xlsx")
    for name, cells in FALLING.items():
        heads = [cell.value for cell in book[name][1]]
        book[name].sheet_state = "visible"
        for cell in book[name][3]:
            cell.value = None  # what an example has there
        for heading, value in cells.items():
            cell = book[name].cell(3, heads.index(heading) + 1)
            cell.value = value
            if name in ("key_results", "contributions") and isinstance(value, float):
                cell.number_format = "0%"
    book.save(tmp_path / "round.xlsx")
    return tmp_path / "round.xlsx"


def test_a_template_keeps_its_names_and_outlooks_and_percentages(template: Path) -> None:
    case = pf.load(template)
    assert list(case.key_results["baseline"]) == [80]
    before = template.read_bytes()
    pf.save(case, template)
    assert template.read_bytes() == before
    other = edited(case, [("contributions", "", "high", "= -5"), ("key_results", "", "target", "= 40")])
    pf.save(other, template)
    assert pf.load(template) == other
    heads, _, row, *_ = values(template, "contributions")
    held = dict(zip(heads, row, strict=True))
    # the smallest fall is the pessimistic one, and the cells hold hundredths, as they show percentages
    assert (held["initiative"], held["pessimistic"], held["expected"], held["optimistic"]) == (
        "Réservation en ligne",
        -0.05,
        -0.2,
        -0.3,
    )
    assert dict(zip(*values(template, "initiatives")[:3:2], strict=True))["initiative"] is None


def test_an_id_is_written_where_the_name_no_longer_gives_it(template: Path) -> None:
    case = pf.load(template)
    other = edited(case, [("initiatives", "", "name", "= Something else")])
    pf.save(other, template)
    assert pf.load(template) == other
    heads, _, row, *_ = values(template, "initiatives")
    assert dict(zip(heads, row, strict=True))["initiative"] == "reservation-en-ligne"


def test_outlooks_follow_when_less_becomes_better(template: Path) -> None:
    case = pf.load(template)
    other = edited(case, [("key_results", "", "target", "= 95")])
    pf.save(other, template)
    assert pf.load(template) == other
    heads, _, row, *_ = values(template, "contributions")
    assert dict(zip(heads, row, strict=True))["pessimistic"] == -0.3


def formula_book(tmp_path: Path, case: pf.Case, fill_down: bool) -> Path:
    """A workbook in which the amounts of a period are formulas that Excel has calculated."""
    path = decorated(case, tmp_path / "round.xlsx")
    archive = parts(path)
    data = archive["xl/worksheets/sheet3.xml"].decode()
    place = re.search(r'<c r="(G2)"([^>]*)><v>([^<]*)</v></c>', data)
    assert place is not None
    told = ' t="shared" ref="G2:G3" si="0"' if fill_down else ""
    cell = f'<c r="G2"{place[2]}><f{told}>H2*1</f><v>{place[3]}</v></c>'
    archive["xl/worksheets/sheet3.xml"] = data.replace(place[0], cell).encode()
    archive["xl/calcChain.xml"] = b"<calcChain/>"
    types = archive["[Content_Types].xml"].decode()
    archive["[Content_Types].xml"] = types.replace(
        "</Types>", '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'
    ).encode()
    with zipfile.ZipFile(path, "w") as made:
        for name, part in archive.items():
            made.writestr(name, part)
    return path


def test_a_formula_stays_as_long_as_it_gives_the_value(case: pf.Case, tmp_path: Path) -> None:
    path = formula_book(tmp_path, case, fill_down=False)
    other = edited(case, [("resources", "", "2027Q2", "× 0.9")])
    pf.save(other, path)
    assert pf.load(path) == other
    assert b"<f>H2*1</f>" in parts(path)["xl/worksheets/sheet3.xml"]
    last = edited(other, [("resources", "", "2027Q1", "× 0.9")])
    pf.save(last, path)
    assert pf.load(path) == last
    after = parts(path)
    assert b"<f>" not in after["xl/worksheets/sheet3.xml"]
    assert not any(b"calcChain" in part for part in after.values())
    assert "xl/calcChain.xml" not in after


def test_a_formula_that_others_lean_on_is_not_lost(case: pf.Case, tmp_path: Path) -> None:
    path = formula_book(tmp_path, case, fill_down=True)
    before = path.read_bytes()
    with pytest.raises(pf.CaseError) as caught:
        pf.save(edited(case, [("resources", "", "2027Q1", "× 0.9")]), path)
    assert str(caught.value).splitlines()[1] == (
        "- round.xlsx: must keep what it holds; found in G2 a formula that other cells share,"
        " on the sheet resources. To leave this workbook as it is, save to another name."
    )
    assert path.read_bytes() == before


def listed(case: pf.Case, path: Path) -> Path:
    """A workbook whose initiatives are what Excel calls a table."""
    decorated(case, path)
    book = openpyxl.load_workbook(path)
    sheet = book["initiatives"]
    from openpyxl.worksheet.table import Table

    sheet.add_table(
        Table(
            displayName="list",
            ref=f"A1:{openpyxl.utils.get_column_letter(sheet.max_column)}{len(case.initiatives) + 1}",
        )
    )
    book.save(path)
    return path


def test_an_excel_table_reaches_over_rows_that_follow_it(case: pf.Case, tmp_path: Path) -> None:
    path = listed(case, tmp_path / "round.xlsx")
    bigger = with_rows(case, "initiatives", "initiative,name\nnew,Something new\nnewer,More")
    pf.save(bigger, path)
    assert pf.load(path) == bigger
    table = openpyxl.load_workbook(path)["initiatives"].tables["list"]
    assert table.ref.endswith(str(len(bigger.initiatives) + 1))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_workbook_is_left_alone(content: bytes, case: pf.Case, tmp_path: Path) -> None:
    path = tmp_path / "round.xlsx"
    path.write_bytes(content)
    with pytest.raises(pf.CaseError, match="save to another name"):
        pf.save(case, path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("seed", range(12))
def test_any_case_can_be_saved_over_any_other(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    path = tmp_path / "round.xlsx"
    for n in range(3):
        folder = random_cases.write_folder(*random_cases.random_tables(rng), tmp_path / str(n))
        case = pf.load(folder if isinstance(folder, Path) else tmp_path / str(n))
        pf.save(case, path)
        assert pf.load(path) == case


def test_options_stand_in_the_order_that_decides(case: pf.Case, tmp_path: Path) -> None:
    path = decorated(case, tmp_path / "round.xlsx")
    options = case.written["options"]
    if len(options) < 2:
        pytest.skip("the sample has no options")
    turned = pf.Case(
        {
            **case.written,
            "options": options.keeping(lambda n: True).__class__(
                options.name,
                {c: v[::-1] for c, v in options.columns.items()},
                options.lines,
                options.file,
            ),
        },
        case.written_settings,
    )
    pf.save(turned, path)
    assert pf.load(path) == turned
