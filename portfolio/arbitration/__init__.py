"""Several parties at one table: what each would fund, what they agree on, what each compromise concedes, and
the record.

``party_weights`` (each party's points) · ``undominated`` (own bests, and what no portfolio beats) ·
``compromises/`` (points among these, one idea of fairness a file) · ``contested`` (what the own bests
disagree on) · ``near_compromise`` (a compromise that changes little of a plan) · ``decision_prices`` (what
each decision costs) · ``left_out`` (what is not funded, at whose price) · ``spending`` (where the money
goes) · ``arbitration`` (the table), ``table_text`` (what is said of it) · ``record`` (what was decided),
``record_text`` (as people read it), ``record_blocks`` (headings and tables for files, pages, terminals) ·
``replay`` (a record held against its case) · ``history`` (records one after the other).
"""

from portfolio.arbitration.arbitration import Arbitration, arbitrate
from portfolio.arbitration.history import history
from portfolio.arbitration.record import Record
from portfolio.arbitration.replay import Replay, replay

__all__ = ["Arbitration", "Record", "Replay", "arbitrate", "history", "replay"]
