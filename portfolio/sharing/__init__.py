"""Serve a round to others: each server is a child of the command, on the loopback address, behind a token,
and ends with it; an assistant is answered by the command itself.

``server`` (a child that is watched and stopped) · ``read_only`` (the explorer for people who only look,
through voila) · ``together`` (JupyterLab in which several people edit one notebook) · ``assistants`` (one
that asks in words). ``jupyter/`` holds voila's page without outside addresses.
"""
