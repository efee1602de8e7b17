"""Documents to outcomes, in the order of the input."""
