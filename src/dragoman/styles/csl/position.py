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
    """Say of each cite where it stands, in the order of the text; ``near`` is the style's near-note-distance.

    Cites in the running text (note 0) and in notes are two sequences; clusters in one note stand together.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    before: dict[bool, list[Cluster]] = {True: [], False: []}
    for number, cluster in enumerate(clusters):
        note = cluster.note or number + 1
        row = before[cluster.note > 0]
        previous = _previous(cluster, row)
        for cite in cluster.cites:
            cite.note = note
            cite.near = cite.id in last and note - last[cite.id] <= near
            cite.position = _position(cite, previous, first)
            cite.first_note = first.setdefault(cite.id, note)
            last[cite.id] = note
            previous = cite
        row.append(cluster)


def _previous(cluster: Cluster, row: list[Cluster]) -> Cite | None:
    """Give the cite that ibid would mean: the last one in the same note, or the only one of the note before."""
    if not row or not row[-1].cites:
        return None
    note = row[-1].note
    if note and note == cluster.note:
        return row[-1].cites[-1]
    ids: set[str] = set()
    for one in reversed(row):
        if one is not row[-1] and (not note or one.note != note):
            break
        ids.update(cite.id for cite in one.cites)
    return row[-1].cites[-1] if len(ids) == 1 else None


def _position(cite: Cite, previous: Cite | None, first: dict[str, int]) -> Position:
    if cite.id not in first:
        return "first"
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if previous.locator == cite.locator and (previous.label == cite.label or not cite.locator):
        return "ibid"
    return "ibid-with-locator" if cite.locator else "subsequent"
