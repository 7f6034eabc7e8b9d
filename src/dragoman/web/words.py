"""What are the closed sets of a record called for readers? Types, roles, fields and the like, each as a message."""

from collections.abc import Callable

from markupsafe import Markup, escape

from dragoman.record.finding import FINDINGS, Finding
from dragoman.web.interface import Interface


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name for "to be translated elsewhere"
    """Mark a message for the catalogues."""
    return message


TYPES = {
    "article": N_("article"), "article-journal": N_("journal article"), "article-magazine": N_("magazine article"),
    "article-newspaper": N_("newspaper article"), "bill": N_("bill"), "book": N_("book"),
    "broadcast": N_("broadcast"), "chapter": N_("chapter"), "classic": N_("classic"), "collection": N_("collection"),
    "dataset": N_("dataset"), "document": N_("document"), "entry": N_("entry"),
    "entry-dictionary": N_("dictionary entry"), "entry-encyclopedia": N_("encyclopedia entry"), "event": N_("event"),
    "figure": N_("figure"), "graphic": N_("graphic"), "hearing": N_("hearing"), "interview": N_("interview"),
    "legal_case": N_("legal case"), "legislation": N_("legislation"), "manuscript": N_("manuscript"), "map": N_("map"),
    "motion_picture": N_("film"), "musical_score": N_("musical score"), "pamphlet": N_("pamphlet"),
    "paper-conference": N_("conference paper"), "patent": N_("patent"), "performance": N_("performance"),
    "periodical": N_("periodical"), "personal_communication": N_("letter"), "post": N_("post"),
    "post-weblog": N_("weblog post"), "regulation": N_("regulation"), "report": N_("report"), "review": N_("review"),
    "review-book": N_("book review"), "software": N_("software"), "song": N_("song"), "speech": N_("speech"),
    "standard": N_("standard"), "thesis": N_("thesis"), "treaty": N_("treaty"), "webpage": N_("web page"),
}  # fmt: skip
ROLES = {
    "author": N_("author"), "chair": N_("chair"), "collection-editor": N_("series editor"),
    "compiler": N_("compiler"), "composer": N_("composer"), "container-author": N_("author of the whole"),
    "contributor": N_("contributor"), "curator": N_("curator"), "director": N_("director"), "editor": N_("editor"),
    "editorial-director": N_("editorial director"), "executive-producer": N_("executive producer"),
    "guest": N_("guest"), "host": N_("host"), "illustrator": N_("illustrator"), "interviewer": N_("interviewer"),
    "narrator": N_("narrator"), "organizer": N_("organizer"), "original-author": N_("original author"),
    "performer": N_("performer"), "producer": N_("producer"), "recipient": N_("recipient"),
    "reviewed-author": N_("reviewed author"), "script-writer": N_("script writer"),
    "series-creator": N_("series creator"), "translator": N_("translator"), "supervisor": N_("supervisor"),
    "advisor": N_("advisor"), "annotator": N_("annotator"), "commentator": N_("commentator"),
    "introduction": N_("introduction by"), "afterword": N_("afterword by"), "inventor": N_("inventor"),
    "holder": N_("holder"), "sponsor": N_("sponsor"), "corrector": N_("corrector"), "owner": N_("owner"),
    "other": N_("other"),
}  # fmt: skip
SECTIONS = {
    "abstract": N_("Abstract"), "disclosure": N_("Disclosure"), "biography": N_("About the authors"),
    "funding": N_("Funding"), "acknowledgements": N_("Acknowledgements"), "data": N_("Availability of data"),
    "ethics": N_("Ethics"), "correction": N_("Correction"), "contents": N_("Contents"),
    "references": N_("References"), "notes": N_("Notes"), "set_aside": N_("Set aside"), "other": N_("Further text"),
}  # fmt: skip
METRICS = {
    "impact_factor": N_("Impact factor"), "cas_zone": N_("CAS zone"), "jcr_quartile": N_("JCR quartile"),
    "citescore": N_("CiteScore"), "self_citation_rate": N_("Self-citation"),
    "papers_per_year": N_("Articles per year"), "citations": N_("Citations"),
}  # fmt: skip
FIELDS = {
    "title": N_("title"), "abstract": N_("abstract"), "author": N_("author"), "contributors": N_("contributors"),
    "journal": N_("journal"), "subject": N_("subject"), "keywords": N_("keywords"), "notes": N_("notes"),
    "references": N_("references"), "publisher": N_("publisher"), "text": N_("text"), "year": N_("year"),
    "language": N_("language"), "type": N_("type"), "issued": N_("date"), "container": N_("journal"),
    "container.title": N_("journal"), "volume": N_("volume"), "issue": N_("issue"), "pages": N_("pages"),
    "identifiers": N_("identifiers"), "sections": N_("sections"), "links": N_("links"), "languages": N_("languages"),
    "key": N_("citation key"), "metrics": N_("metrics"), "container.metrics": N_("metrics of the journal"),
    "container.identifiers": N_("identifiers of the journal"), "reviewed": N_("work reviewed"),
    "remarks": N_("remarks"), "available": N_("available since"), "edition": N_("edition"), "series": N_("series"),
    "publisher_place": N_("place"), "short_title": N_("short title"), "genre": N_("genre"),
    "container.publisher": N_("publisher"), "rights": N_("rights"), "submitted": N_("submitted"),
}  # fmt: skip
"""Fields of a record, of a hit and of the facets."""
PASSES = {
    "mend_mojibake": N_("mended wrongly decoded text"), "mend_html": N_("took out mark-up"),
    "compose_text": N_("put letters in normal form"), "strip_labels": N_("took off labels"),
    "mark_machine": N_("marked machine translations"), "part_article": N_("parted what had run together"),
    "part_keywords": N_("parted the keywords"), "tag_languages": N_("told the languages"),
    "part_abstract": N_("parted the abstract"), "part_notes": N_("parted the notes"),
    "find_citations": N_("read the sources in the notes"), "gather_names": N_("gathered the forms of names"),
    "resolve_back_references": N_("followed op. cit. and ibid."), "mend_volume": N_("mended the volume"),
    "drop_fillers": N_("dropped empty values"), "normal_dates": N_("put dates in normal form"),
    "normal_identifiers": N_("put identifiers in normal form"), "make_key": N_("made a citation key"),
}  # fmt: skip
"""What each pass did."""
SEVERITIES = {"note": N_("remark"), "repair": N_("repair"), "warning": N_("warning"), "error": N_("error")}
LINKS = {
    "landing": N_("landing page"), "fulltext": N_("full text"), "pdf": N_("PDF"), "html": N_("web page"),
    "cover": N_("cover"), "data": N_("data"), "other": N_("other"),
}  # fmt: skip
FEATURES = {
    "same identifier": N_("the same identifier"), "other identifier": N_("another identifier"),
    "same isbn": N_("the same ISBN"), "other isbn": N_("another ISBN"), "title alike": N_("titles alike"),
    "title near": N_("titles very near"), "title equal": N_("titles equal"), "title apart": N_("titles far apart"),
    "title begins alike": N_("titles begin alike"), "title short": N_("a short title"),
    "subtitle differs": N_("other subtitles"), "title foreign": N_("titles in other languages"),
    "title cognate": N_("titles sound alike"), "title missing": N_("no title"),
    "title means alike": N_("titles mean the same"), "title means otherwise": N_("titles mean other things"),
    "title means agree": N_("nothing in the titles means otherwise"),
    "title sounds apart": N_("titles sound different"), "title says little": N_("titles that many works bear"),
    "title and numbers": N_("titles and numbers together"), "numbers disagree": N_("numbers disagree"),
    "title numbers differ": N_("other numbers in the titles"), "title word differs": N_("another word in the titles"),
    "part differs": N_("another part"), "part untold": N_("part not told"), "about differs": N_("about something else"),
    "names alike": N_("names alike"), "names near": N_("names very near"), "names more": N_("more names"),
    "names apart": N_("other names"), "first name apart": N_("another first author"), "names missing": N_("no names"),
    "translator differs": N_("another translator"), "year equal": N_("the same year"), "year near": N_("a year apart"),
    "year apart": N_("years apart"), "year missing": N_("no year"), "container alike": N_("the same journal or book"),
    "container apart": N_("another journal or book"), "volume equal": N_("the same volume"),
    "volume differs": N_("another volume"), "issue equal": N_("the same issue"), "issue differs": N_("another issue"),
    "page equal": N_("the same first page"), "page differs": N_("another page"), "page inside": N_("a page inside"),
    "last page equal": N_("the same last page"), "publisher alike": N_("the same publisher"),
    "publisher apart": N_("another publisher"), "kind differs": N_("another kind of work"),
    "edition differs": N_("another edition"), "edition untold": N_("edition not told"),
    "numbers agree": N_("numbers agree"), "title and names": N_("titles and names together"),
    "foreign but numbered": N_("another language, but the same numbers"),
    "foreign and unnumbered": N_("another language and no numbers"),
}  # fmt: skip
"""What match compares, as :data:`dragoman.match.features.FEATURES` names it."""
SORTS = {
    "relevance": N_("relevance"), "newest": N_("newest first"), "oldest": N_("oldest first"), "title": N_("title"),
    "author": N_("author"), "cited": N_("most cited"),
}  # fmt: skip
SCHEMES = {
    "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "eissn": "eISSN", "issn-l": "ISSN-L", "pmid": "PMID",
    "pmcid": "PMCID", "arxiv": "arXiv", "handle": "Handle", "orcid": "ORCID", "oclc": "OCLC", "urn": "URN",
    "url": "URL", "cstr": "CSTR", "ror": "ROR", "isni": "ISNI",
}  # fmt: skip
"""Schemes of identifiers; proper names, the same in every language."""
KINDS: dict[str, dict[str, str]] = {
    "type": TYPES, "role": ROLES, "section": SECTIONS, "metric": METRICS, "field": FIELDS, "pass": PASSES,
    "severity": SEVERITIES, "link": LINKS, "sort": SORTS, "scheme": SCHEMES, "feature": FEATURES,
}  # fmt: skip


def finding(ui: Interface) -> Callable[[Finding], Markup]:
    """Give the template filter that says a finding's sentence, with its values isolated from the words around them.

    A sentence that no catalogue has yet stands in English, and is marked as such.
    """

    def said(one: Finding) -> Markup:
        sentence = FINDINGS[one.code][1]
        message = ui.gettext(sentence)
        told = Markup(str(escape(message)).replace("{", "<bdi>{").replace("}", "}</bdi>"))  # noqa: S704 -- escaped
        filled = told.format_map(_Values(one.values))
        foreign = message == sentence and ui.tag != "en"
        return Markup('<span lang="en" dir="ltr">{}</span>').format(filled) if foreign else filled

    return said


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def say(ui: Interface) -> Callable[[str, str], str]:
    """Give the template filter that says a word of one of :data:`KINDS`: ``record.type | said("type")``."""

    def said(word: str, kind: str) -> str:
        message = KINDS[kind].get(word)
        return ui.gettext(message) if message else word.replace("_", " ").replace("-", " ")

    return said
