"""What a run of ``speed.py`` measures, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass

GAPS = (0.01, 0.001, 0.0001, 1e-6)


@dataclass(frozen=True)
class Scope:
    """How much is measured: seconds a search may take, questions asked, cold answers sampled, seconds that
    sweeps over weights may take cold.
    """

    gaps: tuple[float, ...] = GAPS
    limit: float = 20.0
    initiatives: int = 1_000
    cold: int = 8
    budgets: int = 50
    weights: int = 100
    cap: float = 6.0
    runs: int = 5


@dataclass(frozen=True)
class Sample:
    """One search: seconds on the clock that is quoted, of stating the model, and whether it ended in time;
    the best of none is −inf.
    """

    round: str
    kind: str
    who: str
    asked: float
    seconds: float
    stating: float
    proven: bool
    impact: float
    gap: float


@dataclass(frozen=True)
class Sweep:
    """Many questions on one round: seconds an answer takes through a session and cold, how many were
    asked, answered and compared.
    """

    round: str
    what: str
    kept: float
    cold: float
    asked: int
    answered: int
    compared: int
    infeasible: int
    late: int


@dataclass(frozen=True)
class Results:
    """All that was measured."""

    scope: Scope
    quick: bool
    repeat: int
    load: float
    minutes: float
    rounds: list[str]
    sizes: dict[str, int]
    absent: list[str]
    race: list[Sample]
    hurry: list[Sample]
    best: dict[str, float]
    sweeps: list[Sweep]
    largest: str
    around: dict[str, dict[str, float]]
    imports: dict[str, float]
    memory: dict[str, dict[str, float]]
    faults: list[str]
