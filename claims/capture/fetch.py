"""Fetch public pages politely and safely: one at a time, with pauses, limits and a contact.

An address is looked up first and the connection goes to the address that was checked, for the
page itself and for every redirect: a page cannot send us to a machine in our own network.
"""

import ipaddress
import random
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from email.utils import parsedate_to_datetime
from types import TracebackType

import httpx

from claims.capture import SourceError

PAUSE_S = 2.0
"""Between two requests."""
TRIES = 4
LONGEST_WAIT_S = 300.0
"""A source that asks for a longer pause is left alone until the next run."""
REDIRECTS = 5
LARGEST_BYTES = 20_000_000
DEADLINE_S = 60.0
"""For one whole answer: a page that never ends is given up."""


class Fetcher(AbstractContextManager["Fetcher"]):
    """A client for one source at a time.

    `contact` (a mail or web address) goes into the user agent, so that a source can reach the
    operator. `private_host` (host:port) permits that one address in a private network. `sleep`
    waits so many seconds.
    """

    def __init__(
        self,
        contact: str,
        *,
        private_host: str | None = None,
        pause_s: float = PAUSE_S,
        deadline_s: float = DEADLINE_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not contact.strip():
            raise SourceError(
                "fetching needs a contact for the user agent: a mail or web address "
                "(--contact, or contact in the watch file)"
            )
        self._private_host = private_host
        self._pause_s = pause_s
        self._deadline_s = deadline_s
        self._sleep = sleep
        self._is_first = True
        self._client = httpx.Client(
            headers={
                "User-Agent": f"Skyclaims (reads public reports; contact: {contact.strip()})",
                "Accept-Encoding": "gzip, deflate",
            },
            timeout=httpx.Timeout(min(20.0, deadline_s)),
            trust_env=False,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def get(self, address: str) -> bytes:
        """The body at an address, after redirects.

        Too many requests, a fault of the server and a lost connection are tried again, each time
        after a longer pause. Raises SourceError that names the address and what it answered.
        """
        wait_s = self._pause_s
        for attempt in range(1, TRIES + 1):
            if not self._is_first:
                self._sleep(wait_s)
            self._is_first = False
            try:
                return self._get_once(address)
            except _TemporaryError as error:
                if attempt == TRIES:
                    raise SourceError(f"{error}, {TRIES} times in a row") from error
                wait_s = error.wait_s or self._pause_s * 2**attempt * random.uniform(1, 1.5)  # noqa: S311
                if wait_s > LONGEST_WAIT_S:
                    raise SourceError(
                        f"{error} and asks for a pause of {wait_s:.0f} s; try again later"
                    ) from error
        raise AssertionError("unreachable")

    def _get_once(self, address: str) -> bytes:
        deadline = time.monotonic() + self._deadline_s
        goal = httpx.URL(address)
        for _ in range(REDIRECTS + 1):
            request = self._build_request(goal)
            try:
                response = self._client.send(request, stream=True)
                try:
                    if not response.has_redirect_location:
                        return _read_body(response, goal, deadline)
                    goal = goal.join(response.headers["Location"])
                finally:
                    response.close()
            except httpx.TransportError as error:
                raise _TemporaryError(f"{goal} did not answer ({_name(error)})") from error
            except (httpx.DecodingError, httpx.InvalidURL) as error:
                raise SourceError(f"{goal} answered what cannot be read ({error})") from error
        raise SourceError(f"{address} redirects more than {REDIRECTS} times")

    def _build_request(self, goal: httpx.URL) -> httpx.Request:
        """A request to the checked IP address, under the name of the host."""
        if goal.scheme not in ("http", "https") or not goal.host:
            raise SourceError(f"{goal} is no address of the web; expected http:// or https://")
        port = goal.port or (443 if goal.scheme == "https" else 80)
        ip = self._look_up(goal, port)
        return self._client.build_request(
            "GET",
            goal.copy_with(host=ip),
            headers={"Host": goal.netloc.decode("ascii")},
            extensions={"sni_hostname": goal.host},
        )

    def _look_up(self, goal: httpx.URL, port: int) -> str:
        try:
            found = socket.getaddrinfo(goal.host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise _TemporaryError(f"{goal.host} was not found ({error.strerror})") from error
        ips = [str(entry[4][0]) for entry in found]
        if f"{goal.host}:{port}" != self._private_host:
            for ip in ips:
                if not _is_public(ip):
                    raise SourceError(
                        f"{goal} leads to {ip}, an address in a private network: refused"
                    )
        return ips[0]


class _TemporaryError(Exception):
    """An answer that may be another one later; `wait_s` is the pause that the source asks for."""

    def __init__(self, message: str, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.wait_s = wait_s


def _read_body(response: httpx.Response, goal: httpx.URL, deadline: float) -> bytes:
    status = response.status_code
    if status == 429 or status >= 500:
        raise _TemporaryError(f"{goal} answered {status}", _retry_after(response))
    if status != 200:
        raise SourceError(f"{goal} answered {status} {response.reason_phrase}; expected 200")
    body = bytearray()
    for piece in response.iter_bytes(65_536):
        body += piece
        if len(body) > LARGEST_BYTES:
            raise SourceError(f"{goal} gave more than {LARGEST_BYTES // 1_000_000} MB and was left")
        if time.monotonic() > deadline:
            raise SourceError(f"{goal} did not come to an end in time and was left")
    return bytes(body)


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("Retry-After", "")
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def _is_public(ip: str) -> bool:
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast


def _name(error: Exception) -> str:
    return str(error) or type(error).__name__
