"""What is one saying of a thing in one language and script? A text with its BCP 47 tag."""

from collections.abc import Iterable

import msgspec

MACHINE = "-t-"
"""BCP 47 extension T (RFC 6497) marks a form derived from another one."""


class Text(msgspec.Struct, frozen=True, omit_defaults=True, array_like=False):
    """One form of a value.

    ``value`` is NFC text; ``lang`` is a BCP 47 tag ("" when unknown) that says language, script, transliteration
    (``ru-Latn-t-ru-m0-alaloc``) and machine translation (``zh-t-en-t0-und``: from English by an unnamed machine).
    """

    value: str
    lang: str = ""

    @property
    def is_machine(self) -> bool:
        """Say whether a machine translated this form (RFC 6497 field ``t0``).

        >>> Text("阿塞拜疆", "zh-t-en-t0-und").is_machine
        True
        """
        return MACHINE in self.lang and "-t0" in self.lang

    @property
    def is_transliteration(self) -> bool:
        """Say whether this form is a transliteration (RFC 6497 field ``m0``, no ``t0``).

        >>> Text("Karabakh", "ru-Latn-t-ru-m0-alaloc").is_transliteration
        True
        """
        return MACHINE in self.lang and not self.is_machine


Forms = tuple[Text, ...]
"""All forms of one value; the first is as the source has it."""


def forms(*values: str, lang: str = "") -> Forms:
    """Make forms of the same tag from plain strings, leaving out empty ones.

    >>> forms("Karabakh", "", lang="en")
    (Text(value='Karabakh', lang='en'),)
    """
    return tuple(Text(value, lang) for value in values if value)


def joined(*groups: Iterable[Text]) -> Forms:
    """Join groups of forms in order, each form once (same value and tag).

    >>> joined(forms("a", lang="en"), forms("a", "b", lang="en"))
    (Text(value='a', lang='en'), Text(value='b', lang='en'))
    """
    return tuple(dict.fromkeys(form for group in groups for form in group))
