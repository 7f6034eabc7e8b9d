"""schema.org JSON-LD: how web pages and repositories describe works to search engines.

Any text may be plain, a list, or objects with ``@value`` and ``@language``; a work may lie in ``@graph``. The journal
is reached through ``isPartOf``, issue and volume being works on the way. Source: schema.org, "CreativeWork".
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.formats.byline import named, parted
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, everyone, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.json import Json, records
from dragoman.formats.member import keep_rest, listed, objects, text, texts, tidy, write_array
from dragoman.formats.sheet import PERIODICALS, Sheet
from dragoman.record.date import Date, read_date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import Identifier, find_identifiers, identifier
from dragoman.record.model import Record, Reference, Source, Type
from dragoman.record.name import Contributor, Name, Role
from dragoman.text.markup import plain

NAME = "schema_org"

TYPES: dict[str, Type] = {
    "ScholarlyArticle": "article-journal", "NewsArticle": "article-newspaper", "Book": "book", "Chapter": "chapter",
    "Thesis": "thesis", "Report": "report", "Dataset": "dataset", "SoftwareSourceCode": "software",
    "WebPage": "webpage",
    "BlogPosting": "post-weblog", "Periodical": "periodical", "Map": "map", "Movie": "motion_picture", "Legislation":
    "legislation", "Review": "review", "ImageObject": "graphic", "MusicRecording": "song", "Manuscript": "manuscript",
    "SheetMusic": "musical_score", "SocialMediaPosting": "post", "Collection": "collection", "Event": "event",
    "Article": "article", "CreativeWork": "document",
}  # fmt: skip
"""schema.org's type → ours; the first of a type is written."""
TYPES_READ_ONLY: dict[str, Type] = {
    "SoftwareApplication": "software", "WebSite": "webpage", "TechArticle": "article", "MedicalScholarlyArticle":
    "article-journal", "VideoObject": "motion_picture", "AudioObject": "song", "Photograph": "graphic", "Painting":
    "graphic", "DigitalDocument": "document", "PublicationIssue": "periodical", "PublicationVolume": "periodical",
    "Course": "document", "DataCatalog": "dataset", "DataDownload": "dataset", "ReportageNewsArticle":
    "article-newspaper", "OpinionNewsArticle": "article-newspaper", "Product": "book",
}  # fmt: skip
ROLES: dict[str, Role] = {
    "author": "author", "creator": "author", "editor": "editor", "translator": "translator", "contributor":
    "contributor", "illustrator": "illustrator", "director": "director", "composer": "composer", "producer": "producer",
    "sponsor": "sponsor", "accountablePerson": "supervisor",
}  # fmt: skip
SAID: dict[str, str] = {
    "headline": "title", "name": "title", "alternativeHeadline": "short_title", "abstract": "abstract", "description":
    "abstract", "bookEdition": "edition", "license": "rights", "genre": "genre", "inSupportOf": "genre",
}  # fmt: skip
PLAIN: dict[str, str] = {
    "volumeNumber": "volume", "issueNumber": "issue", "pagination": "pages", "numberOfPages": "number_of_pages",
    "softwareVersion": "version", "version": "version", "reportNumber": "number",
}  # fmt: skip
_KNOWN = frozenset({
    "@context", "@type", "@id", "@graph", "url", "identifier", "sameAs", "isbn", "issn", "datePublished", "dateCreated",
    "dateModified", "keywords", "about", "inLanguage", "publisher", "provider", "isPartOf", "includedInDataCatalog",
    "pageStart", "pageEnd", "encoding", "distribution", "image", "citation", "mainEntityOfPage", "thumbnailUrl",
    "contentUrl", "isAccessibleForFree", "copyrightHolder", "copyrightYear", "publication", "locationCreated",
    "sourceOrganization", "alternateName", "schemaVersion", "codeRepository", "hasPart", "doi", *ROLES, *SAID, *PLAIN,
})  # fmt: skip
_WORKS = frozenset(TYPES) | frozenset(TYPES_READ_ONLY)
_SPELLED = {name.lower(): name for name in _WORKS}
"""Types as they should be spelled: ``DataSet`` is met for ``Dataset``."""
_SEPARATORS = re.compile(r"(?:(?<!\s)\s++)?[,;،؛；]\s*")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each work; members that are not understood are kept and told."""
    for found in records(stream, report, ("@graph", "itemListElement"), looks):
        value = found.value.get("item") if isinstance(found.value.get("item"), dict) else found.value
        if not isinstance(value, dict) or not looks(value):
            place = Place(line=found.line, column=1, offset=found.start)
            report.reject(found.raw, "json.invalid", place, reason="this is no work of schema.org")
            continue
        number = text(value.get("@id"))
        source = Source(report.file, NAME, found.start, found.line, found.encoding, id=number, raw=found.raw)
        yield record_of(value, report, source)


def _kinds(value: Json) -> list[str]:
    names = (one.rpartition("/")[2].rpartition(":")[2] for one in texts(value.get("@type") or value.get("type")))
    return [_SPELLED.get(one.lower(), one) for one in names]


def looks(value: Json) -> bool:
    """Say whether an object is a work and not a person or a body."""
    return bool(_WORKS.intersection(_kinds(value))) or "item" in value


def record_of(value: Json, report: Report, source: Source) -> Record:
    """Give the record of one work (a parsed JSON-LD object)."""
    sheet = Sheet(NAME, report, source)
    kinds = _kinds(value)
    found = next((TYPES.get(one) or TYPES_READ_ONLY.get(one) for one in kinds if one in _WORKS), None)
    sheet.type = found
    for name in kinds if found is None else ():
        sheet.keep("@type", name)
    _take_texts(sheet, value)
    for member, role in ROLES.items():
        for person in listed(value.get(member)):
            if not (member == "creator" and value.get("author")):
                _take_person(sheet, role, person)
    _take_dates(sheet, value)
    _take_identifiers(sheet, value)
    _take_container(sheet, value)
    _take_links(sheet, value)
    for cited in objects(value.get("citation")) + [{"name": one} for one in texts(value.get("citation"))]:
        _take_reference(sheet, cited)
    keep_rest(sheet, value, _KNOWN)
    return sheet.made()


def _said(value: Any) -> list[Text]:
    """Give the forms of a text: plain, or objects with @value and @language."""
    found: list[Text] = []
    for one in listed(value):
        if isinstance(one, dict):
            found.append(
                Text(
                    text(one.get("@value")) or text(one.get("name")) or text(one.get("url")), text(one.get("@language"))
                )
            )
        elif not isinstance(one, bool | list):
            found.append(Text(str(one)))
    return [form for form in found if form.value]


def _take_texts(sheet: Sheet, value: Json) -> None:
    for member, field in SAID.items():
        known = {form.value for form in sheet.forms_of(field)}
        for form in _said(value.get(member)):
            bare = plain(form.value) if "<" in form.value or "&" in form.value else form.value
            if bare not in known and not (field == "abstract" and member == "description" and known):
                sheet.say(field, bare, form.lang)
    for member, field in PLAIN.items():
        sheet.put(field, text(value.get(member)), member)
    first, last = text(value.get("pageStart")), text(value.get("pageEnd"))
    sheet.put("pages", f"{first}-{last}" if first and last and first != last else first or last, "pageStart")
    for form in _said(value.get("keywords")):
        for word in _SEPARATORS.split(form.value) if isinstance(value.get("keywords"), str) else [form.value]:
            sheet.say("keywords", word, form.lang)
    for form in _said(value.get("about")):
        sheet.say("keywords", form.value, form.lang)
    for language in listed(value.get("inLanguage")):
        sheet.speak(text(language, "alternateName") or text(language, "name") or text(language), "inLanguage")
    for body in listed(value.get("publisher")) or listed(value.get("provider")):
        for form in _said(body.get("name") if isinstance(body, dict) else body):
            sheet.say("publisher", form.value, form.lang)


def _take_person(sheet: Sheet, role: Role, person: Any) -> None:
    if not isinstance(person, dict):
        sheet.name(role, named(text(person)))
        return
    organization = any(kind.endswith("Organization") for kind in _kinds(person))
    whole = [
        *_said(person.get("name")),
        *_said(person.get("alternateName") if person.get("familyName") is None else None),
    ]
    names: list[Name] = []
    if person.get("familyName") and not organization:
        suffix = text(person.get("honorificSuffix"))
        names = [parted(text(person.get("familyName")), text(person.get("givenName")), suffix)]
        whole = [form for form in whole if form.lang]
    tag = sheet.tag
    names += [
        Name(literal=one.value, lang=tag(one.lang)) if organization else named(one.value, tag(one.lang))
        for one in whole
    ]
    address = [text(person.get("@id")), *texts(person.get("sameAs")), *texts(person.get("identifier"))]
    ids: tuple[Identifier, ...] = tuple(
        identifier("orcid", one) for one in dict.fromkeys(address) if "orcid.org" in one
    )
    places: Forms = tuple(
        form for one in _said(person.get("affiliation")) for form in forms(one.value, lang=tag(one.lang))
    )
    body = "organization" if organization else "person" if "Person" in _kinds(person) else ""
    sheet.name(role, *dict.fromkeys(names), identifiers=ids, affiliations=places, body=body)


def _take_dates(sheet: Sheet, value: Json) -> None:
    for member in ("datePublished", "dateCreated", "copyrightYear"):
        if not sheet.has("issued"):
            sheet.date("issued", _date(value.get(member)), member)


def _date(value: Any) -> Date:
    said = text(value, "@value") or text(value)
    return read_date(said.partition("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", said) else said) if said else Date()


def _take_identifiers(sheet: Sheet, value: Json) -> None:
    for one in listed(value.get("identifier")):
        if isinstance(one, dict):
            scheme = text(one.get("propertyID")).rpartition("/")[2].lower() or "local"
            number = text(one.get("value")) or text(one.get("@id"))
            sheet.identify(scheme if len(scheme) < 20 else "local", number)
        else:
            _take_number(sheet, text(one), "identifier")
    for one in (text(value.get("@id")), text(value.get("doi")), *texts(value.get("sameAs"))):
        if "doi.org/" in one or one.startswith("10."):
            sheet.identify("doi", one)
    for isbn in texts(value.get("isbn")):
        sheet.identify("container.isbn" if sheet.type == "chapter" else "isbn", isbn)
    for issn in texts(value.get("issn")):
        sheet.identify("container.issn" if sheet.type in PERIODICALS else "issn", issn)


def _take_number(sheet: Sheet, value: str, member: str) -> None:
    found = find_identifiers(value)
    for one in found:
        sheet.identify(one.scheme, one.value)
    if not found and value.startswith("http"):
        sheet.link(value)
    elif not found and value:
        sheet.identify("local", value)


def _take_container(sheet: Sheet, value: Json, depth: int = 0) -> None:
    """Follow ``isPartOf`` over issue and volume to the journal, book, series or catalogue."""
    for part in (*objects(value.get("isPartOf")), *objects(value.get("includedInDataCatalog"))):
        kinds = set(_kinds(part))
        sheet.put("volume", text(part.get("volumeNumber")), "isPartOf.volumeNumber")
        sheet.put("issue", text(part.get("issueNumber")), "isPartOf.issueNumber")
        if kinds <= {"PublicationIssue", "PublicationVolume"}:
            if not sheet.has("issued"):
                sheet.date("issued", _date(part.get("datePublished")), "isPartOf.datePublished")
        else:
            _take_host(sheet, part, kinds)
        if depth < 4:
            _take_container(sheet, part, depth + 1)


def _take_host(sheet: Sheet, part: Json, kinds: set[str]) -> None:
    holder = "series" if "BookSeries" in kinds or "CreativeWorkSeries" in kinds else "container"
    if kinds & {"Periodical", "Newspaper", "Blog"}:
        sheet.inner(holder, "periodical")
    for form in _said(part.get("name")):
        sheet.say(f"{holder}.title", form.value, form.lang)
    for issn in texts(part.get("issn")):
        sheet.identify(f"{holder}.issn", issn)
    for isbn in texts(part.get("isbn")):
        sheet.identify(f"{holder}.isbn", isbn)
    for person in listed(part.get("editor")):
        _take_person(sheet.inner(holder), "editor", person)
    for form in _said(part.get("publisher")):
        if not sheet.has("publisher"):
            sheet.say("publisher", form.value, form.lang)


def _take_links(sheet: Sheet, value: Json) -> None:
    access = "open" if value.get("isAccessibleForFree") is True else ""
    for url in texts(value.get("url")):
        sheet.link(url)
    for one in (*objects(value.get("encoding")), *objects(value.get("distribution"))):
        kind = text(one.get("encodingFormat")) or text(one.get("fileFormat"))
        url = text(one.get("contentUrl")) or text(one.get("url")) or text(one.get("@id"))
        sheet.link(url, "pdf" if "pdf" in kind else "data" if "distribution" in value else "fulltext", access)  # type: ignore[arg-type]
    for url in (*texts(value.get("contentUrl")), *texts(value.get("codeRepository"))):
        sheet.link(url, "fulltext")
    for url in texts(value.get("sameAs")):
        if "doi.org/" not in url:
            sheet.link(url, "other")


def _take_reference(sheet: Sheet, cited: Json) -> None:
    name, number = (
        text(cited.get("name")) or text(cited.get("headline")),
        text(cited.get("@id")) or text(cited.get("url")),
    )
    ids = find_identifiers(number)
    if name or number:
        record = Record(title=forms(name), identifiers=ids) if ids or "@type" in cited else None
        sheet.refer(Reference(Text(name or number), record))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write an array of JSON-LD objects."""
    write_array(stream, (_work(record, report) for record in records))


def _work(record: Record, report: Report) -> Json:
    doi = record.identifier("doi")
    kind = next((name for name, one in TYPES.items() if one == record.type), "CreativeWork")
    publisher = _spoken(record.publisher)
    work: dict[str, Any] = {
        "@context": "https://schema.org", "@type": kind, "@id": f"https://doi.org/{doi}" if doi else "",
        "name": _spoken(record.title), "alternativeHeadline": _spoken(record.short_title),
        "abstract": _spoken(record.abstract), "bookEdition": _spoken(record.edition), "genre": _spoken(record.genre),
        "license": _spoken(record.rights), "keywords": [_one(form) for form in record.keywords],
        "pagination": record.pages, "numberOfPages": record.number_of_pages, "version": record.version,
        "volumeNumber": record.volume, "issueNumber": record.issue, "reportNumber": record.number,
        "datePublished": record.issued.edtf or record.issued.literal, "inLanguage": list(record.languages),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": one.scheme, "value": one.value}
            for one in record.identifiers if one.scheme not in {"doi", "isbn"}
        ],
        "isbn": [one.value for one in record.identifiers if one.scheme == "isbn"], "isPartOf": _container(record),
        "url": next((link.url for link in record.links if link.kind == "landing"), ""),
        "encoding": [_media(link.url, link.kind) for link in record.links if link.kind != "landing"],
        "citation": [{"@type": "CreativeWork", "name": one.printed.value} for one in record.references],
    }  # fmt: skip
    for person in everyone(record):
        member = next((name for name, role in ROLES.items() if role == person.role), "contributor")
        work.setdefault(member, []).append(_person(person))
    _tell(record, kind, report)
    return tidy(work)


def _media(url: str, kind: str) -> Json:
    return {
        "@type": "MediaObject",
        "contentUrl": url,
        "encodingFormat": "application/pdf" if kind == "pdf" else "text/html",
    }


def _one(form: Text) -> Any:
    return {"@value": form.value, "@language": form.lang} if form.lang else form.value


def _spoken(values: Forms) -> Any:
    said = [_one(form) for form in values]
    return said[0] if len(said) == 1 else said


def _person(person: Contributor) -> Json:
    name = person.name
    orcid = next((f"https://orcid.org/{one.value}" for one in person.identifiers if one.scheme == "orcid"), "")
    body = person.body == "organization"
    own = [_one(Text(one.display if not one.literal else one.literal, one.lang)) for one in person.names]
    return tidy({
        "@type": "Organization" if body else "Person", "@id": orcid, "name": own[0] if len(own) == 1 else own,
        "familyName": f"{name.particle} {name.family}".strip(), "honorificSuffix": name.suffix,
        "givenName": f"{name.given} {name.dropping_particle}".strip(),
        "affiliation": [{"@type": "Organization", "name": _one(form)} for form in person.affiliations],
    })  # fmt: skip


def _container(record: Record) -> Any:
    parts = []
    kinds: dict[str, str] = {"periodical": "Periodical", "book": "Book"}
    for one, otherwise in ((record.container, "CreativeWork"), (record.series, "BookSeries")):
        if one:
            codes = {
                scheme: [number.value for number in one.identifiers if number.scheme == scheme]
                for scheme in ("issn", "isbn")
            }
            kind = otherwise if otherwise == "BookSeries" else kinds.get(one.type, otherwise)
            parts.append(tidy({"@type": kind, "name": _spoken(one.title)} | codes))
    return parts[0] if len(parts) == 1 else parts


def _tell(record: Record, kind: str, report: Report) -> None:
    if kind == "CreativeWork" and record.type != "document":
        tell_lossy(record, NAME, f"type {record.type}", "CreativeWork", report)
    if record.issued.literal and record.issued.edtf:
        tell_lossy(record, NAME, "issued", "the Gregorian date", report)
    if any(person.role not in ROLES.values() for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "a contributor without role", report)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def sniff(head: bytes, name: str) -> float:
    """Recognise the context."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"[", b"{"}:
        return 0.0
    return 0.95 if b"schema.org" in head and b'"@type"' in head else 0.4 if b'"@type"' in head else 0.0


FIELDS: tuple[Field, ...] = (
    Field("@type", "type"),
    Field("name, headline", "title", "a form for each @language"),
    Field("alternativeHeadline", "short_title"),
    Field("author, editor, translator …", "contributors", "name has a form for each @language"),
    Field("editor", "container.contributors"),
    Field("abstract, description", "abstract"),
    Field("keywords, about", "keywords"),
    Field("datePublished", "issued", "the Gregorian date alone"),
    Field("inLanguage", "languages"),
    Field("publisher", "publisher"),
    Field("isPartOf", "container.title"),
    Field("isPartOf", "container.identifiers"),
    Field("isPartOf", "series"),
    *(Field(theirs, ours) for theirs, ours in PLAIN.items()),
    Field("bookEdition", "edition"),
    Field("genre", "genre"),
    Field("license", "rights"),
    Field("identifier, isbn, @id", "identifiers"),
    Field("url, encoding, distribution", "links"),
    Field("citation", "references"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="schema.org JSON-LD",
    extensions=("jsonld", "json"),
    media_type="application/ld+json",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
