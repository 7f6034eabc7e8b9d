"""What is the work called, and what it appeared in? The fields of titles and of other forms."""

from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.bibtex.reading import Handle, Reading
from dragoman.formats.language import assumed
from dragoman.text.language import guess_language
from dragoman.text.tag import transliterated


def form(path: str) -> Handle:
    """Give what adds a form at a path; a field that says something else than the first one is kept."""

    def put(reading: Reading, name: str, value: str) -> None:
        text = text_of(value)
        had = reading.first.setdefault(path, text)
        if had is not text:
            if had != text:
                reading.unplaced(name, value)
        elif text:
            reading.text(path, text, reading.fields.get(f"{name}_lang", ""))

    return put


def title(reading: Reading, name: str, value: str) -> None:
    """Join title and subtitle, as CSL has them."""
    text, sub = text_of(value), text_of(reading.fields.get("subtitle", ""))
    if sub:
        text += (" " if text[-1:] in "?!:.؟。" else ": ") + sub
    reading.text("title", text, reading.fields.get("title_lang", ""))


def container_title(reading: Reading, name: str, value: str) -> None:
    """Add the title of the journal or book with its subtitle; a second one is kept."""
    text = text_of(value)
    sub = text_of(reading.fields.get({"booktitle": "booksubtitle"}.get(name, "journalsubtitle"), ""))
    if reading.first.setdefault("container.title", text) is not text or not text:
        if reading.first["container.title"] != text:
            reading.unplaced(name, value)
        return
    if name == "booktitle" and reading.draft.type == "book" and text == text_of(reading.fields.get("title", "")):
        return
    container = reading.draft.inner("container")
    container.type = "book" if name == "booktitle" else "periodical"
    reading.text("container.title", f"{text}: {sub}" if sub else text, reading.fields.get(f"{name}_lang", ""))


def location(reading: Reading, name: str, value: str) -> None:
    """Beside ``address``, the place of the conference (ACM)."""
    if "address" in reading.fields and reading.draft.type == "paper-conference" and "venue" not in reading.fields:
        reading.text("event.publisher_place", text_of(value), "")
    else:
        _PLACE(reading, name, value)


_PLACE = form("publisher_place")


def main_title(reading: Reading, name: str, value: str) -> None:
    """The title of a work in several volumes: what the volume appeared in."""
    draft = reading.draft
    if "booktitle" in reading.fields:
        draft = draft.inner("container")
        draft.type = "book"
    sub = text_of(reading.fields.get("mainsubtitle", ""))
    text = text_of(value)
    whole = draft.inner("container")
    whole.type = "book"
    said = reading.fields.get("maintitle_lang", "") or assumed(text, reading.lang)
    whole.text("title", f"{text}: {sub}" if sub else text, "" if said == "und" else said)


def translated(reading: Reading, name: str, value: str) -> None:
    """Add a title in another language, which is guessed."""
    text = text_of(value)
    reading.text("title", text, guess_language(text)[0])


def romanised(reading: Reading, name: str, value: str) -> None:
    """Add the title in Latin letters."""
    reading.text("title", text_of(value), transliterated(reading.lang or "und", "und"))
