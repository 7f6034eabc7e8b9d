"""How is a name said in one string, so that the same name is read back?"""

from dragoman.record.name import Name, read_name


def byline(name: Name) -> str:
    """Give "Family, Given"; a body or a name not parted that would be read as parted ends in a comma.

    The closing comma is EndNote's convention for bodies (EndNote user guide, "Corporate authors").

    >>> byline(Name(literal="王小波")), byline(Name(family="王", given="小波"))
    ('王小波,', '王, 小波')
    """
    said = name.display
    if not name.literal or named(said, name.lang) == name:
        return said
    return said if said.endswith(",") else f"{said},"


def named(text: str, lang: str = "") -> Name:
    """Read a name; one that ends in a comma is a body or not to be parted.

    >>> named("Министерство иностранных дел,").literal
    'Министерство иностранных дел'
    """
    if text.endswith(","):
        return Name(literal=text.rstrip(", "), lang=lang)
    return read_name(text, lang)


def parted(family: str, given: str = "", suffix: str = "", lang: str = "") -> Name:
    """Make a name of the parts a source gives; particles that stand before the family name are told apart.

    >>> parted("van der Waals", "Johannes").particle, parted("ابن خلدون").literal
    ('van der', 'ابن خلدون')
    """
    if not family or not given:
        return Name(literal=family or given, suffix=suffix, lang=lang)
    particle = read_name(f"{family}, {given}", lang).particle
    if not particle or not family.startswith(f"{particle} "):
        return Name(family, given, suffix=suffix, lang=lang)
    return Name(family.removeprefix(f"{particle} "), given, particle, suffix=suffix, lang=lang)
