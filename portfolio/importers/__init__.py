"""What people have today, in: a list or a tracker's export becomes a case that says what was understood.

``load_list`` (the door) · ``mapping`` (what somebody said of a list, once) · ``roles`` (what a column can be;
``headings.toml`` holds the words) · ``layout``, ``blocks``, ``heading_rows``, ``doubtful_rows`` (the tables
on a sheet) · ``said_headings`` (those that a mapping names, or that stand twice) · ``understanding`` (which
table is the list, which column is what) · ``unit_above`` (what stands over a list's figures) · ``totals``
(rows that add others up) · ``families`` (which row is part of which) · ``counting`` (which rows are
candidates) · ``cell_columns``, ``quantities``, ``amounts``, ``days``, ``scales`` (cells as people write them)
· ``column_units`` (one unit for a column) · ``word_scales`` (what words count) · ``limits`` (what is
available) · ``worth`` (what items bring) · ``uses``, ``money``, ``work``, ``resources_used`` (what they use)
· ``period_headings``, ``dated_amounts`` (amounts of the calendar's periods) · ``timing`` (when) · ``links``
(which waits for which) · ``decided`` (decisions in the list) · ``sheet_forms``, ``further_sheets`` (what
further sheets say) · ``synthesis`` (the tables of the case) · ``findings``, ``report_text`` (what was
understood, assumed, left out, asked) · ``list_errors`` (what stops it).
"""
