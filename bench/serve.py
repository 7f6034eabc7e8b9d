"""How fast are pages served? Record and results pages with 16 clients on loopback.

    python bench/serve.py [WORKS] [SECONDS]

The library is filled with generated works (``bench/generate.py``) of one record each; ``dragoman serve`` serves it.
Clients keep their connection. *Busy*: each asks again as soon as it is answered, so that the server is never idle and
times are those of a queue of sixteen. *Paced*: each asks once a second at a random moment, as sixteen readers do. Works
and questions (one to three words of titles) are drawn at random; nothing is asked twice on purpose.
"""

import http.client
import os
import random
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.generate import records  # noqa: E402
from bench.keep import keep  # noqa: E402
from dragoman.engines.embedded import EmbeddedEngine  # noqa: E402
from dragoman.engines.port import Kept, Put, Work  # noqa: E402

CLIENTS = 16
AIMS = {"record": 40, "results": 80}
"""Milliseconds within which 99 of 100 pages are to be sent, at a million works."""


def fill(folder: Path, count: int) -> tuple[list[str], list[str]]:
    """Fill a library; give ids, and questions out of titles."""
    chance, ids, asked = random.Random(11), [], []
    with EmbeddedEngine(folder) as engine:
        puts: list[Put] = []
        for record in records(count):
            work = Work(id=record.id, record=record, members=(record.id,))
            kept = Kept(id=record.id, work=record.id, record=record, raw=b"generated")
            puts += [Put(kind="work", id=record.id, value=work), Put(kind="record", id=record.id, value=kept)]
            ids.append(record.id)
            words = record.title[0].value.split()
            if chance.random() < 5_000 / count:
                asked.append(" ".join(chance.sample(words, min(len(words), chance.randint(1, 3)))))
            if len(puts) >= 2_000:
                engine.write(puts)
                puts = []
        engine.write(puts)
        engine.commit()
    return ids, asked


def serve(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server on a free port and wait until it answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "-q", "serve", "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "DRAGOMAN_TOKEN": secrets.token_hex()}
    server = subprocess.Popen(command, env=environment)
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/health/ready")
            if connection.getresponse().status == 200:
                return server, port
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def client(port: int, paths: Iterator[str], until: float, pause: Callable[[], float]) -> list[float]:
    """Ask until a time; give the milliseconds that each answer took."""
    connection, took = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    while time.perf_counter() < until:
        time.sleep(pause())
        started = time.perf_counter()
        connection.request("GET", next(paths))
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - started) * 1000)
        if answer.status != 200:
            raise ValueError(f"status {answer.status}")
    return took


def asked_by_all(port: int, paths: Callable[[int], Iterator[str]], seconds: float, pace: str) -> list[float]:
    """Let all clients ask; give all times in order."""
    times: list[float] = []
    until = time.perf_counter() + seconds

    def ask(number: int) -> None:
        chance = random.Random(number)
        pause = (lambda: 0.0) if pace == "busy" else (lambda: chance.uniform(0, 2))
        times.extend(client(port, paths(number), until, pause))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return sorted(times)


def processor_seconds(pid: int) -> float:
    """Give the processor time of a process and its children (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in children)


def measure(
    server: subprocess.Popen[bytes], port: int, pages: dict[str, list[str]], seconds: float
) -> dict[str, object]:
    """Measure both kinds of pages at both paces."""
    figures: dict[str, object] = {}
    for kind, paths in pages.items():
        for pace in ("paced", "busy"):
            before = processor_seconds(server.pid)
            times = asked_by_all(port, partial(_shuffled, paths), seconds, pace)
            spent = (processor_seconds(server.pid) - before) / len(times) * 1000
            figures[f"{kind}, {pace}"] = {
                "p50 ms": round(times[len(times) // 2], 1), "p99 ms": round(times[int(len(times) * 0.99)], 1),
                "answers": len(times), "a second": round(len(times) / seconds, 1), "processor ms": round(spent, 1),
                "aim p99 ms": AIMS[kind],
            }  # fmt: skip
    return figures


def _shuffled(paths: list[str], seed: int) -> Iterator[str]:
    chance = random.Random(f"{seed}{len(paths)}")
    while True:
        yield chance.choice(paths)


def size_of(port: int, path: str) -> int:
    """Give the bytes of a page and its style sheets and scripts: what a first visit loads without fonts."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    body = connection.getresponse().read()
    parts = re.findall(rb'(?:href|src)="(/static/[^"]+)"', body)
    total = len(body)
    for one in sorted({part.decode() for part in parts}):
        connection.request("GET", one)
        total += len(connection.getresponse().read())
    return total


def main() -> None:
    """Fill, serve, ask, keep."""
    works = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    folder = Path(tempfile.mkdtemp(prefix="dragoman-serve-"))
    try:
        ids, asked = fill(folder, works)
        server, port = serve(folder)
        pages = {"record": [f"/work/{id}" for id in ids], "results": [f"/search?q={quote(one)}" for one in asked]}
        for paths in pages.values():
            asked_by_all(port, partial(_shuffled, paths[::-1]), 2, "busy")
        figures = measure(server, port, pages, seconds)
        sizes = {"home": "/", "record": pages["record"][0], "results": pages["results"][0]}
        figures["first page, bytes"] = {name: size_of(port, path) for name, path in sizes.items()}
        server.send_signal(signal.SIGTERM)
        keep(
            "serve", {"works": works, "clients": CLIENTS, "seconds": seconds, "stopped with": server.wait(30)} | figures
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
