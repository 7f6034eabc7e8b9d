"""Who made the work? The fields that hold names, their second forms, and the bodies behind a work."""

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.bibtex.names import names_of
from dragoman.formats.bibtex.reading import Handle, Reading
from dragoman.record.name import Contributor, Name


def names(role: str) -> Handle:
    """Give what adds the people of a role; the editors of a part are those of the book it is in."""

    def put(reading: Reading, name: str, value: str) -> None:
        people, is_open = names_of(value)
        as_role = tables.EDITOR_TYPES.get(reading.fields.get(f"{name}type", ""), role)
        draft = reading.draft
        if role == "editor" and draft.type in tables.PARTS:
            draft = draft.inner("container")
            draft.type = "book"
        tags = reading.fields.get(f"{name}_lang", "").split(",")
        if len(tags) == len(people) > 0 and tags != [""]:
            people = tuple(_tagged(person, lang.strip()) for person, lang in zip(people, tags, strict=True))
        for person in people:
            draft.name(as_role, person)  # type: ignore[arg-type]
        if is_open:
            reading.keep("others", name)

    return put


def _tagged(name: Name, lang: str) -> Name:
    return Name(name.family, name.given, name.particle, name.dropping_particle, name.suffix, name.literal, lang)


def second_names(reading: Reading) -> None:
    """Put names in a second script beside the first ones; they belong together by their order."""
    for role, lang, value in reading.names:
        people, _ = names_of(value, lang)
        draft = reading.draft
        if role == "editor" and draft.type in tables.PARTS:
            draft = draft.inner("container")
        at = [place for place, one in enumerate(draft.contributors) if one.role == role]
        if not at:
            draft.contributors += [Contributor((person,), role) for person in people if person]  # type: ignore[arg-type]
        elif len(at) != len(people):
            reading.keep(f"{role}_{lang}", value)
            reading.find("bibtex.names_unmatched", field=f"{role}_{lang}", count=str(len(people)), others=str(len(at)))
        else:
            for place, person in zip(at, people, strict=True):
                one = draft.contributors[place]
                names = (*one.names, person) if person else one.names
                draft.contributors[place] = Contributor(names, one.role, one.identifiers, one.affiliations, one.body)


def organization(reading: Reading, name: str, value: str) -> None:
    """The publisher of a manual or web page, else the body that sponsors."""
    if any(other in reading.fields for other in ("publisher", "institution", "school")):
        for person in names_of(value)[0]:
            literal = person.literal or text_of(value)
            reading.draft.contributors.append(Contributor((Name(literal=literal),), "sponsor", body="organization"))
            return
    reading.text("publisher", text_of(value), "")
