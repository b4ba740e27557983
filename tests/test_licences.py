"""What the package brings asks for no more than to be named, but for what is named here."""

from __future__ import annotations

import sys

import licences
import pytest

NAMED = {"certifi", "fqdn", "tqdm", "orloge"}
"""MPL, which asks that changes of its own files be published, and nothing is changed; orloge states none."""


@pytest.mark.skipif(sys.platform != "linux", reason="the page is of what is installed on Linux")
def test_the_page_is_up_to_date() -> None:
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page(), "run docs/licences.py"


def test_what_comes_with_the_package_is_permissive_but_for_what_is_named() -> None:
    core = licences.groups()["With the package"]
    assert {"pandas", "jupyterlab", "pulp"} <= core
    assert {name for name in core if licences.more_than_named(licences.licence(name))} == NAMED


@pytest.mark.parametrize(
    ("stated", "more"),
    [
        ("MIT", False),
        ("BSD License", False),
        ("Apache-2.0 OR GPL-3.0-only", False),
        ("BSD-3-Clause AND MIT", False),
        ("MPL-2.0 AND MIT", True),
        ("GNU General Public License v2 or later (GPLv2+)", True),
        ("Eclipse Public License 2.0 (EPL-2.0)", True),
        ("LGPL-3.0-only", True),
        ("", True),
    ],
)
def test_what_asks_for_more_is_known(stated: str, more: bool) -> None:
    assert licences.more_than_named(stated) is more
