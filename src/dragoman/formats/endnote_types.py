"""Which name of a reference type is which type of ours? The names of EndNote, which Refer and NoteExpress share."""

from dragoman.record.model import Type

TYPES: dict[str, Type] = {
    "Journal Article": "article-journal", "Book": "book", "Book Section": "chapter",
    "Conference Paper": "paper-conference", "Thesis": "thesis", "Report": "report", "Web Page": "webpage",
    "Magazine Article": "article-magazine", "Newspaper Article": "article-newspaper", "Patent": "patent",
    "Manuscript": "manuscript", "Map": "map", "Dataset": "dataset", "Computer Program": "software",
    "Film or Broadcast": "motion_picture", "Artwork": "graphic", "Bill": "bill", "Case": "legal_case",
    "Statute": "legislation", "Legal Rule or Regulation": "regulation", "Hearing": "hearing", "Generic": "document",
    "Personal Communication": "personal_communication", "Standard": "standard", "Classical Work": "classic",
    "Blog": "post-weblog", "Serial": "periodical", "Pamphlet": "pamphlet", "Podcast": "broadcast",
    "Interview": "interview", "Discussion Forum": "post", "Music": "song", "Figure": "figure",
    "Encyclopedia": "entry-encyclopedia", "Dictionary": "entry-dictionary", "Unpublished Work": "article",
}  # fmt: skip
"""Their types and ours."""

TYPES_READ_ONLY: dict[str, Type] = {
    "Conference Proceedings": "paper-conference", "Edited Book": "book", "Electronic Article": "article-journal",
    "Electronic Book": "book", "Electronic Book Section": "chapter", "Electronic Source": "webpage",
    "Government Document": "report", "Ancient Text": "classic", "Online Database": "dataset", "Online Multimedia":
    "webpage", "Audiovisual Material": "motion_picture", "Chart or Table": "figure", "Catalog": "book", "Press Release":
    "document", "Aggregated Database": "dataset", "Social Media": "post", "Television Episode": "broadcast",
    "Equation": "figure", "Grant": "document", "Multimedia Application": "software", "Journal": "article-journal",
    "Conference": "paper-conference", "Review": "review", "Encyclopedia Article": "entry-encyclopedia", "Dissertation":
    "thesis", "Working Paper": "report", "Tech Report": "report", "Technical Report": "report", "Slide": "speech",
    "Audio": "song", "Video": "motion_picture", "Electronic Resource": "webpage", "Internet": "webpage",
    "Scientific and Technological Achievements": "report", "Academic Paper": "article-journal", "Magazine":
    "article-magazine", "Newspaper": "article-newspaper", "Encyclopaedia": "entry-encyclopedia", "Web": "webpage",
    "Presentation": "speech", "Document": "document", "Preprint": "article", "Yearbook": "book", "Yearbooks": "book",
    "期刊论文": "article-journal", "期刊": "article-journal", "学位论文": "thesis", "会议论文": "paper-conference",
    "图书": "book",
    "专利": "patent", "标准": "standard", "报纸": "article-newspaper", "报告": "report",
}  # fmt: skip
"""Names that share one of ours with a name above: kept, and written back."""

WRITTEN: dict[Type, str] = {kind: name for name, kind in reversed(TYPES.items())} | {
    "review": "Journal Article", "review-book": "Journal Article", "collection": "Book", "treaty": "Statute",
    "entry": "Dictionary", "musical_score": "Music",
}  # fmt: skip
"""Our types → theirs; others are ``Generic``."""
