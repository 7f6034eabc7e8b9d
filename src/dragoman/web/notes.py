"""Shows an apparatus: each mention in a note linked to its source, each source to the notes that mention it."""

from markupsafe import Markup

from dragoman.record.model import Note, Record


def marked(note: Note, page: str = "") -> Markup:
    """Give a note's text with each mention linked to its reference (on another page, when one is given).

    >>> marked(Note("1", "See Goltz."))
    Markup('See Goltz.')
    """
    done, out = 0, Markup("")
    for one in sorted(note.mentions, key=lambda mention: mention.start):
        if one.start < done:
            continue
        inside = Markup('<cite class="{}">{}</cite>').format(one.kind, note.text[one.start : one.end])
        if one.reference is not None:
            inside = Markup('<a href="{}#reference-{}">{}</a>').format(page, one.reference + 1, inside)
        out += Markup("{}{}").format(note.text[done : one.start], inside)
        done = one.end
    return out + Markup("{}").format(note.text[done:])


def citing(record: Record) -> dict[int, tuple[str, ...]]:
    """Give for each reference (by index) the labels of the notes that mention it."""
    found: dict[int, list[str]] = {}
    for note in record.notes:
        for mention in note.mentions:
            if mention.reference is not None and note.label not in found.setdefault(mention.reference, []):
                found[mention.reference].append(note.label)
    return {index: tuple(labels) for index, labels in found.items()}
