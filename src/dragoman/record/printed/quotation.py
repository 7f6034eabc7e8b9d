"""What stands inside quotation marks and brackets? Nested, of any style, and not derailed by unbalanced ones."""

import re

_PAIRS = {
    "“": "”",
    "«": "»",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "‹": "›",
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
}
_CLOSE = {close: opener for opener, close in _PAIRS.items()}
_BRACKETS = frozenset("(（[［")
_REACH = 1200
"""No quotation in a note is longer; a mark that is not closed so far is a stray one."""


def enclosed(text: str) -> tuple[bytearray, bytearray]:
    """Say of each character whether it stands inside quotation marks, and inside brackets (1) or not (0).

    An opening mark that is never closed encloses nothing; an apostrophe closes nothing.

    >>> quoted, bracketed = enclosed("‘Iran’s ‘a; b’ (c); d")
    >>> [text for text in ("a; b",) if all(quoted[9:13])], any(quoted[17:]), bracketed[16]
    (['a; b'], False, 1)
    """
    quoted, bracketed = bytearray(len(text)), bytearray(len(text))
    stack: list[tuple[str, int]] = []
    for found in _SIGN.finditer(text):
        at, sign = found.start(), found[0]
        opener = _closes(text, at, sign, stack)
        if opener:
            start = _popped(stack, opener)
            if start >= 0 and at - start <= _REACH:
                marks = bracketed if opener in _BRACKETS else quoted
                marks[start : at + 1] = b"\x01" * (at + 1 - start)
        elif _opens(text, at, sign):
            stack.append((sign, at))
    return quoted, bracketed


_SIGN = re.compile(r"[‘’“”„‚«»《》〈〉「」『』‹›()（）\[\]［］\"']")


def _closes(text: str, at: int, sign: str, stack: list[tuple[str, int]]) -> str:
    """Give the opening mark that this sign closes, or "" when it closes none."""
    if not stack:
        return ""
    held = [opener for opener, _ in stack[-6:]]
    if sign == "“":
        return "„" if "„" in held else ""
    if sign == "‘":
        return "‚" if "‚" in held else ""
    if sign == "”" and "„" in held and "“" not in held:
        return "„"
    if sign in "’'":
        apostrophe = _letter(text, at + 1)
        opener = "‘" if sign == "’" else "'"
        opener = "‚" if opener not in held and "‚" in held and sign == "’" else opener
        return "" if apostrophe or opener not in held else opener
    if sign == '"':
        return '"' if '"' in held else ""
    opener = _CLOSE.get(sign, "")
    return opener if opener in held else ""


def _opens(text: str, at: int, sign: str) -> bool:
    if sign in "'’":
        return sign == "'" and not _letter(text, at - 1) and _letter(text, at + 1)
    return sign in _PAIRS or sign in '‘„‚"'


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _popped(stack: list[tuple[str, int]], opener: str) -> int:
    """Take the innermost such mark off the stack, with the strays opened after it; give its place."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 7), -1):
        if stack[depth][0] == opener:
            start = stack[depth][1]
            del stack[depth:]
            return start
    return -1
