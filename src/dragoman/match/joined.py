"""Which of many things are joined, one with another and so all of them? Groups of numbered things."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Joined:
    """Numbers from 0 on, each in a group of its own until it is joined; a group is known by its smallest number.

    >>> groups = Joined(3)
    >>> groups.join(2, 0)
    >>> groups.first(2), groups.of("abc")
    (0, [['a', 'c'], ['b']])
    """

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def first(self, at: int) -> int:
        """Give the smallest number of a group."""
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        a, b = sorted((self.first(one), self.first(other)))
        self._above[b] = a

    def of(self, things: Sequence[Thing]) -> list[list[Thing]]:
        """Give things that have these numbers in their groups, by the smallest number."""
        groups: dict[int, list[Thing]] = defaultdict(list)
        for at, one in enumerate(things):
            groups[self.first(at)].append(one)
        return list(groups.values())
