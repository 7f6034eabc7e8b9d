"""Which number or address names it? A value in a scheme."""

import msgspec


class Identifier(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value in a scheme (``doi``, ``isbn``, ``issn``, ``eissn``, ``issn-l``, ``pmid``, ``pmcid``, ``arxiv``,
    ``handle``, ``orcid``, ``ror``, ``isni``, ``url``, ``urn``, ``cstr``, ``oclc`` …).

    ``scheme`` is lower case. ``value`` is in the scheme's normal form where it has one (DOI lower-case without
    resolver; ISBN and ISSN as :func:`dragoman.record.identifier.normal` gives them), else as found.
    """

    scheme: str
    value: str
