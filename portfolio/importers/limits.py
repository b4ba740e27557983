"""What is available, as people say it: ``1.2M``, ``2027Q1=300k``, ``Data=40``, ``Data@2027Q1=30``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portfolio.case.periods import read_label
from portfolio.errors import CaseError, Fault
from portfolio.importers.quantities import amount_of
from portfolio.tables.text import ident_of, quoted, text_of
from portfolio.words.sentences import sentence

type Given = float | str | Mapping[str, object] | Sequence[str] | None
"""An amount; an amount by period or by resource; several of these as texts."""


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount that is available: of which resource ("" for the only one), in which period ("" for the
    whole horizon, or for each period), in which currency if one is said.
    """

    resource: str
    period: str
    amount: float
    currency: str = ""
    asked: bool = True
    """Whether somebody gave it beside the list, not the list itself."""


def limits_of(given: Given, option: str, periods: Sequence[str] = ()) -> tuple[Limit, ...]:
    """The amounts that were given.

    Raises
    ------
    CaseError
        For what is no amount, or given twice.

    Examples
    --------
    >>> [(x.resource, x.period, x.amount) for x in limits_of(["2027Q1=300k", "Opex=1.2M"], "--budget")]
    [('', '2027Q1', 300000.0), ('Opex', '', 1200000.0)]
    """
    faults: list[Fault] = []
    found: dict[tuple[str, str], Limit] = {}
    for resource, period, amount in _parts(given, periods):
        try:
            number, currency = (
                amount_of(text_of(amount)) if not isinstance(amount, int | float) else (float(amount), "")
            )
            if isinstance(amount, bool) or not 0 <= number <= 1e15:
                raise ValueError(sentence("list_found", found=text_of(amount)))
        except ValueError as error:
            problem = sentence("list_fault_limit", error=error.args[0])
            faults.append(Fault("", None, "", text_of(amount), problem, option))
            continue
        if (resource, period) in found:
            what = " ".join(filter(None, (resource, period)))
            faults.append(
                Fault(
                    "",
                    None,
                    "",
                    "",
                    sentence("list_fault_limit_twice", found=quoted(what))
                    if what
                    else sentence("list_fault_amount_twice"),
                    option,
                )
            )
        found[resource, period] = Limit(resource, period, number, currency)
    if faults:
        raise CaseError(faults)
    return tuple(found.values())


def _parts(given: Given, periods: Sequence[str]) -> Iterator[tuple[str, str, object]]:
    """Resource, period and amount of each amount given."""
    if given is None:
        return
    if isinstance(given, Mapping):
        for key, value in given.items():
            resource, period = _key(text_of(key), periods)
            if isinstance(value, Mapping):
                yield from ((resource, ident_of(text_of(p)), amount) for p, amount in value.items())
            else:
                yield resource, period, value
        return
    texts: Iterable[object] = [given] if isinstance(given, str | int | float) else given
    for text in texts:
        if isinstance(text, str) and "=" in text:
            key, _, amount = text.rpartition("=")
            yield (*_key(key.strip(), periods), amount.strip())
        else:
            yield "", "", text


def _key(text: str, periods: Sequence[str]) -> tuple[str, str]:
    """What an amount is of: a resource, a period, or both with @ between."""
    resource, sign, period = text.rpartition("@")
    if sign:
        return ident_of(resource), ident_of(period)
    text = ident_of(text)
    return ("", text) if text in periods or read_label(text) else (text, "")
