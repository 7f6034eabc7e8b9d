"""Which RIS type and tag is which of ours? Tables only.

Sources: the RIS specification of ResearchSoft (2001 and 2011), EndNote's RefMan (RIS) export, and what publishers,
JabRef, Zotero and Mendeley write.
"""

from dragoman.record.model import Type

TYPES: dict[str, Type] = {
    "JOUR": "article-journal", "BOOK": "book", "CHAP": "chapter", "CPAPER": "paper-conference", "THES": "thesis",
    "RPRT": "report", "NEWS": "article-newspaper", "MGZN": "article-magazine", "ELEC": "webpage", "BLOG": "post-weblog",
    "PAT": "patent", "STAND": "standard", "DATA": "dataset", "COMP": "software", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "MANSCPT": "manuscript", "PAMP": "pamphlet", "MAP": "map", "CASE": "legal_case",
    "STAT": "legislation", "BILL": "bill", "HEAR": "hearing", "LEGAL": "regulation", "FIGURE": "figure",
    "ART": "graphic", "MUSIC": "musical_score", "SOUND": "song", "VIDEO": "motion_picture", "MPCT": "motion_picture",
    "PCOMM": "personal_communication", "SER": "periodical", "CLSWK": "classic", "INTV": "interview", "GEN": "document",
    "SLIDE": "speech", "MULTI": "broadcast", "ADVS": "performance", "UNPB": "article",
}  # fmt: skip
"""Their types and ours; the first one of each of ours is the one that is written."""

TYPES_READ_ONLY: dict[str, Type] = {
    "EJOUR": "article-journal", "ABST": "article-journal", "INPR": "article-journal", "JFULL": "periodical",
    "CONF": "paper-conference", "EBOOK": "book", "EDBOOK": "book", "ECHAP": "chapter", "WEB": "webpage",
    "ICOMM": "personal_communication", "GOVDOC": "report", "GRNT": "document", "GRANT": "document", "STD": "standard",
    "DBASE": "dataset", "AGGR": "dataset", "CTLG": "book", "UNPD": "article", "UNBILL": "bill", "ANCIENT": "classic",
    "CHART": "figure", "EQUA": "document", "PRESS": "document", "POD": "broadcast", "RADIO": "broadcast",
    "COMPUTER": "software", "THESIS": "thesis", "ARTICLE": "article-journal", "REPORT": "report", "PATENT": "patent",
}  # fmt: skip
"""Types that say no more than another one, or that are no RIS but are met."""

WRITTEN: dict[Type, str] = {kind: name for name, kind in reversed(TYPES.items())} | {
    "collection": "BOOK", "review": "JOUR", "review-book": "JOUR", "post": "BLOG", "treaty": "LEGAL", "entry": "DICT",
    "speech": "SLIDE", "event": "GEN", "article": "UNPB", "motion_picture": "VIDEO",
}  # fmt: skip
"""Our types → theirs; others are ``GEN``."""

PATHS: dict[str, str] = {
    "TI": "title", "ST": "short_title", "AB": "abstract", "PB": "publisher", "CY": "publisher_place", "VL": "volume",
    "IS": "issue", "NV": "number_of_volumes", "ET": "edition", "SE": "section", "CN": "call_number", "DB": "archive",
    "LA": "languages", "N1": "remarks", "RN": "annotation", "AU": "contributor:author", "ED": "contributor:editor",
    "A4": "contributor:translator", "Y2": "accessed", "AN": "identifier:accession", "OP": "original.title",
    "RI": "reviewed.title", "SV": "series.number",
}  # fmt: skip
"""Tags with one meaning for all types."""

PATHS_READ_ONLY: dict[str, str] = {
    "VO": "volume", "CP": "issue", "PP": "publisher_place", "ID": "keep", "RP": "keep", "LB": "keep", "DS": "keep",
    "CA": "keep",
}  # fmt: skip
"""Second names of the same; ``keep``: understood, but bookkeeping."""

BY_TYPE: dict[Type, dict[str, str]] = {
    "thesis": {"A2": "contributor:supervisor", "A3": "contributor:advisor", "M3": "genre", "IS": "number"},
    "report": {"A2": "contributor:collection-editor", "IS": "number", "M1": "number", "SN": "number", "M3": "genre"},
    "patent": {"A2": "contributor:holder", "IS": "number", "M1": "number", "M3": "genre", "SN": "number"},
    "standard": {"SN": "number", "M1": "number"},
    "legislation": {"M1": "number", "T2": "container.title"},
    "bill": {"M1": "number"},
    "legal_case": {"VL": "volume", "A2": "contributor:other", "PB": "authority"},
    "map": {"M3": "genre"},
    "webpage": {"T2": "container.title", "M3": "genre"},
    "post-weblog": {"T2": "container.title", "M3": "genre"},
    "personal_communication": {"A2": "contributor:recipient"},
    "interview": {"A2": "contributor:interviewer"},
    "motion_picture": {"AU": "contributor:director", "A2": "contributor:director", "A3": "contributor:producer"},
    "broadcast": {"A3": "contributor:producer"},
    "song": {"A2": "contributor:performer", "AU": "contributor:composer"},
    "article-journal": {"C7": "article_number", "C2": "identifier:pmcid", "A2": "contributor:editor"},
    "paper-conference": {"C1": "event.publisher_place"},
    "dataset": {"M3": "genre"},
    "document": {"M3": "genre"},
    "manuscript": {"M3": "genre"},
}  # fmt: skip
"""Tags with a meaning of their own for a type."""

USER_TAGS: frozenset[str] = frozenset(
    ["U1", "U2", "U3", "U4", "U5", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "M2", "L3"]
)
"""Tags that mean what their writer likes: kept under their name, no finding."""

ROLES: dict[str, str] = {
    "author": "AU", "editor": "A2", "translator": "A4", "collection-editor": "A3", "supervisor": "A2", "advisor": "A3",
    "inventor": "AU", "holder": "A2", "recipient": "A2", "interviewer": "A2", "director": "AU", "composer": "AU",
    "performer": "A2", "producer": "A3",
}  # fmt: skip
"""Our roles → tags; others are written as ``A4`` with a finding."""
