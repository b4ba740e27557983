"""Inputs as people have them, reduced: each folder beside the project gives what its note says, and so do
others of its kind.

The expectations are the notes' (what is right), not what the program printed. Where a note allows a fault
instead of an answer, both pass, and nothing else. The folders are not part of the project: without them
nothing here is run, and others of the kind are made from their text, with other words, numbers and places.
"""

from __future__ import annotations

import contextlib
import datetime
import fcntl
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import portfolio as pf
from portfolio.cli.entry import main

ROOT = Path(__file__).parents[2]
FIELD = ROOT.parent / "shared" / "field"
if not FIELD.is_dir():
    pytest.skip("the folder shared/field is not beside the project", allow_module_level=True)

COMMAND = [sys.executable, "-c", "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"]
SPACES = re.compile(r"[ \u00a0\u202f\u2009]")

type Run = Callable[..., tuple[int, str]]
type Alter = Callable[..., Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process: its exit code, and all that it said, in lines that are not wrapped."""

    def ran(*arguments: object) -> tuple[int, str]:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = "".join(capsys.readouterr())
        assert "Traceback" not in said
        assert code != 70, said
        return code, said

    return ran


@pytest.fixture
def alter(tmp_path: Path) -> Alter:
    """A copy of a folder in which each text is another: ``alter("millions/case", ("requirements", "0.8",
    "0.9"), …)``; ``*`` is every table.
    """

    def altered(source: str, *edits: tuple[str, str, str]) -> Path:
        copy = tmp_path / f"copy{len(list(tmp_path.iterdir()))}"
        shutil.copytree(FIELD / source, copy, copy_function=shutil.copyfile)
        copy.chmod(0o755)
        for table, old, new in edits:
            files = (
                list(copy.glob("*.csv"))
                if table == "*"
                else [copy / (table if "." in table else f"{table}.csv")]
            )
            texts = {file: file.read_bytes().decode("utf-8") if file.exists() else "" for file in files}
            assert any(old in text for text in texts.values()), f"{old!r} is not in {table}"
            for file, text in texts.items():
                file.write_bytes((text.replace(old, new) if old else new).encode("utf-8"))
        return copy

    return altered


def faults(case: Path) -> list[str]:
    """Each fault of a case, in its own line; none where it loads."""
    try:
        pf.load(case)
    except pf.CaseError as error:
        return [line for line in str(error).splitlines() if line.startswith("- ")]
    return []


def remarks(case: Path) -> list[str]:
    """Each remark on a case that loads, with the column that it is about."""
    return [
        f"{row.table} {row.row} {row.column}: {row.problem}" for row in pf.load(case).remarks.itertuples()
    ]


def said(case: Path) -> list[str]:
    return faults(case) or remarks(case)


def funded(case: Path) -> set[str]:
    return set(pf.allocate(pf.load(case)).funded.initiative)


def impact(case: Path) -> float:
    return pf.allocate(pf.load(case)).impact


def about(lines: Sequence[str], *words: str) -> list[str]:
    """The lines that hold all of these words, however they are written."""
    return [line for line in lines if all(word.lower() in line.lower() for word in words)]


def plain(text: str) -> str:
    """The text in one line, blanks of every kind alike."""
    return " ".join(SPACES.sub(" ", text).split())


# ---------------------------------------------------------------- a_blank_target_outweighs_everything


def test_a_key_result_without_target_beside_one_with_target_is_told(run: Run) -> None:
    code, told = run("check", FIELD / "a_blank_target_outweighs_everything" / "case")
    assert code == 0
    assert about(told.splitlines(), "kr1 has no target", "50 points", "kr2", "Give it a target")


def test_with_its_target_the_plan_is_the_balanced_one(alter: Alter) -> None:
    case = alter(
        "a_blank_target_outweighs_everything/case",
        ("key_results", "kr1,revenue,euros,,", "kr1,revenue,euros,,400000"),
    )
    assert funded(case) == {"shop", "helpdesk"}
    assert impact(case) == pytest.approx(47.5)
    assert not about(remarks(case), "no target")


def test_it_is_told_wherever_the_blank_stands(alter: Alter) -> None:
    case = alter(
        "a_blank_target_outweighs_everything/case",
        ("key_results", "kr1,revenue,euros,,", "turnover,revenue,euros,100000,900000"),
        ("key_results", "kr2,satisfaction,nps,30,50", "smiles,satisfaction,nps,30,"),
    )
    assert about(remarks(case), "smiles has no target", "turnover")


def test_a_target_left_blank_for_a_weight_of_100_deserves_a_word(alter: Alter) -> None:
    case = alter(
        "a_blank_target_outweighs_everything/case",
        ("key_results", "kr2,satisfaction,nps,30,50", ""),
        ("objectives", "revenue,50", "revenue,100"),
        ("objectives", "satisfaction,50", "satisfaction,0"),
    )
    assert about(remarks(case), "kr1 has no target")


# ---------------------------------------------------------------- a_cent_over


def test_not_a_cent_more_than_there_is(run: Run) -> None:
    case = FIELD / "a_cent_over" / "billion"
    assert funded(case) == {"A", "B"}
    assert impact(case) == 6
    code, told = run("allocate", case)
    assert code == 0
    assert "1 000 000 000" in plain(told)
    assert "000.02" not in told


def test_nor_in_trillions() -> None:
    assert funded(FIELD / "a_cent_over" / "trillion") == {"A"}
    assert impact(FIELD / "a_cent_over" / "trillion") == 1


@pytest.mark.parametrize(
    ("kind", "limit", "most"),
    [
        ("budget", "1000000", "999999.99"),
        ("budget", "50000000", "49999999.99"),
        ("budget", "30000000000", "29999999999.99"),
        ("capacity", "1000000000", "999999999.99"),
    ],
)
def test_not_a_cent_at_any_size(alter: Alter, kind: str, limit: str, most: str) -> None:
    case = alter(
        "a_cent_over/billion",
        ("resources", "budget", kind),
        ("resources", "1000000000.0", limit),
        ("requirements", "999999999.99", most),
    )
    assert funded(case) == {"A", "B"}


def test_not_a_cent_over_several_periods(alter: Alter) -> None:
    case = alter(
        "a_cent_over/billion",
        ("resources", "kind,unit,2027", "kind,unit,2027,2028,2029"),
        ("resources", "1000000000.0", "0,1000000000,0"),
    )
    assert funded(case) == {"A", "B"}


def test_what_fits_exactly_in_decimals_fits(alter: Alter) -> None:
    case = alter(
        "a_cent_over/billion",
        ("resources", "1000000000.0", "0.6"),
        ("requirements", "999999999.99", "0.1"),
        ("requirements", "B,money,0.01", "B,money,0.2"),
        ("requirements", "C,money,0.02", "C,money,0.3"),
    )
    assert funded(case) == {"A", "B", "C"}


# ---------------------------------------------------------------- attained_100_when_not_all_is


def attained(told: str) -> list[str]:
    return re.findall(r"[\d.,]+ ?%", plain(told))


def test_100_percent_means_all(run: Run) -> None:
    shown = attained(run("allocate", FIELD / "attained_100_when_not_all_is" / "case")[1])
    assert shown
    assert not [share for share in shown if share.startswith("100")]


@pytest.mark.parametrize(("most", "of"), [(713, 714), (1999, 2000), (9999, 10000), (999999, 1000000)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_100_percent_means_all_of_any_number(
    alter: Alter, run: Run, most: int, of: int, language: str
) -> None:
    def asked(limit: int) -> list[str]:
        case = alter(
            "a_cent_over/trillion",
            ("contributions", "A,v,1", f"A,v,{most}"),
            ("contributions", "B,v,1", f"B,v,{of - most}"),
            ("contributions", "C,v,0.5", "C,v,0"),
            ("key_results", "kr,value,v,", f"kr,value,v,{of}"),
            ("requirements", "100.4534", str(most)),
            ("requirements", "1000000000000.0", str(of - most)),
            ("resources", "1000000000000.0", str(limit)),
            ("case.toml", "", f'language = "{language}"\n'),
        )
        return attained(run("allocate", case)[1])

    assert not [share for share in asked(most) if share.startswith("100")]
    assert [share for share in asked(of) if share.startswith("100")]


# ---------------------------------------------------------------- blocked_ticket_planned_before_its_blocker


def test_a_requirement_without_lag_is_told_where_there_are_periods(run: Run) -> None:
    code, told = run("check", FIELD / "blocked_ticket_planned_before_its_blocker" / "case")
    assert code == 0
    assert about(told.splitlines(), "relations", "lag", "AB-1", "AB-2")


def test_with_the_lag_that_is_advised_the_blocked_one_does_not_come_first(alter: Alter) -> None:
    folder = "blocked_ticket_planned_before_its_blocker/case"
    header = ("relations", "initiative,other", "initiative,other,lag")
    same = alter(
        folder, header, ("relations", "AB-1,AB-2", "AB-1,AB-2,-1"), ("resources", "points,3,5", "points,3,8")
    )
    assert not about(remarks(same), "lag")
    plan = pf.allocate(pf.load(same)).funded.set_index("initiative")
    assert plan.start.to_dict() == {"AB-1": "S2", "AB-2": "S2"}
    short = alter(folder, header, ("relations", "AB-1,AB-2", "AB-1,AB-2,-1"))
    assert funded(short) == {"AB-2"}


def test_every_requirement_without_lag_counts_and_none_where_time_is_one_period(alter: Alter) -> None:
    folder = "blocked_ticket_planned_before_its_blocker/case"
    more = alter(
        folder,
        ("*", "AB-1", "page"),
        ("*", "AB-2", "service"),
        ("initiatives", "Service", "Service\r\nlogo,Logo"),
        ("relations", "requires,page,service", "requires,page,service\r\nrequires,logo,page"),
    )
    told = about(remarks(more), "relations", "lag")
    assert about(told, "page", "service")
    assert about(told, "logo") or (len(told) == 1 and re.search(r"\b2\b|others?|more", told[0]))
    one = alter(folder, ("resources", "S1,S2", "S1"), ("resources", "points,3,5", "points,8"))
    assert not about(remarks(one), "lag")


# ---------------------------------------------------------------- check_skips_scenarios


@pytest.mark.parametrize("command", ["check", "compare"])
def test_both_faults_of_a_scenario_are_found_at_once(run: Run, command: str) -> None:
    code, told = run(command, FIELD / "check_skips_scenarios" / "case")
    assert code == 2
    lines = [line for line in told.splitlines() if line.startswith("- ")]
    assert len(lines) == 2
    assert about(lines, "scenarios", "line 2", "column row", "mony")
    assert about(lines, "scenarios", "line 2", "column change", "90%")


def test_all_faults_of_all_scenarios_are_found_at_once(alter: Alter) -> None:
    case = alter(
        "check_skips_scenarios/case",
        (
            "scenarios",
            "s,resources,mony,,90%",
            "s,resources,money,2031Q4,half\r\ns,resorces,money,,× 2\r\nt,resources,money,,× two",
        ),
    )
    found = faults(case)
    assert about(found, "line 2", "2031Q4")
    assert about(found, "line 2", "half")
    assert about(found, "line 3", "resorces")
    assert about(found, "line 4", "two")


# ---------------------------------------------------------------- confidence_on_a_scale


def test_a_scale_is_one_fault_of_the_column() -> None:
    found = faults(FIELD / "confidence_on_a_scale" / "case")
    assert len(found) == 1
    assert about(found, "confidence", "1 to 5", "scale", "20 %", "100 %")
    assert "5 %" not in found[0].replace("25 %", "").replace("95 %", "")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("3", "4", "3", "4"), ("scale",)),
        (("10", "8", "3", "1"), ("scale", "1 to 10")),
        (("90", "80", "50", "5"), ("percent", "5 to 90")),
        (("100", "80", "50", "0"), ("percent",)),
    ],
)
def test_other_scales_are_one_fault_each(alter: Alter, values: Sequence[str], words: Sequence[str]) -> None:
    edits = zip(("sure", "likely", "maybe", "guess"), ("5", "4", "3", "1"), values, strict=True)
    case = alter(
        "confidence_on_a_scale/case",
        *[("initiatives", f"{name},1000,2,{old},", f"{name},1000,2,{new},") for name, old, new in edits],
    )
    found = faults(case)
    assert len(found) == 1
    assert about(found, "confidence", *words)


def test_of_many_rows_too_it_is_one_fault(alter: Alter) -> None:
    rows = "\r\n".join(f"i{k},1000,2,{k % 101},2" for k in range(2000))
    assert (
        len(
            faults(
                alter(
                    "confidence_on_a_scale/case",
                    ("initiatives", "guess,1000,2,1,2", f"guess,1000,2,1,2\r\n{rows}"),
                )
            )
        )
        == 1
    )


def test_shares_are_shares(alter: Alter) -> None:
    edits = [
        ("initiatives", f",2,{old},2", f",2,{new},2")
        for old, new in (("5", "100 %"), ("4", "0.8"), ("3", "50 %"), ("1", "1"))
    ]
    assert faults(alter("confidence_on_a_scale/case", *edits)) == []


# ---------------------------------------------------------------- ctrl_c_goes_on

LONG = FIELD / "ctrl_c_goes_on" / "case"
IN_PYTHON = """
import portfolio as pf
plan = pf.allocate(pf.Problem(pf.load({case!r})).with_funded("I03", "I09"), time_limit=3)
print("ready", flush=True)
try:
    {call}
except KeyboardInterrupt:
    print("interrupted")
else:
    print("went on")
"""


def interrupted(command: Sequence[str], *, ready: bool = False) -> tuple[int, str, str]:
    """What a command says and how it exits after one Ctrl-C, 8 s on (or 4 s after it says that it is
    ready).
    """

    def listening() -> None:
        # a shell's background jobs, and what they start, ignore it
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=listening
    ) as process:
        assert process.stdout is not None
        if ready:
            assert process.stdout.readline() == "ready\n"
        time.sleep(4 if ready else 8)
        assert process.poll() is None, "it ended before it was interrupted"
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            pytest.fail("it went on for 15 s after Ctrl-C")
    return process.returncode, out, err


@pytest.mark.parametrize(
    "arguments", [("levels",), ("explain",), ("frontier",), ("brief", "-o", "brief.html")], ids=" ".join
)
def test_one_interrupt_ends_a_command(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    command, *rest = arguments
    files = [str(tmp_path / word) if "." in word else word for word in rest]
    code, out, err = interrupted([*COMMAND, command, str(LONG), *files])
    assert code == 130
    assert "interrupted" in err
    assert "Traceback" not in err
    assert "───" not in out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "call", ["pf.price_of_decisions(plan)", "pf.levels(plan.problem.case)", "pf.alternatives(plan)"]
)
def test_one_interrupt_ends_a_call(call: str) -> None:
    code, out, err = interrupted(
        [sys.executable, "-c", IN_PYTHON.format(case=str(LONG), call=call)], ready=True
    )
    assert (code, out) == (0, "interrupted\n"), err


# ---------------------------------------------------------------- date_labels

YEAR, HALF, QUARTER, MONTH = (100 / 1.1 ** (1 / n) for n in (1, 2, 4, 12))


@pytest.mark.parametrize(
    ("folder", "points"),
    [
        ("years", YEAR),
        ("quarters", QUARTER),
        ("quarters_by_month", QUARTER),
        ("fiscal_years", YEAR),
        ("months_fr", MONTH),
    ],
)
def test_the_labels_say_how_long_a_period_is(folder: str, points: float) -> None:
    assert impact(FIELD / "date_labels" / folder) == pytest.approx(points, abs=1e-6)


@pytest.mark.parametrize(
    ("labels", "points"),
    [
        ("2027-01,2027-02,2027-03", MONTH),
        ("2027-01-01,2027-02-01,2027-03-01", MONTH),
        ("2027-01-31,2027-02-28,2027-03-31", MONTH),
        ("Jan 2027,Feb 2027,Mar 2027", MONTH),
        ("January 2027,February 2027,March 2027", MONTH),
        ("janvier 2027,février 2027,mars 2027", MONTH),
        ("01/01/2027,01/04/2027,01/07/2027", QUARTER),
        ("31/03/2027,30/06/2027,30/09/2027", QUARTER),
        ("2027-02,2027-05,2027-08", QUARTER),
        ("2027 Q1,2027 Q2,2027 Q3", QUARTER),
        ("Q1 2027,Q2 2027,Q3 2027", QUARTER),
        ("T1 2027,T2 2027,T3 2027", QUARTER),
        ("2027-01-01,2027-07-01,2028-01-01", HALF),
        ("2027H1,2027H2,2028H1", HALF),
        ("2027/28,2028/29,2029/30", YEAR),
        ("FY2027,FY2028,FY2029", YEAR),
        ("FY27,FY28,FY29", YEAR),
        ("2027-04-01,2028-04-01,2029-04-01", YEAR),
        ("2027,2028,2029", YEAR),
    ],
)
def test_other_labels_say_it_too(alter: Alter, labels: str, points: float) -> None:
    assert impact(
        alter("date_labels/years", ("resources", "2027-01-01,2028-01-01,2029-01-01", labels))
    ) == pytest.approx(points, abs=1e-6)


@pytest.mark.parametrize(
    "labels", ["Sprint 1,Sprint 2,Sprint 3", "wave a,wave b,wave c", "2027-01,2027-02,2027-04"]
)
def test_labels_that_do_not_say_it_are_told(alter: Alter, labels: str) -> None:
    lines = said(alter("date_labels/years", ("resources", "2027-01-01,2028-01-01,2029-01-01", labels)))
    assert about(lines, "period", "year") or about(lines, labels.split(",")[0])


def test_dates_in_the_headings_of_a_sheet_say_it(alter: Alter, tmp_path: Path) -> None:
    pf.save(pf.load(alter("date_labels/years")), tmp_path / "case.xlsx")
    book = load_workbook(tmp_path / "case.xlsx")
    for cells in book["resources"].iter_cols(max_row=1):
        for cell in cells:
            if match := re.fullmatch(r"(20\d\d)-01-01", str(cell.value)):
                cell.value = datetime.date(2027, 3 * int(match[1]) - 3 * 2027 + 1, 1)
    book.save(tmp_path / "case.xlsx")
    assert impact(tmp_path / "case.xlsx") == pytest.approx(QUARTER, abs=1e-6)


# ---------------------------------------------------------------- dates_where_periods_stand


def periods_of(case: Path, table: str, key: str, column: str) -> dict[str, object]:
    rows = getattr(pf.load(case), table).set_index(key)[column]
    return {str(name): value for name, value in rows.items() if isinstance(value, str)}


def test_a_date_is_the_period_that_it_lies_in() -> None:
    case = FIELD / "dates_where_periods_stand" / "case"
    starts = periods_of(case, "initiatives", "initiative", "earliest")
    assert (starts["portal"], starts["move"]) == ("2027Q1", "2027Q1")
    assert periods_of(case, "initiatives", "initiative", "deadline") == {
        "portal": "2027Q2",
        "audit": "2027Q1",
        "move": "2027Q2",
    }


@pytest.mark.parametrize(
    ("periods", "dates", "right"),
    [
        ("2027Q1,2027Q2", ("15.02.2027", "2027-06-30", "T1 2027"), ("2027Q1", "2027Q2", "2027Q1")),
        ("2027-01,2027-02", ("2027-02-28", "31/01/2027", "2027-02-01"), ("2027-02", "2027-01", "2027-02")),
        ("2027,2028", ("2027-12-31", "01/01/2028", "Q2 2028"), ("2027", "2028", "2028")),
        (
            "2027-01-01,2027-04-01",
            ("2027-03-31", "2027-04-01", "2027-06-30"),
            ("2027-01-01", "2027-04-01", "2027-04-01"),
        ),
        (
            "janv. 2027,févr. 2027",
            ("2027-01-31", "15/02/2027", "2027-02-01"),
            ("janv. 2027", "févr. 2027", "févr. 2027"),
        ),
    ],
)
def test_of_periods_of_any_kind_and_for_a_last_start(
    alter: Alter, periods: str, dates: Sequence[str], right: Sequence[str]
) -> None:
    rows = "".join(
        f"{name},{date}\r\n" for name, date in zip(("portal", "audit", "move"), dates, strict=True)
    )
    case = alter("dates_where_periods_stand/case", ("resources", "2027Q1,2027Q2", periods))
    (case / "initiatives.csv").write_text(f"initiative,latest\r\n{rows}", encoding="utf-8", newline="")
    assert periods_of(case, "initiatives", "initiative", "latest") == dict(
        zip(("portal", "audit", "move"), right, strict=True)
    )


def test_for_what_is_due_too(alter: Alter) -> None:
    case = alter(
        "dates_where_periods_stand/case",
        ("key_results", "kpi", "kpi,due"),
        ("key_results", "value,points", "value,points,2027-03-31"),
    )
    assert periods_of(case, "key_results", "key_result", "due") == {"kr1": "2027Q1"}


def test_a_date_in_no_period_is_not_put_in_one_without_a_word(alter: Alter) -> None:
    case = alter("dates_where_periods_stand/case", ("initiatives", "2027-02-15", "2031-02-15"))
    assert about(said(case), "2031")


# ---------------------------------------------------------------- dependency_outside_the_export


def test_a_ticket_outside_is_not_taken_for_its_neighbour() -> None:
    found = faults(FIELD / "dependency_outside_the_export" / "case")
    assert len(found) == 2
    for key in ("ABC-1106", "ABC-1002"):
        (line,) = about(found, key)
        assert about([line], "delete the row", "deliver", "add it")
        assert not re.search(r"ABC-1104|ABC-1105|ABC-1242", line)


@pytest.mark.parametrize(
    ("table", "old"), [("relations", "requires,ABC-1242,ABC-1106"), ("contributions", "ABC-1242,points,3")]
)
@pytest.mark.parametrize("pattern", ["XY-{}", "T{}", "IDEE {}", "web_{}", "{}"])
def test_numbered_keys_of_any_form_have_no_nearest(alter: Alter, table: str, old: str, pattern: str) -> None:
    case = alter(
        "dependency_outside_the_export/case",
        ("relations", "\r\nrequires,ABC-1105,ABC-1002", ""),
        ("relations", ",ABC-1106", ",ABC-1104"),
        (table, old.replace("1106", "1104"), old.replace("ABC-1242,p", "ABC-1243,p")),
        ("*", "ABC-", "~"),
    )
    for file in case.glob("*.csv"):
        file.write_text(
            re.sub(r"~(\d+)", lambda key: pattern.format(key[1]), file.read_text(encoding="utf-8")),
            encoding="utf-8",
        )
    (line,) = faults(case)
    assert pattern.format("1106" if table == "relations" else "1243") in line
    assert "nearest" not in line.lower()
    assert not [key for key in ("1104", "1105", "1242") if pattern.format(key) in line.replace(case.name, "")]


# ---------------------------------------------------------------- euro_amounts


def amounts_or_fault(case: Path, cost: float, limit: float, *written: str) -> None:
    """Either the amounts that are meant, or one fault a cell that shows it as the file does and speaks of
    the currency sign.
    """
    if found := faults(case):
        assert not [text for text in written if not about(found, text)]
        assert all(about([line], "currency") or about([line], "sign") for line in found)
        return
    plan = pf.allocate(pf.load(case))
    assert plan.funded.set_index("initiative").index.tolist() == ["A", "B", "C"]
    assert plan.usage.used.sum() == pytest.approx(cost)
    assert plan.usage.available.sum() == pytest.approx(limit)


def test_amounts_in_money_format() -> None:
    amounts_or_fault(
        FIELD / "euro_amounts" / "case", 1140, 1800, "1\u202f000,00\u00a0€", "1\u202f800,00\u00a0€"
    )


@pytest.mark.parametrize(
    ("amount", "limit", "right"),
    [
        ("1\u00a0000,50\u00a0€", "2\u00a0800,00\u00a0€", (1000.5, 2800)),
        ("€\u00a01\u00a0000,50", "€ 2 800,00", (1000.5, 2800)),
        ("1.000,50 €", "2.800,25 €", (1000.5, 2800.25)),
        ("1 000,50 EUR", "2 800,00 EUR", (1000.5, 2800)),
        ("$1,000.50", "$2,800.25", (1000.5, 2800.25)),
        ("1'000.50 CHF", "2'800.25 CHF", (1000.5, 2800.25)),
        ("£1,000.50", "£2,800.25", (1000.5, 2800.25)),
    ],
)
def test_amounts_in_other_money_formats(
    alter: Alter, amount: str, limit: str, right: tuple[float, float]
) -> None:
    unit = next((sign for sign in ("$", "CHF", "£") if sign in amount), "EUR")
    case = alter(
        "euro_amounts/case",
        ("requirements", "1\u202f000,00\u00a0€", amount),
        ("resources", "EUR;1\u202f800,00\u00a0€", f"{unit};{limit}"),
    )
    amounts_or_fault(case, right[0] + 140, right[1], amount)


# ---------------------------------------------------------------- extra_column_is_a_period


def nine_points_or_told(case: Path, column: str) -> None:
    if not about(said(case), "resources", column):
        assert funded(case) == {"A", "B"}
        assert pf.allocate(pf.load(case)).usage.used.sum() == 180
        assert len(pf.load(case).periods) == 2


@pytest.mark.parametrize("column", ["Comments", "Total"])
def test_a_column_that_is_no_period_is_no_period(column: str) -> None:
    assert impact(FIELD / "extra_column_is_a_period" / "without") == 9
    nine_points_or_told(FIELD / "extra_column_is_a_period" / f"with_{column}", column)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Notes", ""),
        ("owner", ""),
        ("Remarques", ""),
        ("Approved by", ""),
        ("Sum", "180"),
        ("Somme", "180"),
        ("Grand total", "180"),
        ("2027", "180"),
        ("All quarters", "180"),
        ("Comments", "to be confirmed"),
    ],
)
@pytest.mark.parametrize("place", ["last", "first", "middle"])
def test_wherever_it_stands_and_whatever_it_is_called(
    alter: Alter, heading: str, cell: str, place: str
) -> None:
    headings, cells = ["2027Q1", "2027Q2"], ["100", "80"]
    at = {"first": 0, "middle": 1, "last": 2}[place]
    headings.insert(at, heading)
    cells.insert(at, cell)
    case = alter(
        "extra_column_is_a_period/without",
        ("resources", "2027Q1,2027Q2", ",".join(headings)),
        ("resources", "100,80", ",".join(cells)),
    )
    nine_points_or_told(case, heading)


# ---------------------------------------------------------------- french_case_answers_in_english

ENGLISH = re.compile(
    r"\b(of|the|and|funded|delivery|attained|indicator|objective|resource|fault|remarks?|nothing|bound|best|way|has|spent|infeasible)\b"
)


@pytest.mark.parametrize("command", ["allocate", "check", "explain", "levels", "frontier"])
def test_a_french_case_is_answered_in_french(run: Run, command: str) -> None:
    code, told = run(command, FIELD / "french_case_answers_in_english" / "case")
    assert code == 0
    if command == "check":
        told = told.splitlines()[0]  # faults and remarks are told in English
    told = (
        told.replace("Value points", "").replace(str(FIELD), "").replace("french_case_answers_in_english", "")
    )
    assert ENGLISH.findall(told) == []


def test_no_plan_in_a_french_case_is_said_in_french(alter: Alter, run: Run) -> None:
    folder = "french_case_answers_in_english/case"
    rows = [("initiatives", f"idee-{k},Idée {k}\r\n", f"idee-{k},Idée {k},x\r\n") for k in (1, 2, 10, 11)]
    code, told = run(
        "allocate", alter(folder, ("initiatives", "initiative,name", "initiative,name,mandatory"), *rows)
    )
    assert code == 3
    assert "infeasible" not in told
    assert ENGLISH.findall(told) == []


@pytest.mark.parametrize("command", ["allocate", "explain"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_order_is_that_of_the_file_or_of_the_numbers(
    alter: Alter, run: Run, command: str, language: str
) -> None:
    case = alter(
        "french_case_answers_in_english/case",
        ("resources", "10000", "16000"),
        ("case.toml", '"fr"', f'"{language}"'),
    )
    told = run(command, case)[1].replace("\u00a0", " ").replace("\u202f", " ")
    line = r"^(?:- |idee-\d+ +)(?:L['’]initiative « )?Idée (\d+)"
    assert re.findall(line, told, re.MULTILINE) == ["1", "2", "10", "11"]


def test_one_point_is_not_plural(alter: Alter, run: Run) -> None:
    case = alter(
        "french_case_answers_in_english/case",
        ("resources", "budget,budget,EUR,10000", "budget,capacity,points,9"),
        ("requirements", "4000", "5"),  # one of four fits, and leaves 4 of the 5 that another needs
    )
    told = plain(run("explain", case)[1])
    assert re.search(r"il manque 1 point\b", told)


# ---------------------------------------------------------------- group_too_dear


def test_what_a_group_needs_is_told_of_the_group(run: Run) -> None:
    code, told = run("explain", FIELD / "group_too_dear" / "case", "A")
    told = plain(told).replace("case A", "")
    assert code == 0
    assert about([told], "A, B and C")
    assert "240" in told or "100 + 80 + 60" in told
    assert "180" in told
    assert "needs 100 of money in all at least, and it has 180" not in told


def test_what_no_period_holds_is_told_so_that_one_sees_it(run: Run) -> None:
    told = plain(run("explain", FIELD / "group_too_dear" / "many_periods", "I00")[1])
    assert re.search(r"\b(25|50)\b", told)
    assert "20" in told
    assert len(re.findall(r"2027-W\d\d", told)) <= 3


def test_a_mandate_pulls_in_what_it_requires(alter: Alter, run: Run) -> None:
    case = alter(
        "group_too_dear/case",
        ("*", "A,", "page,"),
        ("initiatives", "page,A", "page,Page"),
        ("initiatives", "initiative,name", "initiative,name,mandatory"),
        ("initiatives", "page,Page", "page,Page,x"),
        ("relations", "requires,C,A", ""),
        ("resources", "EUR,180", "EUR,200"),
    )
    code, told = run("allocate", case)
    told = plain(told)
    assert code == 3
    assert "240" in told or "100 + 80 + 60" in told
    assert "200" in told
    for name in ("page", "B", "C"):
        assert re.search(rf"\b{name}\b", told, re.IGNORECASE)


def test_a_pair_too_much_for_a_team(alter: Alter, run: Run) -> None:
    case = alter(
        "group_too_dear/case",
        ("relations", "requires,B,C\r\nrequires,C,A", ""),
        ("resources", "money,budget,EUR,180", "crew,capacity,weeks,150"),
        ("requirements", "money", "crew"),
    )
    told = plain(run("explain", case, "A")[1])
    assert "180" in told or "100 + 80" in told
    assert "150" in told


# ---------------------------------------------------------------- line_break_in_a_name


def test_a_row_is_one_line(run: Run) -> None:
    told = run("allocate", FIELD / "line_break_in_a_name" / "case")[1]
    (line,) = about(told.splitlines(), "First line")
    assert "full" in line
    assert not [line for line in told.splitlines() if line.startswith("second line")]


@pytest.mark.parametrize("broken", ["\n", "\r\n", "\r", "\u2028", "\t", "\n\n"])
@pytest.mark.parametrize(
    ("table", "old"),
    [("initiatives", "b,Plain"), ("kpis", "points,Value points"), ("resources", "team,capacity,points")],
)
def test_whatever_breaks_the_line_and_wherever(
    alter: Alter, run: Run, broken: str, table: str, old: str
) -> None:
    *start, name = old.split(",")
    case = alter("line_break_in_a_name/case", (table, old, ",".join([*start, f'"Upper{broken}Lower"'])))
    for command in ("allocate", "explain", "check"):
        told = run(command, case)[1]
        assert not [line for line in re.split(r"[\n\r\u2028\x85\v\f]", told) if line.startswith("Lower")], (
            name
        )
        assert "\t" not in told
        for row in about(told.split("\n"), "lower"):
            assert "Upper" in row


def test_a_terminal_of_100_columns_gets_100_columns(alter: Alter) -> None:
    periods = [f"{2027 + k // 4}Q{k % 4 + 1}" for k in range(17)]
    case = alter(
        "line_break_in_a_name/case",
        ("initiatives", "b,Plain", f"b,{'A name of many words '.strip() + ' and more of them' * 9}"),
        ("resources", "2027Q1", ",".join(periods)),
        ("resources", "points,6", "points,6000" + ",6000" * 16),
    )
    terminal, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with subprocess.Popen(
        [*COMMAND, "allocate", str(case)], stdin=inside, stdout=inside, stderr=inside, env=environment
    ):
        os.close(inside)
        told = b""
        with contextlib.suppress(OSError):  # the end of a terminal whose program has ended
            while part := os.read(terminal, 65536):
                told += part
    os.close(terminal)
    lines = told.decode("utf-8").splitlines()
    assert len(lines) > 5
    assert max(map(len, lines)) <= 100


# ---------------------------------------------------------------- look_alike_ids


@pytest.mark.parametrize("folder", ["both_listed", "nbsp_and_case"])
def test_ids_that_look_the_same_are_not_two(folder: str) -> None:
    assert about(said(FIELD / "look_alike_ids" / folder), "initiatives")


@pytest.mark.parametrize("folder", ["one_listed", "zero_width"])
def test_the_same_id_written_otherwise_is_the_same_or_told(folder: str) -> None:
    case = FIELD / "look_alike_ids" / folder
    found = faults(case)
    assert not found or about(found, "differ")
    assert found or impact(case) == 9


LOOK_ALIKE = [
    ("Cafe\u0301", "Café"),
    ("AB\u00ad-1", "AB-1"),
    ("AB\u20131", "AB-1"),
    ("AB\u20111", "AB-1"),
    ("P\u00a07", "P 7"),
    ("P  7", "P 7"),
    ("\ufeffP7", "P7"),
    ("P7\u200d", "P7"),
    ("\u0410B", "AB"),
    ("\uff21B", "AB"),
    ("ab-1", "AB-1"),
    ("STRASSE", "Straße"),
    ("l’eau", "l'eau"),
]


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKE)
def test_both_listed_is_told(alter: Alter, one: str, other: str) -> None:
    case = alter(
        "silent_free_and_unlimited/row_pasted_twice", ("*", "A,", f'"{one}",'), ("*", "B,", f'"{other}",')
    )
    assert about(said(case), "initiatives", "column initiative") or about(
        said(case), "initiatives", "initiative:"
    )


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKE)
@pytest.mark.parametrize("table", ["initiatives", "requirements"])
def test_one_listed_is_the_same_or_told(alter: Alter, one: str, other: str, table: str) -> None:
    case = alter(
        "look_alike_ids/zero_width",
        ("initiatives", "A\u200b", "A"),
        ("*", "A,", f'"{other}",'),
        (table, f'"{other}",', f'"{one}",'),
    )
    found = faults(case)
    if found:
        assert about(found, "differ") or about(found, "nearest", other) or about(found, "nearest", one)
    else:
        assert impact(case) == 9
        assert pf.allocate(pf.load(case)).usage.used.sum() == 180


def test_ids_of_resources_too(alter: Alter) -> None:
    case = alter(
        "look_alike_ids/zero_width",
        ("initiatives", "A\u200b", "A"),
        ("resources", "money", "the\u00a0money"),
        ("requirements", "money", "the money"),
    )
    assert about(faults(case), "differ") or pf.allocate(pf.load(case)).usage.used.sum() == 180


# ---------------------------------------------------------------- marginal_value_of_an_idle_period


def margins(case: Path) -> dict[str, tuple[float, float]]:
    rows = pf.marginal_values(pf.allocate(pf.load(case)))
    return {row.period: (row.step, row.gain) for row in rows.itertuples()}


def test_more_of_an_idle_period_is_worth_what_is_carried_over() -> None:
    assert margins(FIELD / "marginal_value_of_an_idle_period" / "case") == {
        "2027Q1": pytest.approx((10, 4), abs=1e-6),
        "2027Q2": pytest.approx((10, 4), abs=1e-6),
    }


@pytest.mark.parametrize(
    ("limits", "steps"),
    [
        ("carry_over,2027Q1,2027Q2\nmoney,budget,EUR,0.5,100,40", (120, 60)),
        ("carry_over,2026Q4,2027Q1,2027Q2\nmoney,budget,EUR,1,50,50,40", (10, 10, 10)),
        ("carry_over,2027Q1,2027Q2\nmoney,capacity,weeks,1,70,45", (35, 35)),
    ],
)
def test_of_several_idle_periods_and_shares(alter: Alter, limits: str, steps: Sequence[float]) -> None:
    case = alter("marginal_value_of_an_idle_period/case")
    (case / "resources.csv").write_text(f"resource,kind,unit,{limits}\n")
    assert list(margins(case).values()) == [pytest.approx((step, 4), abs=1e-6) for step in steps]


# ---------------------------------------------------------------- merged_cells


def points_or_merged(case: Path, points: float) -> None:
    found = faults(case)
    assert not found or about(found, "merged")
    assert found or impact(case) == points


def test_merged_cells_hold_what_excel_shows() -> None:
    points_or_merged(FIELD / "merged_cells" / "case.xlsx", 8)


@pytest.mark.parametrize(
    ("sheet", "cells", "points"),
    [
        ("initiatives", "B2:B4", 5),  # all three are run: A alone, at most 100
        ("requirements", "B2:B4", 8),  # money for each
        # B and C: 80 each, and C is not run: 100 + 80 = A and C, or A alone beside B
        ("requirements", "C3:C4", 9),
        ("buckets", "A2:B2", 9),
        ("contributions", "B2:B4", 8),
    ],
)
def test_merged_cells_elsewhere(tmp_path: Path, sheet: str, cells: str, points: float) -> None:
    book = load_workbook(FIELD / "merged_cells" / "case.xlsx")
    if sheet != "initiatives":
        book["initiatives"].unmerge_cells("B2:B3")
        book["initiatives"]["B3"] = "run"
    book[sheet].merge_cells(cells)
    book.save(tmp_path / "case.xlsx")
    if sheet == "buckets":  # an id of one thing and an id of another: nothing that could be meant
        assert faults(tmp_path / "case.xlsx")
    else:
        points_or_merged(tmp_path / "case.xlsx", {("requirements", "C3:C4"): 8}.get((sheet, cells), points))


# ---------------------------------------------------------------- millions


def test_amounts_of_few_millions_keep_their_decimals(run: Run) -> None:
    told = plain(run("explain", FIELD / "millions" / "case", "P2")[1])
    assert "if it cost 0.75 M€ instead of 1 M€" in told.replace("1.00 M€", "1 M€")
    told = plain(run("levels", FIELD / "millions" / "case")[1])
    assert re.search(r"\b4\.70? M€", told)
    assert " 5 M€" not in told


@pytest.mark.parametrize(
    ("factor", "language", "dear", "less", "all_of_it"),
    [
        (1, "fr", r"1(,00)?", r"0,75", r"4,70?"),
        (3, "en", r"3(\.00)?", r"2\.25", r"14\.10?"),
        (3, "fr", r"3(,00)?", r"2,25", r"14,10?"),
        (1000, "en", r"1 000", r"750", r"4 700"),
    ],
)
def test_amounts_of_any_size(
    alter: Alter, run: Run, factor: int, language: str, dear: str, less: str, all_of_it: str
) -> None:
    case = alter("millions/case", ("case.toml", "", f'currency = "EUR"\nlanguage = "{language}"\n'))
    for name in ("requirements", "resources"):
        head, *rows = (case / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        scaled = [
            re.sub(r"-?\b\d+(\.\d+)?\b(?=,|$)", lambda number: f"{float(number[0]) * factor:g}", row)
            for row in rows
        ]
        (case / f"{name}.csv").write_text("\n".join([head, *scaled]), encoding="utf-8")
    told = plain(run("explain", case, "P2")[1])
    assert re.search(rf"(?<![\d.,]){less} M€ (instead of|au lieu de) {dear} M€", told), told
    assert re.search(rf"\b{all_of_it} M€", plain(run("levels", case)[1]))


# ---------------------------------------------------------------- own_columns_with_known_names


def test_words_where_numbers_are_expected_are_one_fault_a_column() -> None:
    found = faults(FIELD / "own_columns_with_known_names" / "case")
    assert len(found) == 4
    for column, word in {
        "impact": "High",
        "effort": "M",
        "confidence": "Medium",
        "scope": "City-wide",
    }.items():
        assert about(found, f"column {column}", f"_{column}", word, "if it is")
    assert about(found, "_impact", "High, Low") or about(found, "_impact", '"High", "Low"')
    assert about(found, "_impact", "2, 1, 0.5")


@pytest.mark.parametrize(
    "scales",
    [
        (("High", "Medium"), ("M", "XL"), ("Low", "Medium")),
        (("Élevé", "Moyen"), ("S", "XS"), ("Faible", "Forte")),
        (("↑", "→"), ("★★★", "★★★★☆"), ("P1 - sure", "P2 - guess")),
        (("High", "High"), ("M", "M"), ("Low", "Low")),  # one word all the way down
    ],
)
def test_other_words_and_more_rows(alter: Alter, scales: Sequence[tuple[str, str]]) -> None:
    rows = "".join(f"\r\ni{k},{','.join(scale[k % 2] for scale in scales)},," for k in range(300))
    case = alter(
        "own_columns_with_known_names/case",
        ("initiatives", "a,High,M,Medium,City-wide,X", "a,,,,,yes"),
        ("initiatives", "b,Low,S,High,District 4,", "b,,,,," + rows),
    )
    found = faults(case)
    assert len(found) == 3
    for column, scale in zip(("impact", "effort", "confidence"), scales, strict=True):
        assert about(found, f"column {column}", f"_{column}", scale[0])


def test_the_advice_taken_keeps_the_column_as_a_note(alter: Alter) -> None:
    case = alter(
        "own_columns_with_known_names/case",
        ("initiatives", "Impact,Effort,Confidence,Scope", "_impact,_effort,_confidence,_scope"),
    )
    assert faults(case) == []


@pytest.mark.parametrize("mark", ["X", "x", "✓", "✔", "oui", "Yes"])
def test_a_cross_is_a_yes(alter: Alter, mark: str) -> None:
    case = alter(
        "own_columns_with_known_names/case",
        ("initiatives", "Impact,Effort,Confidence,Scope", "strength,size,belief,area"),
        ("initiatives", "City-wide,X", f"City-wide,{mark}"),
    )
    assert pf.load(case).initiatives.set_index("initiative").mandatory.to_dict() == {"a": True, "b": False}


# ---------------------------------------------------------------- replay_of_sorted_rows


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("round")
    assert main(["arbitrate", str(ROOT / "data" / "samples" / "dozen"), "-o", str(folder / "rec")]) == 0
    return folder / "rec" / "record.json"


def reordered(source: Path, target: Path, table: str, key: Callable[[str], str] | None) -> Path:
    """A copy of a case whose table is sorted by a key of the line, or upside down."""
    shutil.copytree(source, target)
    file = target / f"{table}.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text(
        "\n".join([head, *(sorted(lines, key=key) if key else reversed(lines))]) + "\n", encoding="utf-8"
    )
    return target


def by_name(line: str) -> str:
    return line.split(",")[1].strip('"')


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("initiatives", by_name),
        ("initiatives", None),
        ("requirements", None),
        ("contributions", by_name),
        ("resources", None),
        ("objectives", None),
        ("key_results", None),
        ("kpis", None),
        ("relations", None),
        ("parties", None),
    ],
)
def test_the_order_of_rows_decides_nothing(
    run: Run, recorded: Path, tmp_path: Path, table: str, key: Callable[[str], str] | None
) -> None:
    case = reordered(ROOT / "data" / "samples" / "dozen", tmp_path / "case", table, key)
    code, told = run("replay", recorded, case)
    assert code == 0, told


@pytest.mark.parametrize("heading", ["theme", "_memo"])
def test_a_blank_column_of_ones_own_decides_nothing(
    run: Run, recorded: Path, tmp_path: Path, heading: str
) -> None:
    shutil.copytree(ROOT / "data" / "samples" / "dozen", tmp_path / "case")
    for table in ("initiatives", "contributions") if heading.startswith("_") else ("initiatives",):
        file = tmp_path / "case" / f"{table}.csv"
        head, *lines = file.read_text(encoding="utf-8").splitlines()
        file.write_text(
            "\n".join([f"{head},{heading}", *(f"{line}," for line in lines)]) + "\n", encoding="utf-8"
        )
    code, told = run("replay", recorded, tmp_path / "case")
    assert code == 0, told


def test_another_amount_decides(run: Run, recorded: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "samples" / "dozen", tmp_path / "case")
    file = tmp_path / "case" / "objectives.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r",(\d+)", lambda weight: f",{int(weight[1]) + 7}", text, count=1), encoding="utf-8"
    )
    assert text != file.read_text(encoding="utf-8")
    assert run("replay", recorded, tmp_path / "case")[0] == 1


# ---------------------------------------------------------------- saturated_never_ends

SATURATED = FIELD / "saturated_never_ends" / "case"
AT_A_GAP = """
import time, portfolio as pf
plan = pf.allocate(pf.load({case!r}), gap={gap})
began = time.time()
print(pf.explain(plan, {name!r}).sentence.iloc[0])
print(time.time() - began)
"""


@pytest.mark.parametrize(("gap", "name"), [(0.001, "I001"), (0.01, "I030")])
def test_an_explanation_at_the_gap_that_was_asked(gap: float, name: str) -> None:
    code = AT_A_GAP.format(case=str(SATURATED), gap=gap, name=name)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True
    )
    sentence, seconds = done.stdout.splitlines()
    assert name in sentence
    assert float(seconds) < 60


BOUNDED = [
    ("explain",),
    ("levels",),
    ("frontier",),
    ("simulate", "--draws", "4"),
    ("brief", "-o", "brief.html"),
    ("export", "plan.xlsx"),
]


@pytest.mark.parametrize("arguments", BOUNDED, ids=lambda arguments: arguments[0])
def test_every_command_that_solves_has_a_time_limit(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    command, *rest = arguments
    files = [str(tmp_path / word) if "." in word else word for word in rest]
    with contextlib.suppress(SystemExit):
        code, told = run(command, FIELD / "scenario_percent" / "case", *files, "--time-limit", "60")
        assert code == 0, told
        return
    pytest.fail(f"{command} takes no --time-limit")


@pytest.mark.parametrize("arguments", [("explain",), ("levels",), ("frontier", "--at", "300")], ids=" ".join)
def test_the_time_limit_holds(arguments: tuple[str, ...]) -> None:
    command, *rest = arguments
    began = time.monotonic()
    done = subprocess.run(
        [*COMMAND, command, str(SATURATED), *rest, "--time-limit", "5"],
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert time.monotonic() - began < 60
    assert done.returncode in (0, 4), done.stderr
    assert done.stdout or done.stderr


# ---------------------------------------------------------------- scenario_percent


def of_scenarios(case: Path) -> dict[str, list[float]]:
    problems = {name: answer.problem for name, answer in pf.compare(pf.load(case)).answers.items()}
    return {
        name: [problem.amount("money", period) for period in problem.case.periods]
        for name, problem in problems.items()
    }


def test_ten_percent_less_is_ten_percent_less() -> None:
    case = FIELD / "scenario_percent" / "case"
    if found := faults(case):
        assert about(found, "line 2", "× 0.9")
        assert about(found, "line 3", "× 1.5")
        return
    amounts = of_scenarios(case)
    assert amounts["ten per cent less"] == pytest.approx([216000])
    assert amounts["half more"] == pytest.approx([360000])
    assert amounts["ten per cent less as a factor"] == pytest.approx([216000])


@pytest.mark.parametrize(
    ("change", "factor"),
    [
        ("-25%", 0.75),
        ("+5 %", 1.05),
        ("−\u00a012,5\u00a0%", 0.875),
        ("- 0.5 %", 0.995),
        ("+100%", 2),
        ("−100 %", 0),
    ],
)
@pytest.mark.parametrize("column", ["", "2028"])
def test_other_percentages_and_periods(alter: Alter, change: str, factor: float, column: str) -> None:
    case = alter(
        "scenario_percent/case",
        ("resources", "unit,2027", "unit,2027,2028"),
        ("resources", "EUR,240000", "EUR,240000,80000"),
        ("scenarios", "money,,− 10 %", f'money,{column},"{change}"'),
    )
    if not about(faults(case), "line 2", "×"):
        first = 240000 if column else 240000 * factor
        assert of_scenarios(case)["ten per cent less"] == pytest.approx([first, 80000 * factor])


def test_an_amount_is_an_amount(alter: Alter) -> None:
    case = alter("scenario_percent/case", ("scenarios", "+ 50 %", "+ 50"), ("scenarios", "− 10 %", "− 0.1"))
    amounts = of_scenarios(case)
    assert amounts["half more"] == [240050]
    assert amounts["ten per cent less"] == pytest.approx([239999.9])


# ---------------------------------------------------------------- sep_line


def nine_points_or_one_fault_a_file(case: Path) -> None:
    found = faults(case)
    assert not found or all(about([line], "sep=") and about([line], "delete") for line in found)
    assert len(found) <= 6
    assert found or funded(case) == {"A", "B"}


def test_the_line_that_excel_leaves_is_no_heading(run: Run) -> None:
    nine_points_or_one_fault_a_file(FIELD / "sep_line" / "case")
    assert run("check", FIELD / "sep_line" / "case")[0] in (0, 2)


@pytest.mark.parametrize(
    "line", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;", "sep=,", '\ufeff"sep=,"', "sep=\t", "sep=|"]
)
@pytest.mark.parametrize("table", ["*", "resources"])
def test_however_that_line_is_written(alter: Alter, line: str, table: str) -> None:
    between = line.strip('\ufeff"')[-1]
    if between == "|":
        table = "*"  # between bars only the line itself says so
    case = alter("sep_line/case", ("*", "sep=;", "~"), ("*", ";", between), (table, "~", line))
    for file in case.glob("*.csv"):
        file.write_bytes(re.sub(rb"^~\s*", b"", file.read_bytes()))
    nine_points_or_one_fault_a_file(case)


# ---------------------------------------------------------------- silent_free_and_unlimited


@pytest.mark.parametrize(
    ("folder", "words"), [("blank_period", ("resources", "money", "2027Q2")), ("no_estimate", ("A", "need"))]
)
def test_what_is_free_or_unlimited_is_told(run: Run, folder: str, words: Sequence[str]) -> None:
    code, told = run("check", FIELD / "silent_free_and_unlimited" / folder)
    assert code == 0
    assert about(told.splitlines(), *words)


def test_a_row_that_stands_twice_is_told(run: Run) -> None:
    code, told = run("check", FIELD / "silent_free_and_unlimited" / "row_pasted_twice")
    assert code == 0
    assert about(told.splitlines(), "requirements", "line 4", "line 2")


def test_a_blank_in_the_midst_of_a_team(alter: Alter) -> None:
    case = alter(
        "silent_free_and_unlimited/blank_period",
        ("resources", "2027Q1,2027Q2", "W1,W2,W3,W4"),
        ("resources", "money,budget,EUR,100,", "crew,capacity,days,5,,5,"),
        ("requirements", "money", "crew"),
    )
    lines = about(remarks(case), "resources", "crew")
    assert about(lines, "W2")
    assert about(lines, "W4")
    none = alter("silent_free_and_unlimited/blank_period", ("resources", "EUR,100,", "EUR,,"))
    assert not about(remarks(none), "2027Q1", "no limit", "beside")


def test_two_that_need_nothing_and_one_that_says_0(alter: Alter) -> None:
    case = alter(
        "silent_free_and_unlimited/no_estimate",
        ("requirements", "B,money,80", "B,money,0"),
        ("requirements", "C,money,60", "C,money,"),
    )
    (line,) = about(remarks(case), "requirements", "need")
    assert re.search(r"\bA\b", line)
    assert re.search(r"\bC\b", line)
    assert not re.search(r"\bB\b", line)


def test_rows_pasted_twice_wherever_they_stand(alter: Alter) -> None:
    case = alter(
        "silent_free_and_unlimited/row_pasted_twice",
        ("requirements", "resource,1", "resource,1,2"),
        ("requirements", "A,money,100", "A,money,100,50"),
        ("requirements", "B,money,80", "B,money,80,\r\nA,money,10,"),
        ("resources", "2027", "2027,2028"),
        ("resources", "EUR,300", "EUR,300,300"),
    )
    (line,) = about(remarks(case), "requirements", "line 2")
    # the row with other amounts, in line 4, is a second cost and no repetition
    assert "requirements 5" in line


# ---------------------------------------------------------------- thousands_point and
# thousands_read_as_decimals


def points_or_ambiguous(case: Path, points: float, *written: str) -> None:
    found = faults(case)
    assert not found or [
        text for text in written if about(found, text, "mean") or about(found, text, "thousands")
    ]
    assert found or impact(case) == pytest.approx(points)


@pytest.mark.parametrize(
    ("name", "points", "written"),
    [("semicolon", 8, "1.800"), ("us_in_semicolon", 9, "1,800"), ("text_cells.xlsx", 9, "1.800")],
)
def test_a_point_before_three_figures(name: str, points: float, written: str) -> None:
    points_or_ambiguous(FIELD / "thousands_point" / name, points, written)


@pytest.mark.parametrize(
    ("costs", "limit", "points"),
    [
        (("2.000,50", "1.500,25", "1.200,00"), "3.500", 8),  # 2000.50 + 1500.25 is too much
        (("1.000", "800,00", "600,00"), "1.800", 9),
        (("12.000", "9.000", "7.000"), "21.000", 9),
        (("12,000", "9,000", "7,000"), "21,000", 9),
        (("1.000,00", "800", "600"), "1.800,00", 9),
        (("0,500", "0,400", "0,300"), "0,900", 9),
    ],
)
def test_other_figures_between_semicolons(
    alter: Alter, costs: Sequence[str], limit: str, points: float
) -> None:
    edits = [
        ("requirements", f";{old}", f";{new}")
        for old, new in zip(("1.000,50", "800,25", "600,00"), costs, strict=True)
    ]
    case = alter("thousands_point/semicolon", *edits, ("resources", "1.800", limit))
    points_or_ambiguous(case, points, limit, *costs)


@pytest.mark.parametrize("folder", ["case", "case_points"])
def test_one_figure_that_can_only_be_grouped_decides_its_column(folder: str) -> None:
    case = FIELD / "thousands_read_as_decimals" / folder
    points_or_ambiguous(case, 70, "900,000", "900.000")
    assert faults(case) or (
        funded(case) == {"bridge", "pool", "lamps"} and pf.allocate(pf.load(case)).usage.used.sum() == 8946701
    )


@pytest.mark.parametrize("mark", [",", ".", "'", "’", " ", "\u202f"])
@pytest.mark.parametrize("between", [";", ","])
@pytest.mark.parametrize("place", ["first", "last"])
def test_in_files_of_either_kind_and_in_any_order(alter: Alter, mark: str, between: str, place: str) -> None:
    case = alter("thousands_read_as_decimals/case")
    file = case / "requirements.csv"
    head, *rows = (line.split(";") for line in file.read_text(encoding="utf-8").splitlines())
    grouped = [
        [name, resource, f'"{amount.replace(",", mark)}"']
        for name, resource, amount in (rows if place == "first" else rows[::-1])
    ]
    file.write_text("\n".join(between.join(row) for row in [head, *grouped]), encoding="utf-8")
    found = faults(case)
    assert len(found) <= 1
    points_or_ambiguous(case, 70, f"900{mark}000")


# ---------------------------------------------------------------- tie_reason


def test_of_equal_costs_the_reason_is_not_the_cost(run: Run) -> None:
    told = plain(run("explain", FIELD / "tie_reason" / "case")[1])
    assert "cheaper" not in told
    assert re.search(r"\bids?\b", told)
    assert funded(FIELD / "tie_reason" / "case") == {"A"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_tie_has_its_own_reason(alter: Alter, run: Run, language: str) -> None:
    setting = ("case.toml", "", f'language = "{language}"\n')
    cheaper, fewest = (
        ("cheaper", r"few") if language == "en" else ("moins cher", r"moins d.initiatives|moins nombreu")
    )
    cost = alter("tie_reason/case", setting, ("requirements", "B,money,100", "B,money,90"))
    assert funded(cost) == {"B"}
    assert cheaper in plain(run("explain", cost)[1])
    number = alter(
        "tie_reason/case",
        setting,
        ("initiatives", "B,B", "B,B\r\nC,C"),
        ("contributions", "B,v,5", "B,v,5\r\nC,v,10"),
        ("requirements", "A,money,100\r\nB,money,100", "A,money,50\r\nB,money,50\r\nC,money,100"),
    )
    assert funded(number) == {"C"}
    told = plain(run("explain", number)[1])
    assert cheaper not in told
    assert re.search(fewest, told)


def test_an_earlier_start_is_its_own_reason(alter: Alter, run: Run) -> None:
    case = alter(
        "tie_reason/case",
        ("initiatives", "initiative,name\r\nA,A", "initiative,name,earliest\r\nA,A,2028"),
        ("resources", "unit,2027", "unit,carry_over,2027,2028"),
        ("resources", "EUR,100", "EUR,1,100,0"),
    )
    assert funded(case) == {"B"}
    told = plain(run("explain", case)[1])
    assert "cheaper" not in told
    assert re.search(r"earl", told)


# ---------------------------------------------------------------- title_row_above_headings

BACKLOG = FIELD / "title_row_above_headings" / "backlog.xlsx"
REST = {
    "resources": [["resource", "kind", "unit", "S1"], ["team", "capacity", "points", 13]],
    "requirements": [
        ["initiative", "resource", "1"],
        ["a1", "team", 8],
        ["a2", "team", 5],
        ["a3", "team", 8],
    ],
    "objectives": [["objective", "weight"], ["value", 100]],
    "key_results": [["key_result", "objective", "kpi", "target"], ["kr", "value", "points", 10]],
    "contributions": [
        ["initiative", "kpi", "expected"],
        ["a1", "points", 3],
        ["a2", "points", 4],
        ["a3", "points", 2],
    ],
}


def completed(book: Workbook, path: Path) -> Path:
    """The workbook with the tables that it lacks, saved."""
    for name, rows in REST.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def three_items_or_the_row(case: Path, row: str) -> None:
    found = faults(case)
    assert not found or (len(found) == 1 and about(found, row, "headings"))
    assert found or list(pf.load(case).initiatives.initiative) == ["a1", "a2", "a3"]
    assert found or funded(case) == {"a1", "a2"}


def test_headings_below_a_title(run: Run, tmp_path: Path) -> None:
    code, told = run("check", BACKLOG)
    assert code == 2  # the other tables are not there
    assert "found only Backlog" not in told
    assert not about(told.splitlines(), "sheet initiatives") or about(told.splitlines(), "row 3", "headings")
    three_items_or_the_row(completed(load_workbook(BACKLOG), tmp_path / "case.xlsx"), "row 3")


@pytest.mark.parametrize(("above", "aside"), [(0, 0), (0, 3), (1, 0), (4, 1), (12, 2)])
@pytest.mark.parametrize("french", [False, True])
def test_headings_at_other_places(tmp_path: Path, above: int, aside: int, french: bool) -> None:
    source = list(load_workbook(BACKLOG)["initiatives"].iter_rows(values_only=True))[2:]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "initiatives"
    for k in range(above):
        sheet.append([None] * aside + [f"Backlog of the crew, note {k + 1}", None, 7] if k % 2 == 0 else [])
    if above % 2 == 0 and above:
        sheet.append([])
    for row in source:
        cells = [
            (
                {"initiative": "initiative", "name": "nom", "category": "catégorie"}.get(str(cell), cell)
                if french
                else cell
            )
            for cell in row[1:]
        ]
        sheet.append([None] * aside + cells)
    at = next(k for k, row in enumerate(sheet.iter_rows(values_only=True), 1) if "initiative" in row)
    three_items_or_the_row(completed(book, tmp_path / "case.xlsx"), f"row {at}")


def test_headings_below_a_title_in_a_csv_file(alter: Alter) -> None:
    case = alter(
        "sep_line/case",
        ("initiatives", "sep=;", "Backlog of the crew;12\r\n;"),
        ("resources", "sep=;", "Budgets of the year;;;\r\n;;;"),
    )
    found = faults(case)
    assert all(about([line], "line 3", "headings") for line in found)
    assert found or funded(case) == {"A", "B"}


# ---------------------------------------------------------------- total_row_is_an_initiative


def test_a_row_of_totals_is_told_and_without_it_all_four_are_funded(run: Run, alter: Alter) -> None:
    code, told = run("check", FIELD / "total_row_is_an_initiative" / "case")
    assert code in (0, 2)
    assert about(told.splitlines(), "initiatives", "TOTAL", "totals")
    without = alter(
        "total_row_is_an_initiative/case",
        ("initiatives", "TOTAL,Total\r\n", ""),
        ("contributions", "TOTAL,points,15\r\n", ""),
        ("requirements", "TOTAL,money,300\r\n", ""),
    )
    assert funded(without) == {"p1", "p2", "p3", "p4"}
    assert impact(without) == 1500
    assert not about(said(without), "totals")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Grand Total", ""),
        ("Total général", ""),
        ("TOTAL COSTS", ""),
        ("Somme", ""),
        ("Summe", ""),
        ("p5", "Total"),
        ("all", "All projects"),  # by its figures: the sums of the rows above
        ("p5", ""),
    ],
)
def test_whatever_a_row_of_totals_is_called(alter: Alter, key: str, name: str) -> None:
    case = alter(
        "total_row_is_an_initiative/case",
        ("initiatives", "TOTAL,Total", f"{key},{name}"),
        ("*", "TOTAL,", f"{key},"),
    )
    assert about(said(case), "initiatives", key, "total") or about(
        said(case), "initiatives", name or key, "total"
    )


def test_a_big_one_is_no_total(alter: Alter) -> None:
    case = alter(
        "total_row_is_an_initiative/case",
        ("initiatives", "TOTAL,Total", "p5,Total redesign of the shop"),
        ("*", "TOTAL,", "p5,"),
        ("requirements", "p5,money,300", "p5,money,290"),
        ("contributions", "p5,points,15", "p5,points,12"),
    )
    assert not about(said(case), "p5")
    assert not about(said(case), "redesign")


# ---------------------------------------------------------------- two_shortages


def ways(told: str) -> list[str]:
    """Each way out, in its own line, however it was wrapped."""
    return [plain(way) for way in re.split(r"^- ", told.split("Ways out", 1)[1], flags=re.MULTILINE)[1:]]


def names(way: str) -> set[str]:
    """Those that a way out gives up, by their ids of one letter."""
    return set(re.findall(r"\b[A-D]\b", way))


def test_the_cheapest_ways_out_of_two_shortages(run: Run) -> None:
    code, told = run("allocate", FIELD / "two_shortages" / "case")
    assert code == 3
    found = ways(told)
    assert about(found, "20 EUR", "2 weeks", "83.00 points")
    given_up = {
        points: names(way)
        for way in found
        for points in re.findall(r"([\d.]+) points", way)
        if not about([way], "more of")
    }
    assert given_up == {"80.00": {"B", "C"}, "52.00": {"B", "D"}, "31.00": {"A", "C"}} | {
        points: who for points, who in given_up.items() if points in ("3.00",)
    }


def test_each_of_two_shortages_is_named(run: Run) -> None:
    told = plain(run("allocate", FIELD / "two_shortages" / "case")[1])
    assert re.search(r"A and B", told)
    assert re.search(r"money", told)
    assert re.search(r"team|weeks", told)


def test_of_two_other_shortages(alter: Alter, run: Run) -> None:
    case = alter(
        "two_shortages/case",
        ("resources", "money,budget,EUR,100", "fund,budget,EUR,75"),
        ("resources", "team,capacity,weeks,10", "crew,capacity,days,11"),
        ("requirements", "money", "fund"),
        ("requirements", "team", "crew"),
        ("contributions", "A,v,50", "A,v,3"),
        ("contributions", "B,v,1", "B,v,40"),
    )
    found = ways(run("allocate", case)[1])
    assert about(found, "45 EUR", "1 days", "75.00 points") or about(found, "45 EUR", "1 day", "75.00 points")
    (best,) = [way for way in found if names(way) == {"A", "C"}]
    assert "70.00 points" in best


def test_three_shortages_at_once(alter: Alter, run: Run) -> None:
    case = alter(
        "two_shortages/case",
        ("resources", "team,capacity,weeks,10", "team,capacity,weeks,10\r\ndata,capacity,hours,7"),
        ("requirements", "D,team,6", "D,team,6\r\nB,data,4\r\nC,data,5"),
    )
    found = ways(run("allocate", case)[1])
    assert about(found, "20 EUR", "2 weeks", "2 hours", "83.00 points")
    assert [way for way in found if names(way) == {"B", "C"} and "80.00 points" in way]


# ---------------------------------------------------------------- unknown_cost_is_free


def test_what_is_not_estimated_is_told(run: Run) -> None:
    code, told = run("check", FIELD / "unknown_cost_is_free" / "case")
    assert code == 0
    assert about(told.splitlines(), "requirements", "4 of 6", "export", "mobile", "audit", "themes")


@pytest.mark.parametrize("unknown", ["missing", "0", "TBD", "?", "n/a"])
def test_other_ways_of_not_estimating(alter: Alter, unknown: str) -> None:
    folder, rows = (
        "unknown_cost_is_free/case",
        [f"{name},team," for name in ("export", "mobile", "audit", "themes")],
    )
    if unknown == "missing":
        case = alter(folder, *[("requirements", f"{row}\r\n", "") for row in rows])
        assert about(remarks(case), "4 of 6", "export", "mobile", "audit", "themes")
    elif unknown == "0":
        case = alter(
            folder,
            ("requirements", "export,team,", "export,team,0"),
            ("requirements", "mobile,team,", "mobile,team,0"),
        )
        (line,) = about(remarks(case), "2 of 6")
        assert "export" not in line
    else:
        case = alter(folder, *[("requirements", row, f"{row}{unknown}") for row in rows])
        assert about(faults(case), "requirements", unknown)
