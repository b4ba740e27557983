"""Which result is shown how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio.errors import PortfolioError, in_its_language
from portfolio.plots.interactive.page import Interactive
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    from portfolio.arbitration import Arbitration
    from portfolio.model.allocation import Allocation
    from portfolio.robustness import CoreIndex
    from portfolio.scenarios import Frontier


@in_its_language
def interactive(
    result: Frontier | Allocation | CoreIndex | Arbitration,
    plans: Mapping[str, Allocation] | None = None,
    language: str | None = None,
) -> Interactive:
    """The frontier, the roadmap, the core index or the table of several parties, to hover over and zoom into.

    One HTML file that can be mailed and opened anywhere: it holds all it needs, and asks no server. It shows
    the result as it is; nothing is asked again. As long as it is not saved or read as ``.html``, plotly is
    not needed; the extra ``interactive`` brings it.

    Parameters
    ----------
    result : Frontier, Allocation, CoreIndex or Arbitration
        As :func:`portfolio.plots.frontier`, :func:`portfolio.plots.roadmap`,
        :func:`portfolio.plots.core_index` and :func:`portfolio.plots.parties` draw them.
    plans : mapping of str to Allocation, optional
        Others to mark, under their names; on a frontier and a table of parties.
    language : str, optional
        The case's own unless given.

    Returns
    -------
    Interactive
        ``save(target)``, ``html``, ``figure``, ``table``.

    Raises
    ------
    PortfolioError
        For another result, or plans beside a roadmap or a core index.

    Examples
    --------
    >>> import portfolio as pf
    >>> line = pf.frontier(pf.load("data/samples/lorie_savage"), at=[35, 70])
    >>> pf.interactive(line).save("build/frontier.html").name
    'frontier.html'
    """
    from portfolio.arbitration import Arbitration
    from portfolio.model.allocation import Allocation
    from portfolio.plots.interactive import charts, roadmap
    from portfolio.robustness import CoreIndex
    from portfolio.scenarios import Frontier

    match result:
        case Frontier():
            return charts.frontier(result, plans or {}, language)
        case Arbitration():
            return charts.parties(result, plans or {}, language)
    if plans:
        raise PortfolioError(sentence("interactive_no_plans", found=type(result).__name__))
    match result:
        case CoreIndex():
            return charts.core_index(result, language)
        case Allocation():
            return roadmap.roadmap(result, language)
    raise PortfolioError(sentence("interactive_must_be", found=type(result).__name__))
