"""Which of our media types does a client want? HTTP's ``Accept`` (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence

import msgspec

_MOST = 64
"""Ranges of one header that are read."""
_RANGE = re.compile(r"\s*([\w!#$&^.+*-]{1,80}/[\w!#$&^.+*-]{1,120})\s*\Z", re.ASCII)
_PARAMETER = re.compile(r"\s*([\w-]{1,40})\s*=\s*\"?([^\";,]{0,200})\"?\s*\Z", re.ASCII)


class Range(msgspec.Struct, frozen=True):
    """One range of types a client takes: ``kind`` (``text/*``), its weight, its parameters (``style`` …)."""

    kind: str
    weight: float = 1.0
    parameters: dict[str, str] = {}

    def fits(self, kind: str) -> int:
        """Say how exactly a type fits: 3 it is named, 2 its first half is, 1 anything goes, 0 it does not fit."""
        if self.kind == kind:
            return 3
        first = kind.partition("/")[0]
        return 2 if self.kind == f"{first}/*" else int(self.kind == "*/*")


def ranges(header: str) -> list[Range]:
    """Read the header; what is none of its parts is passed over.

    >>> [(one.kind, one.weight) for one in ranges("text/html;q=0.5, application/x-bibtex, nonsense")]
    [('text/html', 0.5), ('application/x-bibtex', 1.0)]
    """
    found = []
    for part in header.split(",")[:_MOST]:
        kind, *rest = part.split(";")
        named = _RANGE.match(kind)
        pairs = [pair for one in rest if (pair := _PARAMETER.match(one))]
        if named:
            values = {pair[1].lower(): pair[2].strip() for pair in pairs}
            found.append(Range(named[1].lower(), _weight(values.pop("q", "1")), values))
    return found


def _weight(text: str) -> float:
    return min(float(text), 1.0) if re.fullmatch(r"[01](?:\.\d{1,3})?", text) else 0.0


def chosen(header: str, kinds: Sequence[str]) -> tuple[str, Range] | None:
    """Give the type a client likes best and the range that names it; ``None`` when it takes none of them.

    An empty header takes anything. Of types liked alike, one that is named goes before one that a range covers, then
    our order counts.

    >>> chosen("application/x-bibtex, */*", ["text/html", "application/x-bibtex"])[0]
    'application/x-bibtex'
    >>> chosen("image/*", ["text/html"]) is None
    True
    """
    taken = ranges(header) if header.strip() else [Range("*/*")]
    best: tuple[float, int, str, Range] | None = None
    for kind in kinds:
        exact, one = max(((each.fits(kind), each) for each in taken), key=lambda pair: pair[0], default=(0, None))
        if one and exact and one.weight > 0 and (best is None or (one.weight, exact) > best[:2]):
            best = (one.weight, exact, kind, one)
    return best[2:] if best else None
