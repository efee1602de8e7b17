"""Patterns of paths, as in settings: `historical/**`, `*.bak`, `mirror.zip!html/**`."""

from __future__ import annotations

import os
import re
from functools import lru_cache


def is_excluded(patterns: tuple[tuple[str, str], ...], path: str) -> bool:
    """Whether one of the patterns, each with its folder, means a path."""
    path = os.path.abspath(path).replace(os.sep, "/")
    return any(matches(root, pattern, path) for root, pattern in patterns)


def matches(root: str, pattern: str, path: str) -> bool:
    """Whether a pattern of a folder means an absolute path.

    `*` and `?` stand for what is inside a name, `**` for any folders; a pattern without a slash means
    any name below the folder, and one that means a folder means all that is in it.
    """
    root = root.replace(os.sep, "/").rstrip("/") + "/"
    return path.startswith(root) and _pattern(pattern).match(path, len(root)) is not None


@lru_cache(maxsize=512)
def _pattern(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./").rstrip("/")
    begin = "(?:.*[/!])?" if "/" not in pattern else ""
    parts = []
    for part in re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", pattern.lstrip("/"), re.DOTALL):
        if len(part) > 1 and part[0] == "[":
            parts.append(re.sub(r"^\[!", "[^", part.replace("\\", r"\\")))
        else:
            parts.append(_SIGNS.get(part) or re.escape(part))
    return re.compile(f"{begin}{''.join(parts)}(?:[/!].*)?\\Z", re.DOTALL)


_SIGNS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
