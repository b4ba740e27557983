"""One grammar of periods' labels: what each names, how many make a year, and in which of them a date lies."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio.errors import Fault
from portfolio.tables import Table
from portfolio.tables.text import plain_words
from portfolio.words.languages import understood, vocabularies
from portfolio.words.sentences import Sentence, sentence

type Span = tuple[datetime.date, datetime.date]
"""The first and the last day."""

_MONTHS = {"quarter": 3, "half": 6, "year": 12, "month": 1}
"""How many months each unit has; weeks and days are counted in days."""


def _any(words: Iterable[str]) -> str:
    """A pattern for one of these, the longest that there is."""
    return "|".join(map(re.escape, sorted({*words}, key=lambda word: (-len(word), word))))


def _numbered(rows: Iterable[Sequence[str]], start: int) -> dict[str, int]:
    return {plain_words(w): n for row in rows for n, names in enumerate(row, start) for w in names.split()}


_NUMBER = _numbered([v.months for v in vocabularies()], 1)
_WEEKDAY = _numbered([v.weekdays for v in vocabularies()], 0)
_NAME = rf"(?P<name>{_any(_NUMBER)})"

_Y4 = r"(?P<y>(?:19|20|21)\d\d)"
_YEAR = (
    rf"(?:(?P<fiscal>{_any(understood(lambda v: v.fiscal))})["
    r" .'-]*)?(?P<y>(?:19|20|21)\d\d|\d\d)(?:[-/](?P<to>\d{4}|\d\d))?"
)
_UNITS = {word: unit for vocabulary in vocabularies() for word, unit in vocabulary.periods.items()}
_UNIT = _any(_UNITS)
LETTERS = "".join(sorted(word for word in _UNITS if len(word) == 1))
"""The letters that name a unit beside a number, in any language: Q, H, T, S."""
_COUNT = rf"(?:{_any(understood(lambda v: v.ordinals))})"
_PART = rf"(?:(?P<u>{_UNIT})[ .]?(?P<n>[1-4])|(?P<n_>[1-4]){_COUNT}? ?(?P<u_>{_UNIT}))"
_WEEKS = understood(lambda v: v.weeks)
# S1 is a half, S01 a week
_WEEK = (
    rf"(?:(?:{_any(w for w in _WEEKS if w not in _UNITS)}) ?(?P<w>\d\d?)"
    rf"|(?:{_any(w for w in _WEEKS if w in _UNITS) or '(?!)'})(?P<s>\d\d))"
)
_BETWEEN = r"[ ._/'-]{0,3}"

_PARTS = [re.compile(p) for p in (_YEAR, _YEAR + _BETWEEN + _PART, _PART + _BETWEEN + _YEAR)]
_BY_MONTH = [
    re.compile(p)
    for p in (
        rf"{_NAME}[ ./'-]{{0,2}}(?P<y>(?:19|20|21)?\d\d)",
        rf"{_Y4}[ ./-]{{0,2}}{_NAME}\.?",
        rf"{_Y4}[-/ m](?P<m>0[1-9]|1[0-2])",
        rf"(?P<m>0[1-9]|1[0-2])[-/ ]{_Y4}",
    )
]
_BY_WEEK = [re.compile(p) for p in (rf"{_Y4}[ _/-]?{_WEEK}", rf"{_WEEK}[ _/-]?{_Y4}")]
CLOCK = r"(?:(?:t|,? )(?:at |a )?\d\d?[:h]\d\d(?!.* - ).*)?"
"""The time of the day after a date, if any; another date after a dash is none."""
_BY_DAY = [
    re.compile(p + CLOCK)
    for p in (
        rf"{_Y4}([-/.])(?P<m>\d\d?)\2(?P<d>\d\d?)",
        rf"{_Y4}(?P<m>0[1-9]|1[0-2])(?P<d>\d\d)",
        # the day first, as everywhere in this format
        rf"(?P<d>\d\d?)([-/.])(?P<m>\d\d?)\2{_Y4}",
        rf"(?P<d>\d\d?){_COUNT}?[ ./-]{{0,2}}{_NAME}[ ./,-]{{0,2}}(?P<y>(?:19|20|21)?\d\d)",
        rf"{_NAME}[ .]{{0,2}}(?P<d>\d\d?){_COUNT}?(?:, ?| ){_Y4}",
        rf"{_Y4}[ ./-]{_NAME}[ ./-]{{1,2}}(?P<d>\d\d?)",
    )
]
_SHORT_YEAR = re.compile(r"\d\d?([-/.])\d\d?\1\d\d(?: .*)?")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names.

    ``at`` counts months (days for ``week`` and ``day``), so that labels of one unit compare. Where ``fiscal``
    is not empty the year is one of the books, which nobody says when it begins: ``single`` names one year
    (FY2027), ``split`` two (2027/28).
    """

    unit: str
    at: int
    fiscal: str = ""

    @property
    def span(self) -> Span | None:
        """The first and the last day, where they are known."""
        if self.fiscal:
            return None
        if self.unit in _MONTHS:
            return _first(self.at), _first(self.at + _MONTHS[self.unit]) - datetime.timedelta(1)
        return datetime.date.fromordinal(self.at), datetime.date.fromordinal(
            self.at + (6 if self.unit == "week" else 0)
        )


def read_label(text: str) -> tuple[Label, ...]:
    """Everything that a label can name: nothing for ``sprint 1``, a month and a fiscal year for ``2011-12``.

    Examples
    --------
    >>> [read_label(t) == read_label("2027Q1") for t in ("Q1 2027", "T1 2027", "2027-T1", "1Q27")]
    [True, True, True, True]
    >>> [str(day) for day in read_label("févr. 2027")[0].span]
    ['2027-02-01', '2027-02-28']
    >>> read_label("sprint 1")
    ()
    """
    plain = plain_label(text)
    if not any(c.isdigit() for c in plain):
        return ()
    found = dict.fromkeys([*_days(plain), *_weeks(plain), *_months(plain), *_years(plain)])
    if not found:
        weekday, date = without_weekday(plain)
        found = dict.fromkeys(d for d in _days(date) if weekday is not None and (d.at + 6) % 7 == weekday)
    return tuple(found)


def plain_label(text: str) -> str:
    """A label without what people write in many ways: case, accents, dashes, apostrophes, blanks."""
    return re.sub("[\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}]", "-", plain_words(text))


def without_weekday(plain: str) -> tuple[int | None, str]:
    """The day of the week before a date, from 0 for Monday, where there is one; and the rest.

    Examples
    --------
    >>> without_weekday("tue. 6 july 2027")
    (1, '6 july 2027')
    """
    word, _, rest = plain.partition(" ")
    weekday = _WEEKDAY.get(word.rstrip(".,"))
    return weekday, plain if weekday is None else rest


def _matches(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[dict[str, str | None]]:
    return (found.groupdict() for p in patterns if (found := p.fullmatch(text)))


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _days(text: str) -> Iterator[Label]:
    for found in _matches(_BY_DAY, text):
        try:
            day = datetime.date(
                _year(found["y"] or ""),
                _NUMBER[found["name"] or ""] if found.get("name") else int(found["m"] or 0),
                int(found["d"] or 0),
            )
        except ValueError:
            continue
        yield Label("day", day.toordinal())


def _weeks(text: str) -> Iterator[Label]:
    for found in _matches(_BY_WEEK, text):
        try:
            yield Label(
                "week",
                datetime.date.fromisocalendar(
                    int(found["y"] or 0), int(found["w"] or found["s"] or 0), 1
                ).toordinal(),
            )
        except ValueError:
            continue


def _months(text: str) -> Iterator[Label]:
    for found in _matches(_BY_MONTH, text):
        month = _NUMBER[found["name"] or ""] if found.get("name") else int(found["m"] or 0)
        yield Label("month", _year(found["y"] or "") * 12 + month - 1)


def _years(text: str) -> Iterator[Label]:
    for found in _matches(_PARTS, text):
        digits, to, word = found["y"] or "", found["to"], found["fiscal"]
        unit, part = (
            _UNITS.get(found.get("u") or found.get("u_") or "", "year"),
            int(found.get("n") or found.get("n_") or 1),
        )
        if to and _year(to) != _year(digits) + 1 and to != f"{(int(digits) + 1) % 100:02}":
            continue
        if len(digits) == 2 and unit == "year" and not word:
            continue  # 27 can be anything
        if part * _MONTHS[unit] <= 12:
            yield Label(
                unit,
                _year(digits) * 12 + (part - 1) * _MONTHS[unit],
                "split" if to else "single" if word else "",
            )


def index_of(periods: Iterable[str]) -> dict[str, int]:
    """Each period's place, counted from 0, for what runs before there is a case to ask.

    Examples
    --------
    >>> index_of(["2027Q1", "2027Q2"])
    {'2027Q1': 0, '2027Q2': 1}
    """
    return {period: place for place, period in enumerate(periods)}


def _first(months: int) -> datetime.date:
    """The first day of a month, counted in months."""
    return datetime.date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The labels of a case's periods as they stand in time.

    Attributes
    ----------
    labels : tuple of str
    read : tuple of Label or None
        What each names, where that is one thing.
    per_year : float or None
        How many periods make a year, where the labels say it.
    spans : tuple of (date, date), or None
        The first and the last day of each, where all are known.
    """

    labels: tuple[str, ...]
    read: tuple[Label | None, ...]
    per_year: float | None
    spans: tuple[Span, ...] | None

    def period_of(self, text: str) -> str | None:
        """The label of the period that a date lies in, or that is written otherwise here; None where that
        is not one period for certain.
        """
        found = read_label(text)
        same = [label for label, own in zip(self.labels, self.read, strict=True) if own in found]
        if not same:
            days = [label.span for label in found if label.span]
            spans = zip(self.labels, self.spans or (), strict=False)
            same = [
                label
                for label, (first, last) in spans
                if any(first <= day[0] and day[1] <= last for day in days)
            ]
        return same[0] if len(same) == 1 else None

    def misplaced(self, text: str) -> str | None:
        """Why a date or a label, read as one, is in no period, and what to do, as the phrase that says it;
        None where it is neither.
        """
        if _SHORT_YEAR.fullmatch(text):
            return "fault_period_short_year"
        found = read_label(text)
        if not found:
            return None
        if self.spans is None:
            return "fault_period_date" if found[0].unit == "day" else "fault_period_time"
        days = [label.span for label in found if label.span]
        if any(sum(first <= day[1] and day[0] <= last for first, last in self.spans) > 1 for day in days):
            return "fault_period_long"
        return "fault_period_elsewhere"


@functools.lru_cache(maxsize=64)
def horizon(labels: tuple[str, ...]) -> Horizon:
    """Periods in time, by what their labels name and by how far these lie apart.

    ``2027-01, 2027-04`` are quarters and ``2027-01-01, 2028-01-01`` years. Labels that are no time, lie
    unequally far apart or out of order, and a month or a date alone, say nothing of how many make a year.

    Examples
    --------
    >>> quarters = horizon(("2027Q1", "2027Q2"))
    >>> quarters.per_year, [quarters.period_of(d) for d in ("2027-02-15", "Q2 2027", "2028-01-01")]
    (4.0, ['2027Q1', '2027Q2', None])
    >>> horizon(("2027-01", "2027-04")).per_year, horizon(("2027-28", "2028-29")).per_year
    (4.0, 1.0)
    >>> horizon(("janv. 2027", "févr. 2027")).per_year, horizon(("sprint 1",)).per_year
    (12.0, None)
    """
    readings = [read_label(label) for label in labels]
    kinds = (
        set.intersection(*({(r.unit, r.fiscal) for r in found} for found in readings)) if readings else set()
    )
    regular: list[tuple[tuple[Label, ...], float]] = []
    for kind in sorted(kinds):
        row = tuple(next(r for r in found if (r.unit, r.fiscal) == kind) for found in readings)
        if per_year := _per_year(row):
            regular.append((row, per_year))
    if len(regular) == 1 and (len(labels) > 1 or len(readings[0]) == 1):
        row, per_year = regular[0]
        return Horizon(labels, row, per_year, _spans(row))
    single = tuple(found[0] if len(found) == 1 else None for found in readings)
    return Horizon(labels, single, None, _own_spans(single))


def misfits(labels: tuple[str, ...]) -> dict[str, Sentence]:
    """Labels that can't be periods beside the others, and why: no time where most are one, or a time that
    another holds already.
    """
    if horizon(labels).per_year:
        return {}
    times = [label for label in labels if read_label(label)]
    strange = [label for label in labels if not read_label(label)]
    found = {
        label: sentence("fault_no_period_unlike", like=times[0])
        for label in strange
        if len(times) > len(strange)
    }
    placed = [
        (label, own.span)
        for label, own in zip(labels, horizon(labels).read, strict=True)
        if own is not None and own.span
    ]
    for (one, first), (other, second) in itertools.combinations(placed, 2):
        if first is not None and second is not None and first[0] <= second[1] and second[0] <= first[1]:
            found.setdefault(other, sentence("fault_no_period_shared", other=one))
    return found


def unlike(labels: tuple[str, ...]) -> Sentence | None:
    """What is doubtful about labels as a row of periods, each following the one before; None where
    nothing is.
    """
    if horizon(labels).per_year or misfits(labels):
        return None
    strange = [label for label in labels if not read_label(label)]
    if strange and len(strange) < len(labels):
        like = next(label for label in labels if read_label(label))
        return sentence("remark_period_strange", period=strange[0], like=like)
    spans = [own.span if own is not None else None for own in horizon(labels).read]
    for (one, first), (other, second) in itertools.pairwise(zip(labels, spans, strict=True)):
        if first and second and second[0] != first[1] + datetime.timedelta(1):
            return sentence("remark_period_gap", other=other, one=one)
        if (
            first
            and second
            and not 0.8 < (second[1] - second[0]).days / max(1, (first[1] - first[0]).days) < 1.25
        ):
            return sentence("remark_period_length", other=other, one=one)
    return None


def either_way(table: Table, labels: tuple[str, ...]) -> Iterator[Fault]:
    """A remark, once a column, on a date that is another one, in another period, where people write the
    month first.
    """
    for column in table.schema.columns:
        for line, value in (
            zip(table.lines, table[column.name], strict=True) if column.kind == "period" else ()
        ):
            written = _DAY_FIRST.fullmatch(value or "")
            if written is None or written[1] == written[2] or max(int(written[1]), int(written[2])) > 12:
                continue
            day, other = value, f"{written[2]}/{written[1]}/{written[3]}"
            if (period := horizon(labels).period_of(day)) and period != horizon(labels).period_of(other):
                meant = f"{written[3]}-{written[1]:0>2}-{written[2]:0>2}"
                problem = sentence("remark_day_first", found=value, period=period, meant=meant)
                yield table.fault(line, column.name, value, problem)
                break


_DAY_FIRST = re.compile(r"(\d\d?)[./-](\d\d?)[./-](\d{4})")


def in_periods(table: Table, labels: tuple[str, ...]) -> Table:
    """A table with dates, and periods that are written otherwise, as the labels of the periods they are;
    what is no one period stays.
    """
    for column in table.schema.columns:
        strange = (
            {v for v in table[column.name] if v is not None and v not in labels}
            if column.kind == "period" and labels
            else ()
        )
        if strange:
            known = {value: horizon(labels).period_of(value) or value for value in strange}
            table = table.replacing(column.name, [known.get(v, v) for v in table[column.name]])
    return table


def _months_of(row: Sequence[Label]) -> list[int] | None:
    """Labels counted in months, where they can be: dates when all are on the same day of a month, or all
    on the last.
    """
    if row[0].unit in _MONTHS:
        return [label.at for label in row]
    if row[0].unit == "week":
        return None
    days = [datetime.date.fromordinal(label.at) for label in row]
    alike = len({day.day for day in days}) == 1 or all(_is_last(day) for day in days)
    return [day.year * 12 + day.month - 1 for day in days] if alike else None


def _is_last(day: datetime.date) -> bool:
    return (day + datetime.timedelta(1)).day == 1


def _step(places: Sequence[int]) -> int:
    """How far apart places lie, where that is the same for all and they go up; else 0."""
    steps = {after - before for before, after in itertools.pairwise(places)}
    return max(0, *steps) if len(steps) == 1 else 0


def _per_year(row: Sequence[Label]) -> float | None:
    """How many labels of one unit make a year."""
    unit = row[0].unit
    if len(row) == 1:
        return {"quarter": 4.0, "half": 2.0, "year": 1.0, "week": 52.0}.get(unit)
    months = _months_of(row)
    if months and (step := _step(months)):
        whole = (
            step == _MONTHS[unit] if unit in ("quarter", "half", "year") else 12 % step == 0 or step % 12 == 0
        )
        return 12 / step if whole else None
    days = _step([label.at for label in row]) if unit in ("week", "day") else 0
    return 365.0 if days == 1 else 364 / days if days and days % 7 == 0 else None


def _spans(row: Sequence[Label]) -> tuple[Span, ...] | None:
    """The days of labels that lie equally far apart. A month or a date heads a period of that length where
    it can only begin or only end it.
    """
    if row[0].unit not in ("month", "day", "week") or len(row) == 1:
        return _own_spans(row)
    months, one = _months_of(row), datetime.timedelta(1)
    if months and (step := _step(months)):
        days = [datetime.date.fromordinal(label.at) for label in row] if row[0].unit == "day" else []
        # a date may stand for its month, as spreadsheets have it: 2027-03-01, 2027-06-01 may be quarters that
        # begin or that end so
        begins = months[0] % step == 0 and all(day.day == 1 for day in days)
        ends = (months[0] + 1) % step == 0 and all(_is_last(day) for day in days)
        if begins:
            return tuple((_first(m), _first(m + step) - one) for m in months)
        return tuple((_first(m + 1 - step), _first(m + 1) - one) for m in months) if ends else None
    step = _step([label.at for label in row])
    mondays = all(datetime.date.fromordinal(label.at).weekday() == 0 for label in row)
    return (
        tuple((datetime.date.fromordinal(r.at), datetime.date.fromordinal(r.at + step - 1)) for r in row)
        if mondays
        else None
    )


def _own_spans(row: Sequence[Label | None]) -> tuple[Span, ...] | None:
    """The days that each label names by itself, where they follow one another; a month must join the next,
    or it might head more than itself.
    """
    spans = [label.span if label and label.unit != "day" else None for label in row]
    known = tuple(span for span in spans if span is not None)
    if (
        not row
        or len(known) < len(row)
        or any(after[0] <= before[1] for before, after in itertools.pairwise(known))
    ):
        return None
    gaps = any((after[0] - before[1]).days > 1 for before, after in itertools.pairwise(known))
    months = any(label and label.unit == "month" for label in row)
    return None if months and (gaps or len(row) == 1) else known
