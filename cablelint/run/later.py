"""What few look at, and what takes time to make, is made when somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """What `make` makes of `parts`, once it is looked at, never empty; equal to that, and pickled as that."""

    __slots__ = ("_made", "_make", "parts")

    def __init__(self, make: Callable[..., tuple[T, ...]], *parts: Any) -> None:
        self._make = make
        self.parts = parts
        self._made: tuple[T, ...] | None = None

    def made(self) -> tuple[T, ...]:
        """All of it."""
        if self._made is None:
            self._made = self._make(*self.parts)
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.made()[index]

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self.made())

    def __iter__(self) -> Iterator[T]:
        return iter(self.made())

    def __eq__(self, other: object) -> bool:
        return self.made() == (other.made() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self.made())

    def __repr__(self) -> str:
        return repr(self.made())

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (self.made(),)
