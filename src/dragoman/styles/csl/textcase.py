"""How is a text's case changed? Lower and upper case, sentence and title case, leaving marked-up parts alone."""

import re
from typing import Final

from dragoman.styles.csl.tokens import Mark, Token, Tokens

_STOP_WORDS: Final = frozenset(
    """a about across afore after against along alongside amid amidst among amongst an and apropos around as aside
    astride at athwart atop barring be before behind below beneath beside besides between beyond but by c ca circa d de
    despite down during et except following for from given in inside into lest like modulo near next nor
    notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout thru thruout
    till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs with within without
    yet""".split()
)
"""Words that title case leaves in lower case inside a title (CSL 1.0.2, "Title Case Conversion", and prepositions)."""

_WORD: Final = re.compile(r"[^\s/—–:!?“”\"‘‹›«»(){}\[\]\-,;]+")
_AFTER_INITIAL: Final = re.compile(r"(?:^|\W)[^\W\d_]\.$")
_SENTENCE_END: Final = ":?!."
_OPENERS: Final = "“‘\"'«‹([{„"
_LOCALE_UPPER: Final = {"tr": {"i": "İ"}, "az": {"i": "İ"}}
_LOCALE_LOWER: Final = {"tr": {"I": "ı", "İ": "i"}, "az": {"I": "ı", "İ": "i"}}


def recase(tokens: Tokens, start: int, case: str, lang: str) -> None:
    """Change the case of ``tokens[start:]`` in place.

    ``case`` is a value of CSL's text-case; ``lang`` the language of the text: title case applies to English only.
    """
    plain = _plain_indexes(tokens, start)
    if case in ("lowercase", "uppercase"):
        change = lower if case == "lowercase" else upper
        for index in plain:
            tokens[index] = change(str(tokens[index]), lang)
        return
    whole = "".join(str(token) for token in tokens[start:] if token.__class__ is str)
    changed = cased(whole, case, lang)
    if changed == whole:
        return
    place = 0
    allowed = set(plain)
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.__class__ is str:
            length = len(str(token))
            if index in allowed:
                tokens[index] = changed[place : place + length]
            place += length


def cased(text: str, case: str, lang: str) -> str:
    """Change the case of a plain text.

    >>> cased("the history of nagorno-karabakh", "title", "en")
    'The History of Nagorno-Karabakh'
    >>> cased("istanbul tarihi", "capitalize-first", "tr")
    'İstanbul tarihi'
    """
    change = _CASES.get(case)
    return change(text, lang) if change else text


def lower(text: str, lang: str) -> str:
    """Give the lower case of a text as its language writes it."""
    return _replaced(text, _LOCALE_LOWER.get(lang[:2])).lower()


def upper(text: str, lang: str) -> str:
    """Give the upper case of a text as its language writes it (i → İ in Turkish and Azerbaijani)."""
    return _replaced(text, _LOCALE_UPPER.get(lang[:2])).upper()


def _replaced(text: str, table: dict[str, str] | None) -> str:
    for old, new in (table or {}).items():
        text = text.replace(old, new)
    return text


def _plain_indexes(tokens: Tokens, start: int) -> list[int]:
    """Give the places of strings that are not inside nocase, superscript, subscript or small capitals."""
    kept = []
    shields: list[bool] = []
    for index in range(start, len(tokens)):
        token = tokens[index]
        if isinstance(token, Mark):
            if token.opens:
                shields.append(_shields(token))
            elif shields:
                shields.pop()
        elif not any(shields):
            kept.append(index)
    return kept


def _shields(token: Token) -> bool:
    if not isinstance(token, Mark):
        return False
    return any(name in ("nocase", "nodecor") or value in ("sup", "sub", "small-caps") for name, value in token.pairs)


def _first_upper(word: str, lang: str) -> str:
    """Give a word with its first letter in upper case, at the same length."""
    if word != lower(word, lang):
        return word  # "iPhone" stays as it is
    for place, letter in enumerate(word):
        if letter.isalpha():
            big = upper(letter, lang)
            return word[:place] + big + word[place + 1 :] if len(big) == 1 else word
        if letter.isdigit():
            return word
    return word


def _capitalize_first(text: str, lang: str) -> str:
    found = _WORD.search(text)
    if not found:
        return text
    return text[: found.start()] + _first_upper(found[0], lang) + text[found.end() :]


def _capitalize_all(text: str, lang: str) -> str:
    return _WORD.sub(lambda found: _first_upper(found[0], lang), text)


def _sentence(text: str, lang: str) -> str:
    """Lower all words; then capitalise the first one (CSL 1.0.2, "Sentence Case Conversion")."""
    return _capitalize_first(lower(text, lang), lang)


def _title(text: str, lang: str) -> str:
    if lang and not lang.startswith("en"):
        return text
    found = list(_WORD.finditer(text))
    pieces: list[str] = []
    end = 0
    for number, word in enumerate(found):
        between = text[end : word.start()]
        edge = number in (0, len(found) - 1) or _starts_sentence(text[: word.start()])
        compound = text[word.end() : word.end() + 1] == "-" and not between.endswith("-")
        single = len(word[0]) == 1 and between.endswith("-")
        pieces += [between, word[0] if single else _title_word(word[0], edge or compound)]
        end = word.end()
    return "".join([*pieces, text[end:]])


def _starts_sentence(before: str) -> bool:
    bare = before.rstrip()
    if before[-1:] in _OPENERS:
        return True
    return bare[-1:] in _SENTENCE_END and not _AFTER_INITIAL.search(bare[-3:])  # "R. v. Panel" goes on


def _title_word(word: str, edge: object) -> str:
    """Capitalise a word that is written small, unless it is a stop word inside the title."""
    bare = word.rstrip(".")
    if len(bare) == 1 and word != bare:
        return word  # an abbreviation: "s. d."
    if word != word.lower() and bare.lower() not in _STOP_WORDS:
        return word
    if bare.lower() in _STOP_WORDS and not edge:
        return word.lower() if bare[1:] == bare[1:].lower() else word
    return _first_upper(word, "en") if word[0] < "ɐ" else word


_CASES: Final = {
    "lowercase": lower,
    "uppercase": upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
