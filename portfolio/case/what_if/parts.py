"""What a part of a sentence names in a case: initiatives, resources, points, periods, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portfolio.case.defaults import all_options
from portfolio.case.lookup import meant, names_of
from portfolio.case.periods import horizon, read_label
from portfolio.case.settings import Settings
from portfolio.case.what_if.amounts_said import (
    Amount,
    amounts_of,
    is_person,
    is_unit,
    months_in,
    plain_number,
    same_unit,
    work_in_a_year,
)
from portfolio.case.what_if.forms import listed, torn
from portfolio.tables import Tables
from portfolio.tables.relations import Means
from portfolio.tables.text import ident_of, plain_words
from portfolio.words.languages import codes, language, understood

_QUOTES = {('"', '"'), ("'", "'"), ("“", "”"), ("«", "»"), ("‘", "’"), ("„", "“")} | {
    (before.strip(), after.strip()) for before, after in (language(code).quotes for code in codes())
}
_SIGNED = re.compile(r"\s*([×x*+=]|[-\N{MINUS SIGN}]|:\s*=?)\s*(.*)", re.DOTALL)
_TURNED = re.compile(r"(\d[\d.,]*)\s*[×xX]")
_FISCAL = "|".join(map(re.escape, understood(lambda v: v.fiscal)))
_YEAR = re.compile(rf"(?:\b(?:{_FISCAL})\s?)?\d{{4}}|\b(?:{_FISCAL})\s?\d\d\b", re.IGNORECASE)
"""A year in a label, with what stands before a year of the books."""
_SHORT, _BEFORE = 12, 3
"""Characters of a part of a year, and words that may stand before it."""
AND = re.compile(r"\s*[,&+]\s*|\s+(?:" + "|".join(sorted({*listed("and")})) + r")\s+", re.IGNORECASE)
OR = re.compile(r"\s+(?:" + "|".join(sorted({*listed("or")}, key=len, reverse=True)) + r")\s+", re.IGNORECASE)
_MOST, _LONG = 30, 900
"""Things in one row, and characters of it."""
_WAYS = 4
"""So many ways to part a row into names are told apart: more are asked about as well by these."""
_TABLES = {
    "initiative": "initiatives",
    "resource": "resources",
    "objective": "objectives",
    "key_result": "key_results",
}


@dataclass(frozen=True)
class Ground:
    """The case that sentences are about, with its defaults filled in, and where its plan starts what."""

    tables: Tables
    settings: Settings
    periods: tuple[str, ...]
    starts: Mapping[str, str] | None = None
    written: Tables | None = None

    @property
    def language(self) -> str:
        return self.settings.language

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """What things are called, by the symbol of a part and by id."""
        named = {symbol: names_of(self.tables[table]) for symbol, table in _TABLES.items()}
        own = {"rule": self.tables["rules"]["rule"], "transfer": self.tables["transfers"]["transfer"]}
        return named | {symbol: {x: x for x in ids} for symbol, ids in own.items()}

    @cached_property
    def _plainly(self) -> dict[str, set[str]]:
        """The ids and names of each symbol, without case and accents."""
        return {
            symbol: {plain_words(ident_of(text)) for named in names.items() for text in named}
            for symbol, names in self.names.items()
        }

    @cached_property
    def money(self) -> tuple[str, ...]:
        return self._of_means(money=True)

    @cached_property
    def teams(self) -> tuple[str, ...]:
        return self._of_means(money=False)

    def _of_means(self, *, money: bool) -> tuple[str, ...]:
        return tuple(
            row["resource"] for row in self.tables["resources"] if Means(row["kind"]).is_money == money
        )

    @cached_property
    def options(self) -> dict[str, list[str]]:
        """The options of each initiative."""
        found: dict[str, list[str]] = {}
        for initiative, option, _ in all_options(self.tables):
            found.setdefault(initiative, []).append(option)
        return found

    @cached_property
    def _read(self) -> dict[tuple[str, str], list[object]]:
        return {}

    def leaf(self, symbol: str, text: str) -> Sequence[object]:
        """Everything that a text can be as a part."""
        if (symbol, text) not in self._read:
            self._read[symbol, text] = list(self._leaves(symbol, text))
        return self._read[symbol, text]

    def _leaves(self, symbol: str, text: str) -> Iterable[object]:
        match symbol:
            case "initiatives":
                return self._several("initiative", text)
            case "resources":
                return [*self._several("resource", text)] or self._all_of(text)
            case "initiative" | "resource" | "objective" | "key_result" | "rule" | "transfer":
                return self._one(symbol, text)
            case "to":
                return self.leaf("resources", text)
            case "option":
                return dict.fromkeys(o for own in self.options.values() for o in self._options(own, text))
            case "amount":
                return self._amounts(text)
            case "few":
                return [] if (number := plain_number(text)) is None else [number]
            case "counted":
                return [text] if is_person(text) or is_unit(text) else []
            case "signed" | "shift":
                return self._signed(symbol, text)
            case "length":
                return self._lengths(text)
            case "period":
                return [span[0] for span in self._spans(text) if len(span) == 1]
            case "begin" | "end":
                return list(dict.fromkeys(span[0 if symbol == "begin" else -1] for span in self._spans(text)))
            case "periods":
                return self._spans(text)
            case "step":
                return [int(text)] if re.fullmatch(r"[1-9]\d?", text) else []
            case "unit":
                return [text] if self._is_own_unit(text) else []
        raise AssertionError(f"what_if: {symbol} must be a form or a part; found neither")

    def _one(self, symbol: str, text: str) -> list[str]:
        names, known = self.names[symbol], self._plainly[symbol]
        for form in _forms_of(text):
            # most parts of a sentence are no name of anything: that is known without looking through them
            if plain_words(ident_of(form)) in known and (found := meant(names, form)):
                return [*found]
        return []

    def _several(self, symbol: str, text: str) -> Iterator[tuple[str, ...]]:
        """One thing, or several in a row: every way to take it, where a name may hold an "and"."""
        yield from ((one,) for one in self._one(symbol, text))
        cuts = [(m.start(), m.end()) for m in AND.finditer(text)]
        if not 0 < len(cuts) < _MOST or len(text) > _LONG:
            return
        starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)]
        known: dict[int, list[tuple[str, ...]]] = {len(starts): [()]}
        for k in reversed(range(len(starts))):
            rows = [
                (one[0], *others)
                for n in range(len(ends) - 1, k - 1, -1)
                if len(one := self._one(symbol, text[starts[k] : ends[n]])) == 1
                for others in known[n + 1]
            ]
            known[k] = rows[:_WAYS]
        yield from dict.fromkeys(tuple(dict.fromkeys(row)) for row in known[0] if len(row) > 1)

    def _all_of(self, text: str) -> list[tuple[str, ...]]:
        plain = plain_words(text)
        for word, some in (("all money", self.money), ("all teams", self.teams)):
            if plain in listed(word) and some:
                return [some]
        return []

    def _options(self, some: Iterable[str], text: str) -> list[str]:
        return [o for form in _forms_of(text) for o in meant({o: o for o in some}, form)]

    def _signed(self, symbol: str, text: str) -> list[tuple[str, object]]:
        """A sign and an amount, or a length of time."""
        if turned := _TURNED.fullmatch(text.strip(" ,;:")):
            text = f"× {turned[1]}"  # 1.5x
        found = _SIGNED.fullmatch(text)
        if found is None:
            return []
        sign = found[1].replace("x", "×").replace("*", "×").replace("\N{MINUS SIGN}", "-")
        sign, rest = ("=" if sign.startswith(":") else sign), found[2]
        if sign == "=" and found[1].startswith(":") and (again := self._signed(symbol, rest)):
            return again  # opex: -10%
        values: Iterable[object] = self._lengths(rest) if symbol == "shift" else self._amounts(rest)
        return [(sign, value) for value in values]

    def _amounts(self, text: str) -> list[Amount]:
        """What a text can be as an amount of something that is counted here."""
        own = {*self.tables["resources"]["unit"], "points"} - {None, ""}

        def fits(amount: Amount) -> bool:
            unit = amount.unit
            if not unit or is_person(unit):
                return True
            return not amount.currency and (is_unit(unit) or any(same_unit(unit, u) for u in own))

        return [amount for amount in amounts_of(text) if fits(amount)]

    def _lengths(self, text: str) -> list[int]:
        """How many of the case's periods a length of time is."""
        found = set()
        for amount in amounts_of(text):
            if amount.per_cent or amount.currency or not amount.unit or amount.number <= 0:
                continue
            if self._is_a_period(amount.unit):
                found.add(amount.number)
            elif months := months_in(amount.unit):
                found.add(amount.number * months * self.settings.periods_per_year / 12)
        return sorted(int(n) for n in found if n == int(n) and n < 1000)

    def _is_a_period(self, word: str) -> bool:
        return plain_words(word) in listed("period")

    def _is_own_unit(self, word: str) -> bool:
        months = months_in(word)
        return self._is_a_period(word) or (months > 0 and months * self.settings.periods_per_year == 12)

    def _spans(self, text: str) -> list[tuple[str, ...]]:
        """The periods that a text can name: those of its label, else, where it says no year (Q3, March),
        those of each year here.
        """
        plain = text.strip(" ,;:.!?")
        for words in torn(plain)[:-1][:_BEFORE]:
            if plain_words(plain[: words[1]]).strip() in listed("the"):
                return self._spans(plain[words[1] :])
        if found := self._periods(plain):
            return [tuple(found)]
        if not plain or len(plain) > _SHORT or re.search(r"\d{2}", plain):
            return []
        years = dict.fromkeys(year for p in self.periods for year in _YEAR.findall(p))
        each = (tuple(self._periods(f"{plain} {year}")) for year in years)
        return list(dict.fromkeys(filter(None, each)))

    def _periods(self, plain: str) -> list[str]:
        """The periods that a label names, or that lie in the time it names."""
        if own := [p for p in self.periods if plain_words(p) == plain_words(plain)]:
            return own
        found = horizon(self.periods)
        if period := found.period_of(plain):
            return [period]
        spans = [label.span for label in read_label(plain) if label.span] if len(plain) < 60 else []
        if len(spans) != 1 or found.spans is None:
            return []
        first, last = spans[0]
        return [p for p, (a, b) in zip(self.periods, found.spans, strict=True) if first <= a and b <= last]

    def written_latest(self, initiative: str) -> bool:
        """Whether the case itself says until when it may start."""
        table = (self.written or self.tables)["initiatives"]
        return table["latest"][table["initiative"].index(initiative)] is not None

    def unit(self, resource: str) -> str:
        table = self.tables["resources"]
        return table["unit"][table["resource"].index(resource)] or ""

    def unit_of_target(self, key_result: str) -> str:
        """What the target of a key result counts."""
        table, kpis = self.tables["key_results"], self.tables["kpis"]
        units = dict(zip(kpis["kpi"], kpis["unit"], strict=True))
        return units.get(table["kpi"][table["key_result"].index(key_result)]) or ""

    def work_of(self, resource: str, people: float) -> float:
        """What so many people work in a period without a day off, in the unit of a team; 0 where that is not
        known of it.
        """
        return people * work_in_a_year(self.unit(resource)) / self.settings.periods_per_year

    def amounts(self, resource: str) -> dict[str, float | None]:
        """What there is of a resource in each period."""
        table = self.tables["resources"]
        place = table["resource"].index(resource)
        return {p: table[p][place] for p in self.periods}


def _forms_of(text: str) -> Iterator[str]:
    """A name as written, without the marks about it, without what ends a sentence."""
    for form in dict.fromkeys((text.strip(), text.strip(" ,;:"), text.strip(" ,;:.!?"))):
        yield form
        for before, after in _QUOTES:
            if len(form) > 2 and form.startswith(before) and form.endswith(after):
                yield form[len(before) : len(form) - len(after)].strip()
