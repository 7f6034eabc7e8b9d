"""The routes for machines, and the literal list of the API's operations."""

from starlette.routing import BaseRoute, Route

from dragoman.api import catalogue, cite, imports, opensearch, search, sitemaps, works
from dragoman.api.feeds import feed
from dragoman.api.negotiation import linkset_of
from dragoman.api.oai.endpoint import oai
from dragoman.api.openapi import description
from dragoman.api.operation import Operation
from dragoman.api.unapi import unapi

OPERATIONS: tuple[Operation, ...] = (
    search.SEARCH,
    search.SUGGEST,
    works.WORKS,
    works.WORK_ONE,
    works.RECORDS,
    works.RAW,
    works.SIMILAR,
    works.CITATIONS,
    works.EXPORT,
    cite.BIBLIOGRAPHY,
    cite.STYLES,
    catalogue.FORMATS,
    catalogue.DESCRIPTION,
    imports.SEND,
    imports.EVERY,
    imports.ONE,
    imports.UNDO,
)
"""Every operation, in the order of the description."""

ROUTES: list[BaseRoute] = [
    *(one.route() for one in OPERATIONS),
    Route("/work/{name}/linkset", linkset_of, name="linkset"),
    Route("/unapi", unapi, name="unapi"),
    Route("/feed.atom", feed, name="feed"),
    Route("/opensearch.xml", opensearch.description, name="opensearch"),
    Route("/suggest.json", opensearch.suggestions, name="suggestions"),
    Route("/sitemap.xml", sitemaps.index, name="sitemaps"),
    Route("/sitemap/{part}.xml", sitemaps.sitemap, name="sitemap"),
    Route("/robots.txt", sitemaps.robots, name="robots"),
    Route("/favicon.ico", opensearch.favicon, name="favicon"),
    Route("/oai", oai, methods=["GET", "POST"], name="oai"),
]
"""Every address for machines; docs/howto/machines.md describes each."""


def described() -> bytes:
    """Give the description of the API."""
    return description(OPERATIONS)
