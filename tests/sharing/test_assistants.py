"""A round answered to an assistant: in the package's words, within limits, and nothing written unless asked
for.
"""

from __future__ import annotations

import importlib.util
import inspect
import json
import re
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
from support import samples

import portfolio as pf
from portfolio import cli
from portfolio.sharing.assistants import answers
from portfolio.sharing.assistants.answers import Answering, Reply, plain_value, rows_of
from portfolio.sharing.assistants.brief_text import text_of_page
from portfolio.sharing.assistants.held_round import HeldRound
from portfolio.sharing.assistants.tools import TOOLS, Answered

ROOT = Path(__file__).parents[2]
DOZEN = ROOT / "data" / "samples" / "dozen"
COMMAND = "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"
LESS = "budget -10%"


def answered(answering: Answering, tool: str, /, **given: object) -> Reply:
    return answering.answer(tool, given, threading.Event())


@pytest.fixture
def dozen(tmp_path: Path) -> Path:
    pf.save(samples.case("dozen"), tmp_path / "round")
    return tmp_path / "round"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.fixture(scope="module")
def reading() -> Answering:
    return Answering(HeldRound(DOZEN))


@pytest.mark.parametrize(
    ("tool", "given", "said", "frame"),
    [
        ("check", {}, "no fault, 1 remark", "remarks"),
        ("allocate", {}, "7 of 12 initiatives funded", "funded"),
        ("explain", {"initiatives": ["shift-swap"], "ranges": True}, "Shift swap", "reasons"),
        ("whatif", {"changes": [LESS]}, "What changes in the plan", "changes"),
        ("frontier", {"at": ["-10%", 500000]}, "What each budget would buy", "points"),
        ("compare", {}, "ten per cent", "summary"),
        ("levels", {"method": "list"}, "left on the table", "levels"),
        (
            "stability",
            {"near": [{"initiative": "shift-swap", "option": "full", "start": "2027Q1"}]},
            "",
            "curve",
        ),
    ],
)
@pytest.mark.xdist_group("dozen")
def test_every_question_is_answered_in_sentences_and_frames(
    reading: Answering, tool: str, given: Mapping[str, Any], said: str, frame: str
) -> None:
    reply = answered(reading, tool, **given)
    assert not reply.is_error, reply.text
    assert said in reply.text
    assert reply.frames[frame]["rows"]
    json.dumps(reply.frames, allow_nan=False)


@pytest.mark.xdist_group("dozen")
def test_what_is_answered_is_what_the_package_says(reading: Answering) -> None:
    plan = samples.plan("dozen")
    reply = answered(reading, "allocate")
    assert reply.text == plan.report()
    assert [row["initiative"] for row in reply.frames["funded"]["rows"]] == plan.funded["initiative"].tolist()
    assert answered(reading, "whatif", changes=[LESS]).text == str(pf.whatif(plan, LESS))


@pytest.mark.xdist_group("dozen")
def test_the_brief_comes_as_text_with_all_that_its_page_says(reading: Answering) -> None:
    text = answered(reading, "brief", draws=8).text
    page = pf.brief(samples.plan("dozen"), draws=8)
    assert re.search("<[a-z/]", text) is None
    assert all(sentence in text for sentence in str(page).splitlines())
    assert {name for name in page.frames["funded"]["name"] if name not in text} == set()
    assert "## " in text


def test_a_page_is_read_line_by_line_without_what_is_only_drawn() -> None:
    page = "<title>no</title><h2>A&amp;B</h2><p>one<br>two</p><svg><text>no</text></svg>"
    page += "<table><tr><td>1</td><td>2</td></tr></table>"
    assert text_of_page(page) == "## A&B\none two\n1 | 2"


CALLS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("budget", {}, ["no tool “budget”", "check, allocate"]),
    ("whatif", {}, ["changes: must be a list", "found nothing", '{"changes": ["opex -10%"']),
    ("whatif", {"changes": "opex -10%"}, ["changes: must be a list", 'found "opex -10%"']),
    ("whatif", {"changes": []}, ["changes: must be a list"]),
    ("whatif", {"changes": ["x" * 501]}, ["at most 500 characters"]),
    ("whatif", {"change": [LESS]}, ["change: the tool takes no such argument", "changes: must be a list"]),
    (
        "whatif",
        {"changes": [LESS], "time_limit": 10_000},
        ["time_limit: must be a number above 0, at most 60"],
    ),
    ("whatif", {"changes": [LESS], "time_limit": 0}, ["time_limit: must be"]),
    (
        "whatif",
        {"changes": ["budgett -10%"]},
        ["Nearest: “Budget for initiatives”", "Write the one that is meant"],
    ),
    ("whatif", {"changes": ["hello"]}, ["hello"]),
    ("explain", {"initiatives": ["nobody"]}, ["nobody", "must be"]),
    ("explain", {"ranges": "yes"}, ["ranges: must be true or false"]),
    ("frontier", {"at": [True]}, ["at: must be a list"]),
    ("frontier", {"resource": "gold"}, ["must be the id or the name of a resource", "gold"]),
    ("levels", {"method": "best"}, ["method: must be one of optimal, list"]),
    ("stability", {}, ["no plan of record"]),
    ("stability", {"near": [{"initiative": "shift-swap"}]}, ["each with initiative, option and start"]),
    ("brief", {"draws": 1.5}, ["draws: must be a whole number from 1 to 4096"]),
    ("decide", {"initiative": "shift-swap"}, ["--write", "nothing was written"]),
]


@pytest.mark.parametrize(("tool", "given", "said"), CALLS)
@pytest.mark.xdist_group("dozen")
def test_a_call_that_does_not_fit_is_told_what_to_do(
    reading: Answering, tool: str, given: dict[str, Any], said: list[str]
) -> None:
    reply = answered(reading, tool, **given)
    assert reply.is_error
    assert [part for part in said if part not in reply.text] == [], reply.text
    assert "Traceback" not in reply.text


@pytest.mark.parametrize(("tool", "given", "said"), CALLS)
def test_what_a_schema_lets_pass_and_what_the_tool_takes_is_the_same(
    reading: Answering, tool: str, given: dict[str, Any], said: list[str]
) -> None:
    """Whoever goes by the schema alone is refused for what the case says, never for the form of the call."""
    known = {t.name: t for t in TOOLS}
    if tool in known and not known[tool].writes:
        schema = jsonschema.Draft202012Validator(reading.schema(known[tool]))
        assert schema.is_valid(given) == (answers.wrong(given, reading.takes[tool], "en") == [])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda t: t.name)
def test_a_tool_says_what_it_does_and_shows_a_call_that_fits(tool: Any) -> None:
    assert len(tool.does) > 40
    assert all(argument.means for argument in tool.takes)
    jsonschema.Draft202012Validator.check_schema(tool.schema)
    jsonschema.validate(json.loads(tool.example), tool.schema)
    assert answers.wrong(json.loads(tool.example), tool.takes, "en") == []
    assert [len(line) for line in inspect.cleandoc(tool.does).splitlines() if line.startswith(" ")] == []


def test_a_question_ends_within_its_time(reading: Answering) -> None:
    reply = answered(Answering(HeldRound(DOZEN)), "frontier", time_limit=1e-6)
    assert reply.is_error
    assert "within the time limit" in reply.text
    assert "Traceback" not in reply.text


def test_whoever_waits_no_longer_is_given_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    stop.set()
    asked = Answering(HeldRound(DOZEN))
    monkeypatch.setattr(asked, "_asked", lambda *_: pytest.fail("it was asked"))
    assert asked.answer("allocate", {}, stop).is_error


def test_an_answer_is_no_larger_than_can_be_read() -> None:
    line = "a line of the answer\n"
    large = Answered(line * 3000, {"many": pd.DataFrame({"n": range(1000)})})
    reply = Answering(HeldRound(DOZEN))._of_bounded_size(large)
    *whole, last = reply.text.splitlines()
    assert len(reply.text) < answers.TEXT_MOST + 300
    assert set(whole) == {line.strip()}
    assert int(re.findall(r"\d+", last)[0]) == len(large.text) - len("\n".join(whole))
    assert (len(reply.frames["many"]["rows"]), reply.frames["many"]["left_out"]) == (answers.ROWS_MOST, 800)


def test_cells_are_plain_and_nothing_unknown_becomes_a_number() -> None:
    frame = pd.DataFrame({"a": [1.5, float("nan"), float("inf")], "b": [("x", "y"), None, True]})
    assert rows_of(frame)["rows"] == [
        {"a": 1.5, "b": ["x", "y"]},
        {"a": None, "b": None},
        {"a": "inf", "b": True},
    ]
    assert plain_value(pd.NA) is None
    assert plain_value(pd.Timestamp("2027-01-31")) == "2027-01-31 00:00:00"


def test_the_case_is_read_as_it_is_now(dozen: Path) -> None:
    asked = Answering(HeldRound(dozen))
    before = answered(asked, "allocate")
    table = dozen / "resources.csv"
    table.write_text(table.read_text().replace("160000", "16000"))
    after = answered(asked, "allocate")
    assert before.text != after.text
    table.write_text(table.read_text().replace("budget,", "budget,,,,,", 1))
    broken = answered(asked, "check")
    assert broken.is_error
    assert "resources.csv, line 2" in broken.text
    assert broken.frames["faults"]["rows"]


def test_a_plan_is_found_once_while_the_case_stays(dozen: Path) -> None:
    held = HeldRound(dozen)
    assert held.plan() is held.plan()


def test_what_no_portfolio_meets_is_answered_with_the_ways_out(dozen: Path) -> None:
    table = dozen / "resources.csv"
    table.write_text(table.read_text().replace("160000,150000,110000,105000", "1,1,1,1"))
    reply = answered(Answering(HeldRound(dozen)), "allocate")
    assert not reply.is_error
    assert reply.text.startswith("infeasible: ")
    assert "Ways out:" in reply.text


@pytest.mark.parametrize("tool", [t.name for t in TOOLS if t.writes])
def test_nothing_is_written_without_write(dozen: Path, tool: str) -> None:
    before = contents(dozen)
    example = json.loads(next(t.example for t in TOOLS if t.name == tool))
    reply = answered(Answering(HeldRound(dozen)), tool, **example)
    assert reply.is_error
    assert "--write" in reply.text
    assert contents(dozen) == before


def test_what_is_written_are_plain_rows(dozen: Path) -> None:
    asked = Answering(HeldRound(dozen), writes=True)
    kept = answered(asked, "keep_scenario", name="lean", changes=[LESS, "X +1 quarter"])
    assert kept.is_error  # X is nobody: nothing of it is written
    assert pf.load(dozen) == samples.case("dozen")
    kept = answered(asked, "keep_scenario", name="lean", changes=[LESS])
    assert kept.text.startswith("Written into the table scenarios of ")
    rows = [r for r in pf.load(dozen).scenarios.to_dict("records") if r["scenario"] == "lean"]
    assert [(r["table"], r["row"], r["change"]) for r in rows] == [("resources", "budget", "− 10 %")]
    assert "lean" in answered(asked, "compare").text
    told = {"initiative": "mobile-app", "decision": "reject", "by": "", "reason": "No team"}
    assert answered(asked, "decide", **told).is_error
    told |= {"initiative": "shift-swap", "by": "Finance Director"}
    assert not answered(asked, "decide", **told).is_error
    (row,) = pf.load(dozen).decisions.query("by == 'Finance Director'").to_dict("records")
    assert (row["initiative"], row["decision"], row["reason"]) == ("shift-swap", "reject", "No team")
    again = answered(asked, "decide", **told)
    assert again.is_error
    assert len(pf.load(dozen).decisions) == len(samples.case("dozen").decisions) + 1


def test_files_that_a_french_excel_wrote_stay_so(tmp_path: Path) -> None:
    case = pf.sample("douzaine")
    pf.save(case, tmp_path, french=True)
    before = contents(tmp_path)
    asked = Answering(HeldRound(tmp_path), writes=True)
    kept = answered(asked, "keep_scenario", name="moins", changes=[LESS])
    assert not kept.is_error, kept.text
    after = contents(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {"scenarios.csv"}


def test_answers_are_in_the_language_of_the_case_or_the_one_asked_for() -> None:
    french = Answering(HeldRound(DOZEN.parent / "douzaine"))
    assert "1 remarque" in answered(french, "check").text
    assert "il n’y a pas d’outil" in answered(french, "nope").text
    asked = Answering(HeldRound(DOZEN, "fr"))
    assert "initiatives financées" in answered(asked, "allocate").text
    english = Answering(HeldRound(DOZEN.parent / "douzaine", "en"))
    assert "initiatives funded" in answered(english, "allocate").text


def test_a_missing_extra_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda n: None if n == "mcp" else there(n))
    assert cli.main(["mcp", str(DOZEN)]) == 2
    assert "pip install 'portfolio-arbitration[mcp]'" in capsys.readouterr().err


def talk(arguments: list[str], errors: Path, conversation: Callable[[Any], Any]) -> None:
    """A conversation of the official client with the command."""
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    import anyio
    from mcp import ClientSession, StdioServerParameters, stdio_client

    server = StdioServerParameters(command=sys.executable, args=["-c", COMMAND, "mcp", *arguments])

    async def talked() -> None:
        with errors.open("w", encoding="utf-8") as errlog, anyio.fail_after(300):
            async with (
                stdio_client(server, errlog=errlog) as (read, write),
                ClientSession(read, write) as client,
            ):
                await client.initialize()
                await conversation(client)

    anyio.run(talked)


def test_the_official_client_talks_a_whole_what_if_through(dozen: Path, tmp_path: Path) -> None:
    """Plan, a change that can't be understood, the one that is meant, why, kept as a scenario, compared."""
    before = contents(dozen)

    async def conversation(client: Any) -> None:
        async def ask(tool: str, /, **given: object) -> Any:
            return await client.call_tool(tool, given)

        offered = (await client.list_tools()).tools
        assert [t.name for t in offered] == [t.name for t in TOOLS if not t.writes]
        assert all(t.annotations.read_only_hint and t.input_schema["type"] == "object" for t in offered)

        checked = await ask("check")
        assert "no fault" in checked.content[0].text
        plan = await ask("allocate")
        assert "Impact 70.3154 points" in plan.content[0].text
        assert len(plan.structured_content["funded"]["rows"]) == 7

        unclear = await ask("whatif", changes=["budgett -10%"])
        assert unclear.is_error
        meant = unclear.content[0].text.splitlines()[-1].strip()
        then = await ask("whatif", changes=[meant])
        assert not then.is_error
        changed = then.structured_content["changes"]["rows"]
        assert changed
        assert "65.66" in then.content[0].text

        dropped = next(row["initiative"] for row in changed if row["change"] == "out")
        why = await ask("explain", initiatives=[dropped], ranges=True)
        assert why.structured_content["reasons"]["rows"][0]["initiative"] == dropped

        wrong = await ask("whatif", sentences=[meant])
        assert wrong.is_error
        assert "Ask whatif with arguments such as" in wrong.content[0].text
        refused = await ask("keep_scenario", name="lean", changes=[meant])
        assert refused.is_error
        assert "--write" in refused.content[0].text

    talk([str(dozen)], tmp_path / "errors.txt", conversation)
    assert contents(dozen) == before
    said = (tmp_path / "errors.txt").read_text(encoding="utf-8")
    assert "Nothing is written" in said
    assert "Traceback" not in said


def test_with_write_the_official_client_keeps_what_was_talked_about(dozen: Path, tmp_path: Path) -> None:
    async def conversation(client: Any) -> None:
        offered = {t.name: t for t in (await client.list_tools()).tools}
        assert not offered["decide"].annotations.read_only_hint
        kept = await client.call_tool("keep_scenario", {"name": "lean", "changes": [LESS]})
        assert not kept.is_error, kept.content[0].text

    talk([str(dozen), "--write", "--time-limit", "30"], tmp_path / "errors.txt", conversation)
    assert "lean" in set(pf.load(dozen).scenarios["scenario"])


def test_a_faulty_case_is_answered_with_its_faults_and_a_wrong_path_is_refused(
    dozen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = dozen / "resources.csv"
    table.write_text(table.read_text().replace("160000", "many"))

    async def conversation(client: Any) -> None:
        told = await client.call_tool("allocate", {})
        assert told.is_error
        assert "resources.csv, line 2" in told.content[0].text

    talk([str(dozen)], tmp_path / "errors.txt", conversation)
    assert cli.main(["mcp", str(tmp_path / "nowhere")]) == 2
    assert "nothing is there" in capsys.readouterr().err
