"""The solver: a program as arrays, what follows from it, good plans soon, and proofs by HiGHS."""
