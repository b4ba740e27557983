"""Serve a round to others: each server is a child of the command, on the loopback address, behind a token,
and ends with it; an assistant is answered by the command itself.

``server`` (a child that is watched and stopped) · ``read_only`` (the explorer for people who only look,
through voila) · ``viewers`` (how many of them, and until when: voila with a limit) ·
``together`` (JupyterLab in which several people edit one notebook) · ``odd_addresses`` (one
plain page where there is nothing, no place or a fault) · ``odd_messages`` (what pages may send to kernels) ·
``assistants`` (one that asks in words). ``jupyter/`` holds voila's page without outside addresses.
"""
