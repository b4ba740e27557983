"""What a spreadsheet's number formats add to its numbers: a currency's sign, %, thousands left out, words."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from portfolio.tables import written

# the formats with signs that Excel has built in; the others change nothing in what a number means
_BUILT_IN = {
    **dict.fromkeys([5, 6], '"$"#,##0'),
    **dict.fromkeys([7, 8], '"$"#,##0.00'),
    9: "0%",
    10: "0.00%",
    42: '_("$"* #,##0_)',
    44: '_("$"* #,##0.00_)',
}
_TOKEN = re.compile(
    r"""  "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | [_*]. | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
    | \[(?P<test>[<>=]+)(?P<limit>-?[\d.]+)\] | \[[^\]]*\]
    | (?P<number>[0\#?][0\#?.,]*(?:E[+-][0\#?]+)? | General | Standard) | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a format: what stands beside the number, and what it is divided by."""

    before: str = ""
    after: str = ""
    divisor: float = 1.0
    digits: int = 0
    numbers: int = 0
    dashed: bool = False
    holds: Callable[[float], bool] | None = None

    @property
    def adds(self) -> bool:
        """Whether it shows more than the number, or another one."""
        return self.numbers < 2 and bool(self.before or self.after or self.divisor != 1 or self.digits > 1)


@dataclass(frozen=True, slots=True)
class CellFormat:
    """A number format that shows more than the number behind it, or another number.

    Examples
    --------
    >>> cell_format('#,##0," k€"').shown(70000), cell_format("0.0%").shown(-0.125)
    ('70 k€', '-12.5 %')
    >>> cell_format("#,##0,").shown(70000), cell_format("#,##0.00")
    (70.0, None)
    """

    sections: tuple[_Section, ...]

    def shown(self, number: float) -> str | float:
        """The number as it is shown, but for rounding; itself where only it is shown."""
        section = self._section(number)
        if not section.numbers:
            # a dash is how accountants write a number that is 0: what follows it there is the sign
            if not section.dashed:
                return section.before or number
            section = self.sections[0]
        value = round(number / section.divisor, 10) + 0.0
        if not section.adds or (section.digits < 2 and not (section.before or section.after)):
            return value
        size = written(abs(value))
        size = size.zfill(section.digits) if size.isdecimal() else size
        return f"{'-' if value < 0 else ''}{section.before}{size}{section.after}".strip()

    def beside(self, number: float) -> tuple[str, float]:
        """What stands beside a number, and what it is divided by; a dash is another way to write 0."""
        section = self._section(number)
        section = section if section.numbers else self.sections[0]
        return f"{section.before}{section.after}".strip(), section.divisor

    def hides(self, number: float) -> bool:
        """Whether it shows nothing at all."""
        section = self._section(number)
        return not (section.numbers or section.before or section.dashed)

    def _section(self, number: float) -> _Section:
        numeric = self.sections[:3]
        if any(s.holds for s in numeric):
            return next((s for s in numeric if s.holds is None or s.holds(number)), numeric[-1])
        place = 1 if number < 0 else 2 if number == 0 else 0
        return numeric[place] if place < len(numeric) else numeric[0]


def cell_format(code: str) -> CellFormat | None:
    """A format by its code; None where it shows the number alone."""
    sections = tuple(map(_section, re.findall(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"])*)(?:;|$)', code)))
    # the last match is the empty text at the end
    sections = sections[:-1] if len(sections) > 1 and not code.endswith(";") else sections
    if not any(s.adds or not s.numbers for s in sections[:3]):
        return None
    return CellFormat(sections)


def _section(code: str) -> _Section:
    before = after = ""
    divisor, digits, numbers = 1.0, 0, 0
    holds = None
    for token in _TOKEN.finditer(code):
        text = token["quoted"] or token["escaped"] or token["currency"] or token["other"] or ""
        if number := token["number"]:
            numbers += 1
            whole, _, decimals = number.partition(".")
            divisor *= 1000.0 ** sum(len(p) - len(p.rstrip(",")) for p in (whole, decimals))
            digits = len(whole) if not decimals and set(whole) == {"0"} else 0
        elif token["test"] in _TESTS:
            test, limit = _TESTS[token["test"]], float(token["limit"])
            holds = lambda n, test=test, limit=limit: test(n, limit)  # noqa: E731
        elif text == "%" and token["other"]:
            divisor /= 100
            before, after = (before, f"{after} %") if numbers else (f"{before}% ", after)
        elif token["other"] == "@":
            numbers += 1
        elif text and numbers:
            after += text
        else:
            before += text
    dashed = not numbers and "-" in before
    # brackets and signs around a negative number are its sign
    before = re.sub(r"^[ (+-]+|[(+-]+(?=\s*$)", "", before)
    after = re.sub(r"^\s*[)+-]+|[ )+-]+$", "", after)
    return _Section(before, after, divisor, digits, numbers, dashed, holds)


_DATED = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The formats of dates and times that Excel has built in."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\[(?![hms])[^\]]*\]', re.IGNORECASE)


def dated_styles(styles: bytes) -> frozenset[int]:
    """The styles of cells, by number, that show a date or a time."""
    if not styles:
        return frozenset()
    tree = ElementTree.fromstring(styles)
    dated = _DATED | {
        _number(told.get("numFmtId"))
        for told in tree.findall("{*}numFmts/{*}numFmt")
        if re.search("[ymdhs]", _NOT_SHOWN.sub("", told.get("formatCode", "")), re.IGNORECASE)
    }
    styles_of = enumerate(tree.findall("{*}cellXfs/{*}xf"))
    return frozenset(n for n, style in styles_of if _number(style.get("numFmtId")) in dated)


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() else 0


def formats_of(styles: bytes) -> tuple[Mapping[int, CellFormat], frozenset[int]]:
    """By the number of a cell's style: the formats that add something; the styles that are struck out."""
    if not styles:
        return {}, frozenset()
    tree = ElementTree.fromstring(styles)
    codes = dict(_BUILT_IN)
    for told in tree.findall("{*}numFmts/{*}numFmt"):
        codes[int(told.get("numFmtId", 0))] = told.get("formatCode", "")
    struck_fonts = {
        n
        for n, font in enumerate(tree.findall("{*}fonts/{*}font"))
        if (strike := font.find("{*}strike")) is not None and strike.get("val", "1") not in ("0", "false")
    }
    formats: dict[int, CellFormat] = {}
    struck = set()
    for n, style in enumerate(tree.findall("{*}cellXfs/{*}xf")):
        if found := cell_format(codes.get(int(style.get("numFmtId", 0)), "General")):
            formats[n] = found
        if int(style.get("fontId", 0)) in struck_fonts:
            struck.add(n)
    return formats, frozenset(struck)
