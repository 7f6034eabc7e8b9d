"""Which words are in it? Folded words, Chinese parted, and the spellings in which one word may be joined or not."""

import re
from functools import lru_cache

from dragoman.text.han import segmented
from dragoman.text.normal import fold
from dragoman.text.script import script_of

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ELISIONS = frozenset("l d j m n s c qu dell all nell sull dall un jusqu lorsqu puisqu quelqu".split())
"""Not t: T'ang and T'aeg-wŏn are in titles and names, t'aime is not."""
_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_KANA = "\u3041-\u30ff"
_HANGUL = "\uac00-\ud7a3"
_HAS_HAN = re.compile(f"[{_HAN}]")
_RUN = re.compile(f"[{_HAN}{_KANA}]+|[{_HANGUL}]+|[^{_HAN}{_KANA}{_HANGUL}]+")


def words(text: str, lang: str = "") -> list[str]:
    """Give the folded words of a text in order, as they are indexed and asked for.

    Chinese and Japanese are parted into words by a dictionary, with pairs of characters beside; a word with a
    zero-width non-joiner gives the joined form and its parts.

    >>> words("L’Iran et le Haut-Karabagh")
    ['iran', 'et', 'le', 'haut', 'karabagh']
    >>> words("Karabağ'ın tarihi")
    ['karabagin', 'karabag', 'tarihi']
    >>> words("جنگ قره‌باغ")
    ['جنگ', 'قرهباغ', 'قره', 'باغ']
    >>> words("卡拉巴赫冲突")
    ['卡拉巴赫', '冲突', '卡拉', '拉巴', '巴赫', '赫冲']
    """
    if text.isascii():
        return _plain(fold(text))
    return [word for piece in text.split() for word in _of_piece(piece)]


_SHORT = 50
"""Only short pieces come again; long ones (a Chinese abstract has no spaces) are not kept in memory."""


def _of_piece(piece: str) -> list[str]:
    return _remembered(piece) if len(piece) < _SHORT else _parted(piece)


@lru_cache(maxsize=32768)
def _remembered(piece: str) -> list[str]:
    return _parted(piece)


def _parted(piece: str) -> list[str]:
    folded = fold(piece)
    found: list[str] = []
    for token in _plain(folded):
        found += [token] if token.isascii() else _runs(token)
    if "\u200c" in piece:
        parts = [token for part in piece.split("\u200c") for token in _plain(fold(part))]
        found += [part for part in parts if part not in found]
    return found


def _plain(folded: str) -> list[str]:
    tokens = _TOKEN.findall(folded)
    if "'" not in folded:
        return tokens
    return [part for token in tokens for part in _apostrophes(token)]


def _apostrophes(token: str) -> list[str]:
    head, mark, rest = token.partition("'")
    if not mark:
        return [token]
    if head in _ELISIONS:
        return _apostrophes(rest)
    if rest == "s":
        return [head]
    joined = token.replace("'", "")
    return [joined, head] if rest in _TURKISH_CASES and len(head) >= _SHORTEST_NAME else [joined]


_TURKISH_CASES = frozenset(
    "in un nin nun da de dan den ta te tan ten a e ya ye i u yi yu la le daki deki li lu".split()
)
"""What Turkish writes behind the apostrophe of a name; the name is a word of its own."""
_SHORTEST_NAME = 4


def _runs(token: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.findall(token):
        script = script_of(run[0])
        if script in {"Hani", "Kana"}:
            found += _han(run)
        elif script == "Hang" and len(run) > 2:
            found += [run, *_pairs(run)]
        else:
            found.append(run)
    return found


def _han(run: str) -> list[str]:
    cut = segmented(run) if _HAS_HAN.search(run) else [run]
    return list(dict.fromkeys([*cut, *_pairs(run)]))


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]
