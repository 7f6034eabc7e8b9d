"""Which field and type of BibTeX and biblatex is which of ours? Tables only.

Sources: BibTeX 0.99d (btxdoc), the biblatex manual 3.20 (2.2.2 fields, 2.1.1 types), and what JabRef, Better BibTeX,
Mendeley, Citavi, DBLP, ACM, Sinaweb and Yektaweb write beside them.
"""

from dragoman.record.model import Type

TYPES: dict[str, Type] = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "manual": "report", "mastersthesis": "thesis", "misc": "document",
    "phdthesis": "thesis", "proceedings": "book", "techreport": "report", "unpublished": "manuscript",
    "mvbook": "book", "bookinbook": "chapter", "suppbook": "chapter", "collection": "book", "mvcollection": "book",
    "suppcollection": "chapter", "dataset": "dataset", "online": "webpage", "patent": "patent",
    "periodical": "periodical", "suppperiodical": "article-journal", "mvproceedings": "book", "reference": "book",
    "mvreference": "book", "inreference": "entry-encyclopedia", "report": "report", "software": "software",
    "thesis": "thesis", "artwork": "graphic", "audio": "song", "image": "graphic", "jurisdiction": "legal_case",
    "legislation": "legislation", "legal": "treaty", "letter": "personal_communication", "movie": "motion_picture",
    "music": "song", "performance": "performance", "review": "review", "standard": "standard", "video":
    "motion_picture", "newsarticle": "article-newspaper", "commentary": "review",
}  # fmt: skip
"""Their types and ours."""

TYPES_READ_ONLY: dict[str, Type] = {
    "conference": "paper-conference", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "bachelorsthesis": "thesis", "dissertation": "thesis", "magazine": "article-magazine",
    "newspaper": "article-newspaper", "preprint": "article", "lecture": "speech", "speech": "speech", "talk": "speech",
    "presentation": "speech", "poster": "graphic", "map": "map", "blog": "post-weblog", "data": "dataset",
    "bill": "bill", "hearing": "hearing", "interview": "interview", "journal": "periodical", "encyclopedia": "book",
    "inencyclopedia": "entry-encyclopedia", "dictionary": "book", "indictionary": "entry-dictionary",
    "manuscript": "manuscript", "program": "software", "softwareversion": "software", "softwaremodule": "software",
    "codefragment": "software", "film": "motion_picture", "score": "musical_score", "treaty": "treaty",
}  # fmt: skip
"""Types that other tools write and no style knows: written back as the type that styles know."""

GENRES: dict[str, str] = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "bachelorsthesis": "Bachelor’s thesis",
    "manual": "manual", "poster": "poster",
}  # fmt: skip
"""Types that say a genre of ours."""

WRITTEN: dict[Type, tuple[str, str]] = {
    "article-journal": ("article", "article"), "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"), "article": ("misc", "online"), "book": ("book", "book"),
    "chapter": ("incollection", "incollection"), "paper-conference": ("inproceedings", "inproceedings"),
    "thesis": ("phdthesis", "thesis"), "report": ("techreport", "report"), "manuscript": ("unpublished", "unpublished"),
    "pamphlet": ("booklet", "booklet"), "webpage": ("misc", "online"), "post-weblog": ("misc", "online"),
    "post": ("misc", "online"), "entry-encyclopedia": ("incollection", "inreference"),
    "entry-dictionary": ("incollection", "inreference"), "periodical": ("misc", "periodical"),
    "dataset": ("misc", "dataset"), "software": ("misc", "software"), "patent": ("misc", "patent"),
    "graphic": ("misc", "artwork"), "song": ("misc", "audio"), "legal_case": ("misc", "jurisdiction"),
    "legislation": ("misc", "legislation"), "treaty": ("misc", "legal"),
    "personal_communication": ("misc", "letter"), "motion_picture": ("misc", "movie"),
    "performance": ("misc", "performance"), "review": ("article", "review"), "standard": ("misc", "standard"),
    "review-book": ("article", "article"), "collection": ("book", "collection"),
}  # fmt: skip
"""Our types → BibTeX's and biblatex's; others are ``misc``, with ours in ``entrysubtype``."""

PARTS: frozenset[Type] = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry"})
"""Types of which the container is a book: its title is ``booktitle``, and the editors are its editors."""
SERIAL_PARTS: frozenset[Type] = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book", "article"}
)
"""Types of which the container is a periodical: the ISSN is its ISSN, and ``number`` the issue."""

FORM_FIELDS: dict[str, str] = {
    "title": "title", "shorttitle": "short_title", "abstract": "abstract", "publisher": "publisher",
    "address": "publisher_place", "edition": "edition", "note": "remarks", "annotation": "annotation", "type": "genre",
    "howpublished": "medium", "rights": "rights", "journal": "container.title", "booktitle": "container.title",
    "shortjournal": "container.short_title", "series": "series.title", "shortseries": "series.short_title",
    "eventtitle": "event.title", "venue": "event.publisher_place", "origtitle": "original.title",
    "origpublisher": "original.publisher", "origlocation": "original.publisher_place", "keywords": "keywords",
    "archive": "archive", "archiveplace": "archive_place", "authority": "authority", "jurisdiction": "jurisdiction",
    "reviewedtitle": "reviewed.title",
}  # fmt: skip
"""Fields that hold forms: each may come again with a language suffix (``title_fa``)."""

FORM_FIELDS_READ_ONLY: dict[str, str] = {
    "journaltitle": "container.title", "location": "publisher_place", "institution": "publisher", "school": "publisher",
    "annote": "annotation", "annotate": "annotation", "copyright": "rights", "license": "rights", "conference":
    "event.title", "journalabbr": "container.short_title", "journal-abbrev": "container.short_title",
    "abbrev_source_title": "container.short_title", "shortjournaltitle": "container.short_title",
    "conferencelocation": "event.publisher_place", "eventvenue": "event.publisher_place", "keyword": "keywords",
    "university": "publisher", "place": "publisher_place", "city": "publisher_place", "summary": "abstract",
    "tags": "keywords", "origaddress": "original.publisher_place", "journalfull": "container.title",
    "fjournal": "container.title", "addendum": "remarks",
}  # fmt: skip
"""Second names of the same, written back under the first one (or the dialect's)."""

BIBLATEX_NAMES: dict[str, str] = {"journal": "journaltitle", "address": "location"}
"""BibTeX's name → biblatex's, where the two differ."""
PUBLISHER_NAMES: dict[str, str] = {"thesis": "school", "report": "institution"}
"""What BibTeX calls the publisher of a type; biblatex calls both ``institution``."""

PLAIN_FIELDS: dict[str, str] = {
    "volume": "volume", "pages": "pages", "pagetotal": "number_of_pages", "eid": "article_number", "part": "part",
    "volumes": "number_of_volumes", "chapter": "chapter", "version": "version", "pubstate": "status", "price": "price",
    "callnumber": "call_number", "scale": "scale", "dimensions": "dimensions", "section": "section",
    "archivelocation": "archive_location",
}  # fmt: skip
"""Fields that hold one plain string."""

PLAIN_FIELDS_READ_ONLY: dict[str, str] = {
    "numpages": "number_of_pages", "number_of_pages": "number_of_pages", "articleno": "article_number",
    "article-number": "article_number", "article_number": "article_number", "article": "article_number",
    "library": "call_number", "call-number": "call_number", "size": "dimensions",
}  # fmt: skip
"""Second names of the same."""

IDENTIFIER_FIELDS: dict[str, str] = {
    "doi": "doi", "isbn": "isbn", "issn": "issn", "eissn": "eissn", "issnl": "issn-l", "pmid": "pmid", "pmcid": "pmcid",
    "mrnumber": "mr", "zblnumber": "zbl", "lccn": "lccn", "urn": "urn", "hdl": "handle", "oclc": "oclc",
    "bibcode": "bibcode", "coden": "coden", "acmid": "acmid", "jstor": "jstor", "cstr": "cstr", "isrn": "isrn",
    "ismn": "ismn", "isan": "isan", "iswc": "iswc", "sici": "sici", "asin": "asin",
}  # fmt: skip
"""Fields that hold an identifier of a scheme."""

IDENTIFIER_FIELDS_READ_ONLY: dict[str, str] = {
    "e-issn": "eissn", "issn-l": "issn-l", "issn_l": "issn-l", "zmnumber": "zbl", "zbl": "zbl", "handle": "handle",
    "pmc": "pmcid", "adsurl-bibcode": "bibcode", "arxivid": "arxiv", "arxiv": "arxiv", "pissn": "issn",
    "p-issn": "issn",
    "online-issn": "eissn", "isbn-13": "isbn", "isbn13": "isbn", "isbn-10": "isbn", "isbn10": "isbn", "eisbn": "isbn",
    "unique-id": "wos", "nbn": "urn",
}  # fmt: skip
"""Second names of the same."""

NAME_FIELDS: dict[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "annotator": "annotator",
    "commentator": "commentator", "introduction": "introduction", "afterword": "afterword",
    "bookauthor": "container-author", "holder": "holder", "supervisor": "supervisor", "advisor": "advisor",
    "compiler": "compiler", "director": "director", "illustrator": "illustrator", "inventor": "inventor",
    "chair": "chair", "collection-editor": "collection-editor", "composer": "composer", "contributor": "contributor",
    "curator": "curator", "editorial-director": "editorial-director", "executive-producer": "executive-producer",
    "guest": "guest", "host": "host", "interviewer": "interviewer", "narrator": "narrator", "organizer": "organizer",
    "original-author": "original-author", "performer": "performer", "producer": "producer", "recipient": "recipient",
    "reviewed-author": "reviewed-author", "script-writer": "script-writer", "series-creator": "series-creator",
    "sponsor": "sponsor", "corrector": "corrector", "owner-of-rights": "owner", "othercontributor": "other",
}  # fmt: skip
"""Fields that hold names, and the role they give; those beyond biblatex's are named as our roles."""

NAME_FIELDS_READ_ONLY: dict[str, str] = {
    "foreword": "introduction", "editors": "editor", "authors": "author", "collaborator": "contributor",
    "authors_list": "author", "assignee": "holder", "serieseditor": "collection-editor",
}  # fmt: skip
"""Second names of the same."""

EDITOR_TYPES: dict[str, str] = {
    "editor": "editor", "compiler": "compiler", "collaborator": "contributor", "organizer": "organizer",
    "redactor": "editor", "reviser": "corrector", "founder": "series-creator", "continuator": "editor",
    "director": "director", "translator": "translator",
}  # fmt: skip
"""biblatex's ``editortype``, ``editoratype`` … → our role."""

DATE_FIELDS: dict[str, str] = {
    "date": "issued", "urldate": "accessed", "eventdate": "event.issued", "origdate": "original.issued",
    "submitteddate": "submitted", "availabledate": "available",
}  # fmt: skip
"""Fields that hold a whole date."""

DATE_FIELDS_READ_ONLY: dict[str, str] = {
    "lastchecked": "accessed", "lastaccessed": "accessed", "accessed": "accessed", "access_date": "accessed",
    "dateaccessed": "accessed", "accessdate": "accessed", "refdate": "accessed", "origyear": "original.issued",
    "submitted": "submitted", "epubdate": "available",
}  # fmt: skip
"""Second names of the same."""

LINK_FIELDS: dict[str, str] = {
    "url": "landing", "pdf": "pdf", "pdfurl": "pdf", "fulltext": "fulltext", "biburl": "other", "adsurl": "other",
    "ee": "landing", "link": "landing", "opturl": "landing", "bdsk-url-1": "landing", "bdsk-url-2": "landing",
    "bdsk-url-3": "landing",
}  # fmt: skip
"""Fields that hold an address, and its kind."""

BABEL: dict[str, str] = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "australian": "en-AU",
    "canadian": "en-CA", "newzealand": "en-NZ", "ngerman": "de", "naustrian": "de-AT", "austrian": "de-AT",
    "nswissgerman": "de-CH", "swissgerman": "de-CH", "brazil": "pt-BR", "brazilian": "pt-BR", "portuges": "pt",
    "mexican": "es-MX", "acadian": "fr-CA", "canadien": "fr-CA", "francais": "fr", "frenchb": "fr", "norsk": "nb",
    "nynorsk": "nn", "bokmal": "nb", "polutonikogreek": "el", "serbianc": "sr-Cyrl", "slovene": "sl", "farsi": "fa",
    "bahasa": "id", "bahasam": "ms", "lowersorbian": "dsb", "uppersorbian": "hsb", "samin": "se", "magyar": "hu",
    "chinese-simplified": "zh-Hans", "chinese-traditional": "zh-Hant", "auenglish": "en-AU", "caenglish": "en-CA",
    "nzenglish": "en-NZ", "azerbaijani": "az", "turkmen": "tk", "kurmanji": "ku",
}  # fmt: skip
"""Names of languages that only babel and polyglossia use (``langid``) → tags."""

EPRINT_SCHEMES: dict[str, str] = {
    "arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "jstor": "jstor",
    "hdl": "handle", "handle": "handle", "googlebooks": "googlebooks", "cstr": "cstr", "hal": "hal", "urn": "urn",
    "doi": "doi", "wos": "wos", "mr": "mr", "zbl": "zbl", "oclc": "oclc", "scopus": "scopus", "ssrn": "ssrn",
}  # fmt: skip
"""``eprinttype`` (or ``archiveprefix``) → scheme."""

TRANSLATED: frozenset[str] = frozenset(
    {"titletranslated", "translatedtitle", "translated-title", "title_translated", "title_translation",
     "titletranslation", "title-translated", "transtitle", "titleenglish", "englishtitle", "vernaculartitle",
     "originaltitle",
     "title_original", "title_orig", "alternatetitle"}
)  # fmt: skip
"""Fields that hold the title in another language without saying in which."""
ROMANISED: frozenset[str] = frozenset(
    {"romanizedtitle", "titleromanized", "romanisedtitle", "transliteratedtitle", "titletransliterated",
     "title_romanized", "title_transliteration", "title_translit"}
)  # fmt: skip
"""Fields that hold the title in Latin letters."""

KEPT: frozenset[str] = frozenset(
    "groups owner timestamp creationdate modificationdate date-added date-modified added-at bibsource interhash "
    "intrahash "
    "username mendeley-tags mendeley-groups comment review priority readstatus printed qualityassured relevance "
    "ranking "
    "citationkey bibdate crossref xref xdata ids entryset options sortkey sorttitle sortname sortyear presort key "
    "gender "
    "langidopts related relatedtype relatedoptions relatedstring execute nameaddon usera userb userc userd usere userf "
    "verba verbb verbc label shorthand shorthandintro indextitle indexsorttitle titleaddon booktitleaddon "
    "journaltitleaddon "
    "issuetitle issuesubtitle issuetitleaddon authortype pagination bookpagination eprintclass primaryclass "
    "entrysubtype nationality file-status __markedentry".split()
)  # fmt: skip
"""Understood, but the bookkeeping of a tool or of a style: kept in ``extra`` and written back, no finding."""

FORM_PATHS: dict[str, str] = FORM_FIELDS | FORM_FIELDS_READ_ONLY
"""Every field that holds a form, written or not."""

NAME_ROLES: dict[str, str] = NAME_FIELDS | NAME_FIELDS_READ_ONLY
"""Every field that holds names."""
