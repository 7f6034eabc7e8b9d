"""In which language is it written? A guess among the languages of scholarship."""

from collections.abc import Collection
from functools import lru_cache

from dragoman.text.script import shares

_BY_SCRIPT: dict[str, str] = {
    "Armn": "hy", "Geor": "ka", "Hebr": "he", "Grek": "el", "Hang": "ko", "Kana": "ja", "Deva": "hi", "Thai": "th",
    "Beng": "bn", "Taml": "ta", "Tibt": "bo", "Ethi": "am", "Syrc": "syr", "Copt": "cop", "Telu": "te", "Knda": "kn",
    "Mlym": "ml", "Gujr": "gu", "Guru": "pa", "Sinh": "si", "Khmr": "km", "Laoo": "lo", "Mymr": "my", "Mong": "mn",
    "Thaa": "dv", "Orya": "or",
}  # fmt: skip
"""Scripts that tell the language."""


@lru_cache(maxsize=16384)
def guess_language(text: str, among: Collection[str] = ()) -> tuple[str, float]:
    """Guess the language: its tag (with the script where that is not the language's own), and how sure (0..1).

    ``among`` are the only tags in question when given. ("", 0.0) when there are no letters.

    >>> [guess_language(title)[0] for title in ("جنگ قره‌باغ", "Qarabağda müharibə", "Война", "卡拉巴赫冲突")]
    ['fa', 'az', 'ru', 'zh']
    """
    found = shares(text)
    if not found:
        return "", 0.0
    script = next(iter(found))
    if "Kana" in found and script in {"Hani", "Kana"}:
        return "ja", 0.95
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script], 0.95
    if script == "Latn" and text.isascii():
        return "en", 0.3
    if script == "Latn":
        return next(((tag, 0.8) for tag, letters in _LETTERS if letters & set(text.lower())), ("en", 0.3))
    return _FIRST.get(script, "en"), 0.5


_LETTERS = (
    ("az", frozenset("ə")), ("tr", frozenset("ğış")), ("de", frozenset("äß")), ("es", frozenset("ñ¿¡")),
    ("pt", frozenset("ãõ")), ("fr", frozenset("êèœçù")),
)  # fmt: skip


_FIRST = {"Latn": "en", "Arab": "fa", "Cyrl": "ru", "Hani": "zh"}
