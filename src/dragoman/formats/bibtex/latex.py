"""Which text do a BibTeX value's LaTeX commands stand for? Commands in, Unicode with CSL's rich text out.

A command that is not known stays as it is written, so that nothing is lost.
"""

import re
import unicodedata
from functools import lru_cache

from dragoman.formats.bibtex.macros import (
    ACCENTS,
    CYRILLIC,
    GREEK,
    LETTERS,
    LONE_ACCENTS,
    MARKUP,
    MATH,
    SIGNS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SWITCHES,
    TIES,
    TRANSPARENT,
    TWO_ARGUMENTS,
)

_LATEX = re.compile(r"[\\{}$~]|--|``|''|,,")
_MARKS = ("{", "\\", "\n", "--", "}", "$", "~", "  ", "``", "''", ",,", "\t", "\r")
"""What a value must hold to mean more than its characters; substring search is many times faster than a pattern."""
_TOKEN = re.compile(r"\\(?:([A-Za-z]++)\*?[ \t]*+|(.?))|([{}$])|([^\\{}$]++)", re.DOTALL)
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
"""What characters in a row stand for; the longer ones first."""
_LOW_QUOTE = re.compile(r",,(?=\S)")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*+)\}|([^\s\\]))")
_PARAGRAPH = re.compile(r"(?:(?<![ \t])[ \t]++)?\r?\n[ \t]*+(?:\r?\n[ \t\r]*+)++")
_SPACES = re.compile(r" {2,}+")
_OPTION = re.compile(r"\[[^\]\n]{0,60}\]")
_SYMBOLS: dict[str, str] = (
    MATH | GREEK | SIGNS | LETTERS | CYRILLIC
    | {"CYR" + name[3:].upper(): letter.upper() for name, letter in CYRILLIC.items()}
    | {"text" + name: letter for name, letter in GREEK.items()}
)  # fmt: skip
DEEPEST = 200
"""Groups nested deeper than this are read as if their braces were not there."""


def folded(value: str) -> str:
    r"""Fold white space, keeping paragraphs apart by an empty line.

    >>> folded("one\n    two\n\n three")
    'one two\n\nthree'
    """
    if "\n" in value and _PARAGRAPH.search(value):
        parts = (" ".join(part.split()) for part in _PARAGRAPH.split(value))
        return "\n\n".join(part for part in parts if part)
    return " ".join(value.split())


def text_of(value: str) -> str:
    r"""Give the text of a LaTeX value.

    >>> text_of(r"{\"O}nnud{\'o}ttir, \v{S}ev\v{c}enko -- \textcyrillic{\CYRK\cyra} $\alpha$-CO$_2$")
    'Önnudóttir, Ševčenko – Ка α-CO₂'
    """
    return _short(value) if len(value) <= _SHORT else _long(value)


_SHORT = 48
"""Characters up to which values are remembered: years, volumes, places and publishers come again and again."""


def _long(value: str) -> str:
    for mark in _MARKS:
        if mark in value:
            break
    else:
        return value.strip()
    value = folded(value)
    return _text_of(value) if _LATEX.search(value) else value


_short = lru_cache(32768)(_long)


def _text_of(value: str) -> str:
    if "\\" not in value and "{" not in value and "}" not in value and "$" not in value:
        return _ligatured(value)
    simple = _without_accents(value) if "$" not in value else value
    if "\\" in simple or "$" in simple:
        said = _Groups(value).text()
    else:
        said = _ligatured(simple).replace("{", "").replace("}", "")
    return _SPACES.sub(" ", unicodedata.normalize("NFC", said)).strip()


_ACCENT = re.compile(r"""\\(["'`^~=.])(?:\{([A-Za-z])\}|([A-Za-z]))""")


def _without_accents(value: str) -> str:
    r"""Put letters for the commonest accents, which most values with a command have and no other.

    >>> _without_accents(r"{\"O}sterreich, \'{e}tude, \v{c}")
    '{Ö}sterreich, étude, \\v{c}'
    """
    if "\\\\" in value:
        return value
    return _ACCENT.sub(lambda found: _accented(found[1], found[2] or found[3]), value)


def _ligatured(text: str) -> str:
    for mark, sign in _LIGATURES:
        if mark in text:
            text = text.replace(mark, sign)
    return _LOW_QUOTE.sub("„", text) if ",," in text else text


class _Groups:
    """Reads a value token by token; each open brace is a group of its own, with the command that waits for it."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._parts: list[list[str]] = [[]]
        self._commands: list[str] = [""]
        self._waiting = ""
        """The command whose argument comes next; "" when none does."""
        self._at = 0

    def text(self) -> str:
        """Read to the end; groups left open are closed."""
        length = len(self._value)
        while self._at < length:
            found = _TOKEN.match(self._value, self._at)
            if found is None:
                break
            self._at = found.end()
            self._token(found)
        self._flush()
        while len(self._parts) > 1:
            self._close()
        return "".join(self._parts[0])

    def _token(self, found: re.Match[str]) -> None:
        word, sign, mark, run = found.groups()
        if run is not None:
            self._run(run)
        elif mark == "{":
            self._open()
        elif mark == "}":
            self._flush()
            self._close()
        elif mark == "$":
            self._math()
        else:
            self._command(word or sign or "", found[0])

    def _run(self, run: str) -> None:
        run = _ligatured(run)
        if not self._waiting:
            self._parts[-1].append(run)
            return
        run = run.lstrip() if self._waiting.isalpha() or self._waiting in ACCENTS else run
        if run:
            command, self._waiting = self._waiting, ""
            self._parts[-1] += [_applied(command, run[0]), run[1:]]

    def _open(self) -> None:
        if len(self._parts) < DEEPEST:
            self._parts.append([])
            self._commands.append(self._waiting)
        self._waiting = ""

    def _close(self) -> None:
        if len(self._parts) == 1:
            return
        command, text = self._commands.pop(), "".join(self._parts.pop())
        switch, _, name = command.rpartition("|")
        text = self._switched(switch, text)
        if name in TWO_ARGUMENTS and self._value[self._at : self._at + 1] == "{":
            self._waiting = "mbox"
            return
        self._parts[-1].append(_applied(name, text) if name else text)

    @staticmethod
    def _switched(switch: str, text: str) -> str:
        for name in switch.split("|"):
            before, after = SWITCHES.get(name, ("", ""))
            text = f"{before}{text}{after}" if text else text
        return text

    def _flush(self) -> None:
        """An accent at the end of its group stands over nothing."""
        if self._waiting:
            command, self._waiting = self._waiting, ""
            self._parts[-1].append(_applied(command, ""))

    def _math(self) -> None:
        end = self._value.find("$", self._at)
        if end < 0:
            self._parts[-1].append("$")
            return None
        if end == self._at:
            self._at += 1
            return self._math_of(self._at, self._value.find("$$", self._at), 2)
        return self._math_of(self._at, end, 1)

    def _math_of(self, at: int, end: int, marks: int) -> None:
        if end < 0:
            return
        self._at = end + marks
        self._parts[-1].append(math_text(self._value[at:end]))

    def _command(self, name: str, written: str) -> None:
        if self._waiting and name in _SYMBOLS:
            command, self._waiting = self._waiting, ""
            self._parts[-1].append(_applied(command, _SYMBOLS[name]))
        elif name in ACCENTS or name in TIES or name in MARKUP or name in TRANSPARENT:
            self._flush()
            self._takes_argument(name)
        elif name in SWITCHES:
            self._commands[-1] = f"{name}|{self._commands[-1]}"
        elif name in _SYMBOLS:
            self._parts[-1].append(_SYMBOLS[name])
        else:
            self._unknown(name, written)

    def _takes_argument(self, name: str) -> None:
        option = _OPTION.match(self._value, self._at)
        self._at = option.end() if option and name not in ACCENTS else self._at
        follows = self._value[self._at : self._at + 1]
        if name in ACCENTS or name in TIES or follows == "{":
            self._waiting = name

    def _unknown(self, name: str, written: str) -> None:
        """Keep the command as written, with the braces of its argument."""
        if self._value[self._at : self._at + 1] == "{":
            self._waiting = "\\" + name
        else:
            self._parts[-1].append(written)


def _applied(command: str, text: str) -> str:
    """Apply a command to its argument."""
    if command in ACCENTS:
        return _accented(command, text)
    if command in TIES:
        return text[:1] + TIES[command] + text[1:]
    if command in MARKUP:
        before, after = MARKUP[command]
        return f"{before}{text}{after}" if text else ""
    if command.startswith("\\"):
        return f"{command}{{{text}}}"
    return text


def _accented(command: str, text: str) -> str:
    if not text.strip():
        return LONE_ACCENTS.get(command, "") + text
    first = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    return unicodedata.normalize("NFC", first + ACCENTS[command]) + text[1:]


def math_text(value: str) -> str:
    r"""Give the text of what stands between dollar signs; math that cannot be said in text stays as it is.

    >>> math_text(r"\Sigma^{0}"), math_text("10^{-3}"), math_text("x_{max}"), math_text(r"\frac{1}{2}")
    ('Σ⁰', '10⁻³', 'x<sub>max</sub>', '$\\frac{1}{2}$')
    """
    if "\\" in value:
        value = _COMMAND.sub(_math_sign, value)
    said = _SCRIPT.sub(_scripted, value)
    if any(mark in said for mark in "\\^_{}"):
        return f"${value}$"
    return said


_COMMAND = re.compile(
    r"\\(?:mathrm|text|textrm|textit|mathit|mathbf|rm|it)[ \t]*+\{([^{}\\]*+)\}|\\([A-Za-z]++)[ \t]*+|\\([%&#_$,;:! ])"
)


def _math_sign(found: re.Match[str]) -> str:
    if found[1] is not None:
        return found[1]
    if found[3]:
        return "" if found[3] in ",;:!" else found[3]
    sign = MATH.get(found[2]) or GREEK.get(found[2])
    return found[0] if sign is None else sign


def _scripted(found: re.Match[str]) -> str:
    text = found[2] if found[2] is not None else found[3]
    table, name = (SUPERSCRIPTS, "sup") if found[1] == "^" else (SUBSCRIPTS, "sub")
    if all(ord(char) in table for char in text):
        return text.translate(table)
    return f"<{name}>{text}</{name}>"
