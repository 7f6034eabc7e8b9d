"""PubMed XML: what the National Library of Medicine gives out for articles and books (NLM DTD, 2025).

``ArticleTitle`` in brackets is the English translation of ``VernacularTitle``, which is then the first form;
``OtherAbstract`` holds abstracts in other languages. Parts of structured abstracts keep their labels as sections; the
sections of a language, joined, are its abstract. MeSH headings are keywords, a slash before their qualifiers.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.element import Table
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, everyone, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.sheet import Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Date, date_of, edtf_parts, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Reference, Section, Source, Type
from dragoman.record.name import Contributor, Name, Role

NAME = "pubmed"

TYPES: dict[str, Type] = {
    "Journal Article": "article-journal", "Review": "article-journal", "Preprint": "article", "Book": "book",
    "Dataset": "dataset", "Newspaper Article": "article-newspaper", "Interview": "interview", "Patent": "patent",
    "Technical Report": "report", "Webcast": "broadcast",
}  # fmt: skip
"""Publication type → ours; others say what kind of article it is and stand in ``genre``."""
IDENTIFIERS: dict[str, str] = {"doi": "doi", "pmc": "pmcid", "pubmed": "pmid", "pii": "pii", "arxiv": "arxiv",
                               "bookaccession": "bookaccession", "mid": "mid"}  # fmt: skip
ROLES: dict[str, Role] = {"authors": "author", "editors": "editor"}
_REPOSITORIES = frozenset({"biorxiv", "medrxiv", "arxiv", "research square", "chemrxiv", "preprints", "ssrn"})


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each article or book; elements that are not understood are kept and told."""
    for found in records(stream, report, ("PubmedArticle", "PubmedBookArticle")):
        top = found.element
        number = xml.within(top, ".//PMID")
        source = Source(report.file, NAME, found.start, found.line, found.encoding, id=number, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.type = _type(top)
        xml.take(sheet, top, TABLE)
        yield sheet.made()


def _type(top: Element) -> Type:
    if top.tag == "PubmedBookArticle":
        return "chapter" if top.find("BookDocument/ArticleTitle") is not None else "book"
    named = xml.every(top, ".//PublicationType")
    if "Preprint" in named:
        return "article"
    specific = [TYPES[one] for one in named if one in TYPES and TYPES[one] != "article-journal"]
    return "article-journal" if top.find(".//Journal") is not None or not specific else specific[0]


def _take_all(sheet: Sheet, element: Element) -> None:
    xml.take(sheet, element, TABLE, f"{element.tag}/")


def _take_citation(sheet: Sheet, element: Element) -> None:
    for name in ("Status", "Owner"):
        sheet.keep(f"MedlineCitation/@{name}", element.get(name) or "")
    _take_all(sheet, element)


def _take_article(sheet: Sheet, element: Element) -> None:
    sheet.keep("Article/@PubModel", element.get("PubModel") or "")
    _take_titles(sheet, element)
    xml.take(sheet, element, TABLE, "Article/")
    for printed in element.findall("ArticleDate"):
        if not sheet.has("issued"):
            sheet.date("issued", _date(printed), "ArticleDate")
        elif _date(printed):
            sheet.date("available", _date(printed), "ArticleDate")


def _take_titles(sheet: Sheet, element: Element) -> None:
    """Take the title; one in brackets is the translation of the vernacular title, or of one that is not given."""
    title, vernacular = xml.within(element, "ArticleTitle"), xml.within(element, "VernacularTitle")
    translated = title.startswith("[") and title.rstrip(".").endswith("]")
    title = title.rstrip(".").strip("[]") if translated else title
    languages = xml.every(element, "Language")
    if vernacular:
        sheet.say("title", _bare(vernacular), languages[0] if languages and languages[0] != "eng" else "")
    sheet.say("title", _bare(title), "en" if translated or vernacular else "")


def _bare(title: str) -> str:
    """Give a title without the full stop PubMed closes it with."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _take_journal(sheet: Sheet, element: Element) -> None:
    container = sheet.inner("container", "periodical")
    if sheet.type == "article" and xml.within(element, "ISOAbbreviation").lower() not in _REPOSITORIES:
        container.type = "periodical"
    sheet.say("container.title", xml.within(element, "Title"))
    sheet.say("container.short_title", xml.within(element, "ISOAbbreviation"))
    for issn in element.findall("ISSN"):
        scheme = "eissn" if issn.get("IssnType") == "Electronic" else "issn"
        sheet.identify(f"container.{scheme}", xml.flat(issn))
    for issue in element.findall("JournalIssue"):
        sheet.put("volume", xml.within(issue, "Volume"))
        sheet.put("issue", xml.within(issue, "Issue"))
        for date in issue.findall("PubDate"):
            sheet.date("issued", _date(date), "PubDate")


def _take_journal_more(sheet: Sheet, element: Element) -> None:
    """Take the linking ISSN and, for want of another, the abbreviation of NLM."""
    sheet.identify("container.issn-l", xml.within(element, "ISSNLinking"))
    sheet.identify("container.nlm", xml.within(element, "NlmUniqueID"))
    if not sheet.inner("container").has("short_title"):
        sheet.say("container.short_title", xml.within(element, "MedlineTA"))
    if not sheet.inner("container").has("publisher_place"):
        sheet.say("container.publisher_place", xml.within(element, "Country"))


def _date(element: Element) -> Date:
    """Read a date in parts, or "1998 Dec-1999 Jan" (``MedlineDate``)."""
    whole = xml.within(element, "MedlineDate")
    if whole:
        return read_date(whole)
    year, month, day = (xml.within(element, part) for part in ("Year", "Month", "Day"))
    season = xml.within(element, "Season")
    return read_date(f"{season} {year}") if season and not month else date_of(year, month, day)


def _take_pages(sheet: Sheet, element: Element) -> None:
    pages = xml.within(element, "MedlinePgn")
    start, end = xml.within(element, "StartPage"), xml.within(element, "EndPage")
    pages = pages or "-".join(filter(None, (start, end)))
    sheet.put("pages", _whole_range(pages), "Pagination")


def _whole_range(pages: str) -> str:
    """Complete a shortened range: PubMed prints 132-42 for 132-142.

    >>> _whole_range("132-42"), _whole_range("e12-e15"), _whole_range("5; 7-9")
    ('132-142', 'e12-e15', '5; 7-9')
    """
    start, dash, end = pages.partition("-")
    if dash and start.isdigit() and end.isdigit() and len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    return f"{start}{dash}{end}"


def _take_people(sheet: Sheet, element: Element) -> None:
    kind = (element.get("Type") or "authors").lower()
    for person in element:
        role = ROLES.get(kind, "author")
        affiliations: Forms = tuple(one for text in xml.every(person, ".//Affiliation") for one in forms(text))
        ids = tuple(identifier(one.get("Source") or "id", xml.flat(one)) for one in person.findall("Identifier"))
        body = "organization" if person.find("CollectiveName") is not None else "person"
        sheet.name(role, _name(person), identifiers=ids, affiliations=affiliations, body=body)


def _name(element: Element) -> Name:
    parts = {part: xml.within(element, part) for part in ("LastName", "ForeName", "FirstName", "Initials", "Suffix")}
    given = parts["ForeName"] or parts["FirstName"] or parts["Initials"]
    collective = xml.within(element, "CollectiveName")
    if not parts["LastName"] or collective:
        return Name(literal=collective or parts["LastName"] or given)
    if not given:
        return Name(literal=parts["LastName"], suffix=parts["Suffix"])
    return Name(parts["LastName"], given, suffix=parts["Suffix"])


def _take_investigators(sheet: Sheet, element: Element) -> None:
    for person in element.findall("Investigator"):
        places: Forms = tuple(one for text in xml.every(person, ".//Affiliation") for one in forms(text))
        sheet.name("contributor", _name(person), affiliations=places, body="person")


def _take_abstract(sheet: Sheet, element: Element) -> None:
    lang = element.get("Language") or ""
    texts = element.findall("AbstractText")
    parts = [((one.get("Label") or "").replace("UNLABELLED", ""), line(xml.flat(one))) for one in texts]
    labelled = [(f"{label}: " if label else "", text) for label, text in parts if text]
    joined = " ".join(f"{label}{text}" for label, text in labelled)
    sheet.say("abstract", joined, lang)
    for at, (label, text) in enumerate(labelled if any(label for label, _ in labelled) else []):
        end = " " if at + 1 < len(labelled) else ""
        sheet.section(Section("abstract", Text(f"{text}{end}", sheet.tag(lang)), label))
    sheet.say("rights", xml.within(element, "CopyrightInformation"))


def _take_mesh(sheet: Sheet, element: Element) -> None:
    for heading in element.findall("MeshHeading"):
        name = xml.within(heading, "DescriptorName")
        qualifiers = xml.every(heading, "QualifierName")
        for keyword in [f"{name}/{one}" for one in qualifiers] or [name]:
            sheet.say("keywords", keyword, "en")


def _take_keywords(sheet: Sheet, element: Element) -> None:
    for keyword in element.findall("Keyword"):
        sheet.say("keywords", xml.flat(keyword))


def _take_genre(sheet: Sheet, element: Element) -> None:
    for kind in [element] if element.tag == "PublicationType" else element:
        if line(xml.flat(kind)) not in TYPES or line(xml.flat(kind)) == "Review":
            sheet.say("genre", xml.flat(kind), "en")


def _take_identifier(sheet: Sheet, element: Element) -> None:
    if element.get("ValidYN") == "N":
        xml.keep(sheet, element)
        return
    kind = (element.get("EIdType") or element.get("IdType") or "local").lower()
    sheet.identify(IDENTIFIERS.get(kind, kind), xml.flat(element))


def _take_identifiers(sheet: Sheet, element: Element) -> None:
    for one in element:
        _take_identifier(sheet, one)


def _take_references(sheet: Sheet, element: Element) -> None:
    for one in element.iter("Reference"):
        text = xml.within(one, "Citation")
        ids = tuple(
            identifier(IDENTIFIERS.get((number.get("IdType") or "").lower(), "local"), line(xml.flat(number)))
            for number in one.findall("ArticleIdList/ArticleId")
        )
        if text:
            sheet.refer(Reference(Text(text), Record(identifiers=ids) if ids else None))


def _take_book(sheet: Sheet, element: Element) -> None:
    """Take the book itself, or the book a chapter is in."""
    chapter = sheet.type == "chapter"
    sheet.say("container.title" if chapter else "title", xml.within(element, "BookTitle"))
    sheet.say("publisher", xml.within(element, "Publisher/PublisherName"))
    sheet.say("publisher_place", xml.within(element, "Publisher/PublisherLocation"))
    for date in element.findall("PubDate"):
        sheet.date("issued", _date(date), "PubDate")
    holder = sheet.inner("container", "book") if chapter else sheet
    for people in element.findall("AuthorList"):
        _take_people(holder, people)
    for number in element.findall("ELocationID"):
        _take_identifier(holder, number)
    for isbn in xml.every(element, "Isbn"):
        holder.identify("isbn", isbn)
    sheet.say("series.title", xml.within(element, "CollectionTitle"))
    sheet.say("edition", xml.within(element, "Edition"))
    sheet.say("medium", xml.within(element, "Medium"))
    sheet.put("volume", xml.within(element, "Volume"))


def _take_book_title(sheet: Sheet, element: Element) -> None:
    sheet.say("title", _bare(line(xml.flat(element))))


def _keep_date(sheet: Sheet, element: Element) -> None:
    """Keep a date of NLM's own work on the record."""
    sheet.keep(str(element.tag), _date(element).edtf)


def _take_article_title(sheet: Sheet, element: Element) -> None:
    """Take the title of a chapter; that of an article was taken with its vernacular twin."""
    if sheet.type == "chapter":
        _take_book_title(sheet, element)


TABLE: Table = {
    "ArticleTitle": _take_article_title,
    "MedlineCitation": _take_citation, "PubmedData": _take_all, "PubmedBookData": _take_all, "BookDocument": _take_all,
    "Article": _take_article, "Journal": _take_journal, "MedlineJournalInfo": _take_journal_more,
    "Pagination": _take_pages, "AuthorList": _take_people, "InvestigatorList": _take_investigators,
    "Abstract": _take_abstract, "OtherAbstract": _take_abstract, "MeshHeadingList": _take_mesh,
    "KeywordList": _take_keywords, "PublicationTypeList": _take_genre, "PublicationType": _take_genre,
    "ELocationID": _take_identifier, "ArticleIdList": _take_identifiers, "ReferenceList": _take_references,
    "Language": lambda sheet, element: sheet.speak(xml.flat(element)),
    "PMID": xml.identify("pmid"), "Book": _take_book, "GeneralNote": xml.say("remarks"),
    "CoiStatement": lambda sheet, element: sheet.section(Section("disclosure", Text(line(xml.flat(element))))),
    **dict.fromkeys(("VernacularTitle", "ArticleDate", "ISSNLinking"), xml.skip),
    **dict.fromkeys(("DateRevised", "DateCompleted", "DateCreated"), _keep_date), "History": xml.skip,
    "PublicationStatus": xml.put("status"),
}  # fmt: skip


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write a ``PubmedArticleSet``; what is no article is written as one, and that is told."""
    xml.write_tree(stream, ["PubmedArticleSet"], (_element(record, report) for record in records), {})


def _element(record: Record, report: Report) -> Element:
    top = etree.Element("PubmedArticle")
    citation = xml.add(top, "MedlineCitation", "", {"Status": "Publisher", "Owner": "NLM"})
    xml.add_text(citation, "PMID", record.identifier("pmid"), {"Version": "1"})
    article = xml.add(citation, "Article", "", {"PubModel": "Print"})
    _add_journal(article, record)
    _add_titles(article, record, report)
    if record.pages:
        xml.add(xml.add(article, "Pagination"), "MedlinePgn", record.pages)
    xml.add_text(article, "ELocationID", record.identifier("doi"), {"EIdType": "doi", "ValidYN": "Y"})
    _add_abstracts(article, citation, record)
    _add_people(article, record, report)
    for language in record.languages:
        xml.add(article, "Language", language)
    _add_kinds(article, record, report)
    if record.keywords:
        words = xml.add(citation, "KeywordList", "", {"Owner": "NOTNLM"})
        for form in record.keywords:
            xml.add(words, "Keyword", form.value, {"MajorTopicYN": "N"})
    _add_identifiers(xml.add(top, "PubmedData"), record)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)
    return top


def _add_journal(article: Element, record: Record) -> None:
    container = record.container or Record()
    journal = xml.add(article, "Journal")
    for one in container.identifiers:
        if one.scheme in {"issn", "eissn"}:
            kind = "Electronic" if one.scheme == "eissn" else "Print"
            xml.add(journal, "ISSN", one.value, {"IssnType": kind})
    issue = xml.add(journal, "JournalIssue", "", {"CitedMedium": "Print"})
    xml.add_text(issue, "Volume", record.volume)
    xml.add_text(issue, "Issue", record.issue)
    _add_date(xml.add(issue, "PubDate"), record.issued)
    for form in container.title[:1]:
        xml.add(journal, "Title", form.value)
    for form in container.short_title[:1]:
        xml.add(journal, "ISOAbbreviation", form.value)


def _add_date(parent: Element, date: Date) -> None:
    parts = edtf_parts(date)
    plain = len(parts) == 1 and bool(parts[0]) and date.edtf.replace("-", "").isdigit()
    if plain and (len(parts[0]) < 2 or parts[0][1] < 13):
        for tag, number in zip(("Year", "Month", "Day"), parts[0], strict=False):
            xml.add(parent, tag, f"{number:02d}" if tag != "Year" else str(number))
    elif date:
        xml.add(parent, "MedlineDate", date.edtf or date.literal)


def _add_titles(article: Element, record: Record, report: Report) -> None:
    """Write the English form as the title and the first form as the vernacular one when there are two."""
    english = next((form for form in record.title if form.lang.startswith("en") and not form.is_machine), None)
    first = record.title[0] if record.title else Text("")
    if english and english is not first:
        xml.add(article, "ArticleTitle", f"[{english.value}].")
        xml.add(article, "VernacularTitle", f"{first.value}.")
    else:
        xml.add(article, "ArticleTitle", f"{first.value}." if first.value else "")
        if len(record.title) > 1:
            xml.add(article, "VernacularTitle", f"{record.title[1].value}.")
    if len(record.title) > 2 or any(form.lang and form is not english for form in record.title):
        tell_lossy(record, NAME, "title", "two titles without their language tags", report)


def _add_abstracts(article: Element, citation: Element, record: Record) -> None:
    for at, form in enumerate(record.abstract):
        tag, parent = ("OtherAbstract", citation) if at else ("Abstract", article)
        marks = {"Type": "Publisher", "Language": form.lang or "und"} if at else {}
        holder = xml.add(parent, tag, "", marks)
        parts = [one for one in record.sections if one.kind == "abstract" and one.text.lang == form.lang]
        if parts and "".join(f"{one.label}{one.text.value}" for one in parts) == form.value:
            for one in parts:
                xml.add(holder, "AbstractText", one.text.value.strip(), {"Label": one.label.strip(" :")})
        else:
            xml.add(holder, "AbstractText", form.value)


def _add_people(article: Element, record: Record, report: Report) -> None:
    for kind, role in ROLES.items():
        people = [person for person in everyone(record) if person.role == role]
        if people:
            holder = xml.add(article, "AuthorList", "", {"CompleteYN": "Y", "Type": kind})
            for person in people:
                _add_person(xml.add(holder, "Author", "", {"ValidYN": "Y"}), person)
    others = [person for person in everyone(record) if person.role not in ROLES.values()]
    for person in others:
        report_where = f"nothing: a {person.role} has no place"
        tell_lossy(record, NAME, "contributors", report_where, report)
    if any(len(person.names) > 1 for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "the first form of each name", report)


def _add_person(holder: Element, person: Contributor) -> None:
    name = person.name
    if name.literal:
        xml.add(holder, "CollectiveName", name.literal)
    else:
        xml.add(holder, "LastName", f"{name.particle} {name.family}".strip())
        xml.add_text(holder, "ForeName", f"{name.given} {name.dropping_particle}".strip())
        xml.add_text(holder, "Suffix", name.suffix)
    for one in person.identifiers:
        xml.add(holder, "Identifier", one.value, {"Source": one.scheme.upper()})
    for form in person.affiliations:
        xml.add(xml.add(holder, "AffiliationInfo"), "Affiliation", form.value)


def _add_kinds(article: Element, record: Record, report: Report) -> None:
    kinds = xml.add(article, "PublicationTypeList")
    name = next((name for name, kind in TYPES.items() if kind == record.type), "")
    xml.add(kinds, "PublicationType", name or "Journal Article")
    for form in record.genre:
        xml.add(kinds, "PublicationType", form.value)
    if not name:
        tell_lossy(record, NAME, f"type {record.type}", "Journal Article", report)


def _add_identifiers(holder: Element, record: Record) -> None:
    ids = xml.add(holder, "ArticleIdList")
    for one in record.identifiers:
        kind = next((theirs for theirs, ours in IDENTIFIERS.items() if ours == one.scheme), one.scheme)
        xml.add(ids, "ArticleId", one.value, {"IdType": kind})


def sniff(head: bytes, name: str) -> float:
    """Recognise the elements of an article or a set."""
    marks = (b"<PubmedArticle", b"<PubmedBookArticle", b"<MedlineCitation")
    return 0.97 if any(mark in head for mark in marks) else 0.0


FIELDS: tuple[Field, ...] = (
    Field("PublicationType", "type"),
    Field("PublicationType", "genre", "what says more than the type"),
    Field("ArticleTitle, VernacularTitle, BookTitle", "title", "two forms; tags only as far as Language says them"),
    Field("AuthorList", "contributors", "authors and editors; one form of each name"),
    Field("AuthorList", "container.contributors"),
    Field("Journal/Title", "container.title", "one form"),
    Field("Journal/ISOAbbreviation", "container.short_title"),
    Field("Journal/ISSN", "container.identifiers"),
    Field("JournalIssue/Volume", "volume"),
    Field("JournalIssue/Issue", "issue"),
    Field("Pagination", "pages"),
    Field("PubDate", "issued", "the Gregorian date alone"),
    Field("ArticleDate", "available", "read only"),
    Field("Abstract, OtherAbstract", "abstract"),
    Field("AbstractText[@Label]", "sections"),
    Field("MeshHeadingList, KeywordList", "keywords", "without language tags"),
    Field("Language", "languages"),
    Field("ArticleId, ELocationID, PMID", "identifiers"),
    Field("CopyrightInformation", "rights", "read only"),
    Field("ReferenceList", "references", "read only"),
    Field("PublicationStatus", "status", "read only"),
    Field("Book/Publisher", "publisher", "read only: articles have none"),
    Field("Book/Publisher", "publisher_place", "read only"),
    Field("Book/CollectionTitle", "series", "read only"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="PubMed XML",
    extensions=("xml",),
    media_type="application/xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
