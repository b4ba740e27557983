"""The indicators of the six levels of steering, planned beside observed.

``indicators`` (all in one frame) · by level: ``delivery`` (1, 2), ``money`` (3), ``kpis`` (4, 5),
``alignment`` (6) · ``figure`` (one figure of an indicator) · ``past`` (what the tables of the past say).
"""
