"""A session that a plan is known in: what is asked about it again begins with what it proved."""

from __future__ import annotations

from portfolio.allocator.session import Session
from portfolio.model.allocation import Allocation


def session_of(plan: Allocation) -> Session:
    """A session on the plan's case in which its own problem is answered, and it is a start for others.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> session_of(plan).allocate(plan.problem).impact
    70.0
    """
    session = Session(plan.problem.case)
    session.workspace.know(plan)
    return session
