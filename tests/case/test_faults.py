"""Every fault and every remark of the case format: where it stands, what was found, and the whole message
as the user reads it.
"""

import csv
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from support.french import not_french

import portfolio as pf
from portfolio import errors
from portfolio.words.sentences import into

# A case without fault or remark; each test puts others in the place of some of its files. " / " ends a line.
BASE = {
    "initiatives.csv": "initiative,name,earliest,latest / A,,, / B,,,",
    "resources.csv": "resource,kind,unit,2027Q1,2027Q2 / cash,budget,EUR,10,10 / team,capacity,weeks,5,5",
    "requirements.csv": "initiative,option,resource,1,2 / A,,cash,2, / B,,team,1,",
    "objectives.csv": "objective,weight / grow,100",
    "key_results.csv": "key_result,objective,kpi,baseline,target / more,grow,users,0,10",
    "kpis.csv": "kpi,unit / users,people",
    "contributions.csv": "initiative,option,kpi,low,expected,high / A,,users,,6, / B,,users,,6,",
}

type Fault = tuple[str, int | None, str, str, str]  # table, line or row, column, value, problem


def write(folder: Path, files: dict[str, str | bytes | None]) -> Path:
    """The base case with these files; None leaves one out."""
    folder.mkdir(exist_ok=True)
    for name, data in (BASE | files).items():
        if data is not None:
            (folder / name).write_bytes(data.replace(" / ", "\n").encode() if isinstance(data, str) else data)
    return folder


def write_book(path: Path, sheets: dict[str, str | None]) -> openpyxl.Workbook:
    """The base case as a workbook, numbers as numbers; None leaves a sheet out."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in ({n.removesuffix(".csv"): t for n, t in BASE.items()} | sheets).items():
        for line in [] if text is None else text.split(" / "):
            sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
            sheet.append([float(cell) if cell.isdecimal() else cell for cell in line.split(",")])
    book.save(path)
    return book


def refusal(path: Path) -> pf.CaseError:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(path)
    in_french(caught.value)
    return caught.value


def in_french(faults: Iterable[errors.Fault]) -> None:
    """What is said of faults or remarks in French has no English in it but the names of the format."""
    for fault in faults:
        told = into(fault.problem, "fr")
        assert told != fault.problem
        assert not_french(told) == [], told


def listed(error: pf.CaseError, file: str = "{}.csv") -> list[Fault]:
    """The faults of the frame, after a look at whether the message says the same, each in its place."""
    rows = error.faults.itertuples(index=False)
    faults = [
        (table, None if pd.isna(row) else int(row), column, value, problem)
        for table, row, column, value, problem in rows
    ]
    head, *lines = str(error).split("\n- ")
    assert head.startswith(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}")
    for (table, row, column, _, problem), line in zip(faults, lines, strict=True):
        place = re.fullmatch(
            r"([^:]+?)(?:, (?:line|row) (\d+))?(?:, (?:column|setting) (.+))?",
            line.removesuffix(f": {problem}"),
        )
        assert place is not None
        assert place[1] in (file.format(table), error.source, "case.toml")
        assert (place[2], place[3] or "") == (None if row is None else str(row), column)
    return faults


# Each case: a table and the text in its place, then every line that it makes the user read.
FAULTS = r"""
# What must be unique
initiatives: initiative / A / B / A
  initiatives.csv, line 4, column initiative: must be unique; found initiative "A" already in line 2. Rename or delete one.
resources: resource,kind,2027Q1 / cash,budget,9 / team,capacity,9 / cash,budget,9
  resources.csv, line 4, column resource: must be unique; found resource "cash" already in line 2. Rename or delete one.
objectives: objective,weight / grow,50 / grow,50
  objectives.csv, line 3, column objective: must be unique; found objective "grow" already in line 2. Rename or delete one.
key_results: key_result,objective,kpi / a,grow,users / a,grow,users
  key_results.csv, line 3, column key_result: must be unique; found key_result "a" already in line 2. Rename or delete one.
kpis: kpi,unit / users,people / users,visits
  kpis.csv, line 3, column kpi: must be unique; found kpi "users" already in line 2. Rename or delete one.
options: initiative,option / A,lite / A,full / A,lite
  options.csv, line 4, column option: initiative + option must be unique; found initiative "A", option "lite" already in line 2. Rename or delete one.
contributions: initiative,kpi,expected / A,users,6 / B,users,6 / B,users,7
  contributions.csv, line 4, column kpi: initiative + option + kpi must be unique; found initiative "B", no option, kpi "users" already in line 3.
    Rename or delete one.
parties: party,objective,weight / CFO,grow,100 / CFO,grow,0
  parties.csv, line 3, column objective: party + objective must be unique; found party "CFO", objective "grow" already in line 2. Rename or delete
    one.
decisions: initiative,decision / A,fund / A,reject
  decisions.csv, line 3, column initiative: must be unique; found initiative "A" already in line 2. Rename or delete one.
relations: relation,initiative,other,kpi,amount / synergy,A,B,users,1 / synergy,B,A,users,1
  relations.csv, line 3, column other: a pair's synergy on a KPI must stand once; found it already in line 2. Add the amounts up.
# References: the nearest id, where one is near; else what to do
options: initiative,option / Z,lite
  options.csv, line 2, column initiative: must be an id in initiatives; found "Z". Add it to initiatives, or correct it.
requirements: initiative,option,resource,1 / AA,,cash,2 / B,,taem,1 / B,ful,cash,1 / A,max,cash,1
  requirements.csv, line 2, column initiative: must be an id in initiatives; found "AA". Nearest: "A".
  requirements.csv, line 3, column resource: must be an id in resources; found "taem". Nearest: "team".
  requirements.csv, line 4, column option: must be one of the options of B (full); found "ful". Nearest: "full".
  requirements.csv, line 5, column option: must be one of the options of A (full); found "max". Add it to options, or correct it.
key_results: key_result,objective,kpi / a,profit,users / b,grow,users
  key_results.csv, line 2, column objective: must be an id in objectives; found "profit". Add it to objectives, or correct it.
kpis: kpi,unit,drives / users,people,sale / sales,EUR,
  kpis.csv, line 2, column drives: must be an id in kpis or key_results; found "sale". Nearest: "sales".
contributions: initiative,option,kpi,expected / A,,nps,6 / B,full,users,6 / A,lite,users,9
  contributions.csv, line 2, column kpi: must be an id in kpis or key_results; found "nps". Add it to kpis or key_results, or correct it.
  contributions.csv, line 4, column option: must be one of the options of A (full); found "lite". Add it to options, or correct it.
relations: relation,initiative,other,kpi,amount / requires,A,B | Y | Z,, / synergy,A,B,usres,1 / requires,A,| B,,
  relations.csv, line 2, column other: must be an id in initiatives; found "Y". Add it to initiatives, or correct it. If it is delivered already, or
    outside this round, delete the row.
  relations.csv, line 2, column other: must be an id in initiatives; found "Z". Add it to initiatives, or correct it. If it is delivered already, or
    outside this round, delete the row.
  relations.csv, line 3, column kpi: must be an id in kpis or key_results; found "usres". Nearest: "users".
  relations.csv, line 4, column other: must be ids with a bar between them, A | B; found "| B". Fill in what is missing, or delete the bar.
buckets: by,bucket,resource,measure,max / name,x,caash,share,0.5 / objective,gro,cash,share,0.5 / nmae,x,cash,share,0.5 / squad,x,cash,share,0.5
  buckets.csv, line 2, column resource: must be an id in resources; found "caash". Nearest: "cash".
  buckets.csv, line 3, column bucket: must be an id in objectives; found "gro". Nearest: "grow".
  buckets.csv, line 4, column by: must be a column of initiatives, or objective; found "nmae". Nearest: "name".
  buckets.csv, line 5, column by: must be a column of initiatives, or objective; found "squad". Add the column, or correct it.
parties: party,objective,weight / CFO,grown,100
  parties.csv, line 2, column objective: must be an id in objectives; found "grown". Nearest: "grow".
decisions: initiative,decision,option / Z,fund, / A,fund,Full
  decisions.csv, line 2, column initiative: must be an id in initiatives; found "Z". Add it to initiatives, or correct it.
  decisions.csv, line 3, column option: must be one of the options of A (full); found "Full". Nearest: "full".
# Periods and windows
initiatives: initiative,earliest,latest,deadline / A,2027.1,, / B,,2028Q1,soon
  initiatives.csv, line 2, column earliest: must be one of the periods 2027Q1 … 2027Q2 (columns of resources); found "2027.1". Nearest: "2027Q1".
  initiatives.csv, line 3, column latest: must be one of the periods 2027Q1 … 2027Q2 (columns of resources); found "2028Q1". Correct it, or add the
    period to resources.
  initiatives.csv, line 3, column deadline: must be one of the periods 2027Q1 … 2027Q2 (columns of resources); found "soon". Correct it, or add the
    period to resources.
key_results: key_result,objective,kpi,due / a,grow,users,2027-R1
  key_results.csv, line 2, column due: must be one of the periods 2027Q1 … 2027Q2 (columns of resources); found "2027-R1". Nearest: "2027Q1".
initiatives: initiative,earliest,latest / A,2027Q2,2027Q1 / B,,
  initiatives.csv, line 2, column earliest: must not come after latest (2027Q1); found 2027Q2. Widen the window.
options: initiative,option,duration / A,max,3
  options.csv, line 2, column duration: must leave a start from which it delivers inside the horizon; found none for A / max: 3 periods of work,
    starts 2027Q1 … 2027Q2, horizon to 2027Q2. Shorten it, widen the window, or set finish_inside = false.
requirements: initiative,resource,1,2,3 / A,cash,1,1,1 / B,team,1,,
  initiatives.csv, line 2, column latest: must leave a start from which it delivers inside the horizon; found none for A / full: 3 periods of work,
    starts 2027Q1 … 2027Q2, horizon to 2027Q2. Shorten it, widen the window, or set finish_inside = false.
decisions: initiative,decision,option,start / A,fund,,2026Q4 / B,reject,full,2027Q1
  decisions.csv, line 2, column start: must be one of the periods 2027Q1 … 2027Q2 (columns of resources); found "2026Q4". Correct it, or add the
    period to resources.
  decisions.csv, line 3, column option: must be blank where the decision is reject, which rules the whole initiative out; found "full". Clear it.
  decisions.csv, line 3, column start: must be blank where the decision is reject, which rules the whole initiative out; found "2027Q1". Clear it.
# Numbers
initiatives: initiative,scope,reach,impact,confidence,effort / A,-1,-2,-3,80,0 / B,x,nan,inf,1.5,-1 / C,1e999,²,--,-0.1,150 %
  initiatives.csv, line 2, column scope: must be a number ≥ 0; found -1. Correct it.
  initiatives.csv, line 2, column reach: must be a number ≥ 0; found -2. Correct it.
  initiatives.csv, line 2, column impact: must be a number ≥ 0; found -3. Correct it.
  initiatives.csv, line 2, column confidence: must be a number from 0 to 1; found 80. For a percentage write 80 %.
  initiatives.csv, line 2, column effort: must be a number > 0; found 0. Correct it.
  initiatives.csv, line 3, column scope: must be a number ≥ 0; found "x". Write a number.
  initiatives.csv, line 3, column reach: must be a number ≥ 0; found "nan". Write a number.
  initiatives.csv, line 3, column impact: must be a number ≥ 0; found "inf". Write a finite number.
  initiatives.csv, line 3, column confidence: must be a number from 0 to 1; found 1.5. Correct it.
  initiatives.csv, line 3, column effort: must be a number > 0; found -1. Correct it.
  initiatives.csv, line 4, column scope: must be a number ≥ 0; found "1e999", which is too large. Write a smaller number.
  initiatives.csv, line 4, column reach: must be a number ≥ 0; found "²". Write a number.
  initiatives.csv, line 4, column impact: must be a number ≥ 0; found "--". Write a number.
  initiatives.csv, line 4, column confidence: must be a number from 0 to 1; found -0.1. Correct it.
options: initiative,option,duration,delivers,success / A,a,two,-1,80 / A,b,1.5,"1,234",-0.5 / A,c,0,x,oui / A,d,1e20,∞,150 %
  options.csv, line 2, column duration: must be a whole number of periods ≥ 1; found "two". Write 2.
  options.csv, line 2, column delivers: must be a number ≥ 0; found -1. Correct it.
  options.csv, line 2, column success: must be a number from 0 to 1; found 80. For a percentage write 80 %.
  options.csv, line 3, column duration: must be a whole number of periods ≥ 1; found 1.5. Round it.
  options.csv, line 3, column delivers: must be a number ≥ 0; found "1,234", which can mean 1234 or 1.234. Write 1234 or 1.2340.
  options.csv, line 3, column success: must be a number from 0 to 1; found -0.5. Correct it.
  options.csv, line 4, column duration: must be a whole number of periods ≥ 1; found 0. Correct it.
  options.csv, line 4, column delivers: must be a number ≥ 0; found "x". Write a number.
  options.csv, line 4, column success: must be a number from 0 to 1; found "oui". Write a number.
  options.csv, line 5, column duration: must be a whole number of periods ≥ 1; found 1e20, which is too large. Correct it.
  options.csv, line 5, column delivers: must be a number ≥ 0; found "∞". Write a finite number.
  options.csv, line 5, column success: must be a number from 0 to 1; found 150 %. Correct it.
resources: resource,kind,unit,usable,carry_over,2027Q1,2027Q2 / cash,budget,EUR,1.1,-0.1,-5,inf / team,capacity,weeks,85,85,n/a,-inf
  resources.csv, line 2, column usable: must be a number from 0 to 1; found 1.1. Correct it.
  resources.csv, line 2, column carry_over: must be a number from 0 to 1; found -0.1. Correct it.
  resources.csv, line 2, column 2027Q1: must be a number ≥ 0; found -5. Correct it.
  resources.csv, line 2, column 2027Q2: must be a number ≥ 0; found "inf". Write a finite number, or leave it blank: no limit.
  resources.csv, line 3, column usable: must be a number from 0 to 1; found 85. For a percentage write 85 %.
  resources.csv, line 3, column carry_over: must be a number from 0 to 1; found 85. For a percentage write 85 %.
  resources.csv, line 3, column 2027Q1: must be a number ≥ 0; found "n/a". Write a number.
  resources.csv, line 3, column 2027Q2: must be a number ≥ 0; found "-inf". Write a finite number, or leave it blank: no limit.
resources: resource,kind,unit,2027Q1,2027Q2 / cash,budget,EUR,9,9 / team,capacity,weeks,9,9 / capex,budget,kEUR,9,9
  resources.csv, line 4, column unit: budgets must be in one unit, since they are added up; found "kEUR", and "EUR" for cash. Convert one.
requirements: initiative,resource,1 / A,cash,lots / B,team,1
  requirements.csv, line 2, column 1: must be a number; found "lots". Write a number.
objectives: objective,weight / grow,-100 / keep, / save,many
  objectives.csv, line 2, column weight: must be a number ≥ 0; found -100. Correct it.
  objectives.csv, line 3, column weight: must be a number ≥ 0; found nothing. Fill it in, or delete the row.
  objectives.csv, line 4, column weight: must be a number ≥ 0; found "many". Write a number.
key_results: key_result,objective,kpi,baseline,target,weight,stretch / a,grow,users,,0,-1,2 / b,grow,users,5,5,,-0.1 / c,grow,users,x,0,1,1.1
  key_results.csv, line 2, column weight: must be a number ≥ 0; found -1. Correct it.
  key_results.csv, line 2, column stretch: must be a number from 0 to 1; found 2. For a percentage write 2 %.
  key_results.csv, line 2, column target: must differ from the baseline; found 0 for both. Correct one, or leave the target blank.
  key_results.csv, line 3, column stretch: must be a number from 0 to 1; found -0.1. Correct it.
  key_results.csv, line 3, column target: must differ from the baseline; found 5 for both. Correct one, or leave the target blank.
  key_results.csv, line 4, column baseline: must be a number; found "x". Write a number.
  key_results.csv, line 4, column stretch: must be a number from 0 to 1; found 1.1. Correct it.
key_results: key_result,objective,kpi,weight / a,grow,users,0 / b,grow,users,0
  key_results.csv, line 2, column weight: the weights of an objective's key results must not all be 0; found only 0 for grow. Give one a weight.
kpis: kpi,unit,factor,value / users,people,x,y
  kpis.csv, line 2, column factor: must be a number; found "x". Write a number.
  kpis.csv, line 2, column value: must be a number; found "y". Write a number.
contributions: initiative,kpi,low,expected,high / A,users,7,6,5 / B,users,-7,-8,-9
  contributions.csv, line 2, column low: must be ≤ expected (6); found 7. Order them as numbers: low is the smaller one, also below 0.
  contributions.csv, line 2, column high: must be ≥ expected (6); found 5. Order them as numbers: high is the larger one, also below 0.
  contributions.csv, line 3, column low: must be ≤ expected (-8); found -7. Order them as numbers: low is the smaller one, also below 0.
  contributions.csv, line 3, column high: must be ≥ expected (-8); found -9. Order them as numbers: high is the larger one, also below 0.
relations: relation,initiative,other,lag,kpi,amount / requires,A,B,0.5,, / requires,B,A,soon,, / synergy,A,B,,users,1 %% / synergy,A,B,,,
  relations.csv, line 2, column lag: must be a whole number of periods; found 0.5. Round it.
  relations.csv, line 3, column lag: must be a whole number of periods; found "soon". Write a number.
  relations.csv, line 4, column amount: must be a number; found "1 %%". Write a number.
  relations.csv, line 5, column kpi: must be given for a synergy; found nothing. Fill it in.
  relations.csv, line 5, column amount: must be given for a synergy; found nothing. Fill it in.
buckets: by,bucket,resource,measure,min,max / name,x,cash,share,-1,50 / name,x,,count,-1,x / name,x,cash,amount,5,4
  buckets.csv, line 2, column min: a share must be a number from 0 to 1; found -1. Correct it.
  buckets.csv, line 2, column max: a share must be a number from 0 to 1; found 50. For a percentage write 50 %.
  buckets.csv, line 3, column max: must be a number; found "x". Write a number.
  buckets.csv, line 3, column min: a count must be a number ≥ 0; found -1. Correct it.
  buckets.csv, line 4, column min: must be ≤ max (4); found 5. Swap or correct them.
parties: party,objective,weight / CFO,grow,-1
  parties.csv, line 2, column weight: must be a number ≥ 0; found -1. Correct it.
readings: kpi,period,value,target / nps,2020,abc,x
  readings.csv, line 2, column value: must be a number; found "abc". Write a number.
  readings.csv, line 2, column target: must be a number; found "x". Write a number.
ledger: resource,period,planned,actual / x,2020,a,b
  ledger.csv, line 2, column planned: must be a number; found "a". Write a number.
  ledger.csv, line 2, column actual: must be a number; found "b". Write a number.
actuals: initiative,expected,realised,scope_planned,scope_delivered / Z,a,b,-1,-2
  actuals.csv, line 2, column expected: must be a number; found "a". Write a number.
  actuals.csv, line 2, column realised: must be a number; found "b". Write a number.
  actuals.csv, line 2, column scope_planned: must be a number ≥ 0; found -1. Correct it.
  actuals.csv, line 2, column scope_delivered: must be a number ≥ 0; found -2. Correct it.
# Choices, dates, and what goes with what
initiatives: initiative,mandatory / A,maybe / B,2
  initiatives.csv, line 2, column mandatory: must be true or false; found "maybe". Write true or false.
  initiatives.csv, line 3, column mandatory: must be true or false; found "2". Write true or false.
resources: resource,kind,2027Q1,2027Q2 / cash,budgets,9,9 / team,people,9,9
  resources.csv, line 2, column kind: must be one of budget, capacity; found "budgets". Write budget.
  resources.csv, line 3, column kind: must be one of budget, capacity; found "people". Write one of these.
kpis: kpi,unit,kind / users,people,busines
  kpis.csv, line 2, column kind: must be one of usage, outcome, business; found "busines". Write business.
relations: relation,initiative,other / require,A,B / excludes,A,A / excludes,A,A | B
  relations.csv, line 2, column relation: must be one of requires, excludes, all, synergy; found "require". Write requires.
  relations.csv, line 3, column other: must be another initiative; found "A" itself. Correct it.
  relations.csv, line 4, column other: must be another initiative; found "A" itself. Correct it.
  relations.csv, line 4, column other: must be one id for excludes; found 2. Write one row for each.
buckets: by,bucket,resource,measure,max / name,x,cash,shares,1 / name,x,,share,1 / name,x,,amount,1 / name,x,cash,count,1
  buckets.csv, line 2, column measure: must be one of share, amount, count; found "shares". Write share.
  buckets.csv, line 3, column resource: must name the resource whose share is limited; found nothing. Fill it in.
  buckets.csv, line 4, column resource: must name the resource whose amount is limited; found nothing. Fill it in.
  buckets.csv, line 5, column resource: must be blank for a count of initiatives; found "cash". Clear it, or measure amount.
decisions: initiative,decision,date / A,funded,soon / B,fund,31/02/2027
  decisions.csv, line 2, column decision: must be one of fund, reject; found "funded". Write one of these.
  decisions.csv, line 2, column date: must be a date such as 2027-12-31 or 31/12/2027; found "soon". Write it so.
  decisions.csv, line 3, column date: must be a date such as 2027-12-31 or 31/12/2027; found "31/02/2027". Write it so.
kpis: kpi,unit,drives / users,people,users
  kpis.csv, line 2, column drives: must not lead back to itself; found users → users. Break the chain.
kpis: kpi,unit,drives / users,people,c / c,u,b / b,u,c
  kpis.csv, line 4, column drives: must not lead back to itself; found b → c → b. Break the chain.
# Blanks
initiatives: initiative,name / A, / B, / ,x
  initiatives.csv, line 4, column initiative: must be an id; found nothing. Fill it in, or delete the row.
options: initiative,option / A, / ,lite
  options.csv, line 2, column option: must be an id; found nothing. Fill it in, or delete the row.
  options.csv, line 3, column initiative: must be an id in initiatives; found nothing. Fill it in, or delete the row.
resources: resource,kind,2027Q1 / cash,budget, / team,, / ,capacity,
  resources.csv, line 3, column kind: must be one of budget, capacity; found nothing. Fill it in, or delete the row.
  resources.csv, line 4, column resource: must be an id; found nothing. Fill it in, or delete the row.
requirements: initiative,resource,1 / A,,1 / ,cash,1 / B,team,
  requirements.csv, line 2, column resource: must be an id in resources; found nothing. Fill it in, or delete the row.
  requirements.csv, line 3, column initiative: must be an id in initiatives; found nothing. Fill it in, or delete the row.
objectives: objective,weight / grow,100 / ,0
  objectives.csv, line 3, column objective: must be an id; found nothing. Fill it in, or delete the row.
key_results: key_result,objective,kpi / ,,users / a,grow,
  key_results.csv, line 2, column key_result: must be an id; found nothing. Fill it in, or delete the row.
  key_results.csv, line 2, column objective: must be an id in objectives; found nothing. Fill it in, or delete the row.
  key_results.csv, line 3, column kpi: must be an id; found nothing. Fill it in, or delete the row.
kpis: kpi,unit / users,people / ,u
  kpis.csv, line 3, column kpi: must be an id; found nothing. Fill it in, or delete the row.
contributions: initiative,kpi,expected / A,users, / B,,9 / ,users,9
  contributions.csv, line 2, column expected: must be a number; found nothing. Fill it in, or delete the row.
  contributions.csv, line 3, column kpi: must be an id in kpis or key_results; found nothing. Fill it in, or delete the row.
  contributions.csv, line 4, column initiative: must be an id in initiatives; found nothing. Fill it in, or delete the row.
relations: relation,initiative,other / ,A, / excludes,,B
  relations.csv, line 2, column relation: must be one of requires, excludes, all, synergy; found nothing. Fill it in, or delete the row.
  relations.csv, line 2, column other: must be an id in initiatives; found nothing. Fill it in, or delete the row.
  relations.csv, line 3, column initiative: must be an id in initiatives; found nothing. Fill it in, or delete the row.
buckets: by,bucket,resource,measure,max / ,x,cash,,1 / name,,cash,share,1
  buckets.csv, line 2, column by: must be text; found nothing. Fill it in, or delete the row.
  buckets.csv, line 2, column measure: must be one of share, amount, count; found nothing. Fill it in, or delete the row.
  buckets.csv, line 3, column bucket: must be text; found nothing. Fill it in, or delete the row.
parties: party,objective,weight / ,grow,100 / CFO,,
  parties.csv, line 2, column party: must be an id; found nothing. Fill it in, or delete the row.
  parties.csv, line 3, column objective: must be an id in objectives; found nothing. Fill it in, or delete the row.
  parties.csv, line 3, column weight: must be a number ≥ 0; found nothing. Fill it in, or delete the row.
decisions: initiative,decision / A, / ,fund
  decisions.csv, line 2, column decision: must be one of fund, reject; found nothing. Fill it in, or delete the row.
  decisions.csv, line 3, column initiative: must be an id in initiatives; found nothing. Fill it in, or delete the row.
readings: kpi,period,value / ,2020,1 / nps,,1 / nps,2020,
  readings.csv, line 2, column kpi: must be an id; found nothing. Fill it in, or delete the row.
  readings.csv, line 3, column period: must be text; found nothing. Fill it in, or delete the row.
  readings.csv, line 4, column value: must be a number; found nothing. Fill it in, or delete the row.
ledger: resource,period,actual / ,2020,1 / cash,,1
  ledger.csv, line 2, column resource: must be an id; found nothing. Fill it in, or delete the row.
  ledger.csv, line 3, column period: must be text; found nothing. Fill it in, or delete the row.
actuals: initiative,realised / ,1
  actuals.csv, line 2, column initiative: must be an id; found nothing. Fill it in, or delete the row.
# Headings: one that must be renamed is said once, not again for each id that is then unknown
initiatives: initiatve,nmae,Owner / A,, / B,,
  initiatives.csv, line 1, column initiatve: must be a known column or one of your own; found "initiatve", which resembles initiative. Write
    initiative, or start it with _ to keep it as a note.
  initiatives.csv, line 1, column nmae: must be a known column or one of your own; found "nmae", which resembles name. Write name, or start it with
    _ to keep it as a note.
initiatives: id,name / A, / B,
  initiatives.csv, line 1, column initiative: must be one of the headings; found only id, name. Add the column.
objectives: object,weight / grow,100
  objectives.csv, line 1, column objective: must be one of the headings; found "object". Rename it.
options: initiative,duration / A,1 / A,2
  options.csv, line 1, column option: must be one of the headings; found only initiative, duration. Add the column.
key_results: key_result,objective / a,grow
  key_results.csv, line 1, column kpi: must be one of the headings; found only key_result, objective. Add the column.
objectives: objective,,weight,Weight / grow,x,100,9
  objectives.csv, line 1, column weight: headings must be unique; found "weight" 2 times. Rename or delete one.
  objectives.csv, line 2: column 2 must have a heading; found "x" under none. Name it, or start its name with _ to keep it as a note.
resources: resource,kind,units,carryover,2027Q1,2027Q1 / cash,budget,EUR,1,9,9 / team,capacity,,,9,9
  resources.csv, line 1, column 2027Q1: headings must be unique; found "2027Q1" 2 times. Rename or delete one.
  resources.csv, line 1, column carryover: must be a known column or one of your own; found "carryover", which resembles carry_over. Write
    carry_over, or start it with _ to keep it as a note.
  resources.csv, line 1, column units: must be a known column or one of your own; found "units", which resembles unit. Write unit, or start it with
    _ to keep it as a note.
resources: resource,kind,unit,Note,_x / cash,budget,EUR,, / team,capacity,,,
  resources.csv, line 1: must have one column per period, such as 2027Q1; found none. Add one.
requirements: initiative,resource,1,0,2.5,2027Q1,2029 / A,cash,2,,,, / B,team,1,,,,
  requirements.csv, line 1, column 0: amounts must stand in columns 1, 2, 3, … counted from the start of the work; found "0". Renumber it.
  requirements.csv, line 1, column 2.5: amounts must stand in columns 1, 2, 3, … counted from the start of the work; found "2.5". Renumber it.
  requirements.csv, line 1, column 2029: amounts must stand in columns 1, 2, 3, … counted from the start of the work; found "2029". Renumber it.
  requirements.csv, line 1, column 2027Q1: amounts must stand in columns 1, 2, 3, … counted from the start of the work; found the period "2027Q1".
    Renumber it.
requirements: initiative,resource,amount / A,cash,2 / B,team,1
  requirements.csv, line 1, column 1: must have amounts in columns 1, 2, 3, …; found none. Add the column 1.
initiatives: initiative,name / A,one, two / B
  initiatives.csv, line 2: must have 2 cells like the headings; found "two" beyond them. Put quotes around a cell that holds the separator.
# Files without content
objectives:
  objectives.csv: must have a line of headings; found an empty file. Fill it in, or remove it.
kpis: ,, / ;; / ""
  kpis.csv: must have a line of headings; found an empty file. Fill it in, or remove it.
initiatives: initiative
  initiatives.csv: must have at least one row; found none. Fill it in.
objectives: objective,weight
  objectives.csv: must have at least one row; found none. Fill it in.
resources: resource,kind,2027Q1
  resources.csv: must have at least one row; found none. Fill it in.
key_results: key_result,objective,kpi
  key_results.csv: must have at least one row; found none. Fill it in.
"""


def read(block: str) -> list[object]:
    """The cases of a block: files, and the lines to read; what stands four deep continues a line."""
    text = re.sub(r"\n {4}", " ", re.sub(r"\n#.*", "", block))
    cases = [case.split("\n  ") for case in re.split(r"\n(?=\S)", text.rstrip())[1:]]
    return [
        pytest.param(
            {f"{first.partition(':')[0]}.csv": first.partition(":")[2].strip()}, lines, id=first[:90]
        )
        for first, *lines in cases
    ]


def cell(files: dict[str, str], table: str, row: int, column: str) -> str:
    """What stands there; empty where there is no such column."""
    header, *_ = rows = list(csv.reader((BASE | files)[f"{table}.csv"].split(" / ")))
    return rows[row - 1][header.index(column)] if column in header else ""


@pytest.mark.parametrize(("files", "lines"), read(FAULTS))
def test_fault(files: dict[str, str], lines: list[str], tmp_path: Path) -> None:
    path = write(tmp_path / "case", files)
    error = refusal(path)
    assert str(error).split("\n- ") == [
        f"{len(lines)} fault{'s' if len(lines) > 1 else ''} in {path}",
        *lines,
    ]
    for table, row, column, value, _ in listed(error):
        if row is not None and column:
            there = cell(files, table, row, column)
            assert value in (there, *there.split(" | "))


def test_a_decided_start_must_be_admissible(tmp_path: Path) -> None:
    files = {
        "initiatives.csv": "initiative,latest / A, / B,2027Q1",
        "options.csv": "initiative,option,duration / A,lite,2 / A,max,1",
        "decisions.csv": "initiative,decision,option,start / A,fund,lite,2027Q2 / B,fund,,2027Q2",
    }
    assert listed(refusal(write(tmp_path / "case", files))) == [
        (
            "decisions",
            n,
            "start",
            "2027Q2",
            (
                f'must be an admissible start of {who} (2027Q1); found "2027Q2". Change the decision or the'
                " window."
            ),
        )
        for n, who in [(2, "A / lite"), (3, "B")]
    ]
    decisions = "initiative,decision,option,start / A,fund,max,2027Q2 / B,fund,,2027Q1"
    assert len(pf.load(write(tmp_path / "case", files | {"decisions.csv": decisions})).decisions) == 2


def test_all_faults_at_once_table_by_table_and_row_by_row(tmp_path: Path) -> None:
    files = {
        "initiatives.csv": "initiative,confidence,earliest / A,80,2030Q1 / A,x,",
        "resources.csv": "resource,kind,unit,2027Q1,2027Q2 / cash,money,EUR,-1,x / team,capacity,weeks,5,5",
        "objectives.csv": b"objective,weight\nkeep\x00,1",
        "kpis.csv": "kpi,unit,drive / users,people,",
        "contributions.csv": "initiative,kpi,low,expected / C,users,3,2 / A,usrs,,",
        "case.toml": 'langage = "fr" / currency = "eur"',
    }
    assert [fault[:4] for fault in listed(refusal(write(tmp_path / "case", files)))] == [
        ("settings", 1, "langage", "fr"),
        ("settings", 2, "currency", "eur"),
        ("initiatives", 2, "confidence", "80"),
        ("initiatives", 2, "earliest", "2030Q1"),
        ("initiatives", 3, "confidence", "x"),
        ("initiatives", 3, "initiative", "A"),
        ("resources", 2, "kind", "money"),
        ("resources", 2, "2027Q1", "-1"),
        ("resources", 2, "2027Q2", "x"),
        ("requirements", 3, "initiative", "B"),
        ("objectives", 2, "", ""),
        ("kpis", 1, "drive", "drive"),
        ("contributions", 2, "initiative", "C"),
        ("contributions", 2, "low", "3"),
        ("contributions", 3, "expected", ""),
        ("contributions", 3, "kpi", "usrs"),
    ]


MISSING = "the table {} must be there; found none. Add it."


@pytest.mark.parametrize(
    ("files", "faults"),
    [
        pytest.param(
            {"initiatives.csv": None},
            [("initiatives", None, "", "", MISSING.format("initiatives"))],
            id="not once for each id",
        ),
        pytest.param(
            {"objectives.csv": None, "requirements.csv": "initiative,resource,1 / Z,cash,1"},
            [
                (
                    "requirements",
                    2,
                    "initiative",
                    "Z",
                    'must be an id in initiatives; found "Z". Add it to initiatives, or correct it.',
                ),
                ("objectives", None, "", "", MISSING.format("objectives")),
            ],
            id="but each id of another table",
        ),
        pytest.param(
            {"initiatives.csv": None, "initiative.csv": BASE["initiatives.csv"]},
            [
                (
                    "initiatives",
                    None,
                    "",
                    "",
                    'the table initiatives must be there; found "initiative" instead. Rename it.',
                )
            ],
            id="a misspelt file",
        ),
        pytest.param(
            {"Initiatives.CSV": BASE["initiatives.csv"], "initiatives.csv": None},
            [],
            id="capitals are no fault",
        ),
        pytest.param(
            {"Kpis.csv": "kpi / sales"},
            [
                (
                    "kpis",
                    None,
                    "",
                    "",
                    "the table kpis must stand once; found Kpis.csv and kpis.csv. Remove one.",
                )
            ],
            id="two files of one table",
        ),
        pytest.param(
            dict.fromkeys(BASE),
            [
                (t, None, "", "", MISSING.format(t))
                for t in (
                    "initiatives",
                    "resources",
                    "requirements",
                    "objectives",
                    "key_results",
                    "contributions",
                )
            ],
            id="an empty folder",
        ),
    ],
)
def test_missing_tables(files: dict[str, str | bytes | None], faults: list[Fault], tmp_path: Path) -> None:
    path = write(tmp_path / "case", files)
    assert (listed(refusal(path)) if faults else [*pf.load(path).remarks]) == (
        faults or ["table", "row", "column", "value", "problem"]
    )


ENCODED = "objective,weight,note\ngrow,100,né"
CUT = "must be text; found a file that ends in the middle of a character. It is cut off: save it again."
CONTROL = (
    "must be text; found a control character ('\\x00'). It is not a CSV file, or damaged: save it again."
)
QUOTES = "must be a table separated by commas or semicolons; found {}. Correct the quotation marks."


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (
            b"PK\x03\x04",
            None,
            (
                "must be a text file; found an Excel or zip file under this name. Save it as CSV, or load the"
                " workbook itself."
            ),
        ),
        (ENCODED.encode()[:-1], 2, CUT),
        (
            ENCODED.encode("utf-16")[:-1],
            None,
            "must be text; found a damaged UTF-16 file. It may be cut off: save it again.",
        ),
        (
            ENCODED.encode() + "\nx,0,né\n".encode("cp1252"),
            3,
            "must be in one encoding; found UTF-8 and others mixed. Save it again as UTF-8.",
        ),
        (
            b"objective,weight\n\x81,\xff",
            2,
            "must be a text file in UTF-8 or cp1252; found bytes that are neither. Save it again as UTF-8.",
        ),
        (b"objective,weight\ngrow,1\x0000", 2, CONTROL),
        (ENCODED.replace("é", "e").encode("utf-16-le"), 1, CONTROL),
        (b'objective,weight\n\n"grow,100\nx,y\n', 3, QUOTES.format("a quotation mark that is never closed")),
        (
            b'objective,weight\n"a\nb",1\n"gr"ow,100',
            4,
            QUOTES.format("text right after a closing quotation mark"),
        ),
    ],
)
def test_files_that_are_not_what_their_names_say(
    data: bytes, line: int | None, problem: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "case", {"objectives.csv": data})
    assert listed(refusal(path)) == [("objectives", line, "", "", problem)]


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    path = write(tmp_path / "case", {"objectives.csv": None})
    (path / "objectives.csv").mkdir()
    (path / "case.toml").mkdir()
    problem = "must be a file; found a folder. Remove or rename it."
    assert listed(refusal(path)) == [
        ("settings", None, "", "", problem),
        ("objectives", None, "", "", problem),
    ]


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "case", {})

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("portfolio.loaders.text_files.whole_file", refused)
        problem = "must be a readable file; found Permission denied. Check its permissions."
        assert {fault[4] for fault in listed(refusal(path))} == {problem}
    write_book(tmp_path / "case.xlsx", {})
    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZipFile", refused)
        assert (
            "must be an Excel workbook (.xlsx); found a file that can't be opened (Permission denied)."
            in str(refusal(tmp_path / "case.xlsx"))
        )
    monkeypatch.setattr(Path, "iterdir", refused)
    assert (
        str(refusal(path))
        == f"1 fault in {path}\n- {path}: must be a readable folder; found Permission denied. Check its"
        " permissions."
    )


FORMS = "must be a folder of CSV files, an Excel workbook (.xlsx) or a database"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing", f"{FORMS}; nothing is there. Check the path."),
        ("missing.xlsx", f"{FORMS}; nothing is there. Check the path."),
        ("case/kpis.csv", f"{FORMS}; found a file ending in .csv. Give the folder that holds it."),
        ("case/case.toml", f"{FORMS}; found a file ending in .toml. Give the folder that holds it."),
        ("old.xls", f"{FORMS}; found a file ending in .xls. Save it as .xlsx."),
        ("rounds.db", f"{FORMS}; found a file ending in .db. Write its address, as sqlite:///rounds.db."),
        ("plain", f"{FORMS}; found a file ending in nothing. Save it as .xlsx."),
    ],
)
def test_paths_that_are_no_case(name: str, problem: str, tmp_path: Path) -> None:
    write(tmp_path / "case", {"case.toml": "", "../old.xls": b"", "../plain": b"", "../rounds.db": b""})
    path = tmp_path / name
    assert str(refusal(path)) == f"1 fault in {path}\n- {path}: {problem}"
    assert listed(refusal(path)) == [("", None, "", str(path), problem)]


# Rows are those of the user's own file


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("objective,weight,note/grow,x,", 2),
        ("objective,weight,note///grow,x,//", 4),
        ("//objective,weight,note/grow,x,", 4),
        (",,/objective,weight,note/,,/grow,x,", 4),
        ('objective,weight,note/keep,0,"a/b//c"/grow,x,', 6),
        ('"objective",weight,"note"/"grow",x,"a/b"', 2),
    ],
)
def test_rows_are_counted_as_the_file_counts_them(text: str, line: int, end: str, tmp_path: Path) -> None:
    path = write(tmp_path / "case", {"objectives.csv": text.replace("/", end).encode()})
    problem = 'must be a number ≥ 0; found "x". Write a number.'
    assert listed(refusal(path)) == [("objectives", line, "weight", "x", problem)]


def test_long_and_broken_values_are_shown_on_one_line(tmp_path: Path) -> None:
    value = "many words, " + "and\n" * 50_000
    path = write(tmp_path / "case", {"objectives.csv": f'objective,weight\ngrow,"{value}"'.encode()})
    [(_, _, _, found, problem)] = listed(refusal(path))
    assert found == value.strip()
    assert (
        problem
        == 'must be a number ≥ 0; found "many words, and and and and and and and and and and and and…". Write'
        " a number."
    )


def test_what_can_t_be_seen_in_a_value_is_spelt_out(tmp_path: Path) -> None:
    files = {
        "objectives.csv": "objective,weight / grow more,100 / more,x\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}1",
        "key_results.csv": _ON_MORE,
    }
    [(*_, problem)] = listed(refusal(write(tmp_path / "case", files)))
    assert problem == 'must be a number ≥ 0; found "x [zero width space]1". Write a number.'


_ON_MORE = "key_result,objective,kpi / a,grow\N{NO-BREAK SPACE}more,users / b,more,users"


# Settings

TOML = 'must be TOML, lines such as name = "Round 2027"; found an error: {}. Correct the line.'


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('name = "x"\nlanguage = fr', [(2, "", "", TOML.format("Invalid value"))]),
        ('name = "x"\nname = "y"\n', [(2, "", "", TOML.format("Cannot overwrite a value"))]),
        ("name,x", [(1, "", "", TOML.format("Expected '=' after a key in a key/value pair"))]),
        (f"scope = {'9' * 5000}", [(None, "", "", TOML.format("a number or brackets too long to read"))]),
        (f"scope = {'[' * 5000}", [(None, "", "", TOML.format("a number or brackets too long to read"))]),
        (
            'curency = "EUR"',
            [
                (
                    1,
                    "curency",
                    "EUR",
                    'must be a known setting; found "curency", which resembles currency. Write currency.',
                )
            ],
        ),
        (
            'currency = "eur"',
            [
                (
                    1,
                    "currency",
                    "eur",
                    'must be an ISO code of three capitals, such as EUR; found "eur". Write EUR.',
                )
            ],
        ),
        (
            'currency = "€"',
            [
                (
                    1,
                    "currency",
                    "€",
                    'must be an ISO code of three capitals, such as EUR; found "€". Write its code.',
                )
            ],
        ),
        (
            '\nlanguage = "de"',
            [(2, "language", "de", 'must be one of en, fr; found "de". Write one of these.')],
        ),
        (
            'finish_inside = "perhaps"',
            [(1, "finish_inside", "perhaps", 'must be true or false; found "perhaps". Write true or false.')],
        ),
        (
            "discount_rate = -0.1",
            [(1, "discount_rate", "-0.1", "must be a number ≥ 0; found -0.1. Correct it.")],
        ),
        (
            "discount_rate = nan",
            [(1, "discount_rate", "nan", "must be a number ≥ 0; found nan. Write a finite number.")],
        ),
        (
            "discount_rate = true",
            [(1, "discount_rate", "true", "must be a number ≥ 0; found true. Write a number.")],
        ),
        (
            f"discount_rate = {'9' * 400}",
            [(1, "discount_rate", "9" * 400, "must be a number ≥ 0; found inf. Write a finite number.")],
        ),
        (
            "periods_per_year = 0",
            [(1, "periods_per_year", "0", "must be a number > 0; found 0. Correct it.")],
        ),
        (
            "name = [1]\nlanguage = {a = 1}",
            [
                (1, "name", "", "must be text; found a list. Write one value."),
                (2, "language", "", "must be one of en, fr; found a table. Write one value."),
            ],
        ),
        (
            'name = "x"\n"Name" = "y"',
            [
                (1, "name", "x", "must stand once; found name and Name. Delete one."),
                (2, "name", "y", "must stand once; found name and Name. Delete one."),
            ],
        ),
        ('"" = 5', [(1, "", "5", "must have a key; found none. Name it.")]),
    ],
)
def test_settings(text: str, faults: list[tuple[object, ...]], tmp_path: Path) -> None:
    assert listed(refusal(write(tmp_path / "case", {"case.toml": text.encode()}))) == [
        ("settings", *fault) for fault in faults
    ]


def test_a_setting_in_doubt_causes_no_further_faults(tmp_path: Path) -> None:
    long = {"requirements.csv": "initiative,resource,1,2,3 / A,cash,1,1,1 / B,team,1,,"}
    for text in ('finish_inside = "later"', "finish_insde = false", "finish_inside = ["):
        assert {
            fault[0] for fault in listed(refusal(write(tmp_path / "case", long | {"case.toml": text})))
        } == {"settings"}
    assert (
        pf.load(
            write(tmp_path / "case", long | {"case.toml": "finish_inside = false"})
        ).settings.finish_inside
        is False
    )


# Workbooks


def test_a_workbook_counts_its_own_rows(tmp_path: Path) -> None:
    book = write_book(
        tmp_path / "case.xlsx",
        {"settings": "key,value / langage,fr / discount_rate,x / ,y / name,a / name,b"},
    )
    book["objectives"].insert_rows(1, 2)
    book["objectives"].insert_rows(4)
    book["objectives"]["B5"] = "lots"
    book["objectives"]["D5"] = "alone"
    book["kpis"]["A3"] = True
    book["kpis"]["B3"] = "people"
    book["key_results"]["F1"] = "weight"
    book["key_results"]["F2"] = True
    book.save(tmp_path / "case.xlsx")
    assert listed(refusal(tmp_path / "case.xlsx"), "sheet {}") == [
        (
            "settings",
            2,
            "langage",
            "fr",
            'must be a known setting; found "langage", which resembles language. Write language.',
        ),
        ("settings", 3, "discount_rate", "x", 'must be a number ≥ 0; found "x". Write a number.'),
        ("settings", 4, "", "y", "must have a key in column A; found none. Fill it in, or clear the row."),
        ("settings", 6, "name", "b", "must stand once; found it already in row 5. Delete one."),
        (
            "objectives",
            5,
            "",
            "alone",
            (
                'column 4 must have a heading; found "alone" under none. Name it, or start its name with _ to'
                " keep it as a note."
            ),
        ),
        ("objectives", 5, "weight", "lots", 'must be a number ≥ 0; found "lots". Write a number.'),
        ("key_results", 2, "weight", "true", "must be a number ≥ 0; found true. Write a number."),
    ]


def test_cells_without_a_value(tmp_path: Path) -> None:
    book = write_book(tmp_path / "case.xlsx", {"settings": "key,value / discount_rate,"})
    book["objectives"]["B2"] = "#REF!"
    book["initiatives"]["A2"] = '="A"&""'
    book["resources"]["D2"] = "#DIV/0!"
    book["resources"]["Z9"] = "#N/A"
    book["settings"]["B2"] = "=1/10"
    book.save(tmp_path / "case.xlsx")
    found = "must hold a value; found {}, or type the value."
    formula = "a formula that was never calculated"
    assert listed(refusal(tmp_path / "case.xlsx"), "sheet {}") == [
        (
            "settings",
            2,
            "discount_rate",
            formula,
            found.format(f"{formula} in cell B2. Open and save the workbook in Excel once"),
        ),
        (
            "initiatives",
            2,
            "initiative",
            formula,
            found.format(f"{formula} in cell A2. Open and save the workbook in Excel once"),
        ),
        (
            "resources",
            2,
            "2027Q1",
            "the error #DIV/0!",
            found.format("the error #DIV/0! in cell D2. Correct the formula"),
        ),
        (
            "resources",
            9,
            "",
            "the error #N/A",
            found.format("the error #N/A in cell Z9. Correct the formula"),
        ),
        (
            "objectives",
            2,
            "weight",
            "the error #REF!",
            found.format("the error #REF! in cell B2. Correct the formula"),
        ),
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "something else, or a damaged file"),
        (b"initiative,name\nA,x\n", "something else, or a damaged file"),
        (b"PK\x03\x04 and no more", "something else, or a damaged file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook (.xls) or one with a password"),
        (None, "a folder"),
    ],
)
def test_files_that_are_no_workbook(data: bytes | None, found: str, tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    path.mkdir() if data is None else path.write_bytes(data)
    assert (
        str(refusal(path))
        == f"1 fault in {path}\n- case.xlsx: must be an Excel workbook (.xlsx); found {found}. Save it again"
        " as .xlsx."
    )


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_damaged_byte_in_a_workbook(compression: int, tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    write_book(path, {})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/worksheets/sheet1.xml") + 200] ^= 0x01
    path.write_bytes(data)
    assert "found something else, or a damaged file" in str(refusal(path))


def test_sheets_missing_empty_misspelt_double_or_boundless(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    book = write_book(path, {"initiatives": None, "Initiative": "initiative / A / B", "objectives": None})
    book.create_sheet("objectives")
    book.create_sheet("KPIs ").append(["kpi"])
    book.save(path)
    assert listed(refusal(path), "sheet {}") == [
        (
            "initiatives",
            None,
            "",
            "",
            'the table initiatives must be there; found "Initiative" instead. Rename it.',
        ),
        (
            "objectives",
            None,
            "",
            "",
            "must have a row of headings; found an empty sheet. Fill it in, or delete it.",
        ),
        (
            "kpis",
            None,
            "",
            "",
            "the table kpis must stand once; found sheet kpis and sheet KPIs . Remove one.",
        ),
    ]
    book["kpis"]["XFD1048576"] = "lost"
    book.save(path)
    problem = (
        "must hold sheets that end where their tables end; found a value in kpis!XFD1048576. Delete what is"
        " far from the table."
    )
    assert str(refusal(path)) == f"1 fault in {path}\n- case.xlsx: {problem}"


# Remarks


# As for the faults.
REMARKS = r"""
notes:
requirements: initiative,resource,1,2 / A,cash,2,-1 / B,team,1,
  requirements.csv, line 2, column 2: A frees cash: -1 in its period 2 of work.
requirements: initiative,resource,1 / A,cash,11 / B,team,1
  initiatives.csv, line 2, column initiative: A / full exceeds cash all by itself wherever it starts: 11 of 10 in 2027Q1 at best. It can't be funded
    within this limit.
resources: resource,kind,unit,usable,carry_over,2027Q1,2027Q2 / cash,budget,EUR,,,10,10 / team,capacity,weeks,0.5,1,1,0
  initiatives.csv, line 3, column initiative: B / full exceeds team all by itself wherever it starts: 1 of 0.5 in 2027Q1 at best. It can't be funded
    within this limit.
requirements: initiative,resource,1 / A,cash,2 / B,team,0
  resources.csv, line 3, column resource: no initiative needs the team team.
requirements: initiative,resource,1 / B,team,1
  requirements.csv, column initiative: 1 of 2 initiatives needs nothing of any limited resource (A): funded for free. Write an estimate, or 0 if that
    is meant.
  resources.csv, line 2, column resource: no initiative needs the budget cash.
objectives: objective,weight / grow,99.5
  objectives.csv, column weight: the weights add up to 99.5, not 100; they are used as written.
parties: party,objective,weight / CFO,grow,100 / CPO,grow,40
  parties.csv, column weight: the weights of CPO add up to 40, not 100; they are used as written.
kpis: kpi,unit / users,people / nps,
  kpis.csv, line 3, column unit: nps has no unit.
kpis: kpi,unit,drives,factor,value / users,people,nps,0.5,10 / nps,points,,,6
  kpis.csv, line 2, column value: a unit of users is worth 10 a year by itself and 3 more through what it drives (nps): every figure in money counts 13. If
    that is the same money twice, leave one of the values out.
contributions: initiative,kpi,expected / A,users,12 / B,users,0
  initiatives.csv, line 3, column initiative: B contributes to nothing that a key result measures.
key_results: key_result,objective,kpi,target / more,grow,users,13 / happy,grow,nps,5
  key_results.csv, line 2, column target: everything together reaches at most 92% of more.
  key_results.csv, line 3, column kpi: nothing moves nps, so happy can't progress.
buckets: by,bucket,resource,measure,max / name,x,cash,share,0.5 / objective,grow,cash,share,
  buckets.csv, line 2, column bucket: no initiative has "x" as its name.
  buckets.csv, line 3, column min: neither min nor max is given, so nothing is limited.
relations: relation,initiative,other,lag,kpi,amount / excludes,A,B,1,, / requires,A,B,,users,1
  relations.csv, line 2, column lag: lag has no meaning for excludes and is not used.
  relations.csv, line 3, column kpi: kpi has no meaning for requires and is not used.
  relations.csv, line 3, column amount: amount has no meaning for requires and is not used.
  relations.csv, line 3, column lag: without a lag timing is free: one may start before the other has delivered (A before B). Write 0 for the period
    after delivery, −1 for its period.
initiatives: initiative,since / A,2026Q4 / B,2026Q3
  initiatives.csv, lines 2, 3, column since: A, B are candidates, so since says nothing. Write running under status if they have begun.
key_results: key_result,objective,kpi,baseline,target,current / more,grow,users,0,10, / most,grow,users,0,12,3 / any,grow,users,1,11,0
  key_results.csv, line 4, column current: users stands at 0, further from the target 11 of any than its baseline 1: to bring it back to that earns
    points too.
  key_results.csv, lines 2, 3, 4, column current: users stands in one place; found 0 in more, 3 in most, 0 in any (a blank is the baseline). Write the
    same under current.
plan: initiative,option,start / A,full,2027Q1 / Aa,full,2027Q1 / ZZ,full,2027Q1 / B,lite,2027Q1
  plan.csv, lines 3, 4, column initiative: the case has no initiatives "Aa", "ZZ", so these lines of the plan of record count for nothing.
    Nearest: "A" for "Aa".
  plan.csv, line 5, column option: B has no option "lite" (full), so every plan changes this line.
plan: initiative,option,start / A,full,2026Q4 / B,full,2026Q4
  plan.csv, lines 2, 3, column start: "2026Q4" is no period of this round, so every plan changes these lines. If A, B have begun, write running under
    status of initiatives.
plan: initiative,option,start / A,lite,2027Q1 / B,max,2027Q1
  plan.csv, lines 2, 3, column option: A has no option "lite" (full), B has no option "max" (full), so every plan changes these lines.
kpi: kpi / sales
  kpi.csv: "kpi.csv" was left alone; if it is meant as kpis.csv, rename it.
settings: key,value
  settings.csv: "settings.csv" was left alone; if it is meant as case.toml, rename it.
"""


def remarked(case: pf.Case) -> list[Fault]:
    in_french(case.doubts)
    return [
        (table, None if pd.isna(row) else int(row), *rest)
        for table, row, *rest in case.remarks.itertuples(index=False)
    ]


@pytest.mark.parametrize(("files", "lines"), read(REMARKS))
def test_remarks_stop_nothing(files: dict[str, str], lines: list[str], tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", files))
    assert [str(doubt) for doubt in case.doubts] == lines
    assert [row[4] for row in remarked(case)] == [line.split(": ", 1)[1] for line in lines]
    for table, row, column, value, _ in remarked(case):
        assert row is None or value == cell(files, table, row, column)


def test_remarks_on_settings(tmp_path: Path) -> None:
    case = pf.load(
        write(
            tmp_path / "case",
            {"case.toml": "discount_rate = 8 / teams = [1] / sprint = 3 / source = 'x' / _seen = 'x'"},
        )
    )
    known = "name, currency, discount_rate, periods_per_year, finish_inside, language"
    assert remarked(case) == [
        ("settings", 1, "discount_rate", "8", "a rate of 800% a year: was 0.08 meant?"),
        ("settings", 2, "teams", "", '"teams" is no setting of a case and was left alone.'),
        ("settings", 3, "sprint", "3", f'"sprint" is no setting and changes nothing; settings are {known}.'),
    ]
    assert (
        str(case.doubts[0])
        == "case.toml, line 1, setting discount_rate: a rate of 800% a year: was 0.08 meant?"
    )


def test_remarks_on_options_stand_at_their_own_row_or_at_their_initiative(tmp_path: Path) -> None:
    options = "initiative,option /  / B,lite / B,max / "
    alone, never = "all by itself wherever it starts", "It can't be funded within this limit."
    requirements = "initiative,option,resource,1,2 / A,,cash,6,11 / B,lite,team,1, / B,max,team,6,"
    case = pf.load(write(tmp_path / "case", {"options.csv": options, "requirements.csv": requirements}))
    assert remarked(case) == [
        ("options", 4, "option", "max", f"B / max exceeds team {alone}: 6 of 5 in 2027Q1 at best. {never}"),
        (
            "initiatives",
            2,
            "initiative",
            "A",
            f"A / full exceeds cash {alone}: 11 of 10 in 2027Q2 at best. {never}",
        ),
    ]


@pytest.mark.parametrize(
    ("contributions", "reached"),
    [
        ("A,,users,20", None),  # 20 × 0.75 × 0.8 in the better option
        ("A,,users,15", "90%"),
        ("A,,visits,10 / A,,users,10", None),  # two ways of one initiative add up
        ("A,,visits,10 / A,,users,5", "90%"),
        # a row of the option stands instead of the general one
        ("A,,users,20 / A,lite,users,9 / A,max,users,10", "90%"),
        ("B,,users,12 / A,,users,-5", None),  # what harms is not funded
    ],
)
def test_what_everything_together_can_reach(contributions: str, reached: str | None, tmp_path: Path) -> None:
    files = {
        "options.csv": "initiative,option,delivers,success / A,lite,0.5,1 / A,max,0.75,0.8",
        "kpis.csv": "kpi,unit,drives / users,people, / visits,visits,users",
        "contributions.csv": f"initiative,option,kpi,expected / {contributions}",
    }
    remarks = [
        fault[4] for fault in remarked(pf.load(write(tmp_path / "case", files))) if fault[0] == "key_results"
    ]
    assert remarks == ([f"everything together reaches at most {reached} of more."] if reached else [])
