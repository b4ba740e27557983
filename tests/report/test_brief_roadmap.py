"""The roadmap of the brief: the lines of the plan, as wide as the page, on as many pages as it takes."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from support import samples
from support.roadmaps import long_plan
from support.small_cases import Make

import portfolio as pf
from portfolio.report.brief import frames_changes, frames_plan, pdf, sections_beside
from portfolio.report.brief.layout import Section, Telling

pytestmark = pytest.mark.xdist_group("brief")  # the briefs are made once
WITHIN_MARGINS = 510.2, 768.2
"""Of a page of A4, in points."""
try:
    weasyprint = pdf.weasyprint()
except pf.PortfolioError:
    weasyprint = None


def roadmap(plan: pf.Allocation, language: str = "en") -> Section:
    """The section alone: the others would be solved for."""
    frames = {
        "funded": frames_plan.portfolio(plan),
        "money": frames_plan.money(plan),
        "roadmap": frames_changes.roadmap(plan),
        "summary": pd.DataFrame({"figure": [], "value": []}),
    }
    section = sections_beside.roadmap(Telling(plan, frames, language))
    assert section is not None
    return section


def words(section: Section) -> list[str]:
    """Every text of its pictures."""
    return [
        "".join(e.itertext()).strip()
        for _, drawing in section.sheets
        for e in ET.fromstring(str(drawing)).iter()
        if e.tag == "text"
    ]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> pf.Allocation:
    return long_plan(tmp_path_factory.mktemp("long") / "case", 200, periods=12)[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_names_every_line_and_the_periods_as_the_language_does(language: str) -> None:
    plan = samples.plan("scaleup")
    section = roadmap(plan, language)
    found = words(section)
    whole = " ".join(found)
    names = plan.problem.case.names("initiatives")
    assert all(names[c.initiative] in whole for c in plan.choices)
    assert ("T2 2027" if language == "fr" else "Q2 2027") in [
        w.replace("\N{NO-BREAK SPACE}", " ") for w in found
    ]
    assert section.heading == ("Feuille de route" if language == "fr" else "Roadmap")


def test_its_picture_says_what_it_shows() -> None:
    (drawing,) = [d for _, d in roadmap(samples.plan("dozen")).sheets]
    root = ET.fromstring(str(drawing))
    assert root.attrib["role"] == "img"
    assert re.match(
        r"Roadmap: \d+ initiatives from start to delivery, from .* to .*, by objective",
        root.attrib["aria-label"],
    )


def test_the_frame_behind_it_is_the_roadmap() -> None:
    plan = samples.plan("scaleup")
    frame, own = frames_changes.roadmap(plan), pf.roadmap(plan)
    assert frame.drop(columns=["name", "group"]).equals(own.drop(columns=["name", "group"]))


def test_it_marks_what_changes_in_the_plan_of_record(make: Make) -> None:
    case = make(plan="initiative,option,start / A,full,Q2 / B,full,Q1")
    plan = pf.allocate(case)
    frame = frames_changes.roadmap(plan)
    assert frame.change.tolist() == pf.roadmap(plan, near=case.plan).change.tolist()
    assert sorted(frame.change) == ["", "in", "start"]
    near = pf.allocate(case, near=[("B", "full", "Q1")], within=1)
    assert frames_changes.roadmap(near).change.tolist() == pf.roadmap(near).change.tolist()
    assert frames_changes.roadmap(pf.allocate(make())).change.eq("").all()


def test_a_long_one_goes_on_over_pages_none_of_which_is_too_tall(long: pf.Allocation) -> None:
    section = roadmap(long)
    assert len(section.sheets) > 4
    for caption, drawing in section.sheets:
        box = [float(x) for x in ET.fromstring(str(drawing)).attrib["viewBox"].split()]
        assert box[2] <= WITHIN_MARGINS[0]
        assert box[3] <= WITHIN_MARGINS[1] - 36  # its heading
        assert re.fullmatch(rf"Part \d of {len(section.sheets)}", caption)
    ids = [i for _, d in section.sheets for i in re.findall(r' id="([^"]*)"', str(d))]
    assert len(ids) == len(set(ids))
    assert section.note.count("is needed by") > 0
    assert not section.short


@pytest.mark.skipif(weasyprint is None, reason=f"no Pango on this machine: {pdf.PANGO}")
def test_a_page_holds_each_sheet_whole(long: pf.Allocation) -> None:
    sheets = roadmap(long).sheets
    figures = "".join(f'<figure style="margin:0;break-inside:avoid">{d}</figure>' for _, d in sheets)
    html = f"<style>@page {{ size: A4; margin: 12mm 15mm 14mm }}</style>{figures}"
    pages = weasyprint.HTML(string=html).render().pages
    tall = [float(ET.fromstring(str(d)).attrib["viewBox"].split()[3]) for _, d in sheets]
    room = WITHIN_MARGINS[1]
    assert math.ceil(sum(tall) / room) <= len(pages) <= len(sheets)
