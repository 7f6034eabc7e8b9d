"""Which place in the work? "vol. 1, p. 3" parted into a label and what it counts."""

import re
from typing import Final

LABELS: Final[dict[str, str]] = {
    "p": "page", "pp": "page", "page": "page", "pages": "page", "s": "page", "ss": "page", "с": "page", "стр": "page",
    "səh": "page", "sayfa": "page", "ص": "page", "صص": "page", "صفحه": "page", "页": "page", "頁": "page",
    "vol": "volume", "vols": "volume", "volume": "volume", "bd": "volume", "т": "volume", "cilt": "volume",
    "جلد": "volume", "ج": "volume", "卷": "volume", "cild": "volume",
    "ch": "chapter", "chap": "chapter", "chapter": "chapter", "chaps": "chapter", "гл": "chapter", "فصل": "chapter",
    "章": "chapter", "böl": "chapter", "fəs": "chapter",
    "sec": "section", "secs": "section", "section": "section", "§": "section", "§§": "section",
    "para": "paragraph", "paras": "paragraph", "paragraph": "paragraph", "¶": "paragraph", "¶¶": "paragraph",
    "fol": "folio", "fols": "folio", "folio": "folio", "л": "folio", "fn": "note", "n": "note", "nn": "note",
    "note": "note", "bk": "book", "bks": "book", "book": "book", "col": "column", "cols": "column",
    "fig": "figure", "figs": "figure", "figure": "figure", "l": "line", "ll": "line", "line": "line",
    "no": "issue", "nos": "issue", "№": "issue", "op": "opus", "pt": "part", "pts": "part", "part": "part",
    "s.v": "sub-verbo", "s.vv": "sub-verbo", "sv": "sub-verbo", "v": "verse", "vv": "verse", "verse": "verse",
    "table": "table", "art": "article-locator", "arts": "article-locator", "app": "appendix", "r": "rule",
}  # fmt: skip
"""How a locator's label is written, without its full stop → CSL's name for it (CSL 1.0.2, "Locators")."""

_LABELLED: Final = re.compile(
    r"^(?P<label>[^\W\d_]{1,9}(?:\.[^\W\d_]{1,2})?|[§¶№]{1,2})(?P<stop>\.)?(?P<space>\s*)(?P<rest>.+)$"
)
_HAN: Final = re.compile(r"^第?(?P<rest>[\d\-–,、]+)(?P<label>[页頁卷章])$")


def part_locator(text: str) -> tuple[str, str]:
    """Give a locator's label and what follows; "" for the label when the text has none.

    >>> part_locator("pp. 3-7"), part_locator("vol. 1, fol. 186"), part_locator("ص ۳۰۳"), part_locator("第12页")
    (('page', '3-7'), ('volume', '1, fol. 186'), ('page', '۳۰۳'), ('page', '12'))
    """
    text = text.strip()
    han = _HAN.match(text)
    if han:
        return LABELS[han["label"]], han["rest"]
    found = _LABELLED.match(text)
    label = LABELS.get(found["label"].lower(), "") if found else ""
    if not found or not label or not (found["stop"] or found["space"] or found["label"] in "§¶№"):
        return "", text
    return label, found["rest"].strip()
