"""The smallest step of a resource that makes a better plan possible is found however small the plan's worth
is beside what the step earns.
"""

from __future__ import annotations

from support.small_cases import Make

import portfolio as pf


def test_a_step_from_nothing_to_much_is_found(make: Make) -> None:
    """Asked for a tie more than nothing, HiGHS took nothing for enough, and no step was said to help."""
    case = make(
        initiatives="initiative / Z / B / N",
        resources="resource,kind,Q1 / ops,capacity,1",
        requirements="initiative,resource,1 / Z,ops,5",
        objectives="objective,weight / save,100",
        kpis="kpi / users / nps",
        key_results="key_result,kpi,objective / more,nps,save",
        contributions="initiative,kpi,expected / B,users,1",
        relations="initiative,relation,other,kpi,amount / Z,synergy,N,nps,3",
    )
    plan = pf.allocate(case)
    assert plan.impact == 0
    (row,) = pf.marginal_values(plan).itertuples()
    assert (row.step, row.gain) == (4, 300)
    assert pf.allocate(pf.Problem(case).with_limits({("ops", "Q1"): 4.99})).impact == 0
