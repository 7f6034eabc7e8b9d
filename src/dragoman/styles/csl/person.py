"""How is one name written? Particles, suffixes, initials, inverted order, names of East Asian scripts."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dragoman.styles.csl.work import Person

_LATINATE: Final = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0370-\u052f\u0531-\u0587\u0590-\u08ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
    r"\u1e00-\u1fff\ufb50-\ufdff\ufe70-\ufeff]"
)
"""Letters of scripts in which the given name comes first or is set off by a space."""
_APOSTROPHES: Final = ("'", "’", "-", "–")


@lru_cache(maxsize=50000)
def is_latinate(text: str) -> bool:
    """Say whether a name follows the habits of alphabetic scripts (spaces, initials, inversion).

    >>> is_latinate("Kızılyurt"), is_latinate("赵"), is_latinate("رحیمی")
    (True, False, True)
    """
    return not text or bool(_LATINATE.search(text))


class Initials(NamedTuple):
    """How initials are set: what follows each, whether hyphens stay ("J.-L."), and whether full names stay whole."""

    after: str
    hyphen: str = "keep"
    full: str = ""


def initials(person: Person, style: Initials) -> str:
    """Write a person's given names as initials; kept with the person."""
    found = person.initials.get(style)
    if found is None:
        found = person.initials[style] = initialize(person.given, style)
    return found


def initialize(given: str, style: Initials) -> str:
    """Write given names as initials.

    Words that end in a full stop are initials already, however long ("Ph.", "Ts."); small words stay.

    >>> initialize("Jean-Luc Marie", Initials(". ")), initialize("A.A.", Initials(" "))
    ('J.-L. M.', 'A A')
    """
    pieces: list[str] = []
    was_initial = False
    for word in _AFTER_STOP.sub(" ", given.replace("–", "-")).split():
        piece, is_initial = _word(word, style)
        if pieces and not (was_initial and is_initial):
            pieces.append(" ")
        pieces.append(piece)
        was_initial = is_initial
    return " ".join("".join(pieces).split())


_AFTER_STOP: Final = re.compile(r"(?<=\.)(?=[^\s\-.<])")
_LONGEST_TAGGED: Final = 200
_TAGGED: Final = re.compile(r"^((?:<[^>]+>)*)(.*?)((?:</[^>]+>)*)$")


def _word(word: str, style: Initials) -> tuple[str, bool]:
    """Give a word as it is written, and whether that is an initial."""
    if "<" in word and "-" in word:
        inner = style._replace(after=style.after.rstrip())
        pieces = [_word(part, inner) for part in word.split("-")]
        return "-".join(piece for piece, _ in pieces) + style.after[len(inner.after) :], pieces[-1][1]
    tagged = _TAGGED.match(word) if "<" in word and len(word) < _LONGEST_TAGGED else None
    if tagged and (tagged[1] or tagged[3]):
        after = style.after.rstrip()
        piece, is_initial = _word(tagged[2], style._replace(after=after))
        return tagged[1] + piece + tagged[3] + (style.after[len(after) :] if is_initial else ""), is_initial
    bare = word.rstrip(".")
    if not bare:
        return word, False
    parts = [part for part in bare.split("-") if part]
    if word != bare or (len(bare) == 1 and bare.isalpha()):
        if len(parts) == 1:
            return bare + style.after, True
    elif style.full or bare[0].islower() or not bare[0].isalpha():
        return word, False
    if style.full and word == bare:
        return word, False
    letters = [_first_letters(part) for part in parts if not part[0].islower()]
    if not style.hyphen:
        return "".join(letter + style.after for letter in letters), True
    return (style.after.rstrip() + "-").join(letters) + style.after, True


def _first_letters(part: str) -> str:
    """Give the initial of a name; two letters where both are capitals before small ones ("TSerendorj")."""
    if part.endswith("."):
        return part.rstrip(".")
    double = len(part) > 2 and part[:2].isupper() and part[2].islower()
    return part[0] + part[1].lower() if double else part[0]


def glued(left: str, right: str) -> str:
    """Join a particle and a name: no space after an apostrophe or hyphen.

    >>> glued("d’", "Alembert"), glued("van der", "Waals")
    ('d’Alembert', 'van der Waals')
    """
    if not left or not right:
        return left + right
    return left + ("" if left.endswith((*_APOSTROPHES, " ")) else " ") + right
