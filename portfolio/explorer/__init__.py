"""Widgets for notebooks: they ask, and show what comes of the answers. They reckon nothing themselves.

``assessment`` (where an organisation stands, a form).
"""
