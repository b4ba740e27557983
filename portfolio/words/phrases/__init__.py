"""A catalogue a language, each one file called by its code: how it writes, and every phrase in it.

``en`` (English, the fallback) · ``fr`` (French). A file that is put here is a language: nothing else lists
them.
"""
