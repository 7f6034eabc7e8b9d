"""What did copying do to the text? Digits misread as letters, spaces of all kinds, words parted at line ends."""

import re

from dragoman.record.printed.hint import hinted

_MAYBE = re.compile(r"\d(?:(?<=[lI]\d)|[lIOo])")
_ONE = re.compile(r"(?<![^\W_])[lI](?=\d{1,3}(?!\w))|(?<=\d)[lI](?=[\dlI]{0,2}(?!\w))")
_NOUGHT = re.compile(r"(?<=\d)[Oo]{1,3}(?=\d{0,2}(?!\w))")


_SPACES = dict.fromkeys(
    map(
        ord,
        "\t\n\v\f\r\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        "\u2028\u2029\u202f\u205f\u3000",
    ),
    " ",
)
_OTHER_SPACE = re.compile(f"[{''.join(map(chr, _SPACES))}]")
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[^\W\d_])")


_MARKS = {
    "Ibid": ["lbid", "Ihid", "lhid", "Ibld", "lbld", "1bid", "|bid", "Ib1d"],
    "ibid": ["ihid", "ibld", "ib1d"],
    "op. cit": ["op. clt", "op. c1t", "op. eit", "op. cil", "0p. cit"],
    "loc. cit": ["loc. clt", "loc. c1t", "1oc. cit", "Ioc. cit"],
    "Там же": ["Тaм же", "Там жe", "Taм же", "Tам же", "Taм жe"],
    "Ebd": ["Ehd"],
}
"""How a mark that points back is misread, letter by letter."""
_MEANT = {misread: mark for mark, forms in _MARKS.items() for misread in forms}
_MISREAD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _MEANT))})(?!\w)")


def level(text: str) -> str:
    r"""Put a plain space for every white space, line ends too; the text keeps its length.

    >>> level("op.\ncit.,\u00a0p.\u202f5")
    'op. cit., p. 5'
    """
    return text.translate(_SPACES) if _OTHER_SPACE.search(text) else text


def joined(text: str) -> str:
    r"""Join words parted at line ends; a hyphen before a capital stays ("Rieffer-\nFlanagan").

    >>> joined("die Eis-\nhäfen, Rieffer-\nFlanagan")
    'die Eishäfen, Rieffer-Flanagan'
    """
    if "\n" not in text:
        return text
    return _PARTED.sub(lambda found: "-" if text[found.end()].isupper() else "", text)


def legible(text: str) -> str:
    """Put digits for letters misread in numbers; the text keeps its length, so places in it stay right.

    >>> legible("Elm, l990, p. l2 and 2OO1; Il mare, 10 l, vol. I")
    'Elm, 1990, p. 12 and 2001; Il mare, 10 l, vol. I'
    """
    if not _MAYBE.search(text):
        return text
    return _NOUGHT.sub(lambda found: "0" * len(found[0]), _ONE.sub("1", text))


def misread_mark(text: str) -> str:
    """Give the mark that a text has misread ("lbid." for "Ibid."), or "".

    >>> misread_mark("lbid., p. 7"), misread_mark("Ibid., p. 7")
    ('Ibid', '')
    """
    found = _MISREAD.search(text) if hinted(text, _MEANT) else None
    return _MEANT[found[0]] if found else ""


def marked(text: str) -> str:
    """Put the marks meant for those misread; the text keeps its length.

    >>> marked("Kaya, op. clt., p. 3; lbid., p. 7")
    'Kaya, op. cit., p. 3; Ibid., p. 7'
    """
    return _MISREAD.sub(lambda found: _MEANT[found[0]], text) if hinted(text, _MEANT) else text


def corrected(text: str) -> str:
    r"""Put digits, marks and spaces as they were meant; the text keeps its length.

    >>> corrected("lbid.,\np. l2")
    'Ibid., p. 12'
    """
    return level(marked(legible(text)))


def restored(text: str) -> str:
    r"""Correct a text and make its parted words whole; it may be shorter then.

    >>> restored("op.\ncit., p. l2, Eis-\nhäfen")
    'op. cit., p. 12, Eishäfen'
    """
    return corrected(joined(text))
