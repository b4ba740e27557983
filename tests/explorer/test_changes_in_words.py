"""A line of text in the explorer: read back, or asked, in the explorer's own language."""

import pytest
from support import samples

import portfolio as pf


@pytest.mark.parametrize(
    ("language", "read", "asked"),
    [
        ("en", "−20% in every period", ("can mean several things", "+5 $ in all")),
        ("fr", "−20 % à chaque période", ("peut vouloir dire plusieurs choses", "+5 $ en tout")),
    ],
)
def test_a_line_is_read_back_or_asked(language: str, read: str, asked: tuple[str, ...]) -> None:
    explorer = pf.explore(samples.case("lorie_savage"), language)
    try:
        explorer.controls.said.value = "capital -20 %"
        assert read in explorer.controls.understood.value.replace("\u202f", " ")
        assert explorer.wait(60)
        assert explorer.plan is not None
        assert explorer.plan.impact == pytest.approx(46)
        explorer.controls.said.value = "capital +5"
        told = explorer.controls.understood.value.replace("\u202f", " ")
        shown = told.replace("<span>&#36;</span>", "$")  # as text, where a notebook would read mathematics
        assert all(part in shown for part in asked)
        assert "<br>" in told
        # what is not understood changes nothing
        assert explorer.wait(60)
        assert explorer.plan.impact == pytest.approx(70)
    finally:
        explorer.close()
