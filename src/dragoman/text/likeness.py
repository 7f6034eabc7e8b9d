"""How alike are two names or words, whatever scripts they are written in?"""

from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.text.normal import fold
from dragoman.text.sound import sound_keys, sounded
from dragoman.text.transliterate import romanise


def likeness(one: str, other: str) -> float:
    """Say how alike two names or words sound and are spelled, 0..1, across scripts.

    Two fifths by their skeletons, one fifth by their sounds with vowels, two fifths by their romanised spelling
    (weights chosen on half of the name pairs of Wikidata; see ``bench/text.py`` for the other half).

    >>> likeness("Karabakh", "قره‌باغ") > 0.7 > 0.5 > likeness("Karabakh", "Тегеран")
    True
    """
    keys = ((mine, theirs) for mine in sound_keys(one) for theirs in sound_keys(other))
    skeletons = max(Levenshtein.normalized_similarity(mine, theirs) for mine, theirs in keys)
    sounds = JaroWinkler.similarity(sounded(one), sounded(other))
    mine, theirs = fold(romanise(one)), fold(romanise(other))
    spelled = JaroWinkler.similarity(mine, theirs) + Levenshtein.normalized_similarity(mine, theirs)
    return 0.4 * skeletons + 0.2 * sounds + 0.2 * spelled
