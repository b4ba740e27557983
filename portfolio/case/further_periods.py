"""Labels of the periods that follow those of a case, written as they are."""

from __future__ import annotations

import calendar
import datetime
import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from portfolio.case.periods import LETTERS, Label, horizon, read_label
from portfolio.errors import PortfolioError
from portfolio.tables.text import plain_words
from portfolio.words.languages import vocabularies
from portfolio.words.sentences import sentence

_PART = re.compile(r"\d+|[^\W\d_]+\.?")
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def further_periods(labels: Sequence[str], count: int, per_year: float = 4.0) -> tuple[str, ...]:
    """The labels of the next periods, in the grammar of the case's own.

    Parameters
    ----------
    labels : sequence of str
        All periods of the case, in order.
    count : int
    per_year : float
        How many periods make a year: how long the only one is, where that is a month.

    Raises
    ------
    PortfolioError
        Where nobody can tell what follows.

    Examples
    --------
    >>> further_periods(["2027Q3", "2027Q4"], 2), further_periods(["janv. 2027"], 2, per_year=12)
    (('2028Q1', '2028Q2'), ('févr. 2027', 'mars 2027'))
    >>> further_periods(["2026/27", "2027/28"], 1), further_periods(["Wave 8", "Wave 9"], 2)
    (('2028/29',), ('Wave 10', 'Wave 11'))
    """
    known = tuple(labels)
    for _ in range(count):
        known = (*known, _next(known, per_year))
    return known[len(labels) :]


def _next(labels: tuple[str, ...], per_year: float) -> str:
    """The label after the last."""
    following = _following(labels, per_year)
    found = _numbered(labels) if following is None else _written(labels, *following)
    if found is None:
        few = " … ".join(dict.fromkeys((labels[0], labels[-1])))
        raise PortfolioError(sentence("fault_further_periods", found=few))
    return found


def _following(labels: tuple[str, ...], per_year: float) -> tuple[Label, int] | None:
    """What the next label names, and how many periods make a year; None where these are no regular times."""
    seen = horizon(labels)
    if not (all(seen.read) and (seen.per_year or len(labels) == 1)):
        return None
    last, length = seen.read[-1], round(seen.per_year or per_year)
    assert last is not None
    if len(labels) > 1:
        before = seen.read[-2]
        assert before is not None
        return _later(last, before), length
    if last.unit == "day":
        return None
    if last.unit == "week":
        return Label("week", last.at + 7), length
    step = 12 / per_year if last.unit == "month" else _MONTHS[last.unit]
    return (Label(last.unit, last.at + int(step), last.fiscal), length) if step == int(step) else None


def _later(last: Label, before: Label) -> Label:
    """As far after the last label as that is after the one before it: in months, if their days say so."""
    if last.unit != "day":
        return Label(last.unit, 2 * last.at - before.at, last.fiscal)
    one, two = datetime.date.fromordinal(before.at), datetime.date.fromordinal(last.at)
    ends = all((day + datetime.timedelta(1)).day == 1 for day in (one, two))
    if one.day != two.day and not ends:
        return Label("day", 2 * last.at - before.at)
    months = 2 * (two.year * 12 + two.month) - (one.year * 12 + one.month) - 1
    year, month = months // 12, months % 12 + 1
    day = calendar.monthrange(year, month)[1] if ends else two.day
    return Label("day", datetime.date(year, month, day).toordinal())


def _written(labels: tuple[str, ...], wanted: Label, per_year: int) -> str | None:
    """A label that names what is wanted, written as the one a year before it, else as the last."""
    own = horizon(labels).read
    year_before = len(labels) - per_year if 0 < per_year <= len(labels) else len(labels) - 1
    padded = any(part.startswith("0") for label in labels for part in _PART.findall(label))
    month = _month_name(labels, wanted)
    for at in dict.fromkeys((year_before, len(labels) - 1)):
        named = own[at]
        assert named is not None
        for width in (2, 0) if padded else (0, 2):  # S01 is a week, S1 a half
            texts = _variants(labels[at], _numbers(named), _numbers(wanted), month, width)
            fits = {text for text in texts if wanted in read_label(text)}
            if len(fits) == 1:
                return fits.pop()
    return None


def _variants(like: str, own: dict[str, int], new: dict[str, int], month: str, width: int) -> Iterator[str]:
    """A label with each of its numbers replaced by what now is what it was, in every way that it can be
    taken, and that month for its own.
    """
    ways = []
    for part in (parts := _PART.findall(like)):
        if part[0].isdigit():
            same = {new[role] for role, number in own.items() if number == int(part)}
            ways.append([str(n).zfill(width) for n in sorted(same)] or [part])
        else:
            ways.append([month if month and _is_month(part) else part])
    between = _PART.split(like)
    for some in itertools.product(*ways):
        yield "".join(itertools.chain(*zip(between, some, strict=False), between[len(parts) :]))


def _numbers(named: Label) -> dict[str, int]:
    """Every number that may stand in a label of that time, by what it is."""
    if named.unit in _MONTHS:
        year, month = divmod(named.at, 12)
        found = {"year": year, "next year": year + 1, "month": month + 1}
        found["part"] = month // _MONTHS[named.unit] + 1
    else:
        day = datetime.date.fromordinal(named.at)
        iso = day.isocalendar()
        found = {"year": day.year, "month": day.month, "day": day.day}
        if named.unit == "week":
            found = {"year": iso.year, "week": iso.week}
    return found | {f"short {what}": n % 100 for what, n in found.items() if n > 99}


def _bare(part: str) -> str:
    return plain_words(part.rstrip("."))


def _calendars() -> list[list[list[str]]]:
    """The names of the months from January on, the shorter first, in each language."""
    return [[names.split() for names in vocabulary.months] for vocabulary in vocabularies()]


@functools.cache
def _month_names() -> frozenset[str]:
    """How months are called, in any language."""
    return frozenset(_bare(name) for months in _calendars() for names in months for name in names)


def _is_month(part: str) -> bool:
    return _bare(part) in _month_names()


def _month_name(labels: tuple[str, ...], wanted: Label) -> str:
    """The wanted month as the labels write months: in their language, as long, with a dot where it is cut
    short; empty where they name none.
    """
    written = [part for label in labels for part in _PART.findall(label) if _is_month(part)]
    if not written or wanted.unit not in ("month", "day"):
        return ""
    month = (datetime.date.fromordinal(wanted.at).month - 1) if wanted.unit == "day" else wanted.at % 12

    def known(months: list[list[str]]) -> int:
        return sum(part.rstrip(".").casefold() in itertools.chain(*months) for part in written)

    months = max(_calendars(), key=known)  # février is no English month, and sept. is one in both
    long = {_bare(names[-1]) for names in months if names[-1] not in names[:-1] and len(names) > 1}
    whole = any(_bare(part) in long for part in written)
    *shorter, longest = months[month]
    name = longest if whole or not shorter else shorter[-1]
    if any(part.endswith(".") for part in written) and name != longest:
        name += "."
    last = written[-1]
    return name.upper() if last.isupper() else name.capitalize() if last[0].isupper() else name


def _numbered(labels: tuple[str, ...]) -> str | None:
    """The next of labels that only count: Wave 1, Wave 2."""
    split = [re.split(r"(\d+)", label) for label in labels]
    places = [n for n in range(1, len(split[0]), 2) if len({s[n] for s in split if n < len(s)}) > 1]
    if len(labels) == 1 and len(split[0]) == 3:
        places = [1]
    if len(places) != 1 or any(read_label(label) for label in labels):
        return None
    (place,) = places
    counted = [[*s[:place], "", *s[place + 1 :]] for s in split]
    numbers = [int(s[place]) for s in split if place < len(s)]
    rising = all(after == before + 1 for before, after in itertools.pairwise(numbers))
    alone = "".join(counted[-1]).strip().casefold()
    if any(c != counted[0] for c in counted) or not rising or alone in set(LETTERS):
        return None  # after Q4 comes Q5 or Q1
    width = len(split[-1][place]) if split[-1][place].startswith("0") else 0
    split[-1][place] = str(numbers[-1] + 1).zfill(width)
    return "".join(split[-1])
