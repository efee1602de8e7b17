"""Texts in a record batch in, results in a record batch out: for engines that move Apache Arrow about.

Dask, Spark and Ray take `lint_batch` as it is: it is pure, can be pickled, and makes the rules ready once a
process.  Only who wants it loads this module, since pyarrow is an extra (`cablelint[parquet]`).
"""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from cablelint.finding import Address, Result
from cablelint.inputs.columns import UnknownColumnsError, columns_of, record_of
from cablelint.inputs.document import Document
from cablelint.outputs.columns import FINDING, MESSAGE, Row, batch_of, finding_row, message_row
from cablelint.run.runner import Made, outcomes_of
from cablelint.settings import Settings

SCHEMA = pa.schema(
    [
        *MESSAGE,
        pa.field("checked", pa.bool_(), nullable=False),
        pa.field("findings", pa.list_(pa.struct(FINDING)), nullable=False),
    ]
)


def lint_batch(
    batch: pa.RecordBatch, settings: Settings | None = None, *, certain: bool = False
) -> pa.RecordBatch:
    """Check the messages of a batch, one a row; the result, of SCHEMA, has a row for each, in their order.

    The text is in a column `bytes` (binary), or in columns of strings with the names that tables of
    messages have: `body`, or `header` and `body`; so are `id` and what else is said of a message.  `path`
    and `record` are taken over where they are.  `checked` is false for a row that has no text or does not
    look like a cable, unless all are `certain` to be cables.  A fault of cablelint is in `crashes`.
    Raises ValueError where no column is known to hold the text.
    """
    given = _documents(batch)
    settings = replace(settings or Settings(), fixing=None, timed=False)
    outcomes = outcomes_of([one for one in given if one.data], settings, certain)
    made = iter(outcomes)
    rows = [_row(one, next(made) if one.data else None) for one in given]
    return batch_of(rows, SCHEMA)


def _documents(batch: pa.RecordBatch) -> list[Document]:
    """The messages of a batch; those without a text have no data."""
    names = batch.schema.names
    in_bytes = "bytes" in names
    try:
        columns = columns_of(names, [("body", "bytes")] if in_bytes else [])
    except UnknownColumnsError:
        told = ", ".join(f"`{name}`" for name in names)
        raise ValueError(f"no column is known to hold the text, only {told}") from None
    documents = []
    for row in batch.to_pylist():
        values = ["" if value is None or isinstance(value, bytes) else str(value) for value in row.values()]
        record = record_of(values, columns)
        data = row["bytes"] or b"" if in_bytes else record.text.encode("utf-8")
        address = Address(row.get("path") or "", None, row.get("record"))
        documents.append(Document(address, data, len(data), record.identifier, metadata=record.metadata))
    return documents


def _row(document: Document, outcome: Made | None) -> Row:
    checked = isinstance(outcome, Result)
    nothing = Result(document.address, document.identifier, None, None, None, 0)
    result = outcome if isinstance(outcome, Result) else nothing
    found = [finding_row(finding) for finding in (*result.findings, *result.suppressed)]
    return {**message_row(result), "checked": checked, "findings": found}
