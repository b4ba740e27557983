"""The case as a whole: name, currency, discounting, horizon, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portfolio.case.periods import horizon
from portfolio.errors import Fault
from portfolio.tables import SETTINGS, Cell, Table, meanings, nearest, plain, quoted, text_of
from portfolio.tables.cells import read_cell
from portfolio.words.figures import per_cent

_ASSUMED_PER_YEAR = 4.0
"""How many periods make a year where neither the setting nor the labels say it, nor a month that stands
alone suggests it.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults filled in; see ``docs/case-format.md``."""

    name: str = ""
    currency: str = ""
    discount_rate: float = 0.0
    periods_per_year: float = 4.0
    finish_inside: bool = True
    language: str = "en"


def read_settings(
    raw: Mapping[str, object], file: str, rows: Mapping[str, int]
) -> tuple[dict[str, Cell], list[Fault], list[Fault]]:
    """Settings as written, typed; the faults; the remarks. ``rows`` says in which line or row each key
    stands.
    """
    written: dict[str, Cell] = {}
    faults: list[Fault] = []
    remarks: list[Fault] = []
    known_keys = meanings(SETTINGS.name)
    names = {key: known_keys.get(plain(text_of(key)), text_of(key).casefold()) for key in raw}

    def fault(key: str, value: object, problem: str) -> Fault:
        name = names[key] if names[key] in SETTINGS.names else text_of(key)
        return Fault("settings", rows.get(key), name, text_of(value), problem, file)

    for key, value in raw.items():
        name = names[key]
        if problem := _misnamed(key, names):
            faults.append(fault(key, value, problem))
        elif name not in SETTINGS.names:
            if not isinstance(value, str | int | float | bool):
                remarks.append(fault(key, "", f"{quoted(key)} is no setting of a case and was left alone."))
            elif text_of(value):
                written[text_of(key)] = text_of(value)
                if name not in ("source", "note") and not name.startswith("_"):
                    known = ", ".join(SETTINGS.names)
                    problem = f"{quoted(key)} is no setting and changes nothing; settings are {known}."
                    remarks.append(fault(key, value, problem))
        else:
            try:
                cell = _read(name, value)
            except ValueError as error:
                faults.append(fault(key, "" if isinstance(value, list | dict) else value, str(error)))
                continue
            if cell is not None:
                written[name] = cell
            if name == "discount_rate" and isinstance(cell, float) and cell > 0.5:
                problem = f"a rate of {per_cent(cell)} a year: was {cell / 100:g} meant?"
                remarks.append(fault(key, value, problem))
    return written, faults, remarks


def _misnamed(key: str, names: Mapping[str, str]) -> str:
    """What is wrong with a key: there is none, it stands twice, or it is a slip for a setting; empty where
    nothing is. ``names`` says which setting each key would be.
    """
    name = names[key]
    if not name:
        return "must have a key; found none. Name it."
    if list(names.values()).count(name) > 1:
        spelt = " and ".join(k for k in names if names[k] == name)
        return f"must stand once; found {spelt}. Delete one."
    if name in SETTINGS.names:
        return ""
    like = nearest(name, [n for n in SETTINGS.names if n not in names.values()])
    return (
        f"must be a known setting; found {quoted(key)}, which resembles {like}. Write {like}." if like else ""
    )


def _read(name: str, value: object) -> Cell:
    """The value of a setting, typed. Raises ``ValueError`` with what is wrong with it."""
    if isinstance(value, list | dict):
        what = "a list" if isinstance(value, list) else "a table"
        raise ValueError(f"must be {SETTINGS[name].rule}; found {what}. Write one value.")
    cell = read_cell(SETTINGS[name], value)
    if name == "currency" and cell and not re.fullmatch(r"[A-Z]{3}", str(cell)):
        advice = f"Write {str(cell).upper()}" if re.fullmatch(r"[A-Za-z]{3}", str(cell)) else "Write its code"
        raise ValueError(
            f"must be an ISO code of three capitals, such as EUR; found {quoted(str(cell))}. {advice}."
        )
    return cell


def fill_settings(written: Mapping[str, Cell], periods: tuple[str, ...]) -> Settings:
    """Settings with every default filled in."""
    values = {c.name: c.default for c in SETTINGS.columns if c.default is not None}
    months = [label is not None and label.unit == "month" for label in horizon(periods).read]
    values["periods_per_year"] = horizon(periods).per_year or (
        12.0 if months == [True] else _ASSUMED_PER_YEAR
    )
    values |= {k: v for k, v in written.items() if k in SETTINGS.names and v is not None}
    return Settings(**values)  # type: ignore[arg-type]


def assumed(
    written: Mapping[str, Cell], settings: Settings, kpis: Table, periods: tuple[str, ...]
) -> list[Fault]:
    """A remark where something is reckoned by the year, and how many periods make one was assumed."""
    yearly = ["the discount rate"] if settings.discount_rate else []
    yearly += ["the value of KPIs"] if any(kpis["value"]) else []
    if not yearly or written.get("periods_per_year") is not None or horizon(periods).per_year:
        return []
    labels = ", ".join(periods[:3]) + ("" if len(periods) <= 3 else ", …")
    said = f"which {'the labels do' if len(periods) > 1 else 'one label does'} not say ({labels})"
    problem = (
        f"{text_of(settings.periods_per_year)} periods a year are assumed for {' and '.join(yearly)}, {said}."
        " Write the setting periods_per_year."
    )
    return [Fault("settings", None, "periods_per_year", "", problem)]
