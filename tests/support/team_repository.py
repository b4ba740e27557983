"""The steps of a team repository's own check, as continuous integration would run them."""

from __future__ import annotations

from pathlib import Path

import yaml

from portfolio.continuity.team_repository import WORKFLOW


def steps_of(repository: Path) -> list[str]:
    """What its steps run, in their order."""
    workflow = yaml.safe_load((repository / WORKFLOW).read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]
