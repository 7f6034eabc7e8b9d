"""Which volume, issue and pages? The printed numbers of a reference, taken apart."""

import re

from dragoman.text.normal import latin_digits

_VALUE = r"((?:\d+[A-Za-z]?|[IVXLCDMivxlcdm]+\b)(?:\s*[-–—/&+]\s*\w+)*)"
_VOLUME = re.compile(
    r"(?:\b(?:vol(?:ume|s)?|bd|band|jg|jahrgang|tom[eo]?|т|том|cilt|c|rok|v|XV)\b\.?|جلد|دورهٔ?|سال|المجلد|مجلد|"
    r"(?<!\w)ج(?!\w)|"
    r"卷|第(?=\w{1,12}卷))"
    r"\s*[:.]?\s*" + _VALUE,
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:\b(?:nos?|nr|n|num(?:ber|ero)?|issues?|iss|heft|h|sayı|sy|вып(?:уск)?|fasc|fase|pts?|part|часть|ч|"
    r"sayı)\b\.?\s*°?|№|"
    r"شمارهٔ?|(?<!\w)ش(?!\w)|العدد|عدد|第(?=\w{1,12}期)|N°|nº)\s*[:.]?\s*" + _VALUE,
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b(\w+(?:[-–]\w+)?)\s*(?:\(([^()]{1,20})\)|[:/.,]\s*([\d۰-۹٠-٩]+(?:[-–/][\d۰-۹٠-٩]+)*))")
_NUMBER = re.compile(r"\b(?:[\d۰-۹٠-٩]+[A-Za-z]?(?:\s*[-–/]\s*[\d۰-۹٠-٩]+)?|[IVXLCDM]+|[ivxlcdm]+)\b")
_PAGES = re.compile(
    r"(?<![\w])([A-Za-z]{0,2}[\d۰-۹٠-٩]+(?:[rv]|bis)?(?:\s*[-–—‐]+\s*[A-Za-z]{0,2}[\d۰-۹٠-٩]+[rv]?)?|"
    r"[IVXLCivxlc]+(?:\s*[-–—]\s*[IVXLCivxlc\d]+)?)(?![^\W\d_])"
)
_POINTED = re.compile(
    r"(?<=\d)[,;]?\s+(?:at|here|hier:?|esp(?:ecially|\.)|bes\.|insb\.|in part(?:icolare|\.)|qui|ici|особ\.|özellikle)"
    r"\s+(?=\D{0,5}\d)"
)
_TOTAL = re.compile(r"(?<!\w)([\d۰-۹٠-٩]+)\s*(?:с|s|p|pp|S|ص|页|pages?|Seiten|sayfa|стр)\b\.?(?!\s*\d)")
_CHINESE = re.compile(r"第?(?:(?<!\s)\s++)?(?<!\d)(\d++)\s*([卷期])")


def volume_and_issue(text: str) -> tuple[str, str]:
    """Take volume and issue from how they are printed; ("", "") when there is no number.

    >>> [volume_and_issue(one) for one in ("45:2", "vol. 9, no. 3", "12(3)", "№ 5", "دوره ۵، شماره ۲", "第3期", "XV")]
    [('45', '2'), ('9', '3'), ('12', '3'), ('', '5'), ('۵', '۲'), ('', '3'), ('XV', '')]
    """
    text = text.strip(" ,.;:")
    text = text if "(" in text else text.strip(")")
    text = _CHINESE.sub(r"第\1\2 ", text)
    volume, issue = _VOLUME.search(text), _ISSUE.search(text)
    if issue and not volume:
        before = _NUMBER.search(text, 0, issue.start())
        return (before[0] if before else ""), _plain(issue[1])
    if volume:
        after = _PAIR.match(text, volume.start(1))
        second = _plain(issue[1]) if issue else (after[2] or after[3] or "") if after else ""
        return _plain(volume[1]), second
    pair = _PAIR.search(text)
    if pair:
        return pair[1], (pair[2] or pair[3] or "").strip()
    number = _NUMBER.search(text)
    return (number[0] if number else text), ""


def _plain(value: str) -> str:
    return value.strip().rstrip("期卷号").strip()


def pages(text: str) -> str:
    """Take the pages, without "pp.", "S.", "С.", "ص" or 第…页; ranges of several parts stay together.

    A page pointed at within them ("pp. 5–9, at p. 7") is none of them.

    >>> [pages(one) for one in ("pp. 1–7.", "S. 72 ff.", "С. 12-34", "ص ۱۲-۳۴", "第5-9页", "(pp. 315-324)", "77, 164")]
    ['1–7', '72', '12-34', '۱۲-۳۴', '5-9', '315-324', '77, 164']
    >>> pages("pp. 5–9, at p. 7"), pages("S. 3–9, hier S. 4")
    ('5–9', '3–9')
    """
    text = _POINTED.split(text)[0] if _POINTED.search(text) and re.match(r"\D*\d", text) else text
    found = [match[1] for match in _PAGES.finditer(re.sub(r"[第页頁]", " ", text)) if not _is_mark(match[1])]
    return ", ".join(re.sub(r"\s*([-–—])\s*", r"\1", one) for one in found)


def _is_mark(text: str) -> bool:
    return text.lower() in {"c", "cc", "l", "ll", "i", "v", "x", "d", "m"}


def total_pages(text: str) -> str:
    """Give the number of pages of a book when that is what is printed ("320 с."), or "".

    >>> total_pages("320 с."), total_pages("С. 320")
    ('320', '')
    """
    found = _TOTAL.search(text)
    return found[1] if found else ""


def page_span(printed: str) -> int:
    """Say over how many pages a range runs (0: no range): "133–47" runs over fifteen.

    >>> page_span("133–47"), page_span("303"), page_span("۱۲-۳۴")
    (15, 0, 23)
    """
    found = re.search(r"(\d+)\D{1,3}(\d+)\s*$", latin_digits(printed))
    if not found:
        return 0
    first, last = found[1], found[2]
    last = first[: max(0, len(first) - len(last))] + last
    return max(0, int(last) - int(first) + 1)
