"""What is a contributor's part in the work? MARC relator codes and terms and our roles."""

from dragoman.record.name import Role

CODES: dict[str, Role] = {
    "aut": "author", "edt": "editor", "trl": "translator", "com": "compiler", "ctb": "contributor",
    "ill": "illustrator",
    "cmp": "composer", "drt": "director", "cur": "curator", "hst": "host", "ive": "interviewer", "nrt": "narrator",
    "orm": "organizer", "prf": "performer", "pro": "producer", "rcp": "recipient", "ths": "supervisor",
    "dgs": "advisor", "ann": "annotator", "cwt": "commentator", "aui": "introduction", "aft": "afterword",
    "inv": "inventor", "pth": "holder", "spn": "sponsor", "crr": "corrector", "own": "owner", "pbd":
    "editorial-director", "sce": "script-writer", "oth": "other", "chr": "chair", "cre": "author",
}  # fmt: skip
"""Code → role; the first code of a role is the one written (MARC Code List for Relators)."""
CODES_READ_ONLY: dict[str, Role] = {
    "edc": "editor", "aus": "script-writer", "act": "performer", "sng": "performer", "cnd": "performer",
    "ivr": "interviewer", "ivd": "host", "fmd": "director", "fmp": "producer", "spk": "performer", "prg": "author",
    "ctg": "author", "art": "author", "pht": "author", "lbt": "author", "dis": "author", "win": "introduction",
    "wam": "introduction", "red": "editor", "rev": "author", "res": "contributor", "fnd": "sponsor", "asn": "other",
    "dto": "other", "rth": "contributor", "col": "compiler", "scl": "author", "lyr": "author", "abr": "contributor",
    "adp": "contributor", "edm": "editor", "isb": "organizer", "opn": "commentator", "tcd": "advisor",
}  # fmt: skip
"""Codes that say more than our role does."""
TERMS: dict[str, Role] = {
    "author": "author", "creator": "author", "editor": "editor", "translator": "translator", "compiler": "compiler",
    "contributor": "contributor", "illustrator": "illustrator", "composer": "composer", "director": "director",
    "curator": "curator", "host": "host", "interviewer": "interviewer", "narrator": "narrator",
    "organizer": "organizer", "performer": "performer", "producer": "producer", "recipient": "recipient",
    "addressee": "recipient", "thesis advisor": "supervisor", "supervisor": "supervisor", "advisor": "advisor",
    "degree supervisor": "supervisor", "annotator": "annotator", "commentator": "commentator",
    "writer of introduction": "introduction", "author of introduction": "introduction",
    "author of afterword": "afterword", "inventor": "inventor", "patent holder": "holder", "sponsor": "sponsor",
    "corrector": "corrector", "owner": "owner", "other": "other", "series editor": "collection-editor",
    "book author": "container-author", "reviewed author": "reviewed-author", "scriptwriter": "script-writer",
    "programmer": "author", "cartographer": "author", "artist": "author", "photographer": "author",
    "podcaster": "author", "presenter": "author", "committee member": "advisor", "moderator": "chair",
    "publishing director": "editorial-director", "guest": "guest", "cast member": "performer",
    "collection-editor": "collection-editor", "author of introduction, etc.": "introduction",
    "redaktor": "editor", "herausgeber": "editor", "hrsg.": "editor", "ed.": "editor", "verfasser": "author",
    "übersetzer": "translator", "trad.": "translator", "éditeur scientifique": "editor", "auteur": "author",
    "автор": "author", "редактор": "editor", "составитель": "compiler", "переводчик": "translator",
    "نویسنده": "author", "پدیدآور": "author", "مترجم": "translator", "ویراستار": "editor", "گردآورنده": "compiler",
    "المؤلف": "author", "مؤلف": "author", "محرر": "editor", "作者": "author", "著者": "author", "编者": "editor",
    "译者": "translator", "yazar": "author", "editör": "editor", "çeviren": "translator",
}  # fmt: skip
"""Term, in small letters, → role; terms of catalogues in other languages beside the English ones."""
PUBLISHERS = frozenset({"pbl", "dst", "publisher", "distributor", "prt", "printer"})
"""Parts that make a body a publisher and no contributor."""


def role_of(code: str) -> Role | None:
    """Give the role of a relator code, term or address ("…/relators/edt"); ``None`` when it is not known.

    >>> role_of("edt"), role_of("Thesis advisor."), role_of("Редактор")
    ('editor', 'supervisor', 'editor')
    """
    word = code.strip().rpartition("/")[2].strip(" .,;[]()").lower()
    return CODES.get(word) or CODES_READ_ONLY.get(word) or TERMS.get(word)


def code_of(role: Role) -> str:
    """Give the relator code of a role, "" when there is none.

    >>> code_of("translator")
    'trl'
    """
    return next((code for code, one in CODES.items() if one == role), "")
