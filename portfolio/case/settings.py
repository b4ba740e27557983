"""The case as a whole: name, currency, discounting, horizon, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portfolio.errors import Fault
from portfolio.tables import SETTINGS, Cell, nearest, quoted, text_of
from portfolio.tables.cells import read_cell
from portfolio.words import per_cent

_PERIODS_PER_YEAR = (
    (re.compile(r"\d{4}[-_/ ]?[QT][1-4]|[QT][1-4][-_/ ]?\d{4}", re.IGNORECASE), 4.0),
    (re.compile(r"\d{4}[-_/ ]?[HS][12]|[HS][12][-_/ ]?\d{4}", re.IGNORECASE), 2.0),
    (re.compile(r"\d{4}[-/ ](0[1-9]|1[0-2])|(0[1-9]|1[0-2])[-/ ]\d{4}|\d{4}-\d{2}-01"), 12.0),
    (re.compile(r"\d{4}-?W\d{2}", re.IGNORECASE), 52.0),
    (re.compile(r"(FY ?)?\d{4}", re.IGNORECASE), 1.0),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults filled in; see ``docs/case-format.md``."""

    name: str = ""
    currency: str = ""
    discount_rate: float = 0.0
    periods_per_year: float = 4.0
    finish_inside: bool = True
    language: str = "en"


def periods_per_year(periods: tuple[str, ...]) -> float:
    """How many periods make a year, read off their labels: 2027Q1 is 4, 2027-01 is 12, 2027 is 1; else 4."""
    for pattern, count in _PERIODS_PER_YEAR:
        if periods and all(pattern.fullmatch(p) for p in periods):
            return count
    return 4.0


def read_settings(raw: Mapping[str, object], file: str, rows: Mapping[str, int]) -> tuple[dict[str, Cell], list[Fault], list[Fault]]:
    """Settings as written, typed; the faults; the remarks. ``rows`` says in which line or row each key stands."""
    written: dict[str, Cell] = {}
    faults: list[Fault] = []
    remarks: list[Fault] = []
    names = {key: text_of(key).casefold() for key in raw}

    def fault(key: str, value: object, problem: str) -> Fault:
        name = names[key] if names[key] in SETTINGS.names else text_of(key)
        return Fault("settings", rows.get(key), name, text_of(value), problem, file)

    for key, value in raw.items():
        name = names[key]
        if not name:
            faults.append(fault(key, value, "must have a key; found none. Name it."))
            continue
        if list(names.values()).count(name) > 1:
            spelt = " and ".join(k for k in names if names[k] == name)
            faults.append(fault(key, value, f"must stand once; found {spelt}. Delete one."))
            continue
        if name not in SETTINGS.names:
            like = nearest(name, [n for n in SETTINGS.names if n not in names.values()])
            if like:
                faults.append(fault(key, value, f"must be a known setting; found {quoted(key)}, which resembles {like}. Write {like}."))
            elif not isinstance(value, str | int | float | bool):
                remarks.append(fault(key, "", f"{quoted(key)} is no setting of a case and was left alone."))
            elif text_of(value):
                written[text_of(key)] = text_of(value)
                if name not in ("source", "note") and not name.startswith("_"):
                    remarks.append(fault(key, value, f"{quoted(key)} is no setting and changes nothing; settings are {', '.join(SETTINGS.names)}."))
            continue
        if isinstance(value, list | dict):
            what = "a list" if isinstance(value, list) else "a table"
            faults.append(fault(key, "", f"must be {SETTINGS[name].rule}; found {what}. Write one value."))
            continue
        try:
            cell = read_cell(SETTINGS[name], value)
        except ValueError as error:
            faults.append(fault(key, value, str(error)))
            continue
        if name == "currency" and cell and not re.fullmatch(r"[A-Z]{3}", str(cell)):
            advice = f"Write {str(cell).upper()}" if re.fullmatch(r"[A-Za-z]{3}", str(cell)) else "Write its code"
            faults.append(fault(key, value, f"must be an ISO code of three capitals, such as EUR; found {quoted(str(cell))}. {advice}."))
        elif cell is not None:
            written[name] = cell
        if name == "discount_rate" and isinstance(cell, float) and cell > 0.5:
            remarks.append(fault(key, value, f"a rate of {per_cent(cell)} a year: was {cell / 100:g} meant?"))
    return written, faults, remarks


def fill_settings(written: Mapping[str, Cell], periods: tuple[str, ...]) -> Settings:
    """Settings with every default filled in."""
    values = {c.name: c.default for c in SETTINGS.columns if c.default is not None}
    values["periods_per_year"] = periods_per_year(periods)
    values |= {k: v for k, v in written.items() if k in SETTINGS.names and v is not None}
    return Settings(**values)  # type: ignore[arg-type]
