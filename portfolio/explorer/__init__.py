"""Widgets for notebooks: they ask, and show what comes of the answers. They reckon nothing themselves.

``assessment`` (where an organisation stands, a form) · ``state`` (what is asked, and the same as rows of a
scenario) · ``latest`` (one thread, the latest question) · ``answers`` (a first plan, the proof, prices) ·
``html`` (answers as pages) · ``widgets`` (the knobs as widgets) · ``timeline`` (the roadmap, its
bars moved) · ``panel`` (all of it: :func:`portfolio.explore`).
"""
