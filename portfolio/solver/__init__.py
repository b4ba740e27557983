"""The solver: a program as arrays, what follows from it, good plans soon, and proofs.

``program`` (rows and columns, conditioned) · ``strengthening`` (what follows from whole numbers) ·
``relaxation`` (the linear program, kept in HiGHS) · ``local_search`` (plans at once) · ``tree`` (branch and
bound for one or many questions) · ``mip`` (the whole program in HiGHS: is there anything better?) · ``watch``
(time, Ctrl-C, progress).
"""
