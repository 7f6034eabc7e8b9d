"""OpenAlex JSON: works of the OpenAlex API and snapshot, whose abstracts are inverted indexes.

An inverted index maps each word to its places; reading puts the words back in order, writing makes the index again.
Titles have one form only. Source: the OpenAlex documentation, "Work object".
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.formats.byline import byline
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.json import Json, records
from dragoman.formats.member import keep_rest, objects, text, texts, tidy, values, write_array
from dragoman.formats.sheet import PERIODICALS, Sheet
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Metric, Record, Reference, Source, Type
from dragoman.record.name import Contributor, read_name
from dragoman.text.markup import plain

NAME = "openalex"
WORDS_LIMIT = 50_000
"""Words of an abstract; places beyond it are damage."""

TYPES: dict[str, Type] = {
    "article": "article-journal", "book": "book", "book-chapter": "chapter", "dissertation": "thesis", "dataset":
    "dataset", "preprint": "article", "report": "report", "standard": "standard", "review": "article-journal",
    "reference-entry": "entry-encyclopedia", "peer-review": "review", "software": "software", "letter":
    "article-journal", "editorial": "article-journal", "erratum": "article-journal", "other": "document", "paratext":
    "document", "grant": "document", "libguides": "webpage", "supplementary-materials": "dataset",
}  # fmt: skip
_CROSSREF_TYPES: dict[str, Type] = {"proceedings-article": "paper-conference", "posted-content": "article",
                                    "book-chapter": "chapter", "monograph": "book"}  # fmt: skip
_KNOWN = frozenset({
    "id", "doi", "title", "display_name", "publication_year", "publication_date", "ids", "language", "primary_location",
    "type", "type_crossref", "indexed_in", "open_access", "authorships", "biblio", "keywords",
    "abstract_inverted_index",
    "locations", "best_oa_location", "cited_by_count", "referenced_works", "countries_distinct_count",
    "institutions_distinct_count", "corresponding_author_ids", "corresponding_institution_ids", "apc_list", "apc_paid",
    "fwci", "has_fulltext", "fulltext_origin", "cited_by_percentile_year", "citation_normalized_percentile",
    "is_retracted", "is_paratext", "primary_topic", "topics", "concepts", "mesh", "locations_count",
    "sustainable_development_goals", "grants", "datasets", "versions", "referenced_works_count", "related_works",
    "ngrams_url", "abstract_inverted_index_v3", "cited_by_api_url", "counts_by_year", "updated_date", "created_date",
    "relevance_score", "is_authors_truncated", "host_venue", "alternate_host_venues", "has_content", "content_urls",
    "is_xpac", "awards", "funders", "institutions", "has_abstract", "abstract",
})  # fmt: skip
"""Members that are understood, or are OpenAlex's own reckoning and not what a source says."""


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each work; members that are not understood are kept and told."""
    for found in records(stream, report, ("results",), looks):
        number = text(found.value.get("id")).rpartition("/")[2]
        source = Source(report.file, NAME, found.start, found.line, found.encoding, "OpenAlex", number, found.raw)
        yield record_of(found.value, report, source)


def looks(value: Json) -> bool:
    """Say whether an object is a work of OpenAlex."""
    return "openalex.org/W" in str(value.get("id")) or "authorships" in value


def record_of(work: Json, report: Report, source: Source) -> Record:
    """Give the record of one work."""
    sheet = Sheet(NAME, report, source)
    kind, finer = text(work.get("type")), text(work.get("type_crossref"))
    sheet.type = _CROSSREF_TYPES.get(finer) or TYPES.get(kind)
    if sheet.type is None:
        sheet.keep("type", kind)
    sheet.say("title", plain(text(work.get("title")) or text(work.get("display_name"))))
    for one in objects(work.get("authorships")):
        _take_author(sheet, one)
    sheet.date("issued", text(work.get("publication_date")) or text(work.get("publication_year")))
    sheet.speak(text(work.get("language")))
    _take_place(sheet, work)
    _take_numbers(sheet, work)
    sheet.say("abstract", abstract_of(work.get("abstract_inverted_index")))
    for word in objects(work.get("keywords")):
        sheet.say("keywords", text(word.get("display_name")) or text(word.get("keyword")))
    _take_links(sheet, work)
    for cited in texts(work.get("referenced_works")):
        inner = Record(identifiers=(identifier("openalex", cited.rpartition("/")[2]),))
        sheet.refer(Reference(Text(cited), inner))
    count = text(work.get("cited_by_count"))
    if count:
        sheet.measure(Metric("citations", count, source="OpenAlex", seen=text(work.get("updated_date"))[:10]))
    keep_rest(sheet, work, _KNOWN)
    return sheet.made()


def _take_author(sheet: Sheet, one: Json) -> None:
    name = text(one.get("author"), "display_name") or text(one.get("raw_author_name"))
    ids = [identifier("orcid", orcid) for orcid in texts(text(one.get("author"), "orcid"))]
    number = text(one.get("author"), "id").rpartition("/")[2]
    ids += [identifier("openalex", number)] if number else []
    raw = texts(one.get("raw_affiliation_strings")) or [
        text(place.get("display_name")) for place in objects(one.get("institutions"))
    ]
    places: Forms = tuple(form for place in raw for form in forms(place))
    sheet.name("author", read_name(name), identifiers=tuple(ids), affiliations=places)


def _take_place(sheet: Sheet, work: Json) -> None:
    """Take the journal, book or repository of the primary location."""
    place = next(iter(objects(work.get("primary_location"))), {})
    source = next(iter(objects(place.get("source"))), {}) or next(iter(objects(work.get("host_venue"))), {})
    kind = text(source.get("type"))
    if sheet.type == "article-journal" and kind == "conference":
        sheet.type = "paper-conference"
    elif sheet.type == "article-journal" and kind == "repository":
        sheet.type = "article"
    holder = "publisher" if kind == "repository" or sheet.type in {"thesis", "book", "dataset"} else "container.title"
    sheet.say(holder, text(source.get("display_name")))
    if holder == "container.title":
        sheet.identify("container.issn-l", text(source.get("issn_l")))
        for issn in texts(source.get("issn")):
            sheet.identify("container.issn", issn)
        sheet.say("publisher", text(source.get("host_organization_name")) or text(source.get("publisher")))
    sheet.say("rights", text(place.get("license")))


def _take_numbers(sheet: Sheet, work: Json) -> None:
    biblio = next(iter(objects(work.get("biblio"))), {})
    sheet.put("volume", text(biblio.get("volume")))
    sheet.put("issue", text(biblio.get("issue")))
    first, last = text(biblio.get("first_page")), text(biblio.get("last_page"))
    sheet.put("pages", f"{first}-{last}" if first and last and first != last else first or last)
    ids = next(iter(objects(work.get("ids"))), {})
    sheet.identify("doi", text(work.get("doi")) or text(ids.get("doi")))
    sheet.identify("openalex", text(work.get("id")).rpartition("/")[2])
    for scheme in ("pmid", "pmcid", "mag"):
        value = text(ids.get(scheme))
        sheet.identify(scheme, value.rstrip("/").rpartition("/")[2])


def _take_links(sheet: Sheet, work: Json) -> None:
    for place in (
        *objects(work.get("primary_location")),
        *objects(work.get("best_oa_location")),
        *objects(work.get("locations")),
    ):
        access = "open" if place.get("is_oa") is True else ""
        sheet.link(text(place.get("landing_page_url")), "landing")
        sheet.link(text(place.get("pdf_url")), "pdf", access)  # type: ignore[arg-type]
    sheet.link(text(work.get("open_access"), "oa_url"), "fulltext", "open")


def abstract_of(index: Any) -> str:
    """Put the words of an inverted index back in order.

    >>> abstract_of({"قره‌باغ": [0, 2], "و": [1]})
    'قره‌باغ و قره‌باغ'
    """
    if not isinstance(index, dict):
        return ""
    inner = index.get("InvertedIndex", index)
    places = [
        (place, str(word))
        for word, found in (inner.items() if isinstance(inner, dict) else ())
        for place in (found if isinstance(found, list) else ())
        if isinstance(place, int) and 0 <= place < WORDS_LIMIT
    ]
    return " ".join(word for _, word in sorted(places, key=lambda pair: pair[0]))


def index_of(abstract: str) -> dict[str, list[int]]:
    """Make the inverted index of an abstract.

    >>> index_of("a b a")
    {'a': [0, 2], 'b': [1]}
    """
    index: dict[str, list[int]] = {}
    for place, word in enumerate(abstract.split()):
        index.setdefault(word, []).append(place)
    return index


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write an array of works."""
    write_array(stream, (_work(record, report) for record in records))


def _work(record: Record, report: Report) -> Json:
    doi = record.identifier("doi")
    number = record.identifier("openalex")
    title = record.title[0].value if record.title else ""
    first, dash, last = record.pages.partition("-")
    biblio = {"volume": record.volume, "issue": record.issue, "first_page": first, "last_page": last if dash else first}
    work: dict[str, Any] = {
        "id": f"https://openalex.org/{number}" if number else "", "doi": f"https://doi.org/{doi}" if doi else "",
        "display_name": title, "title": title, "publication_year": record.issued.year,
        "publication_date": record.issued.edtf, "language": (*record.languages, "")[0],
        "type": next((name for name, kind in TYPES.items() if kind == record.type), "other"),
        "authorships": [_authorship(person) for person in record.contributors if person.role == "author"],
        "primary_location": _location(record), "biblio": tidy(biblio),
        "abstract_inverted_index": index_of(record.abstract[0].value) if record.abstract else None,
        "keywords": [{"display_name": word} for word in values(record.keywords)],
        "referenced_works": [one.printed.value for one in record.references if "openalex.org/" in one.printed.value],
        "ids": tidy({scheme: record.identifier(scheme) for scheme in ("pmid", "pmcid", "mag")}),
    }  # fmt: skip
    _tell(record, report)
    return tidy({"authorships": []} | work) | {"authorships": work["authorships"]}


def _authorship(person: Contributor) -> Json:
    orcid = next((f"https://orcid.org/{one.value}" for one in person.identifiers if one.scheme == "orcid"), "")
    number = next((f"https://openalex.org/{one.value}" for one in person.identifiers if one.scheme == "openalex"), "")
    author = tidy({"id": number, "display_name": byline(person.name), "orcid": orcid})
    return tidy({"author": author, "raw_affiliation_strings": values(person.affiliations)})


def _location(record: Record) -> Json:
    container = record.container or Record()
    publisher = (values(record.publisher) or [""])[0]
    kind = "journal" if record.type in PERIODICALS else ""
    source = tidy({
        "display_name": (values(container.title) or [""])[0], "issn_l": container.identifier("issn-l"), "type": kind,
        "issn": [one.value for one in container.identifiers if one.scheme in {"issn", "eissn"}],
        "host_organization_name": publisher,
    })  # fmt: skip
    landing = next((link.url for link in record.links if link.kind == "landing"), "")
    pdf = next((link.url for link in record.links if link.kind == "pdf"), "")
    rights = (values(record.rights) or [""])[0]
    return tidy({"source": source, "landing_page_url": landing, "pdf_url": pdf, "license": rights})


def _tell(record: Record, report: Report) -> None:
    for field in ("title", "abstract"):
        if len(getattr(record, field)) > 1:
            tell_lossy(record, NAME, field, "its first form", report)
    if any(person.role != "author" or len(person.names) > 1 for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "authors, the first form of each name", report)
    if record.type not in TYPES.values():
        tell_lossy(record, NAME, f"type {record.type}", "other", report)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def sniff(head: bytes, name: str) -> float:
    """Recognise members only OpenAlex has."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"[", b"{"}:
        return 0.0
    marks = (b"openalex.org/", b'"authorships"', b'"abstract_inverted_index"', b'"primary_location"')
    return min(0.97, 0.45 * sum(mark in head for mark in marks))


FIELDS: tuple[Field, ...] = (
    Field("type, type_crossref", "type"),
    Field("title", "title", "one form, without a language tag"),
    Field("authorships", "contributors", "authors, one form of each name"),
    Field("publication_date", "issued", "the Gregorian date alone"),
    Field("language", "languages", "one language"),
    Field("primary_location.source", "container.title", "one form"),
    Field("primary_location.source", "container.identifiers"),
    Field("host_organization_name", "publisher", "one form"),
    Field("biblio", "volume"),
    Field("biblio", "issue"),
    Field("biblio", "pages"),
    Field("abstract_inverted_index", "abstract", "one form, line breaks become spaces"),
    Field("keywords", "keywords", "without language tags"),
    Field("doi, ids", "identifiers"),
    Field("locations", "links", "one landing page and one PDF"),
    Field("license", "rights"),
    Field("referenced_works", "references", "those of OpenAlex"),
    Field("cited_by_count", "metrics", "read only"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="OpenAlex JSON",
    extensions=("json", "jsonl"),
    media_type="application/json",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
