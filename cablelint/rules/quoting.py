"""Text of a message inside a message of ours: in back-ticks, one line, at most forty characters."""

from __future__ import annotations


def quoted(text: str, limit: int = 40) -> str:
    """The text in back-ticks, blanks squeezed, cut in the middle where it is longer than the limit."""
    # A back-tick inside would end what is quoted, and --redact would leave the rest of it.
    shown = " ".join(text.replace("`", "'").split())
    if not shown.isprintable():
        shown = "".join(letter if letter.isprintable() else "?" for letter in shown)
    if len(shown) > limit:
        half = (limit - 3) // 2
        shown = f"{shown[:half]}...{shown[-half:]}"
    return f"`{shown}`"
