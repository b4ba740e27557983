"""Words of scales: their order is known, what a step is worth is not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.importers.scales import known_scales, scale_of
from portfolio.tables.text import plain_words
from portfolio.words.languages import understood

many = settings(max_examples=200, derandomize=True, deadline=None)


@pytest.mark.parametrize(
    "words",
    [
        ["Highest", "High", "Medium", "Low", "Lowest"],
        ["Urgent", "High", "Medium", "Low", "No priority"],
        ["Très élevée", "Élevée", "Moyenne", "Faible", "Très faible"],
        ["High", "Moyen", "Faible"],
        ["HAUTE", "moyenne", "Basse"],
        ["P0", "P1", "P2", "P3", "P4"],
        ["P0 - Critical / Extensive Impact", "P1 - High / Significant Impact", "P2 - Medium"],
        ["Must have", "Should-have", "Could", "Won\N{RIGHT SINGLE QUOTATION MARK}t"],
        ["Indispensable", "Important", "Souhaitable", "Optionnel"],
        ["Blocker", "Critical", "Major", "Minor", "Trivial"],
        ["Bloquant", "Critique", "Majeur", "Mineur"],
        ["★★★★★", "★★★★☆", "★★★☆☆", "★"],
        ["⭐⭐⭐", "⭐"],
        ["5 stars", "1 star"],
        ["5/5", "4/5", "0/5"],
        ["↑", "→", "↓"],
        ["⬆️", "➡️", "⬇️"],
        ["High ↑", "Medium →", "Low ↓"],
        ["🔴 High", "🟠 Medium", "🟢 Low"],
        ["priority: high", "priority: low"],
        ["High (3)", "Medium (2)", "Low (1)"],
        ["1 - High", "2 - Medium", "3 - Low"],
        ["XXL", "XL", "L", "M", "S", "XS"],
        ["Extra Large", "Large", "Medium", "X-Small = 1 Sprint"],
        ["Very high", "High", "Low", "Very low"],
        ["High", "Medium-High", "Medium", "Medium-Low", "Low"],
    ],
)
def test_words_are_in_order_from_most_to_least(words: list[str]) -> None:
    scale = scale_of([*reversed(words), "", None, "TBD"])
    assert scale is not None
    assert list(scale.steps) == [(w,) for w in words]
    assert scale.unknown == ()
    # and so are both numberings
    for numbers in (scale.equal, scale.doubling):
        assert [numbers[w] for w in words] == sorted(numbers.values(), reverse=True)
        assert min(numbers.values()) >= 1


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["", None, "TBD"],
        ["Blue", "Green"],
        ["yes", "no"],
        [1.0, 2.0, 5.0],
        ["1", "2", "5"],
        [True, False],
        ["Search", "Index", "High water mark"],
        ["In progress", "Done"],
        ["4/5", "3/10"],
    ],
)
def test_other_columns_are_no_scales(texts: list[object]) -> None:
    assert scale_of(texts) is None


def test_numberings_are_equal_steps_or_doubling() -> None:
    scale = scale_of(["Highest", "High", "Medium", "Low", "Lowest"])
    assert scale is not None
    assert list(scale.equal.values()) == [5, 4, 3, 2, 1]
    assert list(scale.doubling.values()) == [16, 8, 4, 2, 1]


def test_a_scale_whose_top_or_bottom_nobody_uses_keeps_its_numbers() -> None:
    scale = scale_of(["High", "Low", "Highest"])
    assert scale is not None
    assert scale.equal == {"Highest": 5, "High": 4, "Low": 2}
    # of sizes only those in use count
    sizes = scale_of(["S", "M", "L"])
    assert sizes is not None
    assert sizes.equal == {"L": 3, "M": 2, "S": 1}


def test_words_of_one_step_stay_together() -> None:
    scale = scale_of(["High", "Haute", "Low"])
    assert scale is not None
    assert scale.steps == (("Haute", "High"), ("Low",))
    assert scale.equal["High"] == scale.equal["Haute"]


@pytest.mark.parametrize(
    ("texts", "numbers", "best"),
    [
        (["High (3)", "Low (1)"], {"High (3)": 3, "Low (1)": 1}, "high"),
        (["1 - High", "2 - Medium", "3 - Low"], {"1 - High": 1, "2 - Medium": 2, "3 - Low": 3}, "low"),
        (["High: 9", "Low: 1"], {"High: 9": 9, "Low: 1": 1}, "high"),
        (["★★★★☆", "★★"], {"★★★★☆": 4, "★★": 2}, "high"),
        (["4/5", "2/5"], {"4/5": 4, "2/5": 2}, "high"),
        (["1 - Foo", "2 - Bar"], {"1 - Foo": 1, "2 - Bar": 2}, ""),
        # not all have one, or they are in no order
        (["High (3)", "Low"], None, ""),
        (["High (1)", "Medium (3)", "Low (2)"], None, ""),
        (["P0", "P1"], None, ""),
    ],
)
def test_a_number_in_the_words_is_the_scales(
    texts: list[str], numbers: dict[str, float] | None, best: str
) -> None:
    scale = scale_of(texts)
    assert scale is not None
    assert (scale.numbers, scale.best) == (numbers, best)


def test_sizes_are_of_an_effort_and_a_word_of_both_of_neither() -> None:
    kinds = {t: s.kind for t in ("XL", "Large", "High", "Medium", "★★") if (s := scale_of([t]))}
    assert kinds == {"XL": "size", "Large": "size", "High": "value", "Medium": "", "★★": "value"}
    both = scale_of(["Small", "Medium"])
    assert both is not None
    assert both.kind == "size"


def test_words_that_two_scales_order_otherwise_are_unknown() -> None:
    scale = scale_of(["P1 - Low", "P2 - High", "P3", "P0"])
    assert scale is not None
    assert scale.unknown == ("P1 - Low", "P2 - High")
    assert scale.steps == (("P0",), ("P3",))


def test_two_steps_in_one_cell_are_none() -> None:
    scale = scale_of(["High / Low", "High", "Low"])
    assert scale is not None
    assert scale.unknown == ("High / Low",)


# --- the data


def test_words_are_written_as_they_are_looked_up() -> None:
    for scale in known_scales():
        for word in itertools.chain(*scale.steps):
            assert plain_words(word).replace("-", " ") == word, (scale.name, word)


def test_each_scale_has_a_word_once_and_all_have_shared_words_in_one_order() -> None:
    for scale in known_scales():
        words = [word for step in scale.steps for word in step]
        assert len(words) == len({*words}), scale.name
    for one, two in itertools.combinations(known_scales(), 2):
        places, others = ({word: k for k, step in enumerate(s.steps) for word in step} for s in (one, two))
        for a, b in itertools.combinations(places.keys() & others.keys(), 2):
            assert (places[a] - places[b]) * (others[a] - others[b]) >= 0, (one.name, two.name, a, b)


# --- what holds of any column

WORDS = st.sampled_from(
    ["High", "low", "Élevée", "P1", "P2 - High", "XL", "m", "★★☆", "3/5", "↑", "1 - Foo", "Blue"]
)
ODD = st.one_of(
    st.text(max_size=12), WORDS, st.text("123-():/★☆ HighLow", max_size=10), st.floats(), st.none()
)


@many
@given(st.lists(ODD, max_size=6))
def test_nothing_raises_and_each_word_is_of_a_step_or_unknown(texts: list[object]) -> None:
    scale = scale_of(texts)
    if scale is not None:
        known = [w for step in scale.steps for w in step]
        assert known == list(scale.places)
        assert not {*known} & {*scale.unknown}
        assert {*known, *scale.unknown} <= {str(t).strip() for t in texts} | {*known, *scale.unknown}
        assert min(scale.equal.values()) >= 1


@many
@given(st.lists(ODD, max_size=6).flatmap(lambda t: st.tuples(st.just(t), st.permutations(t))))
def test_the_order_of_rows_changes_nothing(both: tuple[Sequence[object], Sequence[object]]) -> None:
    one, two = map(scale_of, both)
    assert repr(one) == repr(two)


@many
@given(st.lists(st.sampled_from(sorted({*understood(lambda v: v.unknown), "", "-", "?", "#N/A"}))))
def test_what_nobody_knows_is_no_scale(texts: list[str]) -> None:
    assert scale_of(texts) is None
