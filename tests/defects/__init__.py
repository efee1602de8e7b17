"""Defect operators: each puts exactly one fault into a clean message, and says where it is to be found."""

from __future__ import annotations

from defects import (  # noqa: F401
    addresses,
    bodies,
    captions,
    ends,
    fields,
    headings,
    structure,
    texts,
    transmissions,
)
from defects.planting import OPERATORS, Cable, Operator, Planted, UnfitError, planted

__all__ = ["NOT_PLANTED", "OPERATORS", "Cable", "Operator", "Planted", "UnfitError", "planted"]

NOT_PLANTED = {
    "COR": "about the messages of a run beside each other: one message cannot have the fault",
    "RUN": "about a limit of the run, not about what a message holds",
    "SUP": "about the suppressions of a run: the message has no fault",
}
"""Families of rules whose fault cannot be planted in a clean message, and why."""
