"""Grows a small boosted model of trees whose every feature may only speak one way (numpy only)."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass
class Tree:
    """Nodes in arrays: the feature asked (-1: a leaf), its cut, the two children, and the node's value."""

    feature: list[int] = field(default_factory=list)
    cut: list[float] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def add(self, value: float) -> int:
        """Add a leaf; give its number."""
        for column, one in ((self.feature, -1), (self.cut, 0.0), (self.left, 0), (self.right, 0), (self.value, value)):
            column.append(one)  # type: ignore[arg-type]
        return len(self.feature) - 1

    def values(self, x: Array) -> Array:
        """Give the leaf value of each row."""
        at = np.zeros(len(x), dtype=int)
        feature, cut = np.array(self.feature), np.array(self.cut)
        left, right = np.array(self.left), np.array(self.right)
        for _ in range(8):
            asked = feature[at]
            inner = asked >= 0
            below = x[np.arange(len(x)), np.maximum(asked, 0)] <= cut[at]
            at = np.where(inner, np.where(below, left[at], right[at]), at)
        return np.array(self.value)[at]


@dataclass
class Grower:
    """Settings: depth, learning rate, smoothing of leaf values, and the least weight of a leaf."""

    signs: list[int]
    depth: int = 3
    rate: float = 0.15
    smooth: float = 1.0
    least: float = 4.0

    def grow(self, x: Array, g: Array, h: Array, cuts: list[Array]) -> Tree:
        """Grow one tree on gradients and curvatures."""
        binned = np.stack([np.searchsorted(cut, x[:, at], side="left") for at, cut in enumerate(cuts)], axis=1)
        tree = Tree()
        rows = np.arange(len(x))
        root = tree.add(self._value(g, h, rows))
        todo = [(root, rows, -np.inf, np.inf, 0)]
        while todo:
            node, rows, low, high, depth = todo.pop()
            best = self._split(binned, g, h, rows, cuts, (low, high)) if depth < self.depth else None
            if best is None:
                continue
            _, at, cut, a, b = best
            below = binned[rows, at] <= cut
            middle = (a + b) / 2
            sign = self.signs[at]
            limits = {1: ((low, middle), (middle, high)), -1: ((middle, high), (low, middle))}[sign]
            tree.feature[node], tree.cut[node] = at, float(cuts[at][cut])
            tree.left[node], tree.right[node] = tree.add(a), tree.add(b)
            todo.append((tree.left[node], rows[below], *limits[0], depth + 1))
            todo.append((tree.right[node], rows[~below], *limits[1], depth + 1))
        tree.value = [value * self.rate for value in tree.value]
        return tree

    def _value(self, g: Array, h: Array, rows: Any) -> float:
        return float(-g[rows].sum() / (h[rows].sum() + self.smooth))

    def _split(self, binned: Any, g: Array, h: Array, rows: Any, cuts: list[Array], limits: tuple[float, float]) -> Any:
        best: Any = None
        total_g, total_h = g[rows].sum(), h[rows].sum()
        for at, cut in enumerate(cuts):
            if not len(cut):
                continue
            bins = binned[rows, at]
            left_g = np.bincount(bins, weights=g[rows], minlength=len(cut) + 1).cumsum()[:-1]
            left_h = np.bincount(bins, weights=h[rows], minlength=len(cut) + 1).cumsum()[:-1]
            a = np.clip(-left_g / (left_h + self.smooth), *limits)
            b = np.clip(-(total_g - left_g) / (total_h - left_h + self.smooth), *limits)
            gain = -(left_g * a + 0.5 * (left_h + self.smooth) * a * a)
            gain -= (total_g - left_g) * b + 0.5 * (total_h - left_h + self.smooth) * b * b
            allowed = (left_h >= self.least) & (total_h - left_h >= self.least) & ((b - a) * self.signs[at] >= 0)
            gain = np.where(allowed, gain, -np.inf)
            top = int(gain.argmax())
            alone = total_g**2 / (total_h + self.smooth) / 2
            if gain[top] - alone > 0.01 and (best is None or gain[top] > best[0]):
                best = (gain[top], at, top, float(a[top]), float(b[top]))
        return best


def boost(x: Array, y: Array, weight: Array, grower: Grower, rounds: int) -> tuple[float, list[Tree]]:
    """Fit a model; give its bias (log-odds) and trees."""
    share = float((weight * y).sum() / weight.sum())
    bias = float(np.log(share / (1 - share)))
    odds = np.full(len(y), bias)
    cuts = [_cuts(x[:, at]) for at in range(x.shape[1])]
    trees = []
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-odds))
        tree = grower.grow(x, weight * (chance - y), np.maximum(weight * chance * (1 - chance), 1e-9), cuts)
        odds += tree.values(x)
        trees.append(tree)
    return bias, trees


def _cuts(column: Array) -> Array:
    """Give at most 24 places between the values of a feature."""
    values = np.unique(np.round(column, 3))
    if len(values) > 25:
        values = np.unique(np.round(np.quantile(values, np.linspace(0, 1, 25)), 3))
    return np.round((values[1:] + values[:-1]) / 2, 4)
