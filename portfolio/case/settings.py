"""The case as a whole: name, currency, discounting, horizon, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portfolio.case.periods import horizon
from portfolio.errors import Fault
from portfolio.tables import SETTINGS, Cell, Table, meanings, nearest, plain, quoted, text_of
from portfolio.tables.cells import must_be, read_cell
from portfolio.tables.headings import naming_of
from portfolio.tables.naming import Naming
from portfolio.tables.numbers import cell_said
from portfolio.tables.text import UnreadError, joined
from portfolio.words.figures import decimal, per_cent
from portfolio.words.sentences import Sentence, figure, listing, sentence

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
    naming = naming_of(SETTINGS.name, list(raw))

    def fault(key: str, value: object, problem: Sentence) -> Fault:
        name = naming.column(names[key]) if names[key] in SETTINGS.names else text_of(key)
        return Fault("settings", rows.get(key), name, text_of(value), problem, file)

    for key, value in raw.items():
        name = names[key]
        if problem := _misnamed(key, names, naming):
            faults.append(fault(key, value, problem))
        elif name not in SETTINGS.names:
            if not isinstance(value, str | int | float | bool):
                remarks.append(fault(key, "", sentence("remark_no_setting", name=quoted(key))))
            elif text_of(value):
                written[text_of(key)] = text_of(value)
                if name not in ("source", "note") and not name.startswith("_"):
                    known = figure(joined, [naming.column(known) for known in SETTINGS.names])
                    problem = sentence("remark_idle_setting", name=quoted(key), known=known)
                    remarks.append(fault(key, value, problem))
        else:
            cell, wrong = _read(name, value, naming)
            if wrong:
                faults.append(fault(key, "" if isinstance(value, list | dict) else value, wrong))
                continue
            if cell is not None:
                written[name] = cell
            if name == "discount_rate" and isinstance(cell, float) and cell > 0.5:
                meant = figure(decimal, f"{cell / 100:g}")
                problem = sentence("remark_rate", rate=figure(per_cent, cell), meant=meant)
                remarks.append(fault(key, value, problem))
    return written, faults, remarks


def _misnamed(key: str, names: Mapping[str, str], naming: Naming) -> Sentence | None:
    """What is wrong with a key: there is none, it stands twice, or it is a slip for a setting; None where
    nothing is. ``names`` says which setting each key would be.
    """
    name = names[key]
    if not name:
        return sentence("fault_no_key")
    if list(names.values()).count(name) > 1:
        spelt = figure(listing, [k for k in names if names[k] == name])
        return sentence("fault_keys_twice", found=spelt)
    if name in SETTINGS.names:
        return None
    like = nearest(name, [n for n in SETTINGS.names if n not in names.values()])
    return sentence("fault_key_like", found=quoted(key), like=naming.column(like)) if like else None


def _read(name: str, value: object, naming: Naming) -> tuple[Cell, Sentence | None]:
    """The value of a setting, typed, and what is wrong with it."""
    if isinstance(value, list | dict):
        found = "fault_setting_list" if isinstance(value, list) else "fault_setting_table"
        return None, sentence(found, rule=naming.rule(SETTINGS[name]))
    try:
        cell = read_cell(SETTINGS[name], value, naming=naming)
    except UnreadError as error:
        return None, must_be(SETTINGS[name], error, naming)
    if name == "currency" and cell and not re.fullmatch(r"[A-Z]{3}", str(cell)):
        found = "fault_currency_small" if re.fullmatch(r"[A-Za-z]{3}", str(cell)) else "fault_currency"
        return None, sentence(found, found=quoted(str(cell)), code=str(cell).upper())
    return cell, None


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
    yearly = [sentence("remark_per_year_rate")] if settings.discount_rate else []
    yearly += [sentence("remark_per_year_value")] if any(kpis["value"]) else []
    if not yearly or written.get("periods_per_year") is not None or horizon(periods).per_year:
        return []
    labels = ", ".join(periods[:3]) + ("" if len(periods) <= 3 else ", …")
    problem = sentence(
        "remark_per_year" if len(periods) > 1 else "remark_per_year_of_one",
        count=cell_said(settings.periods_per_year),
        what=figure(listing, yearly),
        labels=labels,
    )
    return [Fault("settings", None, "periods_per_year", "", problem)]
