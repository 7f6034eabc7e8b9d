"""Which digits were misread as letters? Mends what optical recognition took "1" and "0" for, keeping every place."""

import re

_MAYBE = re.compile(r"\d(?:(?<=[lI]\d)|[lIOo])")
_ONE = re.compile(r"(?<![^\W_])[lI](?=\d{1,3}(?!\w))|(?<=\d)[lI](?=[\dlI]{0,2}(?!\w))")
_NOUGHT = re.compile(r"(?<=\d)[Oo]{1,3}(?=\d{0,2}(?!\w))")


def legible(text: str) -> str:
    """Put digits for letters misread in numbers; the text keeps its length, so places in it stay right.

    >>> legible("Elm, l990, p. l2 and 2OO1; Il mare, 10 l, vol. I")
    'Elm, 1990, p. 12 and 2001; Il mare, 10 l, vol. I'
    """
    if not _MAYBE.search(text):
        return text
    return _NOUGHT.sub(lambda found: "0" * len(found[0]), _ONE.sub("1", text))
