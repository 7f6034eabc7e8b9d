"""What is counted while serving? Requests, their times, and what the library holds, as Prometheus reads them.

The text format is Prometheus's exposition format 0.0.4. Nothing about readers is counted.
"""

import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

BOUNDS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24)
"""Upper ends (s) of the classes of times; the aims of 40 and 80 ms are among them."""
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counts requests by route, method and status, and their times by route."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._requests: dict[tuple[str, str, int], int] = defaultdict(int)
        self._classes: dict[str, list[int]] = defaultdict(lambda: [0] * (len(BOUNDS) + 1))
        self._seconds: dict[str, float] = defaultdict(float)
        self.running = 0

    def begin(self) -> None:
        """Note that a request has come."""
        with self._guard:
            self.running += 1

    def end(self, route: str, method: str, status: int, seconds: float) -> None:
        """Note that a request was answered."""
        with self._guard:
            self.running -= 1
            self._requests[route, method, status] += 1
            self._classes[route][bisect_left(BOUNDS, seconds)] += 1
            self._seconds[route] += seconds

    def text(self, gauges: Mapping[str, float]) -> str:
        """Write everything, with some gauges of the moment (name → value)."""
        with self._guard:
            lines = ["# HELP dragoman_requests_total Requests answered.", "# TYPE dragoman_requests_total counter"]
            for (route, method, status), count in sorted(self._requests.items()):
                labels = f'{{route="{route}",method="{method}",status="{status}"}}'
                lines.append(f"dragoman_requests_total{labels} {count}")
            lines += ["# HELP dragoman_request_seconds Time until the answer was sent.",
                      "# TYPE dragoman_request_seconds histogram"]  # fmt: skip
            for route in sorted(self._classes):
                lines += self._histogram(route)
        told = {"dragoman_requests_running": float(self.running)} | dict(gauges)
        for name, value in told.items():
            lines += [f"# TYPE {name} gauge", f"{name} {value:g}"]
        return "\n".join(lines) + "\n"

    def _histogram(self, route: str) -> list[str]:
        counts, lines, so_far = self._classes[route], [], 0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
            so_far += count
            lines.append(f'dragoman_request_seconds_bucket{{route="{route}",le="{bound}"}} {so_far}')
        lines.append(f'dragoman_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}')
        return [*lines, f'dragoman_request_seconds_count{{route="{route}"}} {so_far}']
