"""Operations that tell what there is: formats, and this description itself."""

from starlette.responses import Response

from dragoman.api.answers import Formats, FormatShown
from dragoman.api.operation import BASE, Asked, Operation
from dragoman.formats import formats


def every_format(asked: Asked) -> Formats:
    """List formats."""
    return Formats(tuple(
        FormatShown(name=one.name, title=one.title, media_type=one.media_type, extensions=one.extensions,
                    reads=bool(one.read), writes=bool(one.write))
        for one in formats().values()
    ))  # fmt: skip


def described(asked: Asked) -> Response:
    """Give the description of the API."""
    return Response(asked.request.app.state.openapi, media_type="application/openapi+json;version=3.1")


FORMATS = Operation(
    name="formats", path=f"{BASE}/formats", about="The formats that can be read and written.", group="formats",
    answer=Formats, run=every_format,
)  # fmt: skip
DESCRIPTION = Operation(
    name="openapi", path=f"{BASE}/openapi.json", about="This description (OpenAPI 3.1).", group="formats",
    kinds=("application/openapi+json;version=3.1",), run=described,
)  # fmt: skip
