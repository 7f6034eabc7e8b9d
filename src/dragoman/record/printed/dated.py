"""Which sources are cited by author and year ("Kaya/Rossi 1990, S. 72 ff.")?"""

import re
from collections.abc import Iterator
from typing import Literal

from dragoman.record.printed.quotation import enclosed

_PERSON = (
    r"(?:(?:[A-ZÀ-ÞА-ЯİŞÇƏ]\.[ -]?){0,3}(?:(?:de|von|van|der|di|da|zu|al) ){0,2}[A-ZÀ-ÞА-ЯİŞÇƏĞ][\w’'-]+|"
    r"[Dd]ers\.|[Dd]ies\.|[Ii]dem|[Ii]d\.|[Ee]ad\.)"
)
_PERSONS = (
    rf"{_PERSON}(?:(?:, {_PERSON}){{0,3}},? (?:und|and|u\.|e|et|ve|и|&) {_PERSON}|(?:\s?/\s?{_PERSON}){{1,5}})?"
    r"(?: (?:et al|u\. ?a|и др|vd)\.)?"
)
_PLACE_IN = (
    r"(?:(?:insbes(?:ondere|\.)|insb\.|bes\.|hier|vor allem|especially|esp\.|in particolare|spec\.) )?"
    r"(?:(?:S|pp?|с|С|s|ch|Kap|Rn|Tab|Abb)\. ?|§ ?)?\d[\d–—-]*(?: ?ff?\.?)?(?:,? (?:Anm|Fn|n)\. ?\d+)?"
)
DATED = re.compile(
    rf"(?<!\w){_PERSONS}(?:,? (?:1[6-9]|20)\d\d(?:/\d\d)?[a-z]?(?![\d-])(?:[,:]? {_PLACE_IN}(?:(?:,| und| and) "
    rf"{_PLACE_IN})*)?|"
    rf" \((?:1[6-9]|20)\d\d[a-z]?(?:[:,] ?{_PLACE_IN})?\))(?!\w)"
)
"""A source cited by author and year ("Kaya/Rossi 1990, S. 72 ff.")."""
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|"
    r"März|Mai|Juni|"
    r"Juli|Oktober|Dezember|In|Im|Since|Seit|By|From|Between|After|Before|During|Until|The|Der|Die|Das|On|At|Am|"
    r"Als|When|Anfang|Mitte|Ende|Jahre?n?|Stand|Bis|Herbst|Frühjahr|Early|Late|Mid|Until)\b"
)
_YEAR_IN_BRACKETS = r"[^()]*\w \((?:1[6-9]|20)\d\d[^()]{0,12}\)"
TWO_DATED = re.compile(rf"^{_YEAR_IN_BRACKETS}[,;]? {_YEAR_IN_BRACKETS}")
"""Two sources with their years in brackets: "Kaya (1990), Rossi (1991)"."""
NO_AUTHOR_AFTER = frozenset(
    "in into of the a an at on to from di del dello della degli delle dei dal "
    "dalla nel nella al alla da du des de la le les im am für zur zum "
    "der and or for with mit con avec".split()
)
"""After such words stands a title or a place, not an author."""
_ADJECTIVE = re.compile(r"[a-zäöüß]{5,}(?:es|er|em|ische[nrs]?)")
"""After a German adjective stands a noun, not an author."""
NAMED_AND_DATED = re.compile(rf"{_PERSON}(?: (?:u\. ?a|et al)\.)?,? (?:1[6-9]|20)\d\d")
_AFTER_TITLE = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}+\.\s*$")
"""After the full stop of a title stand place and year ("… the Kura. Tiflis, 1913")."""
_LEADING = frozenset(
    "Dazu Hierzu So Nach Auch Bei Ähnlich Ebenso Zuletzt Zuerst Schon Etwa Siehe Kritisch Anders Ferner Also "
    "Thus But Yet As Both "
    "Так Ayrıca Anche Così Come Dagegen Dazu Demgegenüber Laut Mit Vor".split()
)
"""Words that begin a sentence before "Kaya 1990"."""
_NAME_AND_BARE_YEAR = re.compile(r"[^\W\d_a-zß-ÿа-я](?<!\d .)(?<!\w.)[\w’.-]+(?: et al\.)?,? (?:1[6-9]|20)\d\d")


def _leads(text: str, start: int, word: str) -> bool:
    """Say whether the word before a colon leads a citation in; else it is the place before a publisher."""
    return word[0].islower() or word.rstrip(":") in _LEADING or text[:start].strip() == word


def cites_by_year(text: str) -> bool:
    """Say whether a note cites by author and year without brackets ("Kaya 1990, S. 5").

    >>> [cites_by_year(text) for text in ("Vgl. Kaya/Rossi 1990, S. 5.", "A. Kaya, Kür, Bakı 1990, s. 5.")]
    [True, False]
    """
    if not _NAME_AND_BARE_YEAR.search(text):
        return False
    cuts = dated_cuts(text, *enclosed(text))
    return any(kind == "dated" and "(" not in text[start : start + 60].partition(" 1")[0] for start, _, kind in cuts)


def dated_cuts(
    text: str, quoted: bytearray, bracketed: bytearray
) -> Iterator[tuple[int, int, Literal["dated", "after"]]]:
    """Cut around "Kaya 1990, S. 5"; a place before a year ("…, Venezia 1990") is told by the comma before it."""
    last = -99
    for found in DATED.finditer(text):
        start = found.start() + (4 if found[0].startswith("von ") else 0)
        before = text[:start].rstrip()[-1:]
        word = text[:start].split()[-1:] or ["sowie"]
        led = word[0] in _LEADING or (
            word[0].islower() and word[0] not in NO_AUTHOR_AFTER and not _ADJECTIVE.fullmatch(word[0])
        )
        alone = (
            (before.islower() and led)
            or not before
            or before in ";.("
            or (before == ":" and _leads(text, start, word[0]))
        )
        alone = alone or (before == "," and start - last < 40)
        if (
            quoted[start]
            or bracketed[start] == 1
            or not alone
            or _MONTHS.match(found[0])
            or text[found.end() :][:1] == ":"
        ):
            continue
        if before == "." and _AFTER_TITLE.search(text, max(0, start - 40), start) and ", " in found[0]:
            continue
        last = found.end()
        yield start, start, "dated"
        yield last, last, "after"
