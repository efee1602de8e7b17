"""Defect operators: each puts exactly one fault into a clean message, and says where it is to be found."""

from __future__ import annotations

from defects import addresses, bodies, captions, fields, headings, structure, texts, transmissions  # noqa: F401
from defects.planting import OPERATORS, Operator, Planted, UnfitError

__all__ = ["NOT_PLANTED", "OPERATORS", "Operator", "Planted", "UnfitError"]

NOT_PLANTED = {
    "COR": "about the messages of a run beside each other: one message cannot have the fault",
    "RUN": "about a limit of the run, not about what a message holds",
    "SUP": "about the suppressions of a run: the message has no fault",
}
"""Families of rules whose fault cannot be planted in a clean message, and why."""
