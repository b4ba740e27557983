"""What people have today, in: a list or a tracker's export becomes a case, with a report of what was understood.

``load_list`` (the door) · ``mapping`` (what somebody said of a list, once) · ``roles`` (what a column can be;
``headings.toml`` holds the words) · ``understanding`` (which table, which columns) · ``layout`` (the tables on
a sheet) · ``totals`` (rows that add others up) · ``counting`` (which rows are candidates) · ``cell_columns``,
``quantities``, ``days``, ``scales`` (cells as people write them) · ``limits`` (what is available) · ``worth``,
``uses``, ``timing`` (what items bring, use, and when) · ``synthesis`` (the tables of the case) · ``findings``,
``report_text`` (what was understood, assumed, left out, asked).
"""
