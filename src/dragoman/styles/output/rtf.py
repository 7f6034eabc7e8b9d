"""RTF: control words and numbered Unicode escapes (RTF 1.9.1)."""

from typing import Final

from dragoman.styles.output.target import Pair, Target


def escape(text: str) -> str:
    r"""Escape text for RTF; letters beyond ASCII as signed UTF-16 units.

    >>> escape("{x} ö 等")
    '\\{x\\} \\u246? \\u31561?'
    """
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    if letter == "\n":
        return "\\line "
    if " " <= letter <= "~":
        return letter
    raw = letter.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(raw[place : place + 2], "little", signed=True) for place in range(0, len(raw), 2)]
    return "".join(f"\\u{unit}?" for unit in units)


def _link(address: str) -> Pair:
    return f'{{\\field{{\\*\\fldinst HYPERLINK "{escape(address.replace(chr(34), "%22"))}"}}{{\\fldrslt ', "}}"


SPANS: Final[dict[tuple[str, str], Pair]] = {
    ("font-style", "italic"): ("{\\i ", "}"),
    ("font-style", "oblique"): ("{\\i ", "}"),
    ("font-style", "normal"): ("{\\i0 ", "}"),
    ("font-weight", "bold"): ("{\\b ", "}"),
    ("font-weight", "normal"): ("{\\b0 ", "}"),
    ("font-variant", "small-caps"): ("{\\scaps ", "}"),
    ("font-variant", "normal"): ("{\\scaps0 ", "}"),
    ("text-decoration", "underline"): ("{\\ul ", "}"),
    ("text-decoration", "none"): ("{\\ul0 ", "}"),
    ("vertical-align", "sup"): ("{\\super ", "}"),
    ("vertical-align", "sub"): ("{\\sub ", "}"),
    ("vertical-align", "baseline"): ("{\\nosupersub ", "}"),
    ("display", "left-margin"): ("", "\\tab "),
    ("display", "block"): ("\\line ", "\\line "),
    ("display", "indent"): ("\\line\\tab ", "\\line "),
    ("bdi", "rtl"): ("{\\rtlch ", "}"),
    ("bdi", "ltr"): ("{\\ltrch ", "}"),
    ("line", ""): ("\\line ", ""),
}

RTF: Final = Target("rtf", escape, SPANS, _link)
RTF.around = ("\\pard\\plain ", "\\par")
RTF.whole = ("{\\rtf1\\ansi\\uc1\n", "\n}")
RTF.rtl_around = ("\\pard\\plain\\rtlpar ", "\\par")
