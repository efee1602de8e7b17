"""All rules: importing this package fills the registry, one module a family."""

from cablelint.rules import (  # noqa: F401
    archive,
    authority,
    captions,
    classification,
    declassification,
    encoding,
    executive_order,
    marks_missing,
    message_number,
    page_breaks,
    paragraphs,
    portion_marks,
    signature,
    splice,
    structure,
    subject,
    tags,
    transmission,
    transmission_form,
    transmission_time,
)
