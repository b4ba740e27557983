"""Results show themselves as people read them, and stay the frames that they are."""

from __future__ import annotations

import copy
import io
import math
import pickle
import re
from collections.abc import Iterator

import pandas as pd
import pytest
from support.samples import plan as sample_plan
from support.small_cases import Make

import portfolio as pf
from portfolio.display.cells_shown import Column, Kind, cells_of
from portfolio.display.pages_shown import Asked, as_page, as_text
from portfolio.display.sheets_shown import COLUMNS, SHEETS
from portfolio.display.shown_as import shown_as
from portfolio.words.languages import codes, is_phrase
from portfolio.words.sentences import say
from portfolio.words.text_tables import LINE, fitting

EXPONENT = re.compile(r"\d[eE][-+]\d")


def plan_of(name: str = "dozen") -> pf.Allocation:
    return sample_plan(name)


def visible(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page)


# --- a frame in every use


@pytest.fixture
def funded() -> pd.DataFrame:
    return plan_of().funded


def test_it_is_the_frame_that_it_was(funded: pd.DataFrame) -> None:
    plain = pd.DataFrame(funded)
    assert isinstance(funded, pd.DataFrame)
    assert type(plain) is pd.DataFrame
    pd.testing.assert_frame_equal(funded, plain)
    pd.testing.assert_frame_equal(plain, funded)
    assert funded.equals(plain)
    assert plain.equals(funded)
    assert (list(funded.columns), list(funded.dtypes)) == (list(plain.columns), list(plain.dtypes))
    assert funded.to_csv() == plain.to_csv()
    assert funded.to_html() == plain.to_html()
    assert funded.to_string() == plain.to_string()
    first, second = io.BytesIO(), io.BytesIO()
    funded.to_pickle(first)
    plain.to_pickle(second)
    assert pickle.loads(first.getvalue()).equals(pickle.loads(second.getvalue()))


def test_what_is_made_of_it_is_plain(funded: pd.DataFrame) -> None:
    names = plan_of().problem.case.initiatives[["initiative", "name"]]
    for made in (
        funded.merge(names),
        funded.round(2),
        funded.assign(more=1),
        funded.groupby("option").sum(numeric_only=True),
        funded.set_index("initiative"),
        funded.copy(),
        pd.concat([funded, funded]),
        copy.deepcopy(funded),
        pickle.loads(pickle.dumps(funded)),
        funded.T,
    ):
        assert type(made) is pd.DataFrame
    assert type(funded["points"]) is pd.Series


def test_rows_and_columns_of_it_still_show(funded: pd.DataFrame) -> None:
    some = funded.sort_values("points", ascending=False)[["initiative", "points"]].head(2)
    pd.testing.assert_frame_equal(
        some, pd.DataFrame(funded).sort_values("points", ascending=False)[["initiative", "points"]].head(2)
    )
    lines = str(some).splitlines()
    assert lines[0] == "What is funded"
    assert lines[2].split() == ["initiative", "points"]
    # in the order that was asked for, not in that of the case
    assert re.fullmatch(r"Connectors to the payroll packages \(payroll-connectors\) +14\.00", lines[4])
    assert lines[-1] == "2 of 7 rows."


def test_a_column_that_is_added_is_shown_too(funded: pd.DataFrame) -> None:
    funded["per point"] = 1 / 3
    assert "per point" in str(funded)
    assert "0.33" in visible(funded._repr_html_())


# --- as people read them


def test_names_stand_beside_ids_and_sentences_are_whole() -> None:
    told = pf.explain(plan_of(), ["group-console", "hotel-edition"])
    page = visible(told._repr_html_())
    for sentence in told["sentence"]:
        assert sentence in page.replace("&#x27;", "'")
        assert sentence in re.sub("[ \n]+", " ", str(told))
    assert "Console for restaurant groups" in page
    assert "group-console" in page
    # what the sentence says already is not shown twice, and the foot names it
    assert "Also in the frame: instead, enters_at, enters_at_cost, blocked_by." in page


def test_no_line_is_wider_than_the_room_and_nothing_is_cut() -> None:
    values = pf.marginal_values(plan_of())
    for width in (60, 80, 120):
        with fitting(width):
            text = str(values)
        assert max(map(len, text.splitlines())) <= width
        assert "…" not in text
    assert max(map(len, str(values).splitlines())) <= LINE


def test_figures_signs_and_what_is_infinite() -> None:
    values = pf.marginal_values(plan_of())
    text = str(values)
    assert not EXPONENT.search(text)
    assert "no step helps" in text
    assert re.search(r"8\.24 for 1\u202f000\u202f000 EUR", text)
    changes = pf.compare(plan_of().problem.case).summary
    assert "−4.65" in str(changes)
    assert "-4.65" not in str(changes)
    assert "cannot start later" in visible(pf.delays(plan_of())._repr_html_())


@pytest.mark.parametrize(
    ("kind", "values", "shown"),
    [
        (Kind.POINTS, [1.5, 0.004, -2.0, float("nan"), 1e-12], ["1.50", "0.004", "−2.00", "", "0.00"]),
        (Kind.SHARE, [0.9996, 1.0, 0.5, 0.0], ["99.96%", "100%", "50%", "0%"]),
        (Kind.SHARE, [0.021, 0.123], ["2.1%", "12.3%"]),
        (Kind.MONEY, [1234.5, 2000.0], ["1\u202f234.5", "2\u202f000"]),
        (Kind.MONEY, [1234.4, 20000.0], ["1\u202f234", "20\u202f000"]),
        (Kind.FIGURE, [2.55e-6, 12, True], ["0.000003", "12", "yes"]),
        (Kind.WORD, ["in", "as it is", "my own"], ["comes in", "as it is", "my own"]),
    ],
)
def test_kinds_of_columns(kind: Kind, values: list[object], shown: list[str]) -> None:
    cells = cells_of(Column(kind), values, {"x": values}, None, "en")
    assert [cell.text for cell in cells] == shown


def test_ids_are_read_whole_whatever_they_hold(make: Make) -> None:
    case = make(initiatives='initiative,name / A,"Migration, cloud" / B,Two / C,')
    swaps = "+A −B ~C"
    frame = shown_as(
        "alternatives", pd.DataFrame({"swaps": [swaps], "initiatives": [("A", "C")]}), case, within="2%"
    )
    assert "in: Migration, cloud" in str(frame)
    assert "out: Two" in str(frame)
    assert "changed: C" in str(frame)


# --- the registry


def frames() -> Iterator[tuple[str, pd.DataFrame]]:
    """A frame of every sheet with its own columns beside a common one, and of one sheet with every column
    that there is: of words and of figures.
    """
    for n, sheet in enumerate(SHEETS):
        named = {"initiative": COLUMNS["initiative"]} if n else COLUMNS
        named = {**named, **SHEETS[sheet].columns}
        yield sheet, pd.DataFrame({c: ["A", "B", "C"] for c in named})
        yield sheet, pd.DataFrame({c: [1.0, math.inf, -2e-9] for c in named})


@pytest.mark.parametrize("language", codes())
def test_every_sheet_has_its_words(language: str) -> None:
    figures = {"within": "2%", "rate": "8%"}
    for sheet, frame in frames():
        assert is_phrase(f"sheet_{sheet}")
        asked = Asked(sheet, None, language, figures)
        assert as_text(frame, asked)
        assert "<table>" in as_page(frame, asked)
        assert "<table>" not in as_page(frame.head(0), asked)
        heads = {column.head or name for name, column in SHEETS[sheet].columns.items()}
        assert [head for head in heads if not is_phrase(f"head_{head}")] == []
        endless = {column.endless for column in SHEETS[sheet].columns.values()} | {SHEETS[sheet].endless}
        assert all(map(is_phrase, endless))
    assert [name for name, c in COLUMNS.items() if not is_phrase(f"head_{c.head or name}")] == []


def test_a_page_of_names_with_markup_is_text(make: Make) -> None:
    case = make(initiatives="initiative,name / A,<script>x</script> / B,<b>bold</b> / C,")
    page = pf.allocate(case).funded._repr_html_()
    assert "<script>" not in page
    assert "<b>bold" not in page


def test_in_french() -> None:
    plan = plan_of("douzaine")
    page = visible(pf.explain(plan, ["hotel-edition"])._repr_html_())
    assert "Pourquoi chaque initiative est financée ou non" in page
    assert "perdu avec elle" in page
    assert "4,34" in page


# --- of one kind, said in one way, and no wider than a page


def test_sentences_share_the_room_that_the_other_columns_leave() -> None:
    long = "so many words that they are read as a sentence is, from the left"
    frame = pd.DataFrame({"scenario": ["as it is"], **{f"c{k}": [long] for k in range(3)}})
    widths = [int(w) for w in re.findall(r"min-width:(\d+)em", as_page(frame, Asked("compare", None, "en")))]
    assert len(widths) == 3
    assert sum(widths) <= 62
    (alone,) = re.findall(r"min-width:(\d+)em", as_page(frame[["c0"]], Asked("compare", None, "en")))
    assert int(alone) == 21


@pytest.mark.parametrize("language", sorted(codes()))
def test_a_compromise_is_called_alike_wherever_it_is_read(language: str) -> None:
    codes_of = ["weighted", "max-min", "nash", "least-regret"]
    (cell,) = cells_of(COLUMNS["compromise"], [", ".join(codes_of)], {}, None, language)
    assert cell.text == ", ".join(say(language, f"compromise_{code}") for code in codes_of)
    # of what only looks like codes nothing is said otherwise
    (other,) = cells_of(COLUMNS["compromise"], ["nash, and more"], {}, None, language)
    assert other.text == "nash, and more"


def test_a_group_is_an_objective_only_where_the_rows_are_by_objective() -> None:
    case, column = plan_of().problem.case, SHEETS["money_by_group"].columns["group"]
    rows = {"by": ["objective", "category"]}
    found = cells_of(column, ["grow", "grow"], rows, case, "en")
    assert [cell.text for cell in found] == ["Grow recurring revenue", "grow"]


def test_a_plan_shows_its_funded_frame() -> None:
    plan = plan_of()
    assert plan.funded._repr_html_() in plan._repr_html_()
