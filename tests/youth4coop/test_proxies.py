"""Whom we count is told by our own proxies, and by nobody else (R5.11)."""

import pytest
from django.http import HttpResponse
from rest_framework.test import APIClient

from youth4coop.proxies import visitor_address, visitor_address_middleware

PEER, SPOOFED, VISITOR, INNER = "10.0.0.1", "1.1.1.1", "192.0.2.7", "10.0.0.2"


@pytest.mark.parametrize(
    ("proxies", "forwarded_for", "expected"),
    [
        (0, "", PEER),
        (0, SPOOFED, PEER),
        (1, VISITOR, VISITOR),
        (1, f"{SPOOFED}, {VISITOR}", VISITOR),
        (1, "", PEER),
        (1, "unknown", PEER),
        (1, f"{SPOOFED}, unknown", PEER),
        (2, f"{VISITOR}, {INNER}", VISITOR),
        (2, f"{SPOOFED},{VISITOR},{INNER}", VISITOR),
        (2, SPOOFED, PEER),
    ],
)
def test_visitor_is_who_our_outermost_proxy_heard_from(proxies, forwarded_for, expected):
    assert visitor_address(PEER, forwarded_for, proxies=proxies) == expected


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ("192.0.2.7:443", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::"),
        ("", "0.0.0.0"),
        ("unix:", "0.0.0.0"),
    ],
)
def test_address_is_read_however_it_is_written(peer, expected):
    assert visitor_address(peer, "", proxies=0) == expected


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_header_is_gone_afterwards(rf, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    seen = []
    middleware = visitor_address_middleware(
        lambda request: seen.append(request.headers) or HttpResponse()
    )

    middleware(rf.get("/", headers={"X-Forwarded-For": SPOOFED}))

    assert "X-Forwarded-For" not in seen[0]


@pytest.mark.parametrize(("proxies", "second"), [(0, 429), (1, 429), (2, 429)])
def test_spoofed_header_does_not_help_against_the_limits_of_the_api(
    db, settings, monkeypatch, proxies, second
):
    settings.TRUSTED_PROXIES = proxies
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.rate", "1/min", raising=False)
    ours = f"{VISITOR}, {INNER}" if proxies == 2 else VISITOR

    answers = [
        APIClient()
        .get("/api/v1/themes/", headers={"X-Forwarded-For": f"{spoofed}, {ours}"})
        .status_code
        for spoofed in ["1.1.1.1", "2.2.2.2"]
    ]

    assert answers == [200, second]


@pytest.mark.parametrize(("proxies", "second"), [(0, 429), (1, 200)])
def test_visitors_behind_our_proxy_are_counted_apart(db, settings, monkeypatch, proxies, second):
    settings.TRUSTED_PROXIES = proxies
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.rate", "1/min", raising=False)

    answers = [
        APIClient().get("/api/v1/themes/", headers={"X-Forwarded-For": visitor}).status_code
        for visitor in ["192.0.2.7", "192.0.2.8"]
    ]

    assert answers == [200, second]
