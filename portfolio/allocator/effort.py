"""How much is tried of each way to an answer before the next one: the numbers that were tuned, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """How much is tried of each way to an answer before the next; never what is proven, only when it comes.

    "Measured" is processor time on eight typical rounds of the benchmarks (35–71 initiatives), geometric mean
    against the numbers as they are, at a gap of 1 % and at the default gap; differences of a tenth are noise.

    Attributes
    ----------
    branching_lps : int
        LP relaxations that branch and bound solves before HiGHS searches the whole program; fewer where they
        are large, or a quarter of a tree is not done after 30. At 1 % branch and bound mostly ends it: 1.15
        times as long with none. At the default gap none are as good, and HiGHS's cuts win beyond some
        hundred: 1.27 times as long with 240 or 480.
    cut_rounds : int
        Rounds of cuts at the root. 2.0 and 1.7 times as long with none, 1.27 and 1.04 with 4; 16 no sooner.
    local_steps : int
        Steps of local search without a find before it ends; twice as many where one answer is asked for. On
        59 rounds of the tuning half, in time on two cores: at 0.1 % 1.1 times as long with 300, no different
        with 80; at the default gap the long ones a tenth longer with half of it.
    steps_around : int
        The same, around a plan that the solver found. It hardly matters up
        to here; with 1,600 a proof at the default gap takes 1.2 times as long.
    steps_around_given : int
        The same where means give to each other, when a step takes three times as long and HiGHS finds many
        better plans one after the other: with 400 a fifth of the time of typical rounds.
    ties_asked, ties_listed : int
        So often the solver is asked for one more tied plan, and so many are listed, before the tie-break asks
        its own questions: listing is one proof for all, while each of the rule's questions is a proof of its
        own; but ties can be without number, and a user would wait for a list that nobody needs.
    batch_size : int
        Instances that share a tree: what a node costs grows with them.
    batch_lps, batch_lps_each : int
        LP relaxations that a tree of a batch solves, and so many more for each instance; what is left goes
        one by one. Measured on 50 budgets of five rounds: 2.2 times as long without trees, 1.5 with 0 for
        each, 1.2 with 200, no sooner with 2,500.
    batch_steps : int
        Steps of local search around a plan there, in the place of ``steps_around``.
    together : int
        Instances that differ in their limits alone are asked about in one program, so many at a time; 0: as
        others. Measured on 50 budgets of a round of 44, side by side: 20.6 s of processor time for 47.1 with
        trees; once better plans are known before, 24.7 with 12, 26.6 with 8, 33 with 4, 24.0 with 20, which
        leaves cores idle.
    batch_ties : int
        With more tied plans than this a tree is given up, since each is told to every instance. It hardly
        matters: within a twentieth from 20 to 1,000.
    alone_seconds : float
        Seconds after which what is left of a batch is shared out among threads: each compiles the case anew,
        which for less than this would cost more than it saves.
    draws_at_once, draws_more : int
        With at most so many draws all stand in the program of the safest plans from the start; with more, at
        least so many of the worst each time that some were missing. Few at a time are many programs, all at
        once are one that a solver is slow with; 64 draws, the default, are above.
    repair_seconds : float
        How long is looked for what earns most of ways out that are as cheap: about double what rounds of 60
        initiatives took. A user waits no longer for the sentences; beyond it they say what is not proven.
    """

    branching_lps: int = 120
    cut_rounds: int = 8
    local_steps: int = 150
    steps_around: int = 400
    steps_around_given: int = 40
    ties_asked: int = 5
    ties_listed: int = 20
    batch_size: int = 128
    batch_lps: int = 3000
    batch_lps_each: int = 700
    batch_steps: int = 1000
    together: int = 12
    batch_ties: int = 100
    alone_seconds: float = 0.3
    draws_at_once: int = 48
    draws_more: int = 8
    repair_seconds: float = 20.0


STANDARD = Effort()
