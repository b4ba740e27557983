"""What the command ends with, as a number."""

BAD_INPUT, INFEASIBLE, NO_ANSWER, DIFFERENT = 2, 3, 4, 1
INTERRUPTED = 130
