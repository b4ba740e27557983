"""Results as people read them, in a notebook and on a terminal: names beside ids, sentences whole, figures
rounded, and a heading that says what was asked. What a function returns stays the frame that it is.

``shown_as`` (a frame shown as one of the sheets) · ``shown_frame`` (a frame that shows itself) ·
``sheets_shown`` (which frames there are, and how each column of them is read) · ``cells_shown`` (a column's
values as they are read) · ``pages_shown`` (the table that is made of them, for a page and a terminal) ·
``csv_text`` (results as files that a spreadsheet opens).
"""
