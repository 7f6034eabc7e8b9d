"""What does the model look at? The features of each token of a printed reference, whatever its script."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dragoman.record.printed.token import Token

OPENING = frozenset('‘“«„‚《〈「『‹"')
CLOSING = frozenset('’”»》〉」』›"“‘')
_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october "
    "november december gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık января февраля марта "
    "апреля мая июня июля августа сентября октября ноября декабря فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر "
    "دی بهمن اسفند spring summer autumn fall winter bahar yaz güz kış yanvar fevral aprel iyun iyul avqust sentyabr "
    "oktyabr noyabr dekabr enero febrero abril mayo junio julio septiembre octubre noviembre diciembre"
)
_WORDS: dict[str, str] = {
    "month": _MONTHS,
    "page": "p pp pag pagg pages page s ss str стр с سص ص صص col coll f ff seite seiten sf pgs 页 頁 ʻp",
    "volume": "vol vols volume bd bde band jg jahrgang t tom tome tomo т том voll cilt c جلد ج دوره سال cild 卷 第 rok",
    "issue": "no nr nn num number issue heft h sayı № вып вып. شماره ش n núm numero fasc 期 sy s",
    "editor": "ed eds editor editors hg hrsg herausgegeben edited ред под составитель сост cura curatore curatori "
    "haz yay der éd éds dir red redaktion به‌کوشش کوشش ویراستار تدوین 主编 编 編 hazırlayan editör derleyen coord",
    "translator": "trans translated translator translation übers übersetzt пер перевод trad tradotto traduit "
    "çev çeviren "
    "ترجمه مترجم ترجمهٔ ترجمۀ 译 譯 tərc",
    "in": "in in: im в dans içinde in- در ضمن 载 載 nel nella en",
    "press": "press university verlag publisher publishers publishing publications books éditions editions "
    "editore editrice edizioni изд издательство yayınları yayınevi yayıncılık basımevi انتشارات نشر nəşriyyatı "
    "出版社 书局 書局 书店 印书馆 "
    "wiley springer routledge elsevier academic inc ltd co gmbh presses tipografia наука دار مطبعة",
    "journal": "journal review rev j proc proceedings annals bulletin transactions trans lett letters "
    "zeitschrift archiv "
    "archivio rivista studi quaderni atti revue annales вестник журнал известия труды dergisi dergi mecmuası مجله "
    "فصلنامه مجلة پژوهشنامه دوفصلنامه 学报 研究 杂志 学刊 quarterly jurnalı xəbərləri magazine newspaper gazette",
    "conference": "conference symposium workshop congress meeting int'l international conf sympos tagung konferenz "
    "convegno международной конференции",
    "degree": "thesis dissertation phd ph master msc diss dissertationen habilitation doktora tezi yüksek lisans "
    "дис диссертация канд докт پایان‌نامه رساله پایان 学位论文 博士 硕士 tesi laurea thèse magisterarbeit",
    "report": "report technical tech rep memo memorandum working paper papers bericht rapporto отчет doc document",
    "access": "accessed retrieved available abgerufen zugriff erişim дата обращения دسترسی consulted online visited "
    "访问 url режим доступа",
    "edition": "edition edn edizione auflage aufl изд baskı bs چاپ 版 reprint repr ristampa rev überarb",
    "back": "ibid ibidem idem id op cit loc ivi ders dies ebd ebenda ebda там же указ соч همان پیشین همو age agm 同上 "
    "ibidem cited above supra eadem",
    "join": "and und et ve y e и و & وَ və с al others 等",
    "particle": "de von van der den di da del della du la le ter ten al el bin ibn abu zu zum zur af av dos das do",
}
_SETS = {kind: frozenset(words.split()) for kind, words in _WORDS.items()}
_ROMAN = frozenset("IVXLCDMivxlcdm")


_TELLING = frozenset("month page volume issue editor translator press journal conference degree report in".split())
_STOPS = frozenset('.,;:()[]’”»،؛。，；：、》"')
_Word = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, str, str, tuple[str, ...]]


def features(sequence: Sequence[Token]) -> list[list[str]]:
    """Give each token's features: what it is, its neighbours, its place, and what was seen before it."""
    words = [_word(one.text) for one in sequence]
    count = len(sequence)
    edge = ("^", "^^")
    place = _places(sequence)
    clause = _clauses(sequence, words)
    made: list[list[str]] = []
    for at, own in enumerate(words):
        row = [*own[0], *place[at], *clause[at]]
        row += words[at - 1][1] if at else edge
        row += words[at + 1][2] if at + 1 < count else ("$",)
        if at > 1:
            row.append(words[at - 2][3])
        if at + 2 < count:
            row.append(words[at + 2][4])
        if at:
            row.append(words[at - 1][5] + own[5])
        if sequence[at].text == "-" and _parts_a_word(sequence, at):
            row.append("hy")
            made[-1].append("hy>")
        elif at > 1 and sequence[at - 1].text == "-" and _parts_a_word(sequence, at - 1):
            row.append("<hy")
        made.append(row)
    return made


def _parts_a_word(sequence: Sequence[Token], at: int) -> bool:
    """Say whether a hyphen between spaces parts a word ("Mi - lano"), as careless copies of line ends do."""
    if not 0 < at < len(sequence) - 1 or not sequence[at].spaced:
        return False
    return sequence[at - 1].text[-1].isalpha() and sequence[at + 1].text[0].islower()


def _places(sequence: Sequence[Token]) -> list[tuple[str, ...]]:
    """Say where each token stands: how far on, inside which quotation marks or brackets, after which years."""
    count = len(sequence)
    quoted = bracket = year = quotes = 0
    made: list[tuple[str, ...]] = []
    for at, one in enumerate(sequence):
        sign = one.text
        if sign in OPENING and not quoted:
            quoted = 1
            quotes += 1
        elif sign in CLOSING and quoted:
            quoted = 0
        bracket += (sign in "([（［") - (sign in ")]）］") if len(sign) == 1 else 0
        made.append(
            (
                f"at{min(at, 3)}" if at < 4 else f"of{10 * at // count}",
                f"e{min(count - at, 4)}",
                f"q{quoted}{min(quotes, 2)}",
                f"b{max(0, min(bracket, 1))}y{year}",
                "sp" if one.spaced else "gl",
            )
        )
        if len(sign) == 4 and sign.isdigit() and "1000" <= sign < "2100":
            year = 1
    return made


def _clauses(sequence: Sequence[Token], words: Sequence[_Word]) -> list[tuple[str, ...]]:
    """Say of each token how its clause (up to the next stop) begins, what it holds, how long it is, what follows."""
    starts = [0, *(at + 1 for at in range(len(words)) if _stops(sequence, at)), len(words)]
    spans = [(start, end) for start, end in pairwise(starts) if end > start]
    about = [_about(words, start, end) for start, end in spans]
    years = _years(sequence, spans)
    made: list[tuple[str, ...]] = []
    for at, (start, end) in enumerate(spans):
        first, held = about[at]
        following = about[at + 1] if at + 1 < len(spans) else ("$", "$")
        before = about[at - 1] if at else ("^", "^")
        row: tuple[str, ...] = (
            f"c={first}", f"h={held}", f"l{min(end - start, 12) // 2}", f"cn={following[0]}", f"hn={following[1]}",
            f"cp={before[0]}", f"h={before[1]}/{held}/{following[1]}", f"ci{min(at, 6)}",
        )  # fmt: skip
        row += _set(sequence, (start, end), years[at])
        made += [row] * (end - start)
    return made


def _years(sequence: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[int]:
    """Say of each clause how many clauses later the next year stands (negative: how many before, when none is left)."""
    printed = [at for at, one in enumerate(sequence) if is_year(one.text)]
    dated = [at for at, (start, end) in enumerate(spans) if any(start <= one < end for one in printed)]
    made: list[int] = []
    for at in range(len(spans)):
        later = next((one for one in dated if one >= at), None)
        away = later - at if later is not None else dated[-1] - at if dated else 9
        made.append(max(-3, min(away, 5)))
    return made


def is_year(text: str) -> bool:
    """Say whether a token is a year of print."""
    return len(text) == 4 and text.isdigit() and "1400" <= text < "2100"


def _set(sequence: Sequence[Token], span: tuple[int, int], year: int) -> tuple[str, ...]:
    """Say how a clause is set: how far from the year, in capitals or not, between which signs."""
    start, end = span
    heads = [one.text[0] for one in sequence[start:end] if one.text[0].isalpha()]
    upper = sum(one.isupper() for one in heads)
    case = "none" if not heads else "all" if upper == len(heads) else "most" if 2 * upper >= len(heads) else "few"
    before = sequence[start - 1].text if start else "^"
    long_ = min(end - start, 12) // 2
    return (f"cy{year}", f"cy{year}{case}", f"cy{year}{case}{long_}", f"ce{before}{sequence[end - 1].text[-1]}")


def _stops(sequence: Sequence[Token], at: int) -> bool:
    sign = sequence[at].text
    if sign not in _STOPS:
        return False
    return sign != "." or (at > 0 and len(sequence[at - 1].text) > 2)


def _about(words: Sequence[_Word], start: int, end: int) -> tuple[str, str]:
    """Give the kind or shape of a clause's first word, and the kinds of word it holds."""
    kinds = {kind for word in words[start:end] for kind in word[6]}
    return words[start][5], "+".join(sorted(kinds & _TELLING)) or "-"


@lru_cache(maxsize=65536)
def _word(text: str) -> _Word:
    """Give a word's own features, those it lends to its neighbours (after, before, two after, two before), what it
    shows as a neighbour, and its kinds.
    """
    low = text.lower()
    looks = shape(text)
    kinds = [kind for kind, words in _SETS.items() if low in words]
    own = ["w=" + low if len(low) < 25 else "w=long", "s=" + looks, "n" + str(min(len(text), 6))]
    own += ["k=" + kind for kind in kinds]
    if text[0].isalpha():
        own += ["x=" + low[-3:], "p=" + low[:3]]
    if text[0].isalpha() and _ROMAN.issuperset(text):
        own.append("roman")
    about = kinds[0] if kinds else looks
    return (
        tuple(own),
        ("<" + low, "<k" + about, "<s" + looks),
        (">" + low, ">k" + about, ">s" + looks),
        "<<" + (low if len(low) < 4 else about),
        ">>" + (low if len(low) < 4 else about),
        "/" + (low if not text[0].isalnum() else about),
        tuple(kinds),
    )


def shape(text: str) -> str:
    """Say what a token looks like: capitals or not, one letter or more, digits and how many, its script.

    >>> [shape(one) for one in ("Kaya", "A", "1990", "12", "Кавказ", "论")]
    ['Xx', 'X', 'year', 'd2', 'XxCYRILLIC', 'CJK']
    """
    first = text[0]
    if first.isdigit():
        return _number(text)
    if text.startswith(("http", "www.")):
        return "url"
    if text.startswith("10."):
        return "doi"
    if not first.isalpha():
        return "open" if first in OPENING else text if first.isascii() else unicodedata.category(first)
    if not (first.islower() or first.isupper()):
        return _script(first)
    case = "x" if text.islower() else "X" if len(text) == 1 else "XX" if text.isupper() else "Xx"
    return case + ("" if first < "ʰ" else _script(first)) + ("." if len(text) == 2 else "")


def _script(sign: str) -> str:
    """Name the writing of a letter, by the first word of its Unicode name ("CJK", "ARABIC", "CYRILLIC")."""
    return unicodedata.name(sign, "?").split()[0].split("-")[0]


def _number(text: str) -> str:
    if len(text) != 4 or not text.isdecimal():
        return f"d{min(len(text), 5)}"
    year = int(text)
    return "year" if 1450 <= year < 2100 else "oldyear" if 1200 <= year < 1450 else "d4"
