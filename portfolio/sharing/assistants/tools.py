"""What can be asked of a round: each tool a question of the package, answered in its words and frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from portfolio.sharing.assistants.asked_for import Argument
from portfolio.sharing.assistants.held_round import HeldRound
from portfolio.words.media import one_line

if TYPE_CHECKING:
    import pandas as pd

type Given = Mapping[str, Any]

INSTRUCTIONS = """\
One budget round: initiatives that could be funded, limited money and teams, objectives with points. The
figures and sentences of the answers are computed and proven by the package: pass them on as they are, with
what is said of their proof, and compute none yourself. Where a change can mean several things the answer
lists them: ask the person which is meant, then send that sentence back. Begin with `check` and `allocate`."""

_CHANGES = Argument(
    "changes",
    "texts",
    'changes in words, English or French, that add up: "opex -10%", "team web +1 person from 2027Q3",'
    ' "X +1 quarter", "X costs 20% more", "fund X", "refuse X"; initiatives, money and teams by name or id',
    required=True,
)
_DRAWS = 4096
"""The most outcomes that ranges are read from: more show no other figure, and nobody waits as long."""


@dataclass(frozen=True)
class Answered:
    """What a tool found: sentences, and the frames they are read off."""

    text: str
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """A question that can be asked.

    Attributes
    ----------
    name : str
    ask : callable
        Gets the round and what was given; its docstring is what the assistant reads.
    takes : tuple of Argument
    example : str
        What a right call gives, as JSON.
    writes : bool
        Whether it writes into the case.
    """

    name: str
    ask: Callable[[HeldRound, Given], Answered]
    takes: tuple[Argument, ...] = ()
    example: str = "{}"
    writes: bool = False

    @property
    def does(self) -> str:
        """What it does, for the assistant."""
        return cleandoc(self.ask.__doc__ or "")

    @property
    def schema(self) -> dict[str, Any]:
        """What it takes, as JSON Schema."""
        return {
            "type": "object",
            "properties": {a.name: a.schema for a in self.takes},
            "required": [a.name for a in self.takes if a.required],
            "additionalProperties": False,
        }


def _check(held: HeldRound, given: Given) -> Answered:
    """List every fault of the case as it is now, where it stands and what to do; and what is doubtful."""
    from portfolio.steering.check_text import check_text

    case = held.case()
    return Answered(check_text(case, held.shown, held.language), {"remarks": case.remarks})


def _allocate(held: HeldRound, given: Given) -> Answered:
    """The portfolio of most impact: what is funded, in which option and when, what it uses and attains, and
    how far it is proven that no other is better.
    """
    plan = held.plan()
    frames = {"funded": plan.funded, "usage": plan.usage, "attainment": plan.attainment}
    return Answered(plan.report(), frames)


def _explain(held: HeldRound, given: Given) -> Answered:
    """Why each initiative is funded or not: what it could not be replaced for, what it would displace, at
    which cost it would enter, what blocks it. Name the ones that are asked about: each takes about an
    allocation.
    """
    from portfolio.explanation import explain

    plan = held.plan()
    frame = explain(plan, given.get("initiatives"), exact=not given.get("ranges", False))
    sentences = [f"- {told}" for told in frame["sentence"]]
    return Answered("\n".join([plan.heading, "", *sentences]), {"reasons": frame.reset_index()})


def _whatif(held: HeldRound, given: Given) -> Answered:
    """Ask the round again with some changes said in words: how each was understood, impact and money before
    and after, who comes in, drops out or moves, and which targets are attained otherwise. Nothing is written.
    """
    from portfolio.scenarios.whatif import whatif

    found = whatif(held.plan(), *given["changes"], language=held.language)
    frames = {"read": found.read}
    if found.is_answered:
        frames |= {"changes": found.changes, "key_results": found.key_results}
    return Answered(str(found), frames)


def _frontier(held: HeldRound, given: Given) -> Answered:
    """What each budget would buy, and where more money stops paying."""
    from portfolio.scenarios import frontier

    asked = {"at": given.get("at"), "exact": given.get("exact", False)}
    found = frontier(held.case(), given.get("resource"), **asked)
    return Answered(str(found), {"points": found.points})


def _compare(held: HeldRound, given: Given) -> Answered:
    """The scenarios that stand in the case, side by side: who is funded in each, and what each is worth."""
    from portfolio.errors import InfeasibleError, PortfolioError
    from portfolio.scenarios import compare
    from portfolio.words.sentences import say

    found = compare(held.case())
    if not found.plans:
        answer = next(iter(found.answers.values()))
        assert isinstance(answer, PortfolioError)
        if isinstance(answer, InfeasibleError):
            answer = answer.about(say(held.language, "asked_as_it_is"))
        raise answer
    parts = filter(None, [str(found), found.told_matrix(), found.told_changes()])
    return Answered("\n\n".join(parts), {"summary": found.summary, "changes": found.changes})


def _levels(held: HeldRound, given: Given) -> Answered:
    """What each of the six levels of steering (deadlines, scope, budget, outputs, outcomes, impact) would
    fund within the same limits, and the points that it leaves on the table.
    """
    from portfolio.rankings import levels
    from portfolio.rankings.levels import told

    case = held.case()
    frame = levels(case, given.get("method", "optimal"))
    return Answered(
        f"{one_line(case.name)}\n\n{told(frame, case, held.language)}".lstrip(), {"levels": frame}
    )


def _stability(held: HeldRound, given: Given) -> Answered:
    """What each changed line of a plan buys: the best impact for every number of changes. Of the plan of
    record in the case, unless lines are given.
    """
    from portfolio.continuity.stability import stability
    from portfolio.errors import PortfolioError
    from portfolio.words.sentences import say

    case = held.case()
    if "near" in given:
        near: object = [(line["initiative"], line["option"], line["start"]) for line in given["near"]]
    elif len(case.table("plan")):
        near = case.plan
    else:
        raise PortfolioError(say(held.language, "assistant_no_plan"))
    found = stability(case, near)
    return Answered(str(found), {"curve": found.curve})


def _brief(held: HeldRound, given: Given) -> Answered:
    """The board brief as text: what is recommended, why, for how much, at what risk; takes the longest of
    all.
    """
    from portfolio.report import brief
    from portfolio.sharing.assistants.brief_text import text_of_page

    found = brief(held.plan(), language=held.language, draws=int(given.get("draws", 256)))
    return Answered(text_of_page(found.html))


def _keep_scenario(held: HeldRound, given: Given) -> Answered:
    """Write changes said in words into the case's table `scenarios`, under a name; `compare` then shows them.
    Only where the person asked for it to be kept.
    """
    from portfolio.sharing.assistants.written_rows import keep_scenario

    return Answered(keep_scenario(held, given["name"], given["changes"]))


def _decide(held: HeldRound, given: Given) -> Answered:
    """Write a decision of people into the case's table `decisions`; it binds from then on. Only where a
    person took it: `by` is that person, in their words, never an assistant.
    """
    from portfolio.sharing.assistants.written_rows import write_decision

    row = {c: given.get(c) for c in ("initiative", "decision", "option", "start", "by", "reason")}
    return Answered(write_decision(held, row))


_text = partial(Argument, kind="text")

TOOLS = (
    Tool("check", _check),
    Tool("allocate", _allocate),
    Tool(
        "explain",
        _explain,
        (
            Argument("initiatives", "texts", "names or ids; all unless given"),
            Argument("ranges", "flag", "at once: each price within a proven range"),
        ),
        '{"initiatives": ["mobile-app"]}',
    ),
    Tool("whatif", _whatif, (_CHANGES,), '{"changes": ["opex -10%", "X +1 quarter"]}'),
    Tool(
        "frontier",
        _frontier,
        (
            Argument(
                "resource", "text", "whose amount changes, by its id; all budgets together unless given"
            ),
            Argument("at", "amounts", 'totals over all periods, or shares of what there is, as "-10%"'),
            Argument("exact", "flag", "every portfolio that no other beats in spend and impact"),
        ),
        '{"at": ["-10%", "+5%"]}',
    ),
    Tool("compare", _compare),
    Tool(
        "levels",
        _levels,
        (
            Argument(
                "method",
                "choice",
                "best by each level's own measure, or down a ranked list",
                choices=("optimal", "list"),
            ),
        ),
        '{"method": "list"}',
    ),
    Tool(
        "stability",
        _stability,
        (Argument("near", "lines", "the lines of a plan, each with initiative, option and start"),),
        '{"near": [{"initiative": "X", "option": "full", "start": "2027Q1"}]}',
    ),
    Tool(
        "brief",
        _brief,
        (
            Argument(
                "draws", "count", "how many outcomes its ranges are read from; 256 unless given", most=_DRAWS
            ),
        ),
        '{"draws": 256}',
    ),
    Tool(
        "keep_scenario",
        _keep_scenario,
        (_text("name", means="what it is called", required=True), _CHANGES),
        '{"name": "less money", "changes": ["opex -10%"]}',
        writes=True,
    ),
    Tool(
        "decide",
        _decide,
        (
            _text("initiative", means="its id or name", required=True),
            Argument("decision", "choice", "what was decided", True, ("fund", "reject")),
            _text("by", means="the person who decided", required=True),
            _text("reason", means="why, in their words", required=True),
            _text("option", means="fund: in this option"),
            _text("start", means="fund: starting in this period"),
        ),
        '{"initiative": "X", "decision": "reject", "by": "Finance Director", "reason": "No team before'
        ' autumn"}',
        writes=True,
    ),
)
