"""Frames in memory: the same cases, faults and remarks as from a file with the same cells, whatever library
made them.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
import random
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from support import (
    misread_kinds,  # noqa: F401  (lists the kinds)
    misreadings,
    random_cases,
    samples,
)

import portfolio as pf
from portfolio.loaders.folder import read_folder
from portfolio.tables import SCHEMA

type Columns = Mapping[str, list[Any]]
type Make = Callable[[Columns], Any]

ENGLISH = ["dozen", "four_initiatives", "lorie_savage", "scaleup"]
MAKERS: dict[str, Make] = {
    "pandas": pd.DataFrame,
    "pandas objects": lambda columns: pd.DataFrame(columns, dtype=object),
    "pandas nullable": lambda columns: pd.DataFrame(columns).convert_dtypes(),
    "pandas categories": lambda columns: pd.DataFrame(columns, dtype=object).astype("category"),
    "polars": lambda columns: pl.DataFrame(columns, strict=False),
    "polars lazy": lambda columns: pl.LazyFrame(columns, strict=False),
    "pyarrow": lambda columns: pa.table({c: pa.array(v, from_pandas=True) for c, v in columns.items()}),
}
by_library = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def small(make: Make = pd.DataFrame, **changed: object) -> dict[str, Any]:
    """The frames of a small case: A is worth 3, B 2, each costs 2 in the quarter it starts in."""
    columns: dict[str, Columns] = {
        "initiatives": {"initiative": ["A", "B"], "mandatory": [True, None]},
        "resources": {"resource": ["cash"], "kind": ["budget"], "2027Q1": [4.0], "2027Q2": [None]},
        "requirements": {"initiative": ["A", "B"], "resource": ["cash", "cash"], "1": [2, 2]},
        "objectives": {"objective": ["grow"], "weight": [1]},
        "key_results": {"key_result": ["more"], "objective": ["grow"], "kpi": ["users"], "target": [12.5]},
        "contributions": {"initiative": ["A", "B"], "kpi": ["users", "users"], "expected": [3, 2]},
    }
    frames = {name: make(table) for name, table in columns.items()}
    return {name: frame for name, frame in (frames | changed).items() if frame is not ...}


def written(folder: Path, grids: Mapping[str, list[list[str]]], settings: str = "") -> Path:
    """The same cells as CSV files."""
    folder.mkdir()
    for name, grid in grids.items():
        text = io.StringIO()
        csv.writer(text).writerows(grid)
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")
    (folder / "case.toml").write_text(settings, encoding="utf-8")
    return folder


def faults(given: object) -> list[str]:
    """What is said of what can't be read."""
    with pytest.raises(pf.CaseError) as refused:
        pf.load(given)  # type: ignore[arg-type]
    return str(refused.value).splitlines()[1:]


def only_fault(given: object) -> str:
    said = faults(given)
    assert len(said) == 1, said
    return said[0]


# The same case


@by_library
@pytest.mark.parametrize("name", [*ENGLISH, "douzaine", "scaleup_fr"])
def test_a_sample_through_a_library_is_an_equal_case(name: str, make: Make) -> None:
    case = samples.case(name)
    frames = {n: make(t.columns) for n, t in case.written.items() if len(t)}
    through = pf.load({**frames, "settings": case.written_settings})
    assert through.fingerprints == case.fingerprints
    assert through == case
    assert list(through.remarks.problem) == [
        re.sub(r"\bline (\d+)", lambda m: f"row {int(m[1]) - 2}", p) for p in case.remarks.problem
    ]


READERS = {
    "pandas": lambda path: pd.read_csv(path),
    "pandas text": lambda path: pd.read_csv(path, dtype="str"),
    "pandas arrow": lambda path: pd.read_csv(path, dtype_backend="pyarrow"),
    "polars": lambda path: pl.read_csv(path, infer_schema_length=None),
    "polars text": lambda path: pl.scan_csv(path, infer_schema=False),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("name", ENGLISH)
def test_a_sample_s_files_as_a_library_reads_them_are_an_equal_case(
    name: str, read: Callable[[Path], Any]
) -> None:
    frames = {path.stem: read(path) for path in (samples.FOLDER / name).glob("*.csv")}
    assert pf.load({**frames, "settings": samples.case(name).written_settings}) == samples.case(name)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("seed", range(12))
def test_a_random_case_through_a_library_is_an_equal_case(seed: int, make: Make, tmp_path: Path) -> None:
    tables, settings = random_cases.random_tables(random.Random(seed))
    random_cases.write_folder(tables, settings, tmp_path / "case")
    case = pf.load(tmp_path / "case")
    typed = {n: make(t.columns) for n, t in case.written.items() if len(t)}
    assert pf.load({**typed, "settings": settings}) == case
    text = {
        n: make({c: [row.get(c, "") for row in rows] for c in rows[0] | rows[-1]})
        for n, rows in (
            (n, [{c: str(v) for c, v in row.items()} for row in rows]) for n, rows in tables.items()
        )
        if len({c for row in rows for c in row}) == len(rows[0] | rows[-1])
    }
    assert pf.load({**typed, **text, "settings": settings}) == case


def test_the_frames_given_stay_as_they_are() -> None:
    frames = small()
    frames["initiatives"] = frames["initiatives"].set_index("initiative")
    before = {name: frame.copy() for name, frame in frames.items()}
    pf.load(frames)
    for name, frame in frames.items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_frames_of_a_case_can_be_changed_and_loaded_again(tmp_path: Path) -> None:
    case = samples.case("dozen")
    tables = {path.stem: getattr(case, path.stem) for path in (samples.FOLDER / "dozen").glob("*.csv")}
    tables["settings"] = case.written_settings
    # what stands in for a blank is written by now, so that the case is worth the same, not equal
    assert pf.value(pf.load(tables), [("shift-swap", "full", "2027Q1")]) == pytest.approx(
        pf.value(case, [("shift-swap", "full", "2027Q1")])
    )
    pf.save(pf.load(tables), tmp_path / "case")
    assert pf.load(tmp_path / "case") == pf.load(tables)


# The same faults


@pytest.mark.parametrize("kind", [n for n, k in misreadings.KINDS.items() if "csv" in k.forms])
def test_a_mistake_in_a_frame_is_told_as_in_a_file_with_the_same_cells(kind: str, tmp_path: Path) -> None:
    rng = random.Random(kind)
    compared = 0
    for draw in range(12):
        name = rng.choice([n for n in misreadings.KINDS[kind].samples if "scaleup" not in n] or ["scaleup"])
        try:
            mutant = misreadings.KINDS[kind].make(rng, misreadings.sample(name), "csv")
        except misreadings.UnfitError:
            continue
        path = misreadings.write(mutant, "csv", tmp_path / str(draw))
        if not mutant.heads and (frames := text_frames(path)):
            assert told(frames) == told(path)
            compared += 1
        if compared == 2:
            break
    assert compared or kind in ("title_above_the_headings", "separator_line")  # a frame can't have these


def text_frames(path: Path) -> dict[str, Any]:
    """The cells of a folder's files as frames of text; none where a frame can't be of that shape."""
    read = read_folder(path)
    if read.faults or any(t.header_row != 1 for t in read.tables.values()):
        return {}
    frames: dict[str, Any] = {"settings": read.settings}
    for name, table in read.tables.items():
        width = len(table.header)
        if any(len(cells) > width for _, cells in table.rows):
            return {}
        padded = [[*cells, *[""] * (width - len(cells))] for _, cells in table.rows]
        frames[name] = pd.DataFrame(padded, columns=[*table.header])
    return frames


def told(given: object) -> tuple[object, ...]:
    """What comes of loading: the case's fingerprint and remarks, or the faults, rows counted as frames do."""
    file = isinstance(given, Path)
    try:
        case = pf.load(given)  # type: ignore[arg-type]
        result: tuple[object, ...] = ("loaded", case.fingerprint)
        frame = case.remarks
    except pf.CaseError as error:
        result, frame = ("refused",), error.faults
    said = [
        (
            f.table,
            None
            if pd.isna(f.row)
            else "heading"
            if f.row < 2 * file and f.table != "settings"
            else f.row - 2 * file,
            f.column,
            f.value,
            re.sub(
                r"\b(line|row|ligne)(s?) ([\d, ]*\d)",
                lambda m: f"row{m[2]} {counted(m[3], file)}",
                f.problem,
            ),
        )
        for f in frame.itertuples()
        if f.table != "settings"
    ]
    return (*result, *(s[:1] + ((None,) if s[1] == "heading" else s[1:2]) + s[2:] for s in said))


def counted(numbers: str, file: bool) -> str:
    return re.sub(r"\d+", lambda m: str(int(m[0]) - 2 * file), numbers)


@by_library
def test_rows_are_counted_from_0_as_the_frame_does(make: Make) -> None:
    initiatives = make({"initiative": ["A", "B"], "mandatory": ["yes", "perhaps"]})
    with pytest.raises(pf.CaseError) as refused:
        pf.load(small(make, initiatives=initiatives))
    assert str(refused.value) == (
        "1 fault in the frames (rows counted from 0)\n"
        '- initiatives, row 1, column mandatory: must be true or false; found "perhaps". Write true or false.'
    )
    assert list(refused.value.faults.row) == [1]


def test_rows_of_a_filtered_frame_are_counted_by_their_place() -> None:
    initiatives = pd.DataFrame({"initiative": ["X", "A", "B"], "mandatory": ["", "", "perhaps"]})
    assert "initiatives, row 1, column mandatory" in only_fault(small(initiatives=initiatives[1:]))


def test_a_scenario_s_fault_is_told_at_the_first_row_too() -> None:
    scenarios = pd.DataFrame(
        {
            "scenario": ["s"],
            "table": ["initiatives"],
            "row": ["A"],
            "column": ["earliest"],
            "change": ["= 2031Q1"],
        }
    )
    said = only_fault(small(scenarios=scenarios))
    assert said.startswith("- scenarios, row 0, column change: ")
    assert "initiatives, row 0, column earliest" in said


# Blanks

BLANKS: dict[str, Any] = {
    "None": None,
    "NaN": math.nan,
    "numpy NaN": np.float32("nan"),
    "NaT": pd.NaT,
    "numpy NaT": np.datetime64("NaT", "ns"),
    "NA": pd.NA,
    "no Decimal": Decimal("NaN"),
    "no text": "",
    "spaces": " \N{NO-BREAK SPACE}",
}


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_a_blank_is_never_a_0(blank: object) -> None:
    def case(amount: object) -> pf.Case:
        resources = pd.DataFrame(
            {
                "resource": ["cash"],
                "kind": ["budget"],
                "2027Q1": [4.0],
                "2027Q2": pd.Series([amount], dtype=object),
            }
        )
        return pf.load(small(resources=resources))

    assert case(blank) == case(None) == pf.load(small())
    assert case(blank) != case(0)
    assert [*case(blank).resources["2027Q2"].isna()] == [True]


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_a_required_cell_that_is_blank_is_a_fault(blank: object) -> None:
    contributions = pd.DataFrame(
        {"initiative": ["A", "B"], "kpi": ["users"] * 2, "expected": pd.Series([blank, 2], dtype=object)}
    )
    said = only_fault(small(contributions=contributions))
    assert "contributions, row 0, column expected: must be" in said
    assert "found nothing" in said


@by_library
def test_blanks_of_a_library_in_columns_of_every_type(make: Make) -> None:
    initiatives = {
        "initiative": ["A", "B"],
        "confidence": [None, 0.5],
        "mandatory": [None, True],
        "earliest": [None, "2027Q1"],
        "owner": ["me", None],
    }
    case = pf.load(small(make, initiatives=make(initiatives)))
    table = case.written["initiatives"]
    assert {c: table[c] for c in initiatives} == {
        "initiative": ("A", "B"),
        "confidence": (None, 0.5),
        "mandatory": (None, True),
        "earliest": (None, "2027Q1"),
        "owner": ("me", None),
    }


@pytest.mark.parametrize("frame", [pl.DataFrame, pl.LazyFrame])
def test_not_a_number_in_polars_is_a_blank(frame: Any) -> None:
    resources = frame({"resource": ["cash"], "kind": ["budget"], "2027Q1": [4.0], "2027Q2": [math.nan]})
    assert pf.load(small(resources=resources)) == pf.load(small())


# Typed cells


@pytest.mark.parametrize(
    ("amounts", "read"),
    [
        (np.array([1.234, 5], dtype="float64"), (1.234, 5.0)),
        (np.array([0.1, 1.234], dtype="float32"), (0.1, 1.234)),
        (np.array([0.1, 0.5], dtype="float16"), (0.1, 0.5)),
        (np.array([3, 4], dtype="uint8"), (3.0, 4.0)),
        (pd.array([0.1, None], dtype="Float32"), (0.1, None)),
        (pd.array([3, None], dtype="Int64"), (3.0, None)),
        ([Decimal("1.234"), Decimal("5.00")], (1.234, 5.0)),
        ([np.float32(0.1), np.int16(7)], (0.1, 7.0)),
        (pd.Series([np.float32(0.1), np.int64(7)], dtype=object), (0.1, 7.0)),
        (pd.Series(["1 234,5", 7], dtype=object), (1234.5, 7.0)),
        (pl.Series([Decimal("1.234"), None]), (1.234, None)),
        (pl.Series([0.1, None], dtype=pl.Float32), (0.1, None)),
        (pa.array([np.float16(0.1), None], type=pa.float16()), (0.1, None)),
        (pa.array([Decimal("1.234"), None]), (1.234, None)),
        (pa.array([1.234, 5.0]).dictionary_encode(), (1.234, 5.0)),
        (pd.Categorical([1.234, 5.0]), (1.234, 5.0)),
    ],
    ids=lambda v: (
        f"{type(v).__name__} {getattr(v, 'dtype', getattr(v, 'type', ''))}"
        if not isinstance(v, tuple)
        else ""
    ),
)
def test_numbers_are_read_as_they_are(amounts: Any, read: tuple[float | None, ...]) -> None:
    columns = {"initiative": ["A", "B"], "confidence": amounts, "reach": amounts}
    make = (
        pl.DataFrame
        if isinstance(amounts, pl.Series)
        else pa.table
        if isinstance(amounts, pa.Array | pa.DictionaryArray)
        else pd.DataFrame
    )
    case = pf.load(small(initiatives=make({"initiative": columns["initiative"], "reach": columns["reach"]})))
    assert case.written["initiatives"]["reach"] == read


@pytest.mark.parametrize(
    "value",
    [
        datetime.date(2027, 6, 30),
        datetime.datetime(2027, 6, 30),
        pd.Timestamp("2027-06-30", tz="Europe/Paris"),
        np.datetime64("2027-06-30T00:00:00", "ns"),
        "30/06/2027",
    ],
    ids=lambda v: f"{type(v).__name__}",
)
@pytest.mark.parametrize("typed", [True, False])
def test_a_date_is_the_day_that_the_frame_shows(value: Any, typed: bool) -> None:
    dates = pd.Series([value, None]) if typed else pd.Series([value, None], dtype=object)
    decisions = pd.DataFrame({"initiative": ["A", "B"], "decision": ["fund", "fund"], "date": dates})
    assert pf.load(small(decisions=decisions)).written["decisions"]["date"] == ("2027-06-30", None)


def test_a_time_of_day_is_refused_where_a_date_belongs() -> None:
    """Midnight in Paris, said in UTC, is the day before: nobody guesses it."""
    date = pd.Timestamp("2027-06-30", tz="Europe/Paris").tz_convert("UTC")
    decisions = pd.DataFrame({"initiative": ["A"], "decision": ["fund"], "date": [date]})
    said = only_fault(small(decisions=decisions))
    assert "decisions, row 0, column date: must be a date" in said
    assert "2027-06-29T22:00:00+00:00" in said


def test_periods_of_pandas_are_labels() -> None:
    quarters = pd.period_range("2027Q1", periods=2, freq="Q")
    initiatives = pd.DataFrame({"initiative": ["A", "B"], "earliest": quarters, "latest": quarters[::-1]})
    initiatives.loc[1, "latest"] = pd.NaT
    resources = pd.DataFrame([["cash", "budget", 4, 4]], columns=["resource", "kind", *quarters])
    case = pf.load(small(initiatives=initiatives, resources=resources))
    assert case.periods == ("2027Q1", "2027Q2")
    assert case.written["initiatives"]["earliest"] == ("2027Q1", "2027Q2")
    assert case.written["initiatives"]["latest"] == ("2027Q2", None)


def test_ids_that_are_numbers_are_the_text_of_the_number() -> None:
    frames = small(
        initiatives=pd.DataFrame({"initiative": [101, 102]}),
        requirements=pd.DataFrame(
            {"initiative": [101.0, math.nan, 102.0], "resource": ["cash"] * 3, "1": 2}
        ).dropna(),
        contributions=pl.DataFrame(
            {"initiative": [Decimal("101.00"), Decimal("102.00")], "kpi": "users", "expected": [3, 2]}
        ),
    )
    assert pf.load(frames).written["initiatives"]["initiative"] == ("101", "102")


def test_an_infinite_number_is_refused() -> None:
    objectives = pd.DataFrame({"objective": ["grow"], "weight": [math.inf]})
    assert "objectives, row 0, column weight: must be" in only_fault(small(objectives=objectives))


@pytest.mark.parametrize("value", [["a"], {"a": 1}, b"a", np.array([1.0])], ids=lambda v: type(v).__name__)
@pytest.mark.parametrize("column", ["initiative", "owner", "mine"])
def test_several_values_in_a_cell_are_refused(value: object, column: str) -> None:
    columns = {"initiative": ["A", "B"], column: pd.Series([value, value], dtype=object)}
    said = faults(small(initiatives=pd.DataFrame(columns)))
    assert f"- initiatives, rows 0, 1, column {column}: must hold one value a cell; found a" in said[0]


# Headings and the index


def test_headings_may_be_numbers() -> None:
    frames = small(
        resources=pd.DataFrame(
            [["cash", "budget", 4, 4]], columns=["resource", "kind", 2027, np.int64(2028)]
        ),
        requirements=pd.DataFrame(
            [["A", "cash", 2, 1], ["B", "cash", 2, 1]], columns=["initiative", "resource", 1, 2.0]
        ),
    )
    case = pf.load(frames)
    assert case.periods == ("2027", "2028")
    assert case.written["requirements"].further == ("1", "2")


def test_headings_that_stand_twice() -> None:
    names = ["initiative", "owner", "owner"]
    said = (
        '- initiatives, column owner: headings must be unique; found "owner" 2 times. Rename or delete one.'
    )
    twice = [["A", "me", "you"], ["B", "", ""]]
    assert only_fault(small(initiatives=pd.DataFrame(twice, columns=names))) == said
    assert (
        only_fault(
            small(initiatives=pa.Table.from_arrays([*map(pa.array, zip(*twice, strict=True))], names=names))
        )
        == said
    )


def test_a_heading_that_a_reader_found_twice_is_remarked_on() -> None:
    text = "resource,kind,2027Q1,2027Q1\ncash,budget,4,4\n"
    for frame in (pd.read_csv(io.StringIO(text)), pl.read_csv(io.StringIO(text))):
        remarks = pf.load(small(resources=frame)).remarks
        assert [p for p in remarks.problem if 'beside "2027Q1" is what' in p]
    assert not [p for p in pf.load(small()).remarks.problem if "is what" in p]


def test_a_heading_that_was_blank_is_told_as_in_a_file() -> None:
    frame = pd.read_csv(io.StringIO("resource,kind,,2027Q1\ncash,budget,7,4\n"))
    said = '- resources, row 0: column 3 must have a heading; found "7" under none.'
    assert only_fault(small(resources=frame)).startswith(said)


@pytest.mark.parametrize(
    "columns",
    [
        pd.MultiIndex.from_tuples([("initiative", ""), ("owner", "name")]),
        pd.Index([("initiative", ""), ("owner", "name")], tupleize_cols=False),
    ],
)
def test_several_levels_of_headings_are_refused(columns: pd.Index) -> None:
    said = only_fault(small(initiatives=pd.DataFrame([["A", "me"], ["B", ""]], columns=columns)))
    assert said.startswith("- initiatives: must have one heading a column; found ")


def test_an_index_called_like_a_column_is_one() -> None:
    frames = small()
    for name, keys in {"initiatives": ["initiative"], "contributions": ["initiative", "kpi"]}.items():
        frames[name] = frames[name].set_index(keys)
    assert pf.load(frames) == pf.load(small())


@pytest.mark.parametrize(
    ("index", "found"),
    [
        (pd.Index(["A", "B"]), 'an index without a name that holds "A"'),
        (pd.Index(["A", "B"], name="code"), 'an index called "code"'),
        (pd.RangeIndex(2, name="row"), 'an index called "row"'),
        (
            pd.MultiIndex.from_tuples([("A", 1), ("B", 2)], names=["initiative", None]),
            "an index without a name",
        ),
    ],
    ids=["text", "named", "numbers", "levels"],
)
def test_an_index_that_would_be_lost_is_refused(index: pd.Index, found: str) -> None:
    frame = pd.DataFrame({"initiative": ["A", "B"]}, index=index)
    said = only_fault(small(initiatives=frame))
    assert said.startswith(
        "- initiatives: must have its data in columns, or in an index called like a column"
    )
    assert f"; found {found}" in said


def test_an_index_and_a_column_of_one_name_are_refused() -> None:
    frame = pd.DataFrame({"initiative": ["A", "B"]}).set_index("initiative", drop=False)
    assert 'headings must be unique; found "initiative" 2 times' in only_fault(small(initiatives=frame))


# What else is given


def test_names_that_are_no_table_s_are_refused_with_the_nearest() -> None:
    frames = small(initiatives=...)
    frames["initative"] = small()["initiatives"]
    assert only_fault(frames) == (
        "- the frames (rows counted from 0): every name must be that of a table, or settings; found"
        ' "initative". Write initiatives.'
    )
    assert "Tables are initiatives, options, resources" in only_fault(
        {**small(), "something": pd.DataFrame()}
    )
    assert "found 3." in only_fault({**small(), 3: pd.DataFrame()})
    assert only_fault({**small(), "Initiatives": small()["initiatives"]}).endswith("Remove one.")


def test_a_table_that_is_missing_is_told() -> None:
    assert only_fault(small(objectives=...)).endswith(
        "the table objectives must be there; found none. Add it."
    )


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (None, "None"),
        ({"initiative": ["A"]}, "a dict"),
        ([{"initiative": "A"}], "a list"),
        (pd.Series(["A"]), "a Series"),
        (pl.Series(["A"]), "a Series"),
        (np.array([["A"]]), "a ndarray"),
        ("initiatives.csv", "a str"),
    ],
    ids=lambda v: type(v).__name__,
)
def test_what_is_no_frame_is_refused(given: object, found: str) -> None:
    said = only_fault(small(initiatives=given))
    assert said.startswith("- initiatives: must be a frame of pandas, polars, pyarrow")
    assert f"; found {found}. Make one of it, such as pandas.DataFrame(…)." in said


@pytest.mark.parametrize("frame", [pd.DataFrame(), pl.DataFrame(), pa.table({})])
def test_a_frame_without_columns_is_refused(frame: object) -> None:
    assert only_fault(small(initiatives=frame)) == (
        "- initiatives: must have columns; found a frame without any. Fill it in, or leave it out."
    )


@by_library
def test_a_table_without_rows_is_as_one_that_is_left_out(make: Make) -> None:
    assert pf.load(small(make, relations=make({"relation": [], "initiative": [], "other": []}))) == pf.load(
        small(make)
    )


def test_settings_are_a_plain_mapping() -> None:
    given = {
        "name": "Round",
        "discount_rate": np.float64(0.08),
        "finish_inside": np.bool_(False),
        "currency": pd.NA,
    }
    case = pf.load({**small(), "settings": given})
    assert (case.name, case.settings.discount_rate, case.settings.finish_inside) == ("Round", 0.08, False)
    assert "settings: must be a mapping such as" in only_fault({**small(), "settings": pd.DataFrame()})
    assert "settings, setting discount_rate: must be" in only_fault(
        {**small(), "settings": {"discount_rate": "x"}}
    )
    assert "settings, setting langage: must be" in only_fault({**small(), "settings": {"langage": "fr"}})


def test_frames_are_one_round() -> None:
    with pytest.raises(pf.CaseError, match=r"or frames, which hold one; found .2027Q1"):
        pf.load(small(), case="2027Q1")


@pytest.mark.parametrize("source", [pd.DataFrame({"initiative": ["A"]}), None, 3, ["initiatives.csv"]])
def test_what_is_neither_a_path_nor_frames_is_refused(source: object) -> None:
    assert only_fault(source).startswith(
        "- source: must be a path, or frames by the names of their tables; found "
    )


def test_polars_goes_in_and_out_and_keeps_the_names_of_rows() -> None:
    """As the README says it: a case from frames of polars, and results as such."""
    case = samples.case("dozen")
    tables = {name: pl.from_pandas(getattr(case, name)) for name in SCHEMA if len(case.table(name))}
    assert pf.load({**tables, "settings": dict(case.written_settings)}) == case
    plan = samples.plan("dozen")
    for frame in (plan.funded, plan.usage, plan.attainment):
        assert pl.from_pandas(frame).to_dicts() == frame.to_dict("records")
    reasons = pl.from_pandas(pf.explain(plan, "shift-swap", exact=False), include_index=True)
    assert reasons["initiative"].to_list() == ["shift-swap"]


def test_plans_and_readings_are_taken_as_frames_of_any_library() -> None:
    """Wherever a frame of pandas is taken, not in tables of a case alone; and narwhals leads out."""
    plan, case = samples.plan("dozen"), samples.case("dozen")
    own = pl.from_pandas(plan.funded)
    for funded in (own, own.lazy(), own.to_arrow()):
        assert pf.value(case, funded) == pf.value(case, plan.funded)
    with pytest.raises(pf.CaseError, match="start"):
        pf.value(case, own.drop("start"))
    readings = pd.DataFrame({"kpi": [case.table("kpis")["kpi"][0]], "period": ["2027Q1"], "value": [3.5]})
    moved = [pf.roll(plan, to="2027Q2", readings=r).case for r in (readings, pl.from_pandas(readings))]
    assert moved[0] == moved[1]
    assert nw.from_native(plan.funded).to_polars().equals(own)
