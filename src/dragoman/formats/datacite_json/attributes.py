"""What do DataCite's attributes say? The same for its JSON and its XML (Metadata Schema 2.2 to 4.6)."""

import re
from typing import Any

from dragoman.formats.byline import named, parted
from dragoman.formats.held import everyone, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.json import Json
from dragoman.formats.member import keep_rest, objects, text, texts, tidy
from dragoman.formats.sheet import PERIODICALS, Sheet
from dragoman.record.date import Date, date_of, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Section, Type
from dragoman.record.name import Contributor, Name, Role
from dragoman.text.markup import plain

TYPES: dict[str, Type] = {
    "JournalArticle": "article-journal", "Dataset": "dataset", "Software": "software", "Book": "book", "BookChapter":
    "chapter", "ConferencePaper": "paper-conference", "Dissertation": "thesis", "Preprint": "article", "Report":
    "report", "PeerReview": "review", "Standard": "standard", "Image": "graphic", "Audiovisual": "motion_picture",
    "Sound": "song", "Collection": "collection", "InteractiveResource": "webpage", "Event": "event", "Journal":
    "periodical", "Text": "document",
}  # fmt: skip
"""General resource type → ours; the first of a type is written."""
TYPES_READ_ONLY: dict[str, Type] = {
    "DataPaper": "article-journal", "ConferenceProceeding": "book", "ComputationalNotebook": "software", "Workflow":
    "software", "Model": "dataset", "OutputManagementPlan": "report", "PhysicalObject": "document", "Service":
    "software", "Instrument": "document", "StudyRegistration": "document", "Other": "document", "Film":
    "motion_picture", "Award": "document", "Project": "document", "Poster": "graphic", "Presentation": "speech",
}  # fmt: skip
FINER: dict[str, Type] = {
    "blogposting": "post-weblog", "blogpost": "post-weblog", "thesis": "thesis", "dissertation": "thesis",
    "doctoral thesis": "thesis", "phd thesis": "thesis", "master thesis": "thesis", "report": "report", "article":
    "article-journal", "journal article": "article-journal", "journalarticle": "article-journal", "working paper":
    "report", "project report": "report", "conference paper": "paper-conference", "preprint": "article", "book": "book",
    "book chapter": "chapter", "poster": "graphic", "review": "review", "manuscript": "manuscript", "map": "map",
    "interview": "interview", "lecture": "speech", "patent": "patent", "newspaper article": "article-newspaper",
    "article-magazine": "article-magazine", "magazine article": "article-magazine", "encyclopedia entry":
    "entry-encyclopedia", "dictionary entry": "entry-dictionary",
}  # fmt: skip
"""Free resource type, in small letters, → ours: it says more than the general "Text"."""
ROLES: dict[str, Role] = {
    "Editor": "editor", "Supervisor": "supervisor", "Producer": "producer", "RightsHolder": "holder", "Sponsor":
    "sponsor", "ProjectLeader": "organizer", "DataCurator": "curator", "Translator": "translator", "Other":
    "contributor",
}  # fmt: skip
"""Contributor type → role; the first of a role is written."""
DATES: dict[str, str] = {"Issued": "issued", "Available": "available", "Submitted": "submitted"}
_KNOWN = frozenset({
    "id", "doi", "url", "types", "creators", "titles", "publisher", "container", "subjects", "contributors", "dates",
    "publicationYear", "identifiers", "sizes", "rightsList", "descriptions", "language", "version", "relatedItems",
    "schemaVersion", "providerId", "clientId", "agency", "state", "fundingReferences", "prefix", "suffix", "xml",
    "contentUrl", "metadataVersion", "source", "isActive", "reason", "viewCount", "viewsOverTime", "downloadCount",
    "downloadsOverTime", "referenceCount", "citationCount", "citationsOverTime", "partCount", "partOfCount",
    "versionCount", "versionOfCount", "created", "registered", "published", "updated", "alternateIdentifiers",
    "resourceType",
})  # fmt: skip
_PAGES = re.compile(r"(?<!\d)(\d++)\s*(?:p\b|pages|с\.|ص|页)")


def understand(attributes: Json, sheet: Sheet) -> None:
    """Put what DataCite's attributes say on a sheet."""
    sheet.type = _type(attributes, sheet)
    _take_titles(sheet, attributes)
    for person in objects(attributes.get("creators")):
        _take_person(sheet, "author", person)
    for person in objects(attributes.get("contributors")):
        _take_contributor(sheet, person)
    publisher = attributes.get("publisher")
    sheet.say("publisher", text(publisher, "name") if isinstance(publisher, dict) else text(publisher))
    _take_dates(sheet, attributes)
    _take_texts(sheet, attributes)
    _take_numbers(sheet, attributes)
    _take_container(sheet, attributes)
    keep_rest(sheet, attributes, _KNOWN)


def _type(attributes: Json, sheet: Sheet) -> Type:
    types = next(iter(objects(attributes.get("types"))), {})
    general, finer = text(types.get("resourceTypeGeneral")), text(types.get("resourceType"))
    kind = TYPES.get(general) or TYPES_READ_ONLY.get(general) or "document"
    named_finer = FINER.get(finer.lower())
    if kind == "document":
        kind = named_finer or FINER.get(text(types.get("citeproc")).lower()) or _journal_type(types) or kind
    if finer and named_finer is None and finer.lower() not in {general.lower(), kind, "softwaresourcecode"}:
        sheet.say("genre", finer)
    if general and general not in TYPES and general not in TYPES_READ_ONLY:
        sheet.keep("types.resourceTypeGeneral", general)
    return kind


def _journal_type(types: Json) -> Type | None:
    return "article-journal" if text(types.get("citeproc")) == "article-journal" else None


def _take_titles(sheet: Sheet, attributes: Json) -> None:
    """Take titles and translated titles as forms; a subtitle goes behind the title of its language."""
    titles = objects(attributes.get("titles"))
    subtitles = [one for one in titles if text(one.get("titleType")) == "Subtitle"]
    for one in titles:
        kind, lang, value = text(one.get("titleType")), text(one.get("lang")), plain(text(one.get("title")))
        if kind == "AlternativeTitle":
            sheet.say("short_title", value, lang)
        elif kind != "Subtitle":
            sub = next((text(other.get("title")) for other in subtitles if text(other.get("lang")) == lang), "")
            sheet.say("title", f"{value}: {sub}" if sub and kind != "TranslatedTitle" else value, lang)


def _name(person: Json) -> Name:
    family, given = text(person.get("familyName")), text(person.get("givenName"))
    whole, lang = text(person.get("name")), text(person.get("lang"))
    if text(person.get("nameType")) == "Organizational" or person.get("type") == "Organization":
        return Name(literal=whole)
    return parted(family, given, lang=lang) if family else named(whole, lang)


def _take_person(sheet: Sheet, role: Role, person: Json) -> None:
    kind = text(person.get("nameType")) or text(person.get("type"))
    body = {"Personal": "person", "Person": "person"}.get(kind, "organization" if kind.startswith("Organi") else "")
    ids = [
        identifier(text(one.get("nameIdentifierScheme")) or "id", text(one.get("nameIdentifier")))
        for one in objects(person.get("nameIdentifiers")) + objects(person.get("nameIdentifier"))
    ]
    if "orcid.org" in text(person.get("id")):
        ids.append(identifier("orcid", text(person.get("id"))))
    places = [text(one.get("name")) for one in objects(person.get("affiliation"))] + texts(person.get("affiliation"))
    affiliations: Forms = tuple(form for place in places for form in forms(place))
    sheet.name(role, _name(person), identifiers=tuple(ids), affiliations=affiliations, body=body)


def _take_contributor(sheet: Sheet, person: Json) -> None:
    kind = text(person.get("contributorType"))
    if kind == "HostingInstitution" and not sheet.has("archive"):
        sheet.say("archive", text(person.get("name")))
        return
    if kind and kind not in ROLES:
        sheet.keep("contributors.contributorType", kind)
    _take_person(sheet, ROLES.get(kind, "contributor"), person)


def _take_dates(sheet: Sheet, attributes: Json) -> None:
    """Take the first date of each kind; a day of creation tells the publication only within its year."""
    year = text(attributes.get("publicationYear"))
    dates = objects(attributes.get("dates"))
    has_issued = any(text(one.get("dateType")) == "Issued" for one in dates)
    for one in dates:
        kind, day = text(one.get("dateType")), text(one.get("date"))
        is_year_of_creation = kind == "Created" and not has_issued and day.startswith(year)
        field = DATES.get(kind, "issued" if is_year_of_creation else "")
        if field and not sheet.has(field):
            sheet.date(field, _date(one), f"dates.{kind}")
        elif day:
            sheet.keep(f"dates.{kind}", day)
    if not sheet.has("issued"):
        sheet.date("issued", date_of(year), "publicationYear")


def _date(one: Json) -> Date:
    printed, calendar = text(one.get("dateInformation")), ""
    calendar, mark, literal = printed.partition(": ")
    date = read_date(text(one.get("date")))
    known = {"persian", "islamic", "roc", "hebrew", "japanese", "julian", "rumi"}
    if mark and calendar in {*known, "printed"}:
        return Date(date.edtf, literal, calendar if calendar in known else "")  # type: ignore[arg-type]
    return date


def _take_texts(sheet: Sheet, attributes: Json) -> None:
    for one in objects(attributes.get("descriptions")):
        kind, lang, value = text(one.get("descriptionType")), text(one.get("lang")), str(one.get("description") or "")
        if kind == "SeriesInformation":
            sheet.say("series.title" if sheet.type not in PERIODICALS else "container.title", plain(value), lang)
        elif kind == "TableOfContents":
            sheet.section(Section("contents", Text(" ".join(plain(value).split()), sheet.tag(lang))))
        else:
            bare = plain(value) if "<" in value or "&" in value else value
            sheet.say("abstract" if kind == "Abstract" else "remarks", bare, lang)
    for one in objects(attributes.get("subjects")):
        sheet.say("keywords", text(one.get("subject")), text(one.get("lang")))
    for one in objects(attributes.get("rightsList")):
        for said in dict.fromkeys((text(one.get("rights")), text(one.get("rightsUri")))):
            sheet.say("rights", said, text(one.get("lang")))
    for one in objects(attributes.get("fundingReferences")):
        parts = (text(one.get("funderName")), text(one.get("awardNumber")), text(one.get("awardTitle")))
        sheet.section(Section("funding", Text(", ".join(filter(None, parts)))))
    sheet.speak(text(attributes.get("language")))


def _take_numbers(sheet: Sheet, attributes: Json) -> None:
    sheet.identify("doi", text(attributes.get("doi")) or _doi_of(text(attributes.get("id"))))
    for one in (*objects(attributes.get("identifiers")), *objects(attributes.get("alternateIdentifiers"))):
        kind = text(one.get("identifierType")) or text(one.get("alternateIdentifierType"))
        value = text(one.get("identifier")) or text(one.get("alternateIdentifier"))
        sheet.identify(kind.lower().replace(" ", "-") or "local", value)
    sheet.link(text(attributes.get("url")))
    for url in texts(attributes.get("contentUrl")):
        sheet.link(url, "fulltext")
    sheet.put("version", text(attributes.get("version")))
    for size in texts(attributes.get("sizes")):
        pages = _PAGES.search(size)
        sheet.put("number_of_pages", pages[1], "sizes") if pages else sheet.keep("sizes", size)


def _doi_of(address: str) -> str:
    return address if "doi.org/" in address or address.startswith("10.") else ""


def _take_container(sheet: Sheet, attributes: Json) -> None:
    """Take the work this one appeared in, from ``container`` or a related item that says "IsPublishedIn"."""
    for one in objects(attributes.get("container")):
        holder = "series" if text(one.get("type")) == "Series" and sheet.type not in PERIODICALS else "container"
        sheet.say(f"{holder}.title", text(one.get("title")))
        scheme = text(one.get("identifierType")).lower()
        if scheme in {"issn", "isbn", "doi"}:
            sheet.identify(f"{holder}.{scheme}", text(one.get("identifier")))
        _take_place(sheet, one)
    for one in objects(attributes.get("relatedItems")):
        if text(one.get("relationType")) not in {"IsPublishedIn", "IsPartOf"}:
            continue
        for title in objects(one.get("titles")):
            sheet.say("container.title", text(title.get("title")), text(title.get("lang")))
        number = next(iter(objects(one.get("relatedItemIdentifier"))), {})
        scheme = text(number.get("relatedItemIdentifierType")).lower()
        value = text(number.get("relatedItemIdentifier"))
        sheet.identify(f"container.{scheme or 'local'}", value)
        _take_place(sheet, one)
        _take_editors(sheet, one)


def _take_place(sheet: Sheet, one: Json) -> None:
    first, last = text(one.get("firstPage")), text(one.get("lastPage"))
    sheet.put("volume", text(one.get("volume")))
    sheet.put("issue", text(one.get("issue")))
    sheet.put("pages", f"{first}-{last}" if first and last and first != last else first or last)


def _take_editors(sheet: Sheet, one: Json) -> None:
    for person in objects(one.get("contributors")):
        if text(person.get("contributorType")) == "Editor":
            _take_person(sheet.inner("container"), "editor", person)


def attributes_of(record: Record, report: Report, name: str, held: frozenset[str]) -> Json:
    """Give the attributes of a record."""
    year = str(record.issued.year or "")
    attributes: dict[str, Any] = {
        "doi": record.identifier("doi"), "types": _types(record, report, name),
        "creators": [_person(one) for person in record.by_role("author") for one in _forms(person)],
        "contributors": [
            {"contributorType": _role(person.role)} | _person(one)
            for person in everyone(record) if person.role != "author" for one in _forms(person)
        ],
        "titles": [
            tidy({"title": form.value, "lang": form.lang, "titleType": "TranslatedTitle" if at else ""})
            for at, form in enumerate(record.title)
        ] + _alternatives(record),
        "publisher": record.publisher[0].value if record.publisher else "", "publicationYear": year,
        "dates": [_dated(kind, getattr(record, field)) for kind, field in DATES.items() if getattr(record, field)],
        "language": (*record.languages, "")[0], "version": record.version,
        "subjects": [tidy({"subject": form.value, "lang": form.lang}) for form in record.keywords],
        "descriptions": _descriptions(record), "relatedItems": _items(record),
        "rightsList": [tidy({"rights": form.value, "lang": form.lang}) for form in record.rights],
        "sizes": [f"{record.number_of_pages} pages"] if record.number_of_pages else [],
        "identifiers": [
            {"identifier": one.value, "identifierType": one.scheme} for one in record.identifiers if one.scheme != "doi"
        ],
        "url": next((link.url for link in record.links if link.kind == "landing"), ""),
        "contentUrl": [link.url for link in record.links if link.kind != "landing"],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }  # fmt: skip
    if any(len(person.names) > 1 for person in record.contributors):
        tell_lossy(record, name, "contributors", "one creator for each form of a name", report)
    tell_unwritten(record, name, held, report)
    tell_foreign(record, name, report)
    return tidy(attributes)


def _alternatives(record: Record) -> list[Json]:
    kind = "AlternativeTitle"
    return [tidy({"title": one.value, "lang": one.lang, "titleType": kind}) for one in record.short_title]


def _types(record: Record, report: Report, name: str) -> Json:
    general = next((word for word, kind in TYPES.items() if kind == record.type), "Text")
    finer = next((word for word, kind in FINER.items() if kind == record.type), "") if general == "Text" else ""
    if general == "Text" and not finer and record.type != "document":
        tell_lossy(record, name, f"type {record.type}", "Text", report)
    genre = record.genre[0].value if record.genre else finer
    return tidy({"resourceTypeGeneral": general, "resourceType": genre})


def _forms(person: Contributor) -> list[tuple[Contributor, Name]]:
    return [(person, name) for name in person.names]


def _role(role: Role) -> str:
    return next((word for word, one in ROLES.items() if one == role), "Other")


def _person(one: tuple[Contributor, Name]) -> Json:
    person, name = one
    body = person.body == "organization" or (bool(name.literal) and person.body != "person")
    family, given = f"{name.particle} {name.family}".strip(), f"{name.given} {name.dropping_particle}".strip()
    return tidy({
        "name": name.literal or ", ".join(filter(None, (family, given))), "lang": name.lang,
        "nameType": "Organizational" if body else "Personal", "givenName": given, "familyName": family,
        "affiliation": [{"name": form.value} for form in person.affiliations],
        "nameIdentifiers": [
            {"nameIdentifier": one.value, "nameIdentifierScheme": one.scheme.upper()} for one in person.identifiers
        ],
    })  # fmt: skip


def _dated(kind: str, date: Date) -> Json:
    said = f"{date.calendar or 'printed'}: {date.literal}" if date.literal else ""
    return tidy({"date": date.edtf, "dateType": kind, "dateInformation": said})


def _descriptions(record: Record) -> list[Json]:
    kinds = (("Abstract", record.abstract), ("Other", record.remarks))
    found = [
        tidy({"description": form.value, "descriptionType": kind, "lang": form.lang})
        for kind, many in kinds
        for form in many
    ]
    contents = [one for one in record.sections if one.kind == "contents"]
    kind = "TableOfContents"
    return found + [
        tidy({"description": one.text.value, "descriptionType": kind, "lang": one.text.lang}) for one in contents
    ]


def _items(record: Record) -> list[Json]:
    """Give the work this one appeared in as a related item, with the place in it."""
    container = record.container or Record()
    first, dash, last = record.pages.partition("-")
    number = next(iter(container.identifiers), None)
    item = tidy({
        "titles": [tidy({"title": form.value, "lang": form.lang}) for form in container.title],
        "volume": record.volume, "issue": record.issue, "firstPage": first, "lastPage": last if dash else "",
        "relatedItemIdentifier": {
            "relatedItemIdentifier": number.value, "relatedItemIdentifierType": number.scheme.upper()
        } if number else None,
    })  # fmt: skip
    kind = "Journal" if record.type in PERIODICALS else "Book"
    return [{"relatedItemType": kind, "relationType": "IsPublishedIn"} | item] if item else []
