"""What does it look like? Pictures as inline SVG, each with its rows as a table, to be taken along as SVG or CSV."""

from dragoman.web.pictures.picture import Picture, as_csv, inline, standalone

__all__ = ["Picture", "as_csv", "inline", "standalone"]
