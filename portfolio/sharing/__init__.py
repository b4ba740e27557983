"""Serve a round to others: each server is a child of the command, on the loopback address, behind a token,
and ends with it.

``server`` (a child that is watched and stopped) · ``read_only`` (the explorer for people who only look,
through voila) · ``together`` (JupyterLab in which several people edit one notebook). ``jupyter/`` holds
voila's page without outside addresses.
"""
