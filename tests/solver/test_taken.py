"""A column for each group: every choice meets the new rows exactly where it met the old ones."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.solver.taken import with_taken

OWNER = np.array([0, 0, 0, 1, 2, 2])
CONTINUOUS = 1
"""One more column behind the groups'."""


def matrix(start: np.ndarray, index: np.ndarray, value: np.ndarray, columns: int) -> np.ndarray:
    rows = np.zeros((len(start) - 1, columns))
    for r in range(len(rows)):
        rows[r, index[start[r] : start[r + 1]]] = value[start[r] : start[r + 1]]
    return rows


def sparse(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    entries = [np.flatnonzero(row) for row in rows]
    start = np.concatenate([[0], np.cumsum([len(e) for e in entries], dtype=int)])
    index = np.concatenate([*entries, np.zeros(0, dtype=int)]).astype(int)
    return (
        start,
        index,
        np.concatenate([*(row[e] for row, e in zip(rows, entries, strict=True)), np.zeros(0)]),
    )


def with_sums(x: np.ndarray, groups: list[np.ndarray]) -> np.ndarray:
    return np.append(x, [x[group].sum() for group in groups])


AMOUNTS = st.sampled_from([0.0, 0.0, 1.0, 2.0, 5.0, -1.0, -3.0, 0.1, 1 / 3])


@given(
    st.lists(st.lists(AMOUNTS, min_size=7, max_size=7), max_size=5),
    st.lists(st.sampled_from([-3.0, -1.0, 0.0, 1.0, 2.0, 6.0]), min_size=5, max_size=5),
)
def test_every_choice_meets_the_new_rows_where_it_met_the_old_ones(
    rows: list[list[float]], bounds: list[float]
) -> None:
    old = np.array(rows).reshape(-1, 7)
    upper = np.array(bounds[: len(old)])
    lower = np.where(upper > 1, -np.inf, upper - 2)
    (start, index, value, low, up), groups = with_taken((*sparse(old), lower, upper), OWNER, 7)
    new = matrix(start, index, value, 7 + len(groups))
    assert {tuple(g) for g in groups} <= {(0, 1, 2), (4, 5)}  # a group of one is its own column
    for chosen in itertools.product((-1, 0, 1, 2), (-1, 3), (-1, 4, 5), (0.0, 0.5)):
        x = np.zeros(7)
        x[[c for c in chosen[:3] if c >= 0]] = 1.0
        x[6] = chosen[3]
        said = with_sums(x, groups)

        def meets(a: np.ndarray, lower: np.ndarray, upper: np.ndarray, x: np.ndarray = x) -> bool:
            return bool(np.all(a @ x <= upper + 1e-9) and np.all(a @ x >= lower - 1e-9))

        assert meets(old, lower, upper) == meets(new, low, up, said)


def test_what_all_of_a_group_need_is_asked_of_its_own_column() -> None:
    rows = np.array([[1.0, 1, 1, 0, 0, 0, 0], [2, 3, 2, 4, 5, 0, 1]])
    none = np.full(2, -np.inf)
    (start, index, value, low, up), groups = with_taken((*sparse(rows), none, np.array([1.0, 8])), OWNER, 7)
    new = matrix(start, index, value, 8)
    # the row of the group says what the bounds of its column do; of the last group one column uses nothing
    assert [list(g) for g in groups] == [[0, 1, 2]]
    assert new.tolist() == [[0, 1, 0, 4, 5, 0, 1, 2], [1, 1, 1, 0, 0, 0, 0, -1]]
    assert up.tolist() == [8, 0]
    assert low.tolist() == [-np.inf, 0]


@pytest.mark.parametrize("left", [1e-7, 1e-12])
def test_a_difference_that_a_solver_would_take_for_none_stays_where_it_is(left: float) -> None:
    rows = np.array([[1.0, 1.0 + left, 1.0, 0, 0, 0, 0]])
    _, groups = with_taken((*sparse(rows), np.array([-np.inf]), np.array([1.0])), OWNER, 7)
    assert groups == []


def test_without_groups_nothing_is_new() -> None:
    rows = np.array([[1.0, 2.0]])
    (start, index, value, low, up), groups = with_taken(
        (*sparse(rows), np.array([0.0]), np.array([1.0])), np.zeros(0, dtype=int), 2
    )
    assert (start.tolist(), index.tolist(), value.tolist(), groups) == ([0, 2], [0, 1], [1, 2], [])
    assert (low.tolist(), up.tolist()) == ([0], [1])


def test_a_group_that_has_to_be_taken_has_nothing_to_be_asked() -> None:
    rows = np.array([[1.0, 1, 1, 0, 0, 0, 0], [2, 3, 2, 0, 2, 2, 0]])
    lower, upper = np.array([1.0, -np.inf]), np.array([1.0, 5])
    (start, index, value, _, _), groups = with_taken((*sparse(rows), lower, upper), OWNER, 7)
    assert [list(g) for g in groups] == [[4, 5]]
    new = matrix(start, index, value, 8)
    assert new.tolist() == [[1, 1, 1, 0, 0, 0, 0, 0], [2, 3, 2, 0, 0, 0, 0, 2], [0, 0, 0, 0, 1, 1, 0, -1]]
