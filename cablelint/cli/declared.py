"""Options that several commands have, each declared once."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from typing import Annotated

from cablelint.cli.help import option

READ, RULES, FINDINGS = "What to read", "Rules", "Which findings"
OUTPUT, EXIT, SPEED, CONFIG = "Output", "Exit status", "Speed", "Configuration"

Texts = list[str] | None

ExtendSelect = Annotated[Texts, option(RULES, "--extend-select", "these as well", "RULES")]
Ignore = Annotated[Texts, option(RULES, "--ignore", "not these", "RULES")]

SelectFindings = Annotated[
    Texts, option(FINDINGS, "--select", "these only: code, prefix, name or ALL", "RULES")
]
IgnoreFindings = Annotated[Texts, option(FINDINGS, "--ignore", "not these", "RULES")]

OutputFormat = Annotated[
    Texts, option(OUTPUT, "-o --output-format", "may be repeated; see below", "FMT[=FILE]")
]
Statistics = Annotated[bool, option(OUTPUT, "--statistics", "counts instead of findings")]
By = Annotated[str | None, option(OUTPUT, "--by", "rule, file, dir, post, year, class [rule]", "FIELD")]
MaxDiagnostics = Annotated[
    str | None, option(OUTPUT, "--max-diagnostics", "draw N in full, the rest a line each [20]", "N")
]
Locations = Annotated[
    str, option(OUTPUT, "--locations", "places in the message, or in the file [message]", "KIND")
]
Redact = Annotated[bool, option(OUTPUT, "--redact", "quote no text of any message")]
Color = Annotated[str, option(OUTPUT, "--color", "auto, always or never", "WHEN")]

Jobs = Annotated[str, option(SPEED, "-j --jobs", "processes [one a core]", "N")]

ConfigFiles = Annotated[
    Texts, option(CONFIG, "--config", "a file, or one setting over the rest", "FILE|KEY=VALUE")
]
Isolated = Annotated[bool, option(CONFIG, "--isolated", "read no configuration file")]
