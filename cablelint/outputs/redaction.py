"""Results without the text of their messages, for logs that people may read who may not read the messages.

What stays: which message it is (path, identifier, year, post, classification), codes, positions, and our
own words.  What goes: the lines, all that we quote in back-ticks, and what a fix would write.
"""

from __future__ import annotations

import re

from cablelint.finding import Crash, Finding, FindingFix, Related, Result

LEFT_OUT = "`...`"
_QUOTED = re.compile(r"`[^`]*`")


def redacted(result: Result) -> Result:
    """The result with nothing in it that was quoted from the message."""
    return result._replace(
        findings=tuple(map(_finding, result.findings)),
        suppressed=tuple(map(_finding, result.suppressed)),
        crashes=tuple(map(_crash, result.crashes)),
    )


def _finding(finding: Finding) -> Finding:
    return finding._replace(
        message=_words(finding.message),
        label=_words(finding.label),
        help=_words(finding.help),
        notes=tuple(map(_words, finding.notes)),
        related=tuple(Related(place.start, place.end, _words(place.label)) for place in finding.related),
        fix=None if finding.fix is None else _fix(finding.fix),
        source=(),
    )


def _fix(fix: FindingFix) -> FindingFix:
    """A fix without its edits: what they write may be what stands elsewhere in the message."""
    return FindingFix(_words(fix.title), fix.safe, ())


def _words(text: str) -> str:
    """Our words.  Where back-ticks do not come in pairs, all from the first to the last goes."""
    if text.count("`") % 2:
        before, _, rest = text.partition("`")
        return f"{before}{LEFT_OUT}{rest.rpartition('`')[2] if '`' in rest else ''}"
    return _QUOTED.sub(LEFT_OUT, text)


def _crash(crash: Crash) -> Crash:
    """The kind of an error; its words may quote the message."""
    return Crash(crash.rule, crash.error.partition(":")[0], crash.trace, crash.plugin)
