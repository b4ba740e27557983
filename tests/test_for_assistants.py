"""What an assistant reads of the package is what the package is today."""

from __future__ import annotations

import re

import for_assistants
import pytest
from for_assistants import LLMS, SKILL

import portfolio as pf


@pytest.mark.parametrize("path", for_assistants.pages(), ids=lambda p: p.name)
def test_the_page_is_up_to_date(path: object) -> None:
    assert path.read_text(encoding="utf-8") == for_assistants.pages()[path], "run docs/for_assistants.py"  # type: ignore[attr-defined,index]


def test_every_command_function_and_tool_is_said_once() -> None:
    names = [name for name, _, _ in for_assistants.commands()]
    for text in (LLMS.read_text(encoding="utf-8"), SKILL.read_text(encoding="utf-8")):
        assert [n for n in names if len(re.findall(rf"^- `portfolio {n}\b", text, re.M)) != 1] == []
    said = re.findall(r"^- `pf\.(\w+)`: (.+)$", LLMS.read_text(encoding="utf-8"), re.M)
    assert {name for name, _ in said} == {
        n for n in pf.__all__ if n[0].islower() and callable(getattr(pf, n))
    }
    assert [does for _, does in said if not does.endswith((".", "”."))] == []


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", LLMS.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (for_assistants.ROOT / link).exists()] == []


def test_the_skill_begins_as_skills_do() -> None:
    """A name like its folder's, and one line on when it is of use, no longer than is read."""
    head = re.match(r"---\nname: (\S+)\ndescription: (.+)\n---\n", SKILL.read_text(encoding="utf-8"))
    assert head
    assert head[1] == SKILL.parent.name
    assert len(head[2]) <= 1024
