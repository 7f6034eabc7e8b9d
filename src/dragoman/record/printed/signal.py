"""Which words lead a citation in, and which point back? The tables of signals and back references, by language."""

import re
from importlib.resources import files

from dragoman.record.printed.hint import hinted

_SEE = (
    # English
    r"[Ss]ee(?:,? (?:also|generally|further|for example|for instance|especially|e\.g\.|inter alia|in "
    r"particular))*\b,?:?",
    r"[Ff]or (?:example|instance),", r"e\.g\.,?", r"[Cc]ompare", r"[Cc]f\.?(?= )", r"[Cc]ontra[:,]?(?= )",
    # German, Italian, French, Spanish
    r"(?:[Vv]gl\.?|[Vv]ergleiche|[Ss]iehe|s\.(?= [A-ZÄÖÜ][a-zäöü]{2})|s\. ?(?:auch|dazu)|[Ss]o (?:auch|etwa|schon))"
    r"(?: (?:auch|dazu|hierzu|etwa|z\. ?[Bb]\.|insbesondere|ferner|nur|näher|schon|u\. ?a\.|im einzelnen|statt "
    r"vieler))*:?",
    r"(?:Ähnlich|Ebenso|Dazu|Hierzu|Anders|Kritisch|Grundlegend)(?: auch| schon| etwa| dazu)*:?(?= [A-ZÄÖÜ])",
    r"(?:quoting|citing|following|reprinted in|citant|citando|unter Verweis auf)(?= (?:[A-Z][\w’]*\.? [A-Z]|[‘“«„]))",
    r"(?:[Ss]i vedano|[Ss]i veda|(?:[Ss]i )?[Rr](?:invia|invio|imanda) (?:a|al|alla)\b|[Vv]edi|"
    r"(?<![^.;(] )(?<!rs\. )(?<![hH]g\. )(?<!sg\. )(?<!Co\. )(?<!td\. )(?<!nc\. )(?<!rp\. )(?<!ed\. )(?<!rad\. )"
    r"(?<!\.)v\.(?= [A-Z])|[Cc]fr\.?|"
    r"[Vv]oir|[Vv]oyez|[Vv]éan?se|[Vv]id\.|[Vv]er(?= [A-ZÀ-Þ])|[Vv]d\.(?= [A-Z])|[Aa]bgedruckt (?:bei|in))"
    r"(?: (?:anche|inoltre|in particolare|ad esempio|almeno|aussi|également|notamment|par exemple|surtout|sur ce point|"
    r"à ce sujet|también|entre otros|por ejemplo|sul punto|per tutti))*,?:?",
    # Turkish, Azerbaijani
    r"(?:(?:[Aa]yrıca|[Dd]aha ətraflı|[Ee]ləcə də),? )?(?:[Bb]kz|[Bb]ak|[Bb]akınız|[Bb]k|[Kk]rş|[Kk]arşılaştırınız|"
    r"[Mm]üq|[Öö]rneğin|[Mm]esela|[Mm]əsələn|[Bb]ax(?:ın|ınız)?)\b[.,:]?(?: ayrıca)?:?",
    # Russian
    r"(?:[Сс]м\.|[Сс]равн\.|[Сс]р\.)(?:,? (?:также|например|напр\.|подробнее|об этом|в частности|особ\.)[,:]?)*:?",
    # Persian, Arabic
    r"(?:و نیز|همچنین|نیز|برای (?:آگاهی|اطلاع) بیشتر)?[،,]? ?(?:ن\. ?ک\.?|ر\. ?ک\.?|نک\.?|رک\.?|نگاه کنید(?: به)?|"
    r"نگاه شود به|بنگرید(?: به)?|رجوع کنید(?: به)?|رجوع شود به|مقایسه کنید با|قس\.?)(?: به)?:?(?=\s)",
    r"(?:برای نمونه،|و نیز|همچنین)(?: به)?:?(?=\s)",
    r"ו?(?:ראו|ראה|רא׳|השוו|השווה|עיינו|עיין|לדיון ראו|להרחבה ראו)"
    r"(?: (?:גם|למשל|עוד|לדוגמה|בהרחבה|במיוחד))*[,:]?(?=\s)",
    r"(?:و ?)?(?:[اأ]نظر|راجع|يُ?نظر|قارن|للمزيد)(?:[،,]? (?:أيضا|أيضًا|أيضاً|مثلا|مثلاً|في ذلك|كذلك))*:?(?=\s)",
)  # fmt: skip
_SEE_UNSPACED = r"(?:详见|参见|另见|可参[见考]|见(?=[^\s，。]{2,20}[：:《])|參見|参[阅看照]|參閱|例如)[：:，]?"
_QUOTED = (
    r"\b(?:[Qq]uoted|[Cc]ited|[Rr]eproduced|[Rr]eprinted) (?:in|by|from)\b:?", r"\b[Qq]td\. "
    r"in\b", r"\b[Zz]it(?:iert|\.)? (?:nach|bei|in|n\.)(?!\w):?",
    r"\b[Cc]it(?:ato|\.)? (?:in|da)\b(?= [A-Z])", r"\b[Cc]ité (?:dans|par)\b", r"[Цц]ит(?:ируется|\.)? "
    r"по:?", r"به نقل از:?", r"نقلا عن:?", r"转引自[：:]?",
    r"\b[Aa]ktaran:?", r"\b[Nn]akleden:?", r"\b[Nn]aklen\b:?", r"\b[Cc]itado (?:en|por)\b", r"\b[Aa]pud\b:?",
    r"引自[：:]?", r"نقل از:?", r"نقلاً عن:?", r"\b[Ii]stinad:", r"\b[Cc]ité (?:d’après|in)\b",
    r"(?:מצוטט|מובא|הובא) (?:אצל|בתוך|מתוך|אצל:)(?=\s)",
)  # fmt: skip


def lead_words() -> tuple[str, ...]:
    """Give the words that may lead a citation in without belonging to it, the longest first."""
    lines = (files("dragoman.record.printed") / "data/leads.txt").read_text("utf-8").splitlines()
    return tuple(sorted((one for one in lines if one and not one.startswith("#")), key=len, reverse=True))


SIGNAL = re.compile(
    rf"(?<!\w)(?=[A-HKMQRSVZa-fkmqrsuvzÄÖöСсрنربوهايمقألוראהעל])(?:{'|'.join(_SEE)})|(?=[详参另可见參例]){_SEE_UNSPACED}"
)
"""Words before a citation that are none of it."""
QUOTED = re.compile(rf"(?=[QqCcRrZzЦцAaNnIiبن转引מה])(?:{'|'.join(_QUOTED)})")
"""Words that say the source was not seen itself."""

POINTS_BACK = re.compile(
    r"(?<!\w)(?:[Ii](?:b[.ií]|[dv]\.|v[ij]\b|dem)|I[BD]|[Ee]b[de]|EB[DE]|[Cc]it[.é]|CIT|[Aa]\. ?[AaGgYy]|[Aa]g[emtk]|"
    r"[Aa]ynı|[Aa]dı (?:ge|ke|çə)|[Gg]öst|[Hh]əmin|[Nn]o?te?[sn]?\.? ?\d|NOTE|[Nn]n?\.|[(\[]nn? \d|[Nn]ota|[Ff]n|"
    r"[Ff]oot|[Ff]u[ßs]|[Aa]nm|[Ss]upra|"
    r"[Dd]ip|(?:yenə|elə) |[Yy]enə|[Ll]oc|[Oo][bp]?\. ?[cC]|op cit|[Aa]ao|[Тт]ам ?[жс]|[Уу]к|[Нн]азв|[Пп]рим|[Сс]носк)|"
    r"همان|نفس|پیش|ابق|سبق|قبلی|نوشت|داشت|هامش|م\. ?ن|שם|לעיל|הנ[\"״]ל|הער|同|前|上[引揭]|注"
)
"""A hint that one of the three below may be found: most citations have none, and need not be searched for each."""
IBID = re.compile(
    r"(?<!\w)(?:ib[ií]d(?:em|\.)?|ib\.|id\.(?=,? (?:at|pp?|paras?|nn?|arts?|chs?|secs?|vols?|s|S|f|col|cc?)\b|"
    r",? [¶§\d]|[,.;)]*$)|ivi\b|ebd\.?|ebenda|"
    r"ebendort|a\.g\.e\.|age\b|"
    r"a\.y\.|aynı (?:eser|yer|makale)|там же|там само|"
    r"همان(?:جا|‌جا| جا)?(?=[،,. ؛)]|$)|همان منبع|همان (?:کتاب|مقاله|اثر|مأخذ|ماخذ)|المصدر نفسه|"
    r"المرجع نفسه|שם(?=[,.;:)]|$| עמ)|نفس (?:المرجع|المصدر)|نفسه(?=[،,. ])|م\. ?ن\.|"
    r"(?:yenə|elə) (?:də )?orada|həmin (?:əsər|yer|mənbə)(?:də)?|idem(?=[.,]? (?:pp?|ss?|S|c|С|с)\.? ?\d|"
    r"[,.;]?$))(?!\w)|同上书?|同前(?!引)|前揭同",
    re.IGNORECASE,
)
"""The same as just before."""
OP_CIT = re.compile(
    r"(?<!\w)(?:op\.? ?cit\.?|loc\.? ?cit\.?|o\. ?c\.|ob\.? ?cit\.?|art\. cit(?:é|\.)?|ouvr\. cit(?:é|"
    r"\.)?|cit\.(?=$|[,;:)\s])|a\. ?a\. ?o\.?|aao|"
    r"a\.g\.(?:m[dk]?|[tkbynr]|dok|tez|mad?)\.|ag[mtk]\b|adı (?:geçen|keçən|çəkilən) (?:eser|makale|tez|yazı|əsər|"
    r"məqalə)i?|"
    r"(?:göstərilən|göst\.) ?əs(?:əri?|\.)|"
    r"указ\. ?(?:соч|раб|ст|изд)\.?|ук\. ?соч\.?|указанное сочинение|назв\. соч\.?|پیشین(?=[،,. ؛)]|$)|"
    r"(?:منبع|مأخذ|ماخذ) (?:پیشین|قبلی)|پیش‌?گفته|"
    r"לעיל(?=,? (?:הערה|ה[\"״]ש))|הנ[\"״]ל|המאמר הנזכר|הספר הנזכר|"
    r"المرجع السابق|المصدر السابق|مرجع سابق|مصدر سابق|سبق ذكره|"
    r"supra|id\.(?=,? (?:at|pp?|paras?|nn?|arts?|chs?|secs?|vols?|s|S|f|col|cc?)\b|,? [¶§\d])|wie (?:Anm|"
    r"Fn)\.?(?= \d)|\(?(?:Anm|Fn)\.(?= ?\d))(?!\w)|"
    r"前引书?文?|前揭书?文?|前注|上[引揭]书?|前掲書?",
    re.IGNORECASE,
)
"""A work cited before."""
NOTE_NUMBER = re.compile(
    r"(?<!\w)(?:supra )?(?:(?:at |in |see )?(?:foot)?notes?|nn?\.|(?<=[(\[])nn?(?=\s?\d)|fn\.?|anm\.?|fußn(?:ote|\.)|"
    r"nota|dipnot|"
    r"прим(?:еч)?\.|сноска|یادداشت|پانوشت|پی‌نوشت|هامش|הערה|ה[\"״]ש)\s*(?:no\.? ?)?"
    r"(\d{1,4})(?: above| supra| oben)?(?!\w)|注\s*(\d{1,4})|脚注\s*(\d{1,4})",
    re.IGNORECASE,
)
"""A number of another note of the same article."""
HEREAFTER = re.compile(
    r"[(\[,.;]\s*(?:hereafter|hereinafter|henceforth|in the following|(?:im )?folgende[nr]?(?: zitiert als)?|"
    r"künftig|d'ora in (?:poi|avanti)|להלן|далее|bundan sonra|از این پس|以下简称)"
    r"(?:\s+(?:cited|referred to)?\s*(?:as|:|–|-|—)?)?:?\s*[‘“«\"„(]?([^)\]’”»\"“;.]{2,60})[’”»\"“]?\s*[)\]]?",
    re.IGNORECASE,
)
"""How the author says a source will be called from here on."""
_HEREAFTER_HINTS = (
    "her",
    "hence",
    "following",
    "folgende",
    "künft",
    "ora ",
    "להלן",
    "далее",
    "bundan",
    "از این",
    "以下简称",
)
SAME_AUTHOR = re.compile(
    r"(?:[Ii]dem|[Ii1l]d\.|[Ee]adem|[Ee]ad\.|[Dd]ers\.|[Dd]ies\.|[Dd]erselbe|[Dd]ieselbe|Он же|Она же|Его же|Ее "
    r"же|Aynı yazar|همو|نفسه|同作者)"
    r"\s*[,:.،：]?\s+(?=[^\W\d_]{2}|[‘“«„《\"]|\((?:Hg|Hrsg|eds?)\b)"
)
"""The author of the citation before, with another work."""


def named_anew(text: str) -> re.Match[str] | None:
    """Find how a source will be called from here on, if its author says so (group 1).

    >>> named_anew("A. Kaya, Kür (Bakı: Elm, 1990) (hereafter Kür).")[1]
    'Kür'
    """
    return HEREAFTER.search(text) if hinted(text.lower(), _HEREAFTER_HINTS) else None
