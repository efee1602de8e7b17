"""All rules: importing this package fills the registry, one module a family."""

from cablelint.rules import (  # noqa: F401
    archive,
    encoding,
    page_breaks,
    paragraphs,
    portion_marks,
    signature,
    structure,
    transmission,
    transmission_form,
    transmission_time,
)
