"""Is the server alive, can it answer, and how is it doing? Addresses for those who run it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dragoman.library import Library
from dragoman.serving.metrics import MEDIA_TYPE

_NOT_KEPT = {"cache-control": "no-store"}


async def live(request: Request) -> Response:
    """Say that the process answers."""
    return JSONResponse({"status": "live"}, headers=_NOT_KEPT)


async def ready(request: Request) -> Response:
    """Say whether the library can be asked; 503 when it cannot."""
    library: Library = request.app.state.library
    try:
        await run_in_threadpool(library.search, "", limit=1)
    except Exception:  # whatever is wrong, the answer is that it is not ready
        return JSONResponse({"status": "not ready"}, 503, _NOT_KEPT)
    return JSONResponse({"status": "ready"}, headers=_NOT_KEPT)


async def metrics(request: Request) -> Response:
    """Give the counts as Prometheus reads them."""
    library: Library = request.app.state.library
    counts = (await run_in_threadpool(library.statistics)).counts
    gauges = {f"dragoman_{kind}s": float(counts.get(kind, 0)) for kind in ("work", "record", "import")}
    jobs = request.app.state.jobs
    gauges["dragoman_jobs_open"] = float(sum(not one.ended for one in jobs.every()) if jobs else 0)
    return Response(request.app.state.metrics.text(gauges), media_type=MEDIA_TYPE, headers=_NOT_KEPT)


ROUTES = [
    Route("/health", ready, name="health"),
    Route("/health/live", live, name="live"),
    Route("/health/ready", ready, name="ready"),
    Route("/metrics", metrics, name="metrics"),
]
"""Their addresses."""
