"""Questions on the program other than its best portfolio, one a file.

``pareto`` (all that is not dominated) · ``k_best`` (the next best) · ``elastic`` (the least that does it) ·
``cheaper`` (the least that an initiative must save), ``savings`` (the same in plans that are known) ·
``conflict`` (an irreducible infeasible set) · ``ways_out`` (the cheapest changes that end it) · ``clauses``
(a conflict in words) · ``cvar`` (safest over draws) · ``nested`` (linked copies: tiers that only grow) ·
``completion`` (what can still be held together) · ``nearest`` (few changes of a plan) · ``parts`` (a round
that falls apart) · ``duals`` (of the relaxation) · ``rephasing`` (the
same total over other periods).
"""
