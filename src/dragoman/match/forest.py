"""What do the trees of a model add up to? Their nodes stand in one table: a step goes down all trees at once."""

from collections.abc import Sequence

import msgspec
import numpy as np


class Tree(msgspec.Struct, frozen=True):
    """A tree in columns, a row for each node: the feature asked for (-1: a leaf), its cut, the children, the value.

    A value up to the cut goes left. Each node has a value: the log-odds that is reached when one stops there.
    """

    feature: tuple[int, ...]
    cut: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class Forest:
    """Many trees, asked together.

    >>> tree = Tree(feature=(0, -1, -1), cut=(0.5, 0, 0), left=(1, 0, 0), right=(2, 0, 0), value=(0, -1, 2))
    >>> two = Forest([tree, tree])
    >>> two.sum([0.5]), two.sum([0.6])
    (-2.0, 4.0)
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        sizes = [len(one.feature) for one in trees]
        self._roots = np.cumsum([0, *sizes[:-1]])
        starts = np.repeat(self._roots, sizes)
        feature = np.array([asked for one in trees for asked in one.feature])
        leaf, own = feature < 0, np.arange(len(feature))
        left, right = (np.array([to for one in trees for to in getattr(one, side)]) for side in ("left", "right"))
        self._feature = np.where(leaf, 0, feature)
        self._left, self._right = np.where(leaf, own, starts + left), np.where(leaf, own, starts + right)
        self._cut = np.array([cut for one in trees for cut in one.cut])
        self._value = np.array([value for one in trees for value in one.value])
        self._steps = max((_depth(one, 0) for one in trees), default=0)

    def sum(self, values: Sequence[float]) -> float:
        """Add up the values of the leaves to which the values of all features lead."""
        following = np.where(np.array(values)[self._feature] <= self._cut, self._left, self._right)
        at = self._roots
        for _ in range(self._steps):
            at = following[at]  # a leaf is followed by itself
        return float(self._value[at].sum())


def _depth(tree: Tree, node: int) -> int:
    if tree.feature[node] < 0:
        return 0
    return 1 + max(_depth(tree, tree.left[node]), _depth(tree, tree.right[node]))
