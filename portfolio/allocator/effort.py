"""How much is tried of each way to an answer before the next one: the numbers that were tuned, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """How much is tried before the next way; no number here changes a proven answer, only when it comes."""

    branching_lps: int = 120
    cut_rounds: int = 8
    local_steps: int = 300
    steps_around: int = 400
    ties_asked: int = 5
    ties_listed: int = 20
    batch_size: int = 128
    batch_lps: int = 3000
    batch_lps_each: int = 700
    batch_ties: int = 100
    alone_seconds: float = 0.3
    draws_at_once: int = 48
    draws_more: int = 8
    repair_seconds: float = 20.0


STANDARD = Effort()
