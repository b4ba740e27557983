"""Lists and trackers as cases.

``layout`` (which tables stand on a sheet) · ``blocks`` (what stands together on it) · ``heading_rows`` (which
of its rows are headings, and of how many lines) · ``doubtful_rows`` (shifted and merged cells) · ``totals``
(which rows add others up).
"""
