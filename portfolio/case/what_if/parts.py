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
    same_unit,
)
from portfolio.case.what_if.forms import listed
from portfolio.tables import Tables
from portfolio.tables.relations import Means
from portfolio.tables.text import ident_of, plain_words
from portfolio.words.languages import codes, language

_QUOTES = {('"', '"'), ("'", "'"), ("“", "”"), ("«", "»"), ("‘", "’"), ("„", "“")} | {
    (before.strip(), after.strip()) for before, after in (language(code).quotes for code in codes())
}
_SIGNED = re.compile(r"\s*([×x*+=]|[-\N{MINUS SIGN}]|:\s*=?)\s*(.*)", re.DOTALL)
_AND = re.compile(r"\s*[,&+]\s*|\s+(?:" + "|".join(sorted({*listed("and")})) + r")\s+", re.IGNORECASE)
_MOST = 30
"""Things in one row."""
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
        return {symbol: names_of(self.tables[table]) for symbol, table in _TABLES.items()}

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
            case "initiative" | "resource" | "objective" | "key_result":
                return self._one(symbol, text)
            case "option":
                return dict.fromkeys(o for own in self.options.values() for o in self._options(own, text))
            case "amount":
                return self._amounts(text)
            case "signed" | "shift":
                return self._signed(symbol, text)
            case "length":
                return self._lengths(text)
            case "period" | "last":
                return some if len(some := self._periods(text)) == 1 else []
            case "periods":
                return [span] if (span := tuple(self._periods(text))) else []
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
        """One thing, or several in a row; what is one name is no row of others."""
        whole = self._one(symbol, text)
        if whole or len(text) > 400:
            yield from ((one,) for one in whole)
            return
        cuts = [(m.start(), m.end()) for m in _AND.finditer(text)]
        starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)]

        def row(k: int) -> tuple[str, ...] | None:
            """The things from the k-th part on; the longest names are meant, which may hold an "and"."""
            if k == len(starts):
                return ()
            for n in range(len(ends) - 1, k - 1, -1):
                one = self._one(symbol, text[starts[k] : ends[n]])
                if len(one) == 1 and (others := row(n + 1)) is not None:
                    return (one[0], *others)
            return None

        if 0 < len(cuts) < _MOST and (found := row(0)):
            yield tuple(dict.fromkeys(found))

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

    def _periods(self, text: str) -> list[str]:
        """The periods that a label names, or that lie in the time it names."""
        plain = text.strip(" ,;:.!?")
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
