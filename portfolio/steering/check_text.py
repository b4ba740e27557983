"""What is said of a case that has no faults: how large it is, and what in it is doubtful."""

from __future__ import annotations

from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.steering.indicators.past import past
from portfolio.words.media import one_line
from portfolio.words.sentences import say


def doubts_of(case: Case) -> list[Fault]:
    """What is valid but doubtful, and what keeps figures of the past from being told, and no plan from being
    found.
    """
    try:
        past(case)
    except CaseError as error:
        return [*case.doubts, *error]
    return [*case.doubts]


def check_text(case: Case, path: str, language: str) -> str:
    """A line on the case, and one on each doubt; ``path`` is where it came from, as it may be shown."""
    doubts = doubts_of(case)
    sizes = {name: len(case.table(name)) for name in ("initiatives", "resources", "objectives")}
    what = say(language, "check_head", periods=len(case.periods), **sizes)
    name = one_line(case.name) or say(language, "without_name")
    about, count = say(language, "check_case", name=name, what=what), len(doubts)
    key = f"check_{'none' if not count else 'one' if count == 1 else 'some'}"
    head = say(language, key, case=about, path=path, count=count)
    return "\n".join([head, *(f"- {doubt.told(language)}" for doubt in doubts)])
