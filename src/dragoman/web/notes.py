"""Shows an apparatus: each mention in a note linked to its source, each source to the notes that mention it."""

from typing import Literal, NamedTuple

from markupsafe import Markup

from dragoman.record.model import Mention, Note, Record
from dragoman.text.tag import direction


class Shown(NamedTuple):
    """A note as a page shows it: its place among the notes (labels may come again on each page), its label, the
    direction it runs in, and its text with its citations linked.
    """

    place: int
    label: str
    direction: Literal["ltr", "rtl"]
    text: Markup


def shown(record: Record, page: str = "", most: int | None = None) -> list[Shown]:
    """Give the notes of a record, at most so many; their citations link to the sources (on another page, if given).

    A note of a right-to-left article runs so when it has words of that script, also behind a title in another one.
    """
    own = direction(record.languages[0] if record.languages else "")
    return [
        Shown(place, note.label, _direction(note, own), marked(note, page))
        for place, note in enumerate(record.notes[:most], 1)
    ]


def _direction(note: Note, own: Literal["ltr", "rtl"]) -> Literal["ltr", "rtl"]:
    runs_so = own == "rtl" and any(direction("", one) == "rtl" for one in note.text.split())
    return "rtl" if runs_so else direction("", note.text)


def marked(note: Note, page: str = "") -> Markup:
    """Give a note's text with each mention linked to its reference; one left open names the references it may mean.

    >>> marked(Note("1", "See Goltz."))
    Markup('See Goltz.')
    >>> marked(Note("2", "Kaya, op. cit.", (Mention(0, 14, "op_cit", candidates=(0, 4)),)))
    Markup('<cite class="op_cit" dir="auto">Kaya, op. cit.</cite> \
<small class="open">(<a href="#reference-1">1</a> / <a href="#reference-5">5</a>?)</small>')
    """
    done, out = 0, Markup("")
    for one in sorted(note.mentions, key=lambda mention: mention.start):
        if one.start < done:
            continue
        inside = Markup('<cite class="{}" dir="auto">{}</cite>').format(one.kind, note.text[one.start : one.end])
        if one.reference is not None:
            inside = _linked(page, one.reference, inside)
        out += Markup("{}{}{}").format(note.text[done : one.start], inside, _open(one, page))
        done = one.end
    return out + Markup("{}").format(note.text[done:])


def _linked(page: str, reference: int, words: Markup) -> Markup:
    return Markup('<a href="{}#reference-{}">{}</a>').format(page, reference + 1, words)


def _open(mention: Mention, page: str) -> Markup:
    """Link the references among which a mention was left open."""
    if mention.reference is not None or not mention.candidates:
        return Markup("")
    links = Markup(" / ").join(_linked(page, one, Markup("{}").format(one + 1)) for one in mention.candidates)
    return Markup(' <small class="open">({}?)</small>').format(links)


def citing(record: Record) -> dict[int, tuple[tuple[int, str], ...]]:
    """Give for each reference (by index) the places and labels of the notes that mention it."""
    found: dict[int, dict[int, str]] = {}
    for place, note in enumerate(record.notes, 1):
        for mention in note.mentions:
            if mention.reference is not None:
                found.setdefault(mention.reference, {})[place] = note.label
    return {index: tuple(notes.items()) for index, notes in found.items()}
