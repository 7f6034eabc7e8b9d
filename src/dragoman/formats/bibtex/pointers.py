"""Where is the work, and by which number is it known? The fields of identifiers, addresses and files."""

import re

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.reading import Handle, Reading
from dragoman.formats.bibtex.values import files_of, verbatim

_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)\Z", re.IGNORECASE)


def identifier(scheme: str) -> Handle:
    """Give what adds identifiers of a scheme, those of the journal or book to it."""

    def put(reading: Reading, name: str, value: str) -> None:
        draft, text = reading.draft, verbatim(value)
        if scheme in {"issn", "eissn", "issn-l"} and draft.type in tables.SERIAL_PARTS | tables.PARTS:
            if draft.type in tables.PARTS:
                draft.inner("container").type = "book"
            draft = draft.inner("container")
        elif scheme == "isbn" and draft.type in tables.PARTS:
            draft = draft.inner("container")
            draft.type = "book"
        several = _SEVERAL.split(" ".join(text.split())) if scheme in {"isbn", "issn", "eissn"} else [text]
        for one in several:
            if one:
                draft.identify(scheme, one)

    return put


_SEVERAL = re.compile(r"(?:(?<!\s)\s++)?[,;/]\s*|(?<!\s)\s++(?=[\dX-]{9,}\b)")


def link(kind: str) -> Handle:
    """Give what adds an address of a kind."""

    def put(reading: Reading, name: str, value: str) -> None:
        url = verbatim(value)
        if url:
            reading.draft.link(url, kind)  # type: ignore[arg-type]

    return put


def eprint(reading: Reading, name: str, value: str) -> None:
    """An address is the open full text (Sinaweb); else an identifier of the scheme that ``eprinttype`` names."""
    text = verbatim(value)
    kind = verbatim(reading.fields.get("eprinttype") or reading.fields.get("archiveprefix", "")).lower()
    found = _ARXIV.match(text)
    if text.lower().startswith(("http://", "https://", "ftp://")):
        reading.draft.link(text, "pdf" if ".pdf" in text.lower() else "fulltext")
    elif kind in tables.EPRINT_SCHEMES:
        reading.draft.identify(tables.EPRINT_SCHEMES[kind], text)
    elif not kind and found:
        reading.draft.identify("arxiv", found[1])
    elif text:
        reading.keep(name, value)
        if kind:
            reading.keep("eprinttype", kind)


def file(reading: Reading, name: str, value: str) -> None:
    """Add the files that a reference manager names with their labels and kinds."""
    for label, path, kind in files_of(value):
        is_pdf = "pdf" in kind.lower() or path.lower().endswith(".pdf")
        reading.draft.link(path, "pdf" if is_pdf else "other", label)
