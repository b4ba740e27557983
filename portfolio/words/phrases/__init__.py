"""A catalogue a language, each one file called by its code: how it writes, and every phrase in it.

``en`` (English, the fallback) · ``fr`` (French). A file that is put here is a language, complete or in the
making: nothing else lists them.
"""
