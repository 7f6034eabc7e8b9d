"""RIS, the exchange format of reference managers since Reference Manager: a tag of two characters, ``  - ``, a value.

Reads what publishers make of it: one space for two, a BOM, records without ``ER`` or ``TY``, wrapped values, keywords
in one line, ISSN and ISBN in one tag, the DOI in ``M3``. ``TT`` and ``TA`` hold the title and the authors in a second
language, a second abstract stands in ``N2``.
"""

import re

from dragoman.formats.format import Field, Format
from dragoman.formats.ris import tables
from dragoman.formats.ris.read import read
from dragoman.formats.ris.write import write

_TY = re.compile(rb"(?m)^[\xef\xbb\xbf \t]{0,9}TY[ \t]{0,3}-[ \t]{0,3}[A-Za-z]")
_FIELDS = re.compile(rb"(?m)^(?:TI|T1|AU|A1|PY|Y1|JO|ER)  ?-")


def sniff(head: bytes, name: str) -> float:
    """Recognise a line ``TY  - ``, or several other tags of RIS."""
    if _TY.search(head):
        return 0.95
    return 0.5 if len(set(_FIELDS.findall(head))) > 2 else 0.0


_SPECIAL = (
    Field("T2, BT", "container.title", "of a whole: series.title"),
    Field("JF, JO, JA, J1, J2", "container.title, container.short_title", "the shorter of two is the abbreviation"),
    Field("T3", "series.title"),
    Field("A2", "contributor:editor", "by type: supervisor, holder, recipient … (of a part: of the container)"),
    Field("A3", "contributor:collection-editor"),
    Field("TT", "title", "a further form, in a guessed language"),
    Field("TA", "contributors", "second forms of the authors' names, in order"),
    Field("N2", "abstract", "a further form beside AB"),
    Field("PY, DA", "issued"),
    Field("SP, EP", "pages", "of a whole with one number: number_of_pages"),
    Field("SN", "identifier:issn, eissn, isbn", "of a part: of the container"),
    Field("DO", "identifier:doi"),
    Field("UR, L1, L2, L4", "links", "landing page, PDF, full text, other"),
    Field("M3", "genre", "or the DOI, where it stands there"),
    Field("M1", "number"),
    Field("KW", "keywords"),
    Field("AD", "affiliations of a contributor"),
    Field("C1 … C8, U1 … U5, M2", "extra", "kept under their tag"),
)

FORMAT = Format(
    name="ris",
    title="RIS",
    extensions=("ris",),
    media_type="application/x-research-info-systems",
    sniff=sniff,
    read=read,
    write=write,
    fields=(
        *(Field(tag, path) for tag, path in tables.PATHS.items()),
        *(Field(tag, path, "read only") for tag, path in tables.PATHS_READ_ONLY.items() if path != "keep"),
        *_SPECIAL,
    ),
    cannot_hold=(
        "the language of a form", "further forms of container titles, publishers and places", "literal dates beside "
        "Gregorian ones", "notes, references, metrics, sections", "roles other than author, editor, series editor and "
        "translator (some by type)",
    ),
)  # fmt: skip
