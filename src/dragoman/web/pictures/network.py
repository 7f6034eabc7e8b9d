"""Who or what belongs together? A map of things and the ties between them, laid out by forces."""

from collections.abc import Sequence
from math import sqrt

import msgspec
import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from dragoman.web.pictures.picture import Picture, short

WIDTH, HEIGHT, EDGE = 900, 560, 60
_ROUNDS = 220
_WIDEST_TIE = 6

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
    order = sorted(range(len(nodes)), key=lambda one: nodes[one].weight)
    drawn += Markup("").join(_node(nodes[one], at[one]) for one in order)
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
    low, high = at.min(axis=0), at.max(axis=0)
    spread = np.maximum(high - low, 1e-6)
    room = np.array([WIDTH - 4 * EDGE, HEIGHT - 2 * EDGE])
    return np.asarray((at - low) / spread * room + np.array([2 * EDGE, EDGE]))


def _tie(tie: Tie, at: Points, nodes: Sequence[Node]) -> Markup:
    (x, y), (u, v) = at[tie.one], at[tie.other]
    label = f"{nodes[tie.one].label} – {nodes[tie.other].label}: {tie.weight}"
    return Markup(
        '<path class="tie" d="M{:.0f} {:.0f}L{:.0f} {:.0f}" stroke-width="{}"><title>{}</title></path>'
    ).format(x, y, u, v, min(tie.weight, _WIDEST_TIE), label)


def _node(node: Node, at: Points) -> Markup:
    size = min(4 + 3 * sqrt(node.weight), 22)
    shape = Markup('<circle class="hue{}" cx="{:.0f}" cy="{:.0f}" r="{:.1f}"/>').format(
        node.group, at[0], at[1], size
    ) + Markup('<text class="name" x="{:.0f}" y="{:.0f}" text-anchor="middle">{}</text>').format(
        at[0], at[1] + size + 13, short(node.label, 34)
    )
    shape = Markup("<title>{} ({})</title>{}").format(node.label, node.weight, shape)
    if node.link:
        return Markup('<a href="{}">{}</a>').format(node.link, shape)
    return Markup("<g>{}</g>").format(shape)
