"""What delivered initiatives really did, and what that says of this round's expectations.

``calibration`` (ratios, stories, the calibrated case), ``calibration_text`` (that in words) ·
``planned_and_spent`` (what the ledger says of overruns) · ``overruns`` (how far needs may overrun) ·
``group_ratios`` (a row a group) · ``empirical_bayes`` (how far a ratio is believed).
"""

from portfolio.calibration.calibration import Calibration, calibration

__all__ = ["Calibration", "calibration"]
