"""How are tagged lines written? No value can make another line: line ends inside of it become spaces."""

from dragoman.formats.tagged import line_of
from dragoman.record.form import Forms
from dragoman.record.name import Name
from dragoman.text.script import dominant_script


class Lines:
    """The lines of one record; ``form`` is how a line looks, with ``{tag}`` and ``{value}``."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._lines: list[str] = []

    def put(self, tag: str, value: str) -> None:
        """Add a line, unless the value is empty."""
        if value.strip():
            self._lines.append(line_of(tag, value, self._form))

    def forms(self, tag: str, forms: Forms) -> None:
        """Add a line for each form."""
        for form in forms:
            self.put(tag, form.value)

    def encoded(self) -> bytes:
        """Give the lines in UTF-8; lone surrogates, which no file can hold, become ``?``."""
        return "".join(self._lines).encode("utf-8", "replace")


def inverted_name(name: Name) -> str:
    """Write a name as "Family, Given, Suffix"; a literal as it is.

    >>> inverted_name(Name(family="Waals", given="Johannes", particle="van der"))
    'van der Waals, Johannes'
    """
    if name.literal:
        return name.literal
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part) if given or name.suffix else f"{family},"


def native_name(name: Name) -> str:
    """Write a Chinese, Japanese or Korean name without a comma, as its own databases do; others inverted.

    >>> native_name(Name(family="王", given="小波")), native_name(Name(family="Kızılyurt", given="Özgür"))
    ('王小波', 'Kızılyurt, Özgür')
    """
    whole = name.family + name.given
    is_native = bool(name.family and name.given) and dominant_script(whole) in {"Hani", "Hang", "Hira", "Kana"}
    return whole if is_native and not (name.particle or name.suffix) else inverted_name(name)


def edtf_slashes(edtf: str) -> str:
    """Write a simple date as ``YYYY/MM/DD``; anything else as it is.

    >>> edtf_slashes("2009-04-12"), edtf_slashes("1990/1992")
    ('2009/04/12', '1990/1992')
    """
    return edtf.replace("-", "/") if "/" not in edtf and edtf[:1] != "-" else edtf
