"""In which order do they stand? Sort keys by the custom of a language."""

from dragoman.text.normal import fold


def sort_key(text: str, locale: str = "") -> tuple[str, str]:
    """Give a key by which texts sort as readers of a locale expect."""
    return fold(text), text
