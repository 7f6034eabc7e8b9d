"""Where do the meta tags and COinS fields of web pages go? One table per vocabulary; paths are those of the draft."""

from dragoman.record.model import Type

HIGHWIRE: dict[str, str] = {
    "title": "title", "author": "contributor:author", "authors": "contributor:author",
    "editor": "contributor:editor", "translator": "contributor:translator",
    "publication_date": "issued", "date": "issued", "cover_date": "issued", "year": "issued",
    "online_date": "available", "journal_title": "container.title", "journal_abbrev": "container.short_title",
    "inbook_title": "container.title", "book_title": "container.title", "conference_title": "event.title",
    "conference": "event.title", "volume": "volume", "issue": "issue", "num_pages": "number_of_pages",
    "article_number": "article_number", "doi": "identifier:doi", "pmid": "identifier:pmid", "pmcid": "identifier:pmcid",
    "arxiv_id": "identifier:arxiv", "issn": "container.identifier:issn", "eissn": "container.identifier:eissn",
    "isbn": "identifier:isbn", "publisher": "publisher", "dissertation_institution": "publisher",
    "technical_report_institution": "publisher", "technical_report_number": "number",
    "dissertation_name": "genre", "article_type": "genre", "series_title": "series.title", "language": "languages",
    "keywords": "keywords", "keyword": "keywords", "abstract": "abstract", "abstract_html_url": "link:landing",
    "public_url": "link:landing", "fulltext_html_url": "link:html", "full_html_url": "link:html", "pdf_url": "link:pdf",
    "patent_number": "number", "section": "section",
}  # fmt: skip
"""``citation_…`` (and ``bepress_citation_…``) without the prefix."""
DUBLIN_CORE: dict[str, str] = {
    "title": "title", "title.alternative": "title", "alternative": "title", "creator": "contributor:author",
    "creator.personalname": "contributor:author", "creator.corporatename": "contributor:author",
    "contributor": "contributor:contributor", "contributor.editor": "contributor:editor",
    "contributor.author": "contributor:author", "contributor.advisor": "contributor:advisor", "date": "issued",
    "date.issued": "issued", "issued": "issued", "date.datesubmitted": "submitted", "datesubmitted": "submitted",
    "date.available": "available", "available": "available", "description": "abstract", "abstract": "abstract",
    "description.abstract": "abstract", "subject": "keywords", "publisher": "publisher", "language": "languages",
    "identifier.doi": "identifier:doi", "identifier.uri": "link:landing", "identifier.isbn": "identifier:isbn",
    "identifier.issn": "container.identifier:issn", "identifier.pagenumber": "pages", "source": "container.title",
    "source.issn": "container.identifier:issn", "source.issue": "issue", "source.volume": "volume",
    "ispartof": "container.title", "relation.ispartof": "container.title", "rights": "rights",
    "format.extent": "remarks",
    "type.articletype": "genre", "extent": "remarks",
}  # fmt: skip
"""``DC.…``, ``DCTERMS.…`` and ``dc:…`` without the prefix, in small letters."""
PRISM: dict[str, str] = {
    "publicationname": "container.title", "issn": "container.identifier:issn", "eissn": "container.identifier:eissn",
    "volume": "volume", "number": "issue", "publicationdate": "issued", "coverdate": "issued", "doi": "identifier:doi",
    "isbn": "identifier:isbn", "pagerange": "pages", "keyword": "keywords", "url": "link:landing",
}  # fmt: skip
EPRINTS: dict[str, str] = {
    "title": "title", "creators_name": "contributor:author", "editors_name": "contributor:editor",
    "abstract": "abstract", "date": "issued", "publication": "container.title", "volume": "volume", "number": "issue",
    "pagerange": "pages", "issn": "container.identifier:issn", "isbn": "identifier:isbn", "publisher": "publisher",
    "document_url": "link:fulltext", "keywords": "keywords", "id_number": "identifier:doi",
    "official_url": "link:landing",
    "place_of_pub": "publisher_place",
}  # fmt: skip
PLAIN: dict[str, str] = {
    "og:title": "title", "twitter:title": "title", "og:description": "abstract", "description": "abstract",
    "twitter:description": "abstract", "og:url": "link:landing", "article:published_time": "issued",
    "article:author": "contributor:author", "author": "contributor:author", "keywords": "keywords",
    "og:site_name": "container.title", "book:isbn": "identifier:isbn", "book:author": "contributor:author",
}  # fmt: skip
"""Open Graph, Twitter and plain HTML: believed only where nothing better speaks."""

PREFIXES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("highwire", "bepress_citation_", HIGHWIRE), ("highwire", "citation_", HIGHWIRE),
    ("dublin core", "dcterms.", DUBLIN_CORE), ("dublin core", "dc.", DUBLIN_CORE),
    ("dublin core", "dcterms:", DUBLIN_CORE), ("dublin core", "dc:", DUBLIN_CORE),
    ("prism", "prism.", PRISM), ("prism", "prism:", PRISM), ("eprints", "eprints.", EPRINTS), ("plain", "", PLAIN),
)  # fmt: skip
"""(vocabulary, prefix, table), asked in this order."""
ORDER = ("highwire", "json-ld", "eprints", "dublin core", "prism", "coins", "plain")
"""Whom to believe when vocabularies disagree: the first that says something about a field."""
IGNORED = frozenset({
    "dc.format", "dc.format.extent", "dc.identifier", "dc.type", "dc.coverage", "dcterms.modified", "dc.date.modified",
    "dc.date.created", "dc.source.uri", "dc.relation", "citation_author_email", "citation_springer_api_url",
    "citation_mjid", "citation_id", "citation_fulltext_world_readable", "citation_abstract_pdf_url", "dc.rights.uri",
    "prism.startingpage", "prism.endingpage", "prism.section", "prism.copyright", "prism.rightsagent",
})  # fmt: skip
"""Read otherwise, or about the page; not told as unknown."""

TYPES: dict[str, Type] = {
    "journal": "article-journal", "article": "article-journal", "text.serial.journal": "article-journal",
    "journal article": "article-journal", "originalpaper": "article-journal", "research article": "article-journal",
    "proceeding": "paper-conference", "conference": "paper-conference", "conference paper": "paper-conference",
    "book": "book", "bookitem": "chapter", "book section": "chapter", "chapter": "chapter",
    "incollection": "chapter", "book_section": "chapter", "dissertation": "thesis", "thesis": "thesis",
    "report": "report", "preprint": "article", "patent": "patent", "dataset": "dataset", "monograph": "report",
    "conference_item": "paper-conference", "book review": "review-book", "software": "software", "image": "graphic",
}  # fmt: skip
"""Types as DC.type, eprints.type and COinS (``rft.genre``) name them."""

SCHEMA_WORKS = frozenset({
    "ScholarlyArticle", "MedicalScholarlyArticle", "Article", "NewsArticle", "TechArticle", "BlogPosting", "Report",
    "Book", "Chapter", "Thesis", "Dataset", "Review", "SoftwareSourceCode", "Manuscript", "Map", "Legislation",
})  # fmt: skip
"""schema.org types that describe the work a page is about (others describe the page and its owner)."""

COINS: dict[str, str] = {
    "rft.au": "contributor:author", "rft.aucorp": "contributor:author", "rft.creator": "contributor:author",
    "rft.contributor": "contributor:contributor", "rft.date": "issued", "rft.volume": "volume", "rft.issue": "issue",
    "rft.pages": "pages", "rft.artnum": "article_number", "rft.issn": "container.identifier:issn",
    "rft.eissn": "container.identifier:eissn", "rft.isbn": "identifier:isbn", "rft.pub": "publisher",
    "rft.publisher": "publisher", "rft.place": "publisher_place", "rft.edition": "edition",
    "rft.series": "series.title", "rft.stitle": "container.short_title", "rft.jtitle": "container.title",
    "rft.tpages": "number_of_pages", "rft.language": "languages", "rft.description": "abstract",
    "rft.subject": "keywords", "rft.rights": "rights", "rft.inst": "publisher", "rft.degree": "genre",
    "rft.source": "container.title", "rft.identifier": "link:landing",
}  # fmt: skip
"""Fields of an OpenURL context object (ANSI/NISO Z39.88-2004, KEV formats journal, book, dissertation, dc)."""
