"""What does a piece of a note show of a citation? Years, pages, publishers, signs of archives: each worth something."""

import re

from dragoman.record.printed.signal import IBID, NOTE_NUMBER, OP_CIT, POINTS_BACK

_NUMBER_IN_BRACKETS = re.compile(
    r"[(\[](?:see |above,? |supra,? |wie |vgl\. |oben,? )*(?:nn?|note|Anm|Fn|nota|dipnot|"
    r"прим)\.? ?\d+[)\],]",
    re.IGNORECASE,
)
"""The number of another note in brackets: "Krüger (n 3) 25"."""
_BACK = ((2.5, IBID), (2.5, OP_CIT), (0.8, NOTE_NUMBER), (1.2, _NUMBER_IN_BRACKETS))
_TABLE: tuple[tuple[float, str, re.Pattern[str]], ...] = (
    (1.5, "(", re.compile(r"\((?!\d{4}[–-]\d{4}\))[^()]{0,160}?(?<!\d)(?:1[4-9]\d\d|20[0-4]\d|[۱١][۲-۹٢-٩][۰-۹٠-٩]{2}|"
        r"[۲٢][۰٠][۰-۹٠-٩]{2}|forthcoming|"
        r"n\.d\.)[a-z]?(?!\d)[^()]{0,40}\)")),
    (0.7, "", re.compile(r"(?<![\d–-])(?:1[4-9]\d\d|20[0-4]\d|[۱١][۲-۹٢-٩][۰-۹٠-٩]{2}|"
        r"[۲٢][۰٠][۰-۹٠-٩]{2})(?:[1-9](?=[,.;]|$))?(?![\d:])")),
    (0.8, "",
        re.compile(r"(?<!\w)(?:pp?|S|SS|С|с|ص|صص|עמ['׳’]|pagg?|str|ss?|Bl|fol|f|cc?)\.?\s?[\d۰-۹٠-٩IVXivx]|第[\d一-十]+|"
        r"(?<=\d) at \d|\bat (?:pp?\. ?)?\d|paras?\.? \d")),
    (0.9, ", in|(H|(e|(d|(a|(h|a cura|ред.|Aufl|Diss|Habil",
        re.compile(r", in:? [A-ZÀ-Þ„«“]|\((?:Hrsg|Hg|eds?|dir|a cura di|haz)\.?\)|\ba cura di |"
        r"под ред\.|\b(?:Aufl|Diss|Habil)\.")),
    (0.8, "”|»|“|‘|’", re.compile(r"[’”»“‘], (?:1[6-9]|20)\d\d[a-z]?[.,;]?\s*$")),
    (0.9, "1|2",
        re.compile(r"[,(] ?(?:\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?(?: de)?|[^\W\d_]{3,10} \d{1,2},) (?:1[6-9]|20)\d\d"
        r"(?=[,.;)]|$| p)|\. (?:1[89]|20)\d\d\. \d{1,2} [а-я]{3}")),
    (1.5, "ir.|irected|éal.|egi|реж|yön|کارگردان|导演",
        re.compile(r"\b(?:[Dd]ir\. [A-Z]|directed by|[Rr]éal\.|[Rr]egi[ea](?: di|:)|реж\.|[Yy]ön\.)|کارگردان|导演")),
    (1.6, "Arch. |ms|Biblio", re.compile(r"\bArch\. |\bms+\. \w|\bBiblio(?:teca|thèque|thek)\b.*\d")),
    (0.8, "", re.compile(r"[А-Я](?:(?<=\b.)[А-Я]{3,7}\b|(?:(?<=^[ФДЛ])|(?<=^О)п)\. ?\d)")),
    (1.4, " // ", re.compile(r"[а-я] // [А-ЯA-Z]")),
    (2.0, "BG|BV|BA|BS|RG|NJ|JZ|DÖ|DV|Ju|ZR|MD|Fa|Ve",
        re.compile(r"^(?:[a-zäöüß]+ ){0,2}(?:BGHZ|BGHSt|BVerfGE|BVerwGE|BAGE|BSGE|RGZ|RGSt|NJW|JZ|DÖV|DVBl|JuS|ZRP|MDR|"
        r"FamRZ|VersR) \d+, ?\d")),
    (1.2, "://|www.|WWW.|doi|Doi|DOI", re.compile(r"https?://|www\.|\bdoi\b", re.IGNORECASE)),
    (0.6, "", re.compile(r"\d:\d|\d ?\(\d+\)|\b(?:Vol|vol|Bd|Jg|Nr|No|no|Т|Cilt|Sayı)\.? ?\d|№|"
        r"(?<![\w\u200c])(?:شماره|دوره)[ ٔی]{1,2}(?:[\d۰-۹٠-٩]|او?ل|یکم|دوم|سوم|چهارم|پنجم|ششم)|"
        r"\[[JMDNCGRZ](?:/OL)?\]|第\d+期| // |[\d)] [A-Z][\w ]+(?:Rev|Review|J|Journal|Law)\.? \d")),
    (0.5, "Press|Verlag|Publisher|Yayın|Routledge|Springer|Изд|انتشارات|نشر|הוצא|出版社|书局",
        re.compile(r"\b(?:Press|Verlag|Publishers?|Yayın\w+|Routledge|Springer)\b|Изд|انتشارات|نشر|הוצא|出版社|书局")),
    (1.5, "nterview|нтервью|ülakat|Gespräch|ntervista|مصاحبه|ראיון|采访",
        re.compile(r"\b[Ii]nterview(?:ed)? (?:with|by)\b|[Ии]нтервью (?:автора )?с|[Mm]ülakat|Gespräch mit|"
        r"[Ii]ntervista "
        r"(?:a|con)|مصاحبه با|ראיון עם|采访")),
    (1.6, "FO|CO|WO|PR|RG|MS|AS|BO|TN|РГ|ГА|АВ|п.|leg. |cass. |reg. |Bl. |Rep. |busta|filza|fond|b. |rchiv|rşiv|рхив|"
        "rxiv|rkhiv|f. |آرشیو|اسناد|پرونده|الوثائق|档",
        re.compile(
            r"\b(?:(?:FO|CO|WO|PRO|RG|MSS?|AS[A-Z][a-z]?|BOA|TNA|РГАДА|ГАРФ|РГИА|АВПРИ)\b|[Фф]\. ?\d+[.,] [Оо]п\.|"
            r"(?:leg|cass|reg|Bl|Rep)\. \d+[^.]*\d|(?:busta|filza|fond|b\.) \d|\bf\. ?\d+, (?:op|оп)\. ?\d|"
            r"(?:[A-ZА-Я]\w*)?(?:[Aa]rchiv(?!al|ist|ar)|[Aa]rşiv|[Аа]рхив|[Aa]rxiv|[Aa]rkhiv)|"
            r"آرشیو|اسناد ملی|پرونده|الوثائق|档案馆|"
            r"档号|全宗)"
        ),
    ),
    (2.0, "Art|art|§|n°|sayılı|кодекс|онституц|акон|法》",
        re.compile(r"\b[Aa]rt\. ?\d+(?: ?\(\d\))?(?: Abs\. \d+| Nr\. \d+)* [A-ZÄÖÜ][A-ZÄÖÜa-z]{1,6}\b|"
            r"§§? ?\d+[a-z]?(?: Abs\. \d+)? "
        r"[A-ZÄÖÜ][A-Za-zÄÖÜ]{1,6}\b|\b(?:Loi|Décret|Ordonnance|Arrêté|Legge|Decreto|Ley|Lei)\b.{0,20} (?:n°|n\.|"
        r"núm\.) ?\d|"
        r"\d{3,4} sayılı|(?:[Кк]одекс|[Кк]онституция|[Зз]акон)\b.{0,60}\d|法》.{0,12}第[\d一-十百]+条")),
    (1.5, "[1|[2| v", re.compile(r"\[(?:1[89]|20)\d\d\] ?\d* ?[A-Z]{2}|\b[A-Z]\w+ v\.? [A-Z]")),
    (1.2, "Directive|Regulation|Act|Resolution|Treaty|UN Doc|Cmn|Gesetz|GBl|Закон|Kanun|قانون|决议",
        re.compile(r"\b(?:Directive|Regulation|Act|Resolution|Treaty|UN Doc|Cmnd?|Gesetz|BGBl|RGBl|Закон|"
        r"Kanun\w*)\b.{0,30}\d|قانون.{0,40}[\d۰-۹٠-٩]|"
        r"号决议|决议.{0,12}\d")),
    (1.2, ".", re.compile(r"\b\d{1,3}\.\d{1,3}(?:[.–-]\d+)*[.;]?$")),
    (0.8, "",
        re.compile(r",\s?[^\W\d_a-zß-ÿа-я][\w-]+(?: [^\W\d_][\w-]+)?,? (?:1[4-9]|20)\d\d[1-9]?(?!\d)[^()]{0,40}$")),
    (0.9, ":|：",
        re.compile(r"[,،，] ?[^\W\d_a-zß-ÿа-я][\w’-]+(?: [\w’-]+)? ?[:：] ?[^,،，;:：()\d]{2,50}[,،，] ?"
        r"(?:1[4-9]\d\d|20\d\d|[۱١][۲-۹٢-٩][۰-۹٠-٩]{2})(?!\d)")),
    (1.6, "Librar|Papers|Files|Records|Collection|Nachl|Fonds",
        re.compile(r"\b(?:Library|Papers|Files|Records|Collection|Nachl(?:ass|\.)|Fonds)\b[^;]{0,60}"
        r"(?:\b(?:[Bb]ox|[Ff]older|[Bb]inder|[Rr]eel|Nr\.|n°) ?\d|\b[A-Z]{1,4}\d{2,6})")),
    (1.4, " ", re.compile(r", \d{1,3} ?[A-Z]{1,3} ?\d{2,5}(?=[,.;]|$)")),
    (2.0, "اصل|ماد|سעיף|סעיף|Ст|ст|addə|onstitusiya|nayasa",
        re.compile(r"(?:اصل|ماد[هة]|المادة) [\d۰-۹٠-٩]+ .{0,20}(?:قانون|دستور)|סעיף \d+|"
        r"\b[Сс]т\. ?\d+.{0,20}(?:[Кк]онституц|"
        r"[Кк]одекс|[Зз]акон)|(?:Konstitusiyası|Məcəlləsi|Qanunu?|Anayasası?),? (?:maddə|m\.|md\.) ?\d")),
    (1.6, "s.v.|s. v.|ذیل|ماد|maddesi",
        re.compile(r"\bs\. ?v\. ?[‘“«„\w]|(?:ذیل|ماد[ةه]) [«\"]|[”\"] maddesi")),
    (1.4, ",", re.compile(r"\w, [IVXLC]{1,6}, \d{1,3}[.;]?$")),
    (0.8, "’|”|»|“|》",
        re.compile(r"^[^‘“«„《;]{2,50}[,:،：] ?[‘“«„《][^;]{3,90}[’”»“》](?:[,،，]? ?第?\d[\d–-]*页?)?[.,;。]?\s*$")),
)  # fmt: skip
"""What each sign is worth, the words (parted by "|") of which it needs one, and its pattern."""
_FOREIGN = re.compile("[\u0370-\u1fff\u2e80-\uffef]")
"""A letter of another script than the Latin: most notes have none, and what needs one need not be looked for."""
_EVIDENCE = tuple((worth, tuple(needed.split("|")), pattern) for worth, needed, pattern in _TABLE)
_IN_LATIN = tuple(
    (worth, latin, pattern)
    for worth, needed, pattern in _EVIDENCE
    if (latin := tuple(one for one in needed if not _FOREIGN.search(one)))
)


def shown(words: str) -> float:
    """Add up what words show of a citation; a pattern is tried only where a word that it needs stands.

    >>> shown("A. Kaya, Kür (Bakı: Elm, 1990), p. 5"), shown("احمدی، پیشین، ص ۵"), shown("This is disputed")
    (3.0, 3.3, 0.0)
    """
    evidence = 0.0
    if POINTS_BACK.search(words):
        evidence = sum((worth for worth, pattern in _BACK if pattern.search(words)), 0.0)
    for worth, needed, pattern in _EVIDENCE if _FOREIGN.search(words) else _IN_LATIN:
        for one in needed:
            if one in words:
                break
        else:
            continue
        if pattern.search(words):
            evidence += worth
    return evidence
