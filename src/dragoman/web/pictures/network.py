"""Who or what belongs together? A map of things and the ties between them, laid out by forces."""

from collections.abc import Iterator, Sequence
from math import sqrt

import msgspec
import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from dragoman.web.pictures.picture import Picture, short

WIDTH, HEIGHT, EDGE = 900, 560, 60
_ROUNDS = 220
_WIDEST_TIE = 6
LABEL = 34
_LETTER, _LINE = 5.8, 13
"""Width of a letter and height of a line of a label, about."""

Points = NDArray[np.float64]


class Node(msgspec.Struct, frozen=True):
    """One thing on a map: its name, its weight (how often it occurs), where a click leads, its group's colour."""

    label: str
    weight: int = 1
    link: str = ""
    group: int = 0


class Tie(msgspec.Struct, frozen=True):
    """A tie between two things, by their places in the list, and how strong it is."""

    one: int
    other: int
    weight: int = 1


class Network(msgspec.Struct, frozen=True):
    """Things and ties."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def draw(name: str, title: str, columns: tuple[str, ...], network: Network) -> Picture:
    """Draw a network as a map; its rows are the ties. Without ties the picture is empty."""
    nodes, ties = network.nodes, network.ties
    rows = tuple((nodes[tie.one].label, nodes[tie.other].label, tie.weight) for tie in ties)
    if not ties:
        return Picture(name=name, title=title, columns=columns, rows=(), drawn=Markup(""), height=HEIGHT, kind="map")
    at = layout(len(nodes), ties)
    drawn = Markup("").join(_tie(tie, at, nodes) for tie in ties)
    order = sorted(range(len(nodes)), key=lambda one: -nodes[one].weight)
    places = _labels(nodes, at, order)
    drawn += Markup("").join(_node(nodes[one], at[one], places.get(one)) for one in reversed(order))
    return Picture(
        name=name, title=title, columns=columns, rows=rows, drawn=drawn, height=HEIGHT, width=WIDTH, kind="map"
    )


def layout(count: int, ties: Sequence[Tie]) -> Points:
    """Place things so that ties pull and all else pushes (Fruchterman and Reingold 1991); always the same way.

    Gives x and y in the picture's units.
    """
    turn = np.arange(count) * 2.399963  # the golden angle: a sunflower to start from
    at = np.column_stack([np.cos(turn), np.sin(turn)]) * np.sqrt(np.arange(count) + 0.5)[:, None] / sqrt(count)
    pull = np.zeros((count, count))
    for tie in ties:
        pull[tie.one, tie.other] = pull[tie.other, tie.one] = 1 + np.log(tie.weight)
    ideal = 1.4 / sqrt(count)
    for turns in range(_ROUNDS):
        away = at[:, None, :] - at[None, :, :]
        far = np.sqrt((away**2).sum(axis=2)) + 1e-6
        force = ideal**2 / far - pull * far**2 / ideal
        moved = (away / far[:, :, None] * force[:, :, None]).sum(axis=1) - at * 0.35
        size = np.sqrt((moved**2).sum(axis=1, keepdims=True)) + 1e-9
        at += moved / size * np.minimum(size, 0.12 * (1 - turns / _ROUNDS) + 0.001)
    return _fitted(at)


def _fitted(at: Points) -> Points:
    """Fit a layout into the picture; few things stand close together in its middle."""
    low, high = at.min(axis=0), at.max(axis=0)
    share = min(1.0, sqrt(len(at) / 14))
    room = np.array([WIDTH - 4 * EDGE, HEIGHT - 2 * EDGE]) * share
    middle = np.array([WIDTH, HEIGHT]) / 2
    return np.asarray((at - (low + high) / 2) / np.maximum(high - low, 1e-6) * room + middle)


def _size(node: Node) -> float:
    return min(4 + 2.4 * sqrt(node.weight), 20)


def _labels(nodes: Sequence[Node], at: Points, order: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Find a place for each label, beside its circle, where it covers no other; the weightiest first.

    What finds none has its name as a tooltip only, and stands in the table.
    """
    taken = [(float(x), float(y) + 4, _size(node)) for (x, y), node in zip(at, nodes, strict=True)]
    places = {}
    for one in order:
        half = len(short(nodes[one].label, LABEL)) * _LETTER / 2
        for x, y in _beside(at[one], _size(nodes[one]), half):
            if all(abs(y - other) > _LINE or abs(x - place) > half + wide for place, other, wide in taken):
                taken.append((x, y, half))
                places[one] = (x, y)
                break
    return places


def _beside(at: Points, size: float, half: float) -> Iterator[tuple[float, float]]:
    """Give the places for a label: under its circle, over it, to the right, to the left."""
    x, y = float(at[0]), float(at[1])
    around = (
        (x, y + size + 12), (x, y - size - 4), (x + size + 4 + half, y + 4), (x - size - 4 - half, y + 4)
    )  # fmt: skip
    return ((across, down) for across, down in around if half < across < WIDTH - half)


def _tie(tie: Tie, at: Points, nodes: Sequence[Node]) -> Markup:
    (x, y), (u, v) = at[tie.one], at[tie.other]
    label = f"{nodes[tie.one].label} – {nodes[tie.other].label}: {tie.weight}"
    return Markup(
        '<path class="tie" d="M{:.0f} {:.0f}L{:.0f} {:.0f}" stroke-width="{}"><title>{}</title></path>'
    ).format(x, y, u, v, min(tie.weight, _WIDEST_TIE), label)


def _node(node: Node, at: Points, place: tuple[float, float] | None) -> Markup:
    shape = Markup('<title>{} ({})</title><circle class="hue{}" cx="{:.0f}" cy="{:.0f}" r="{:.1f}"/>').format(
        node.label, node.weight, node.group, at[0], at[1], _size(node)
    )
    if place:
        shape += Markup('<text class="name" x="{:.0f}" y="{:.0f}" text-anchor="middle">{}</text>').format(
            *place, short(node.label, LABEL)
        )
    if node.link:
        return Markup('<a href="{}">{}</a>').format(node.link, shape)
    return Markup("<g>{}</g>").format(shape)
