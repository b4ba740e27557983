"""Several parties at one table: what each would fund, what they agree on, what each compromise concedes, and
the record.

``dealing`` (each party's points) · ``table`` (own bests, agreed and contested, the non-dominated set) ·
``compromises`` (points on it) · ``record`` (what was decided, to be replayed).
"""

from portfolio.arbitration.record import Record, Replay, replay
from portfolio.arbitration.table import Arbitration, arbitrate

__all__ = ["Arbitration", "Record", "Replay", "arbitrate", "replay"]
