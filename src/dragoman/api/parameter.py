"""What may be asked with which values? Parameters, each bounded: described for readers and read from requests."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from starlette.requests import Request

from dragoman.api.problem import ProblemError

Value = str | int | tuple[str, ...]
ID = r"^[A-Za-z0-9_.:-]{1,80}$"
"""What the id of a work, record, import or job looks like."""


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One parameter of an operation. ``least`` and ``most`` bound a number, or the characters (the parts) of a text.

    ``many`` are texts parted by commas. ``default`` ``None`` makes it one that must be given.
    """

    name: str
    about: str
    kind: Literal["text", "number", "many"] = "text"
    place: Literal["query", "path"] = "query"
    default: Value | None = ""
    least: int = 0
    most: int = 100
    pattern: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""

    def schema(self) -> dict[str, object]:
        """Give its JSON Schema (2020-12)."""
        if self.kind == "number":
            return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.default}
        text: dict[str, object] = {"type": "string"}
        if self.choices:
            text["enum"] = list(self.choices)
        elif self.pattern:
            text["pattern"] = self.pattern
        if self.kind == "many":
            return {"type": "array", "items": text, "minItems": max(self.least, 1), "maxItems": self.most}
        if not self.choices:
            text |= {"minLength": self.least, "maxLength": self.most}
        if self.default not in {"", None}:
            text["default"] = self.default
        return text

    def read(self, text: str) -> Value:
        """Give the value in a text. Raises :class:`ProblemError` when it is out of bounds."""
        if self.kind == "number":
            return self._number(text)
        if self.kind == "many":
            return self._many(text)
        if not self.least <= len(text) <= self.most and not self.choices:
            raise self._bad(f"must have {self.least} to {self.most:,} characters")
        self._check(text)
        return text

    def _number(self, text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", text) or not self.least <= int(text) <= self.most:
            raise self._bad(f"must be a whole number from {self.least} to {self.most:,}")
        return int(text)

    def _many(self, text: str) -> tuple[str, ...]:
        parts = tuple(text.split(","))
        if not max(self.least, 1) <= len(parts) <= self.most:
            raise self._bad(f"must have {max(self.least, 1)} to {self.most:,} parts with commas between")
        for part in parts:
            self._check(part)
        return parts

    def _check(self, text: str) -> None:
        if self.choices and text not in self.choices:
            raise ProblemError(400, f"{self.name} must be one of those available", self.name, self.choices)
        if (self.pattern and not re.search(self.pattern, text)) or (self.pattern.endswith("$") and text.endswith("\n")):
            raise self._bad(f"must match {self.pattern}")

    def _bad(self, why: str) -> ProblemError:
        return ProblemError(404 if self.place == "path" else 400, f"{self.name} {why}", self.name)


def read(parameters: Sequence[Parameter], request: Request) -> Mapping[str, Value]:
    """Give the values of a request. Raises :class:`ProblemError`: unknown, missing, given twice, out of bounds."""
    known = {one.name for one in parameters if one.place == "query"}
    for name in request.query_params:
        if name not in known:
            raise ProblemError(400, "there is no such parameter", name[:80], tuple(sorted(known)))
    return {one.name: _value(one, request) for one in parameters}


def _value(one: Parameter, request: Request) -> Value:
    given = [request.path_params[one.name]] if one.place == "path" else request.query_params.getlist(one.name)
    if len(given) > 1:
        raise ProblemError(400, f"{one.name} is given twice", one.name)
    if given:
        return one.read(str(given[0]))
    if one.default is None:
        raise ProblemError(400, f"{one.name} is missing", one.name)
    return one.default


CURSOR = Parameter(
    name="cursor", about="`next` of the page before; without it, the first page.", most=300, pattern=r"^[\w./:+-]*$"
)
WORK = Parameter(
    name="id", about="The id of a work, or of one of its records.", place="path", default=None, least=1, most=80,
    pattern=ID,
)  # fmt: skip


def limit(most: int, default: int = 20) -> Parameter:
    """Give the parameter that says how many are wanted at most."""
    about = "How many are wanted at most."
    return Parameter(name="limit", about=about, kind="number", default=default, least=1, most=most)
