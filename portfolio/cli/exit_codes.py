"""What the command ends with, as a number."""

BAD_INPUT, INFEASIBLE, NO_ANSWER, DIFFERENT = 2, 3, 4, 1
INTERRUPTED = 130
TOLD_BY = 128
"""What is added to the number of the signal that ended a command, as shells do: 143 SIGTERM, 129 SIGHUP."""
