"""Where a visitor comes from, told by the proxies that we trust and by nobody else (R5.11)."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from youth4coop.headers import GetResponse

UNKNOWN = "0.0.0.0"  # noqa: S104 -- a place to count by, not one to listen on
# A home or school has a whole network of this size, and would else be thousands of visitors.
IPV6_NETWORK = 64


def visitor_address_middleware(get_response: GetResponse) -> GetResponse:
    """Puts the visitor's address in `REMOTE_ADDR`, where all that counts visitors reads it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META["REMOTE_ADDR"] = visitor_address(
            request.META.get("REMOTE_ADDR", ""),
            request.META.pop("HTTP_X_FORWARDED_FOR", ""),
            proxies=settings.TRUSTED_PROXIES,
        )
        return get_response(request)

    return middleware


def visitor_address(peer: str, forwarded_for: str, *, proxies: int) -> str:
    """Give the address of the visitor, of IPv6 the network.

    Each proxy adds whom it heard from at the end of `X-Forwarded-For`; what stands before those of
    our own proxies was written by the visitor, and may be anything.

    Args:
        peer: the address of the connection; nothing on a Unix socket.
        forwarded_for: the header.
        proxies: how many proxies of ours the request has passed.
    """
    told = [part.strip() for part in forwarded_for.split(",")]
    if 0 < proxies <= len(told) and (address := _address(told[-proxies])):
        return address
    return _address(peer) or UNKNOWN


def _address(text: str) -> str | None:
    try:
        address = ipaddress.ip_address(_without_port(text))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), IPV6_NETWORK), strict=False).network_address)


def _without_port(text: str) -> str:
    """Take the port off: 192.0.2.1:443, [2001:db8::1]:443."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
