"""Addresses such as ``sqlite:///rounds.db#2027Q1``: told from paths, shown without a password, and the round
that one names.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from portfolio.errors import CaseError, Fault
from portfolio.tables.text import ident_of, quoted
from portfolio.words.sentences import sentence

_ADDRESS = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]+:)")  # one letter is a drive
# all that may be a part of a password, one with an @ or a # in it included: better too much is hidden
_PASSWORD = re.compile(r"^([^:]+:(?://)?[^:/@]*):.*@", re.DOTALL)
# the same of what was meant as the address of a server: with other strokes, without the colon, without a host
_MEANT = re.compile(
    r"^(\s*(?!sqlite)(?:[A-Za-z][A-Za-z0-9+.-]+:/*|postgres[a-z0-9+]*/+)[^:/@]*):.*@"
    r"|^(\s*(?!sqlite)(?:[A-Za-z][A-Za-z0-9+.-]+:/+|postgres[a-z0-9+]*/+)[^:/@?#\[]*):(?!\d{1,5}[/?#])[^@]*$",
    re.DOTALL | re.IGNORECASE,
)
_SECRET = re.compile(r"(?<=[?&])([^=&#]*(?:pass|pwd|secret|token|key)[^=&#]*)=[^&#]*", re.IGNORECASE)
# who logs in, as SQLAlchemy reads it; what follows holds no password
_LOGIN = re.compile(r"[^:]+://(?:[^:/@]*(?::[^@]*)?@)?")


def address_in(text: str) -> re.Match[str] | None:
    """The scheme of an address such as ``sqlite:///round.db``; None for a path."""
    return _ADDRESS.match(text)


def masked(name: str) -> str:
    """A path or an address as messages show it: never with a password.

    Examples
    --------
    >>> masked("postgresql://me:secret@host/rounds?sslpassword=x#2027Q1"), masked("round.xlsx")
    ('postgresql://me:***@host/rounds?sslpassword=***#2027Q1', 'round.xlsx')
    """
    if found := _MEANT.match(name):
        name = (f"{found[1]}:***@" if found[1] else f"{found[2]}:***") + name[found.end() :]
    elif not address_in(name):
        return name
    return _SECRET.sub(r"\1=***", _PASSWORD.sub(r"\1:***@", name))


def round_in(address: str) -> tuple[str, str]:
    """An address without the round it names, and that round; empty where it names none.

    Examples
    --------
    >>> round_in("sqlite:///rounds.db#spring%20round"), round_in("postgresql://me:a#b@host/rounds")
    (('sqlite:///rounds.db', 'spring round'), ('postgresql://me:a#b@host/rounds', ''))
    """
    login = _LOGIN.match(address)
    start = login.end() if login else 0
    place, _, named = address[start:].partition("#")
    return address[:start] + place, ident_of(unquote(named).strip())


def with_round(name: str, case: str | None) -> str:
    """A name with the round that ``case`` says, as the address itself would say it.

    Raises
    ------
    CaseError
        When the name is a path, which holds one round, or its address names another one.
    """
    if case is None:
        return name
    named = round_in(name)[1] if address_in(name) else ""
    wanted = ident_of(case.strip()) if isinstance(case, str) else ""
    if not address_in(name):
        problem = sentence("fault_round_of_file", found=quoted(str(case)))
    elif not wanted:
        problem = sentence("fault_round_name", found=repr(case))
    elif named and named != wanted:
        problem = sentence("fault_two_rounds", found=quoted(wanted), other=quoted(named))
    else:
        return f"{round_in(name)[0]}#{quote(wanted, safe='')}"
    raise CaseError([Fault("", None, "case", str(case), problem, masked(name))], masked(name))
