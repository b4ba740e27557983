"""Several parties at one table: what each would fund, what they agree on, what each compromise concedes, and
the record.

``party_weights`` (each party's points) · ``arbitration`` (own bests, agreed and contested, the non-dominated
set) · ``compromises`` (points on it) · ``record`` (what was decided) · ``replay`` (a record held against its
case).
"""

from portfolio.arbitration.arbitration import Arbitration, arbitrate
from portfolio.arbitration.record import Record
from portfolio.arbitration.replay import Replay, replay

__all__ = ["Arbitration", "Record", "Replay", "arbitrate", "replay"]
