"""What delivered initiatives really did, and what that says of this round's expectations.

``calibration`` (ratios, stories, the calibrated case) · ``empirical_bayes`` (how far a ratio is believed).
"""

from portfolio.calibration.calibration import Calibration, calibration

__all__ = ["Calibration", "calibration"]
