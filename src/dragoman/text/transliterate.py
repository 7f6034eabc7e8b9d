"""How is it written in Latin letters? Romanisation by named schemes."""

from functools import lru_cache

from anyascii import anyascii

from dragoman.text.han import pinyin
from dragoman.text.script import runs
from dragoman.text.sound import sound_key, sound_keys

__all__ = ["romanise", "sound_key", "sound_keys"]


@lru_cache(maxsize=16384)
def romanise(text: str, lang: str = "", scheme: str = "") -> str:
    """Write a text in Latin letters. Without a scheme: plainly, as catalogues without diacritics do.

    >>> romanise("Карабах"), romanise("阿塞拜疆")
    ('Karabakh', 'asaibaijiang')
    """
    if text.isascii():
        return text
    return "".join("".join(pinyin(run)) if script == "Hani" else anyascii(run) for script, run in runs(text))
