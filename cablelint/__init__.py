"""cablelint: a validator and linter for diplomatic telegrams."""

__version__ = "0.1.0"
