"""How do texts print a name? Its spelling there, when a feed has stripped the punctuation from it."""

import re
from collections import Counter
from collections.abc import Iterable

_MARKS = r"[\s,;:&.·–—-]{1,4}"
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|&")
_FEWEST = 2
"""A spelling must stand there so often; a name must have so many words."""


def printed_name(name: str, texts: Iterable[str]) -> tuple[str, int]:
    """Give the spelling that texts use most often when it differs from the name in punctuation alone, and how often.

    Empty and 0 when they use none twice, or none that has more punctuation.

    >>> printed_name("Qafqaz Tarix və Din", ["Qafqaz, Tarix və Din, 3 (2011)", "Qafqaz, Tarix və Din, p. 2"])
    ('Qafqaz, Tarix və Din', 2)
    """
    words = _WORD.findall(name)
    if len(words) < _FEWEST:
        return "", 0
    pattern = re.compile(r"(?<!\w)" + _MARKS.join(map(re.escape, words)) + r"(?!\w)")
    told = Counter(" ".join(found.split()) for text in texts for found in pattern.findall(text))
    best, count = max(told.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return (best, count) if count >= _FEWEST and len(best) > len(name) else ("", 0)
