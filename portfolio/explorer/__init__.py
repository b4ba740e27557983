"""Widgets for notebooks: they ask, and show what comes of the answers. They reckon nothing themselves.

``assessment`` (where an organisation stands, a form) · ``state`` (what is asked, and the same as rows of a
scenario) · ``latest`` (one thread, the latest question) · ``pricing`` (what an initiative the other way
round costs, exactly or as a range) · ``answers`` (a first plan, ranges, the proof, prices) · ``spoken``
(periods and options as people say them) · ``html`` (answers as pages) · ``parts`` (what widgets are made
of) · ``style`` (how it is laid out, what names its parts: ``explorer.css``, ``explorer.js``) · ``amounts``
(amounts typed by period) · ``widgets`` (the knobs as widgets) · ``timeline`` (the roadmap, its bars moved) ·
``writing`` (rows written into the case, and saved) · ``panel`` (all of it: :func:`portfolio.explore`).
"""
