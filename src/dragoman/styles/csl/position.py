"""Where does a cite stand among the others? first, subsequent, ibid, ibid-with-locator, near-note."""

from collections.abc import Sequence

from dragoman.styles.csl.context import Cite, Position


class Cluster:
    """Cites that stand together in the text: in one pair of brackets, or in one note (``note`` is its number)."""

    __slots__ = ("cites", "id", "note")

    def __init__(self, cites: list[Cite], note: int = 0, id: str = "") -> None:
        self.cites = cites
        self.note = note
        self.id = id


def place(clusters: Sequence[Cluster], near: int) -> None:
    """Say of each cite where it stands, in the order of the text; ``near`` is the style's near-note-distance."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    before: Cluster | None = None
    for number, cluster in enumerate(clusters):
        note = cluster.note or number + 1
        previous: Cite | None = None
        for cite in cluster.cites:
            cite.note = note
            cite.near = cite.id in last and note - last[cite.id] <= near
            cite.position = _position(cite, previous, before, first)
            cite.first_note = first.setdefault(cite.id, note)
            previous = cite
        for cite in cluster.cites:
            last[cite.id] = note
        before = cluster


def _position(cite: Cite, previous: Cite | None, before: Cluster | None, first: dict[str, int]) -> Position:
    if cite.id not in first:
        return "first"
    if previous is None and before is not None and before.cites:
        same = {one.id for one in before.cites}
        previous = before.cites[-1] if len(same) == 1 else None
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if previous.locator == cite.locator and (previous.label == cite.label or not cite.locator):
        return "ibid"
    return "ibid-with-locator" if cite.locator else "subsequent"
