"""The solver: a program as arrays, what follows from it, and proofs. Not one word of the domain.

``program`` (rows and columns) · ``scaling`` (rows as solvers can be trusted with them) · ``presolve`` (bound
propagation, sums that can occur) · ``cuts`` (cliques, lifted covers) · ``relaxation`` (the LP relaxation,
kept in HiGHS) · ``branch_and_bound`` (over it, for one or many instances) · ``mip`` (the whole program in
HiGHS: is there anything better?) · ``any_of`` (several instances as one
program) · ``taken`` (a column for each group, to branch on) · ``restricted`` (a part of the program, the rest
held).
"""
