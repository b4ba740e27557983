"""Pictures: results in, axes out. Nothing is solved or computed here that a frame does not show.

A file a room, named after it: ``allocation`` · ``explanation``, ``means`` · ``scenarios`` · ``robustness``
(of initiatives) and ``over_draws`` (of plans) · ``price_of_protection`` · ``arbitration`` · ``calibration`` ·
``steering`` · ``maturity`` · ``rankings`` · ``cash_curve`` (a plan in money) · ``roadmap``, on
``roadmap_sheets/`` · ``brief`` (small ones); on ``wording`` (figures, names, the language), ``drawing`` (what
every picture gets: title, legend, size, letters that fit), ``fitting`` (where texts find room) and ``style``
(colours, measured text). ``interactive/``: the same to hover over and zoom into, as HTML.

Each is loaded when it is first asked for, as matplotlib takes a second: see ``__init__.pyi``.
"""

import os

import lazy_loader

from portfolio.base_error import PortfolioError
from portfolio.words.sentences import sentence

_GIVEN = os.environ.get("MPLBACKEND", "")
if _GIVEN and not _GIVEN.startswith("module://") and _GIVEN.casefold() != "agg":
    try:
        import matplotlib as matplotlib
    except ValueError:  # it ends its own import so, at whatever asks for it first
        raise PortfolioError(sentence("plots_backend", found=_GIVEN)) from None

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
