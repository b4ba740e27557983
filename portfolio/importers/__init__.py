"""Lists and trackers as people keep them, read into a case; what is not certain is asked.

``amounts`` (a cell as an amount) · ``quantities`` (a column of amounts: one decimal mark, one unit) ·
``days`` (a column of dates and periods) · ``scales`` (words in order, such as High, Medium, Low).
"""
