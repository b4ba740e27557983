"""Faults that only show when the tables stand side by side, a file a group of tables.

``check`` (all of them, in turn) · ``sizes`` (how much there is) · ``references`` (ids and periods that must
be there in another table) · ``strategy`` (key results, indicators, contributions) · ``initiatives`` (starts,
relations, decisions) · ``limits`` (budgets, buckets) · ``rules`` (an organisation's own) · ``causes`` (what
errors share) · ``transfers`` (what means give to each other) · ``judgements`` (parties and what they judge).
"""
