"""What do MODS genres, kinds of resource and identifiers say in our words?"""

from dragoman.record.model import Type

GENRES: dict[str, Type] = {
    "journal article": "article-journal", "newspaper article": "article-newspaper", "magazine article":
    "article-magazine", "book chapter": "chapter", "book": "book", "conference paper": "paper-conference",
    "thesis": "thesis", "report": "report", "web site": "webpage", "map": "map", "motion picture": "motion_picture",
    "patent": "patent", "letter": "personal_communication", "encyclopedia article": "entry-encyclopedia",
    "dictionary entry": "entry-dictionary", "legal case": "legal_case", "legislation": "legislation", "interview":
    "interview", "speech": "speech", "picture": "graphic", "manuscript": "manuscript", "review": "review",
    "book review": "review-book", "dataset": "dataset", "computer program": "software", "hearing": "hearing",
    "bill": "bill",
    "standard or specification": "standard", "treaty": "treaty", "periodical": "periodical", "pamphlet": "pamphlet",
    "blog post": "post-weblog", "post": "post", "song": "song", "musical score": "musical_score", "broadcast":
    "broadcast", "event": "event", "series": "collection", "classic": "classic", "performance": "performance",
    "figure": "figure", "regulation": "regulation", "article": "article", "entry": "entry", "document": "document",
}  # fmt: skip
"""Genre → type; what is written for a type is the first genre that names it (MARC genre terms where there is one)."""
GENRES_READ_ONLY: dict[str, Type] = {
    "journalarticle": "article-journal", "newspaperarticle": "article-newspaper", "magazinearticle": "article-magazine",
    "booksection": "chapter", "chapter": "chapter", "conferencepaper": "paper-conference",
    "conference publication": "paper-conference", "proceeding": "paper-conference", "theses": "thesis",
    "dissertation": "thesis",
    "ph.d. thesis": "thesis", "masters thesis": "thesis", "technical report": "report", "working paper": "report",
    "government publication": "report", "website": "webpage", "webpage": "webpage", "web page": "webpage", "blogpost":
    "post-weblog", "film": "motion_picture", "videorecording": "motion_picture", "videoRecording": "motion_picture",
    "preprint": "article", "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary", "case":
    "legal_case", "legal case and case notes": "legal_case", "statute": "legislation", "sound": "song",
    "audiorecording": "song", "graphic": "graphic", "art original": "graphic", "photograph": "graphic", "database":
    "dataset", "software": "software", "computerprogram": "software", "journal": "periodical", "newspaper":
    "periodical", "magazine": "periodical", "email": "personal_communication", "instantmessage":
    "personal_communication", "radiobroadcast": "broadcast", "tvbroadcast": "broadcast", "podcast": "broadcast",
    "forumpost": "post", "presentation": "speech", "bookreview": "review-book", "bibliography": "book",
    "biography": "book", "autobiography": "book", "fiction": "book", "novel": "book", "essay": "book", "poetry": "book",
    "drama": "book", "festschrift": "book", "encyclopedia": "book", "dictionary": "book", "handbook": "book",
    "catalog": "book", "directory": "book", "monograph": "book", "atlas": "map", "conferenceproceedings": "book",
}  # fmt: skip
"""Genres that share a type with one above, in small letters; among them those Zotero writes."""
PERIODICAL_GENRES = frozenset({"journal", "periodical", "newspaper", "magazine", "academic journal"})
RESOURCES: dict[str, Type] = {
    "cartographic": "map", "notated music": "musical_score", "sound recording": "song", "sound recording-musical":
    "song", "sound recording-nonmusical": "song", "sound recording - musical": "song", "sound recording - nonmusical":
    "song", "still image": "graphic", "moving image": "motion_picture", "software, multimedia": "software",
}  # fmt: skip
"""``typeOfResource`` → type, for want of a genre; "text" says too little."""
RESOURCE_OF: dict[Type, str] = {
    "map": "cartographic", "musical_score": "notated music", "song": "sound recording", "graphic": "still image",
    "motion_picture": "moving image", "software": "software, multimedia",
}  # fmt: skip
IDENTIFIERS: dict[str, str] = {
    "doi": "doi", "isbn": "isbn", "issn": "issn", "eissn": "eissn", "issn-l": "issn-l", "uri": "url", "lccn": "lccn",
    "oclc": "oclc", "hdl": "handle", "handle": "handle", "pmid": "pmid", "pmcid": "pmcid", "arxiv": "arxiv",
    "ismn": "ismn", "isrc": "isrc", "urn": "urn", "ark": "ark",
}  # fmt: skip
"""MODS identifier type → scheme; other types are schemes of the same name."""
KEYS = frozenset({"citekey", "bibtex"})
"""Identifier types that are citation keys."""
PART_NUMBERS: dict[str, str] = {
    "volume": "volume", "issue": "issue", "number": "issue", "no.": "issue", "part": "part", "chapter": "chapter",
    "section": "section", "article": "article_number", "article-number": "article_number", "page": "pages",
    "tome": "volume", "vol.": "volume",
}  # fmt: skip
DATES: dict[str, str] = {
    "dateIssued": "issued", "dateCreated": "issued", "copyrightDate": "issued", "dateCaptured": "accessed",
    "dateValid": "available",
}  # fmt: skip
"""Date element → ours; the first that holds something is taken, the others are kept."""
CALENDARS = {"islamic": "islamic", "hijri": "islamic", "jalali": "persian", "persian": "persian", "solar": "persian",
             "gregorian": "", "hebrew": "hebrew", "julian": "julian", "rumi": "rumi", "mali": "rumi",
             "ottoman-fiscal": "rumi", "roc": "roc", "minguo": "roc", "japanese": "japanese"}  # fmt: skip
"""Names of calendars → ours."""
