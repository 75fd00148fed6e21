"""A site on the loopback that answers what a test tells it to, faults included."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Answer:
    """A response; `endless` sends its body for ever, `is_cut` breaks off in the middle."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    is_endless: bool = False
    is_cut: bool = False


@dataclass
class Site:
    """`answers` maps a path to a function from the query to an answer; `asked` is what came."""

    host: str
    answers: dict[str, Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, str, float]] = field(default_factory=list)

    def address(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def serve(self, path: str, *answers: Answer) -> None:
        """Give these answers one after another, the last one for ever."""
        waiting = list(answers)
        self.answers[path] = lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def open_site() -> Iterator[Site]:
    """A site that lives inside the with block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            site.asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            found = site.answers.get(parts.path)
            answer = found(query) if found else Answer(b"not here", 404)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.is_endless:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            try:
                self.wfile.write(
                    answer.body[: len(answer.body) // 2] if answer.is_cut else answer.body
                )
                while answer.is_endless:
                    self.wfile.write(b" " * 1000)
                    time.sleep(0.01)
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
