"""Pictures to hover over: they show what the static ones show, in files that fetch nothing."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from support import samples

import portfolio as pf

go = pytest.importorskip("plotly.graph_objects", reason="the extra interactive is not installed")
pytestmark = pytest.mark.xdist_group("interactive")
AWKWARD = "$_{x}^ <b>%{x}</b> & </script>"


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    small = pf.load("data/samples/four_initiatives")
    return {
        "frontier": pf.frontier(small, at=[60, 120]),
        "roadmap": samples.plan("dozen"),
        "core": pf.core_index(small, {}),
        "parties": pf.arbitrate(pf.sample("dozen")),
    }


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["frontier", "roadmap", "core", "parties"])
def test_every_one_is_a_figure_of_plotly_in_a_file_of_its_own(results: Any, kind: str, language: str) -> None:
    shown = pf.interactive(results[kind], language=language)
    assert len(go.Figure(**shown.figure).data) == len(shown.figure["data"]) > 1
    page = shown.html
    assert page == pf.interactive(results[kind], language=language).html
    assert f'<html lang="{language}">' in page
    assert "default-src 'none'" in page
    assert re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", page.partition("<script>")[0]) == []
    assert len(re.findall("</script>", page)) == 2
    assert shown.figure["layout"]["separators"][0] == {"en": ".", "fr": ","}[language]


def test_the_frontier_is_the_one_that_is_drawn(results: Any) -> None:
    line = results["frontier"]
    step, dots, *_ = pf.interactive(line).figure["data"]
    drawn = pf.plots.frontier(line)
    assert np.column_stack([dots["x"], dots["y"]]).tolist() == drawn.collections[0].get_offsets().tolist()
    assert [step["x"], step["y"]] == [list(values) for values in drawn.lines[0].get_data()]
    assert dots["hovertext"][0].startswith("<b>total")


def test_bars_are_the_core_indices_that_are_drawn(results: Any) -> None:
    figure = pf.interactive(results["core"]).figure
    bars = {y: x for trace in figure["data"] for y, x in zip(trace["y"], trace["x"], strict=True)}
    assert [bars[y] for y in sorted(bars)] == [
        b.get_width() for b in pf.plots.core_index(results["core"]).patches
    ]


def test_bars_are_the_lines_of_the_roadmap(results: Any) -> None:
    plan = results["roadmap"]
    figure, frame = pf.interactive(plan).figure, pf.roadmap(plan)
    names = plan.problem.case.names("objectives")
    for objective, lines in frame.groupby("objective"):
        (bars,) = [trace for trace in figure["data"] if trace["name"] == names[objective]]
        assert [round(b) for b in bars["base"]] == lines["first"].tolist()
        length = lines["last"] + 1 - lines["first"]
        assert np.allclose(np.array(bars["x"]) + 0.06, length)
    usage = plan.usage[plan.usage.resource.isin(plan.problem.case.capacities)]
    frames = [trace for trace in figure["data"] if trace.get("showlegend") is False]
    assert sum(len(trace["x"]) for trace in frames) == len(usage)


def test_dots_are_the_table_of_the_parties_and_plans_are_marked(results: Any) -> None:
    table = results["parties"]
    figure = pf.interactive(table, {AWKWARD: results["roadmap"]}).figure
    one, two = table.parties[:2]
    dots = figure["data"][0]
    assert dots["x"] == table.frontier[one].tolist()
    assert dots["y"] == table.frontier[two].tolist()
    values = table.values(results["roadmap"])
    assert (figure["data"][-1]["x"], figure["data"][-1]["y"]) == ([values[one]], [values[two]])


def test_no_name_is_markup_or_ends_the_script(results: Any) -> None:
    page = pf.interactive(results["frontier"], {AWKWARD: pf.allocate(results["frontier"].problem)}).html
    assert page.count("</script>") == 2
    assert "\\u0026lt;b\\u0026gt;%{x}\\u0026lt;/b\\u0026gt; \\u0026amp; \\u0026lt;/script\\u0026gt;" in page


def test_in_a_notebook_it_is_plotlys_or_its_table(results: Any) -> None:
    shown = pf.interactive(results["core"])
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.plotly.v1+json", "text/html", "text/plain"}
    assert "New checkout" in bundle["text/html"]
    assert "plotly.min" not in bundle["text/html"]


def test_what_cannot_be_is_said(results: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pf.PortfolioError, match=r"^result: must be a frontier, a plan.*found int"):
        pf.interactive(3)  # type: ignore[arg-type]
    with pytest.raises(pf.PortfolioError, match=r"^plans: .*found CoreIndex"):
        pf.interactive(results["core"], {"other": samples.plan("dozen")})
    shown = pf.interactive(results["core"])
    with pytest.raises(pf.PortfolioError, match=r"must end in .html; found .*\.png"):
        shown.save(tmp_path / "core.png")
    (tmp_path / "core.html").mkdir()
    with pytest.raises(pf.PortfolioError, match="must be a file that can be written"):
        shown.save(tmp_path / "core.html")
    monkeypatch.setitem(__import__("sys").modules, "plotly.offline", None)
    with pytest.raises(pf.PortfolioError, match=r"portfolio-arbitration\[interactive\]"):
        _ = pf.interactive(results["core"]).html
