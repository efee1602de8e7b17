"""All rules: importing this package fills the registry, one module a family."""

from cablelint.rules import (  # noqa: F401
    structure,
    transmission,
    transmission_form,
    transmission_time,
)
