"""What do MARC leader codes, fields and subfields say in our words?"""

from dragoman.record.model import Type

KINDS: dict[str, Type] = {
    "a": "book", "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture",
    "i": "song", "j": "song", "k": "graphic", "m": "software", "o": "document", "p": "document", "r": "document",
    "t": "manuscript",
}  # fmt: skip
"""Leader/06 → type (MARC 21, leader, type of record)."""
LEADERS: dict[Type, str] = {
    "musical_score": "cm", "map": "em", "motion_picture": "gm", "song": "jm", "graphic": "km", "software": "mm",
    "manuscript": "tm", "periodical": "as", "article-journal": "ab", "article-magazine": "ab",
    "article-newspaper": "ab", "chapter": "aa",
    "paper-conference": "aa", "entry-encyclopedia": "aa", "dataset": "mm", "collection": "as",
}  # fmt: skip
"""Type → leader/06-07; all others are "am"."""
GENRES: dict[str, Type] = {
    "thesis": "thesis", "academic theses": "thesis", "theses": "thesis", "hochschulschrift": "thesis", "dataset":
    "dataset", "data sets": "dataset", "patent": "patent", "technical reports": "report", "report": "report",
    "standards": "standard", "conference paper": "paper-conference", "interviews": "interview", "web site": "webpage",
    "web sites": "webpage", "newspaper article": "article-newspaper", "magazine article": "article-magazine",
    "journal article": "article-journal", "review": "review", "book review": "review-book",
}  # fmt: skip
"""Genre heading (655) → type."""
GENRE_OF: dict[Type, str] = {
    "dataset": "Data sets", "patent": "Patent", "report": "Technical reports", "standard": "Standards",
    "paper-conference": "Conference paper", "interview": "Interviews", "webpage": "Web sites",
    "article-newspaper": "Newspaper article", "article-magazine": "Magazine article", "review": "Review",
    "review-book": "Book review", "thesis": "Academic theses",
}  # fmt: skip
CLASSES: dict[str, str] = {"050": "lcc", "055": "lcc", "060": "nlm", "070": "nal", "080": "udc", "082": "ddc",
                           "086": "sudoc"}  # fmt: skip
SUBJECTS = ("600", "610", "611", "630", "647", "648", "650", "651", "653", "690")
SUBDIVISIONS = "vxyz"
NOTES = ("500", "501", "504", "508", "511", "515", "518", "525", "538", "545", "546", "550", "580", "586", "588")
RIGHTS = ("506", "540", "542")
PEOPLE = ("100", "700", "720")
BODIES = ("110", "710")
MEETINGS = ("111", "711")
STANDARD_NUMBERS: dict[str, str] = {"0": "isrc", "1": "upc", "2": "ismn", "3": "ean", "4": "sici"}
"""First indicator of 024 → scheme."""
SKIPPED = frozenset({
    "000", "001", "002", "003", "005", "006", "007", "008", "040", "042", "043", "336", "337", "338", "880", "883",
    "884",
    "886", "887", "900", "952",
})  # fmt: skip
"""Fields about the record and not the work, or coded twins of what other fields say in words."""
