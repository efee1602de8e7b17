"""Parquet, one message a row, read batch by batch; with pyarrow, which is the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.finding import Address
from cablelint.inputs.columns import Columns, UnknownColumnsError, columns_of
from cablelint.inputs.document import Found, NotCable, Reading, unreadable
from cablelint.inputs.record import found_in
from cablelint.inputs.source import Source, seekable

BATCH = 64  # rows that are in memory


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The messages of a file, a row each."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        reason = "Parquet is read with pyarrow, which is not installed: `pip install 'cablelint[parquet]'`"
        yield unreadable(source.address, reason)
        return
    address = source.address
    number = 0
    try:
        with seekable(source) as file, ParquetFile(file) as table:
            names = table.schema_arrow.names
            columns = columns_of(names, reading.columns)
            wanted = sorted({column for column in columns if column is not None})
            kept = Columns(*[None if column is None else wanted.index(column) for column in columns])
            for batch in table.iter_batches(BATCH, columns=[names[column] for column in wanted]):
                for values in zip(*[column.to_pylist() for column in batch.columns], strict=True):
                    number += 1
                    record = Address(address.path, address.member, number)
                    yield found_in(values, kept, record, reading.limit)
    except UnknownColumnsError as error:
        yield NotCable(address, str(error))
    except pyarrow.ArrowException as error:
        words = str(error).partition("\n")[0].rstrip(".")
        yield unreadable(address, f"it is not a whole Parquet file ({words})")
