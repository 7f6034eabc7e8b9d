"""The description of the API (OpenAPI 3.1), made of its operations: nothing is described twice."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.api.operation import JSON, Operation
from dragoman.api.problem import MEDIA_TYPE, ProblemDetails

Json = dict[str, Any]
_ALWAYS = (400,)


def description(operations: Iterable[Operation]) -> bytes:
    """Give the description as JSON."""
    every = tuple(operations)
    types = [one.answer for one in every if one.answer is not None]
    _, schemas = msgspec.json.schema_components([*types, ProblemDetails], ref_template="#/components/schemas/{name}")
    paths: dict[str, Json] = {}
    for one in every:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one)
    return msgspec.json.encode({
        "openapi": "3.1.0",
        "info": {
            "title": "Dragoman", "version": __version__,
            "summary": "Scholarly works in many languages and scripts: find, cite, export, import.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "this server"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    })  # fmt: skip


def _operation(one: Operation) -> Json:
    told: Json = {
        "operationId": one.name,
        "summary": one.about.partition(". ")[0].rstrip("."),
        "description": one.about,
        "tags": [one.group],
        "responses": {str(one.status): _answer(one)}
        | {str(code): _problem(code) for code in (*_ALWAYS, *one.problems)},
    }
    if one.parameters:
        told["parameters"] = [_parameter(one) for one in one.parameters]
    if one.access == "token":
        told["security"] = [{"token": []}]
    if one.body:
        kinds: Json = {"application/octet-stream": {"schema": {}}}
        told["requestBody"] = {"description": one.body, "required": True, "content": kinds}
    return told


def _parameter(one: Any) -> Json:
    told = {
        "name": one.name, "in": one.place, "description": one.about, "schema": one.schema(),
        "required": one.default is None,
    }  # fmt: skip
    return told | ({"style": "form", "explode": False} if one.kind == "many" else {})


def _answer(one: Operation) -> Json:
    told: Json = {"description": HTTPStatus(one.status).phrase}
    if one.answer is not None:
        name = getattr(one.answer, "__name__", "")
        told["content"] = {JSON: {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    else:
        told["content"] = {kind: {} for kind in one.kinds}
    headers = {"Location": "where the job is"} if one.status == 202 else {"ETag": "names this state of the answer"}
    told["headers"] = {name: {"description": said, "schema": {"type": "string"}} for name, said in headers.items()}
    return told


def _problem(code: int) -> Json:
    shape = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
    return {"description": HTTPStatus(code).phrase, "content": {MEDIA_TYPE: shape}}
