"""What of a title is compared? Its words, folded, its parallel titles, and what it says it is about."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import msgspec

from dragoman.match.counts import Marker, generic_titles, markers
from dragoman.match.meant import Meanings, meant_in, meant_in_run
from dragoman.match.word import Word, respelt, word
from dragoman.record.form import Text
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script
from dragoman.text.transliterate import romanise

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʹʼʻʿʾ`´](?=[^\W\d_])|[ʹʼʻʿʾ]")
"""Signs that romanisations put for letters of their own; a word goes on behind them."""
_SUBTITLE = re.compile(r"[:：؛;。!?！？؟]\s*|\.\s+|\s[-–—/]\s|——")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])(?!(?:und|and|et|en|e|y|o|oder|ou|or|of|och|og|i|и|или|ve|və)\b)")
"""A word broken at the end of a line and never put together; not “Sozial- und Wirtschaftsgeschichte”."""
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_BRACKETS = re.compile(r"[(\[（［]([^()\[\]（）［］]{6,200})[)\]）］]")
_PARALLEL = re.compile(r"\s=\s")
_PACKED = frozenset({"Hani", "Hira", "Kana"})
"""Scripts written without blanks: each character counts as a word."""

_ASIDE = 24
"""Longer brackets say something of another work ("Erratum appears in …")."""

_MOST = 6
"""So many titles of a record are looked at."""


class Title(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One title: ``words`` folded, ``main`` those before the subtitle, ``language`` "" when not known.

    ``heard`` are the words as they sound, none for a script written without blanks, whose words are in ``pinyin`` (for
    Japanese: in its reading), run together. ``meant`` are the meanings of these words (:mod:`dragoman.match.meant`), of
    Chinese those of its pieces.
    """

    words: tuple[str, ...]
    main: tuple[str, ...]
    script: str
    language: str = ""
    heard: tuple[Word, ...] = ()
    pinyin: str = ""
    meant: Meanings = ()

    @property
    def joined(self) -> str:
        """Give the words run together."""
        return "".join(self.words)

    @property
    def spelt(self) -> str:
        """Give the words run together in Latin letters where they are Chinese."""
        return self.pinyin if self.packed else self.joined

    @property
    def packed(self) -> bool:
        """Say whether the script is written without blanks."""
        return self.script in _PACKED

    def said_in_the_letters_of(self, other: "Title") -> bool:
        """Say whether one of two titles is the other in letters of another script: then they must sound alike."""
        return self.language == other.language != "" and self.script != other.script

    def speaks_like(self, other: "Title") -> bool:
        """Say whether two titles can be compared word by word: one script, and as far as known one language."""
        alike = not self.language or not other.language or self.language == other.language
        return alike and self.script == other.script


def titles(forms: Iterable[Text]) -> tuple[Title, ...]:
    """Prepare the forms of a title; one in brackets or behind "=" is a title too.

    >>> [one.main for one in titles([Text("Art as Technique [Iskusstvo kak priem]", "en")])][1:]
    [('art', 'as', 'technique'), ('iskusstvo', 'kak', 'priem')]
    """
    return _prepared(forms, title)


def read_titles(forms: Iterable[Text]) -> tuple[Title, ...]:
    """Prepare the names of a container or publisher, which are compared as they are read: without sounds and meanings.

    >>> [one.heard for one in read_titles([Text("Middle Eastern Studies", "en")])]
    [()]
    """
    return _prepared(forms, read_title)


def _prepared(forms: Iterable[Text], prepare: Callable[[str, str], Title]) -> tuple[Title, ...]:
    found = dict.fromkeys(prepare(*told) for form in forms for told in _told(form))
    return tuple(one for one in found if one.words)[:_MOST]


def _told(form: Text) -> Iterator[tuple[str, str]]:
    """Give the titles that a form tells, each with its language."""
    value = _TAGS.sub(" ", form.value) if "<" in form.value else form.value
    language = form.lang.partition("-")[0]
    yield value, language
    inside = _BRACKETS.search(value)
    if inside and len(_WORD.findall(inside[1])) > 1:
        yield _BRACKETS.sub(" ", value), language
        yield inside[1], ""
    elif "=" in value:
        yield from ((one, "") for one in _PARALLEL.split(value))


@lru_cache(maxsize=1 << 12)
def title(value: str, language: str = "") -> Title:
    """Prepare one title.

    >>> title("The Caucasus: A History").main
    ('the', 'caucasus')
    >>> title("伊朗：外交").words
    ('伊', '朗', '外', '交')
    """
    read = read_title(value, language)
    if read.packed:
        return msgspec.structs.replace(read, meant=meant_in_run(read.joined))
    spelt = respelt(value, language)
    heard = tuple(word(one) for one in (read.words if spelt is value else split(spelt, read.script)))
    meant = meant_in(read.words, heard, language) if len(heard) == len(read.words) else ()
    return msgspec.structs.replace(read, heard=heard, meant=meant)


@lru_cache(maxsize=1 << 12)
def read_title(value: str, language: str = "") -> Title:
    """Prepare one title as far as it is read, without sounds and meanings."""
    script = "Latn" if value.isascii() else dominant_script(value)
    head = _SUBTITLE.split(value, maxsplit=1)[0]
    words = split(value, script)
    main = split(head, script) if len(head) < len(value) else words
    if script in _PACKED:
        spelt = _japanese(value) if language == "ja" else pinyin("".join(words))
        return Title(words, main if len(main) > 3 else words, script, language, (), spelt)
    return Title(words, main if sum(map(len, main)) > 3 else words, script, language)


def _japanese(value: str) -> str:
    return "".join(split(romanise(value, "ja")))


@lru_cache(maxsize=1 << 14)
def pinyin(text: str) -> str:
    """Give Chinese characters in pinyin, run together without tones.

    >>> pinyin("乡土中国")
    'xiangtuzhongguo'
    """
    return fold(romanise(text, "zh")).replace(" ", "")


def split(text: str, script: str = "") -> tuple[str, ...]:
    """Give the folded words of a text; of a script without blanks, its characters.

    >>> split("Qarabağ  müharibəsi (1905)")
    ('qarabag', 'muharibesi', '1905')
    """
    text = _BROKEN.sub("", text) if "- " in text else text
    plain = text.isascii() and "'" not in text and "`" not in text
    found = _WORD.findall(fold(text if plain else _APOSTROPHE.sub("", text)))
    if script in _PACKED:
        return tuple(piece for word in found for piece in ((word,) if word.isascii() else word))
    return tuple(found)


def marks(forms: Iterable[Text]) -> frozenset[Marker]:
    """Give what titles say they are, by their first or last words, or by a word in brackets.

    >>> sorted(marks([Text("Рецензия на книгу: Кавказ")])), sorted(marks([Text("Кавказ")]))
    (['review'], [])
    >>> sorted(marks([Text("引言")])), sorted(marks([Text("Introduction to algorithms")]))
    (['generic'], [])
    """
    table = markers()
    found: set[Marker] = set()
    values = [(form.value, form.lang.partition("-")[0]) for form in forms]
    bare = [(_BRACKETS.sub(" ", value), lang) for value, lang in values]
    asides = [(inside[1], "") for value, _ in values if (inside := _BRACKETS.search(value)) and len(inside[1]) < _ASIDE]
    for one in (title(value, lang) for value, lang in (*bare, *asides)):
        glue = "" if one.packed else " "
        for length in (1, 2, 3, 4):
            heads = (one.words[:length], one.words[-length:])
            found |= {kind for head in heads if (kind := table.get(glue.join(head)))}
    found -= {"part", "volume", "edition"}
    return frozenset(found | {"generic"} if any(map(_is_generic, values[:1])) else found)


def _is_generic(told: tuple[str, str]) -> bool:
    """Say whether a title names what stands in every journal or book: Editorial, Introduction (2)."""
    read = read_title(*told)
    words = [word for word in read.words if not word.isdecimal()]
    return ("" if read.packed else " ").join(words) in generic_titles()
