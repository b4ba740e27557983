"""A case and its plan one period on: the step of which rolling is made."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from portfolio.case.case import Case
from portfolio.continuity.closed_windows import Window, leave_with_them, windows
from portfolio.continuity.deliveries import PROMISED, deliveries
from portfolio.continuity.draft import Cells, Draft
from portfolio.continuity.leftover_relations import leftover_relations
from portfolio.continuity.leftover_rules import leftover_rules
from portfolio.continuity.leftover_transfers import leftover_transfers
from portfolio.continuity.next_amounts import next_amounts
from portfolio.continuity.notes import Notes
from portfolio.continuity.turn import Turn
from portfolio.errors import PortfolioError
from portfolio.model.choices import Choice
from portfolio.tables.relations import STOP, Decided, Status
from portfolio.tables.text import text_of
from portfolio.words.sentences import say


def one_period_on(
    case: Case, chosen: Mapping[str, Choice], added: str, notes: Notes
) -> tuple[Case, dict[str, Choice]]:
    """The next case and what remains of the plan, when the first period has gone by.

    Raises
    ------
    PortfolioError
        When no initiative is left.
    """
    turn, draft = Turn(case, chosen, added, notes), Draft(case)
    open_to = windows(turn)
    late = leave_with_them(turn, open_to)
    gone = {*turn.delivered, *turn.stopped, *late}
    if gone.issuperset(case.rows("initiatives")):
        raise PortfolioError(say(notes.language, "roll_left_nothing", period=turn.passed))
    notes.without(gone, turn.passed)
    _say_gone(turn)
    next_amounts(turn, draft)
    deliveries(turn, draft)
    _initiatives(turn, draft, gone, open_to)
    _options(turn, draft, gone, open_to)
    _requirements(turn, draft)
    leftover_relations(turn, draft, gone)
    leftover_rules(turn, draft)
    leftover_transfers(turn, draft)
    _due(turn, draft)
    _decisions(turn, draft)
    _scenarios(turn, draft)
    rest = {
        i: choice._replace(start=turn.periods[0]) if i in turn.begun else choice
        for i, choice in chosen.items()
        if i not in gone
    }
    draft.columns["plan"] = list(Choice._fields)
    draft.rows["plan"] = [choice._asdict() for choice in sorted(rest.values())]

    def dropped(row: Cells, why: str) -> None:
        key = tuple(text_of(row.get(c)) for c in ("scenario", "table", "row", "column"))
        notes.leave(("scenarios", key, ""), row.get("change"), "roll_scenario", why=why)

    return draft.case(dropped), rest


def _say_gone(turn: Turn) -> None:
    names = turn.case.names("initiatives")
    for some, phrase in ((turn.delivered, "roll_delivered"), (turn.stopped, "roll_stopped")):
        for i in some:
            turn.notes.leave(("initiatives", (i,), ""), names[i], phrase, period=turn.passed)


def _initiatives(turn: Turn, draft: Draft, gone: Collection[str], open_to: Mapping[str, Window]) -> None:
    """Those that remain: begun ones are running, windows and promises of the others move on."""
    draft.keep("initiatives", lambda row: row["initiative"] not in gone)
    notes, running = turn.notes, set(turn.begun)
    for row in draft.rows["initiatives"]:
        i = str(row["initiative"])
        place = ("initiatives", (i,))
        if i in running:
            if row.get("status") != Status.RUNNING:
                row |= {
                    "status": Status.RUNNING.value,
                    "since": row.get("since") or turn.passed,
                    "latest": None,
                }
                notes.assume(("requirements", (i, STOP), ""), None, "roll_stopping")
            row["earliest"] = None
            notes.assume(("requirements", (i,), ""), None, "roll_remains", period=turn.passed)
            for column in ("scope", "effort"):
                if row.get(column) is not None:
                    notes.assume((*place, column), row[column], "roll_as_a_whole")
        else:
            first = turn.periods[open_to[i].earliest] if open_to[i].earliest else None
            if row.get("earliest") != first:
                phrase = "roll_may_start" if first is None else "roll_waits"
                notes.leave((*place, "earliest"), row.get("earliest"), phrase, period=first or turn.passed)
                row["earliest"] = first
        if row.get("latest") == turn.passed:
            notes.assume((*place, "latest"), None, "roll_window", period=turn.passed)
            row["latest"] = None
        if row.get("deadline") == turn.passed:
            notes.leave((*place, "deadline"), turn.passed, "roll_deadline")
            row |= {"deadline": None, PROMISED: row.get(PROMISED) or turn.passed}


def _options(turn: Turn, draft: Draft, gone: Collection[str], open_to: Mapping[str, Window]) -> None:
    """A running one keeps the option it began in; the others those that still deliver in time."""
    kept = {i: (turn.chosen[i].option,) for i in turn.begun} | {i: w.options for i, w in open_to.items()}
    for row in draft.rows["options"]:
        i, option = str(row["initiative"]), str(row["option"])
        if i not in gone and option not in kept[i]:
            if i in turn.begun:
                turn.notes.leave(
                    ("options", (i, option), ""), "", "roll_begun_as", option=turn.chosen[i].option
                )
            else:
                turn.notes.leave(("options", (i, option), ""), "", "roll_option_late")
    draft.keep(
        "options", lambda row: row["initiative"] not in gone and row["option"] in kept[str(row["initiative"])]
    )
    for name in ("requirements", "contributions"):
        draft.keep(
            name,
            lambda row: (
                row["initiative"] not in gone
                and (row.get("option") in (None, STOP) or row["option"] in kept[str(row["initiative"])])
            ),
        )
    for row in draft.rows["options"]:
        if row["initiative"] in turn.begun and row.get("duration") is not None:
            row["duration"] = float(str(row["duration"])) - 1


def _requirements(turn: Turn, draft: Draft) -> None:
    """What is left of the work of the running ones: the first step is spent."""
    steps = turn.case.written["requirements"].further
    for row in draft.rows["requirements"]:
        if row["initiative"] in turn.begun and row.get("option") != STOP:
            at = {int(step): row.pop(step, None) for step in steps}
            row |= {str(k - 1): amount for k, amount in at.items() if k > 1}
    draft.columns["requirements"] += ["1"] * ("1" not in draft.columns["requirements"])


def _due(turn: Turn, draft: Draft) -> None:
    for row in draft.rows["key_results"]:
        if row.get("due") == turn.passed:
            place = ("key_results", (str(row["key_result"]),), "due")
            turn.notes.assume(place, None, "roll_due", period=turn.passed)
            row["due"] = None


def _decisions(turn: Turn, draft: Draft) -> None:
    """They are carried out or expire."""
    for row in draft.rows["decisions"]:
        i, funds = str(row["initiative"]), Decided(str(row["decision"])).funds
        done = i in (*turn.delivered, *turn.begun)
        phrase = "roll_decision_done" if funds and done else "roll_decision_expired"
        turn.notes.leave(("decisions", (i,), ""), row["decision"], phrase)
    draft.rows["decisions"] = []


def _scenarios(turn: Turn, draft: Draft) -> None:
    """A change of one step of work is of the step before, where that work has begun."""
    kept = []
    for row in draft.rows["scenarios"]:
        step = str(row.get("column") or "")
        begun = str(row.get("row") or "").split(" / ")[0] in turn.begun
        if row.get("table") == "requirements" and begun and step.isdecimal():
            if step == "1":
                key = tuple(text_of(row.get(c)) for c in ("scenario", "table", "row", "column"))
                turn.notes.leave(("scenarios", key, ""), row["change"], "roll_step_gone", period=turn.passed)
                continue
            row["column"] = str(int(step) - 1)
        kept.append(row)
    draft.rows["scenarios"] = kept
