"""Does the domain that our mail comes from let receivers trust it? MX, SPF, DKIM and DMARC.

RFC 7208 (SPF), RFC 6376 (DKIM) and RFC 7489 (DMARC) say where each stands in the DNS.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

type Lookup = Callable[[str, Literal["MX", "TXT"]], list[str]]


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `ok`, and a sentence that says what is there or what to do."""

    name: str
    ok: bool
    text: str


def check_domain(domain: str, *, selector: str, lookup: Lookup) -> list[Finding]:
    """Look at what receivers look at.

    Args:
        selector: of the DKIM key, as the mail server uses it; "" when it is not known.
        lookup: gives the records of a name, none where there are none.
    """
    return [
        _mx(domain, lookup),
        _spf(domain, lookup),
        _dkim(domain, selector, lookup),
        _dmarc(domain, lookup),
    ]


def _mx(domain: str, lookup: Lookup) -> Finding:
    servers = lookup(domain, "MX")
    if servers:
        return Finding("MX", True, f"mail to {domain} is received by {', '.join(servers)}")
    return Finding("MX", False, f"nobody receives mail to {domain}: answers and bounces are lost")


def _spf(domain: str, lookup: Lookup) -> Finding:
    records = [text for text in lookup(domain, "TXT") if text.lower().startswith("v=spf1")]
    if len(records) > 1:
        return Finding("SPF", False, f"{domain} has {len(records)} SPF records; there may be one")
    if not records:
        return Finding("SPF", False, f"add a TXT record “v=spf1 … -all” to {domain}")
    if records[0].split()[-1].lower() in {"+all", "all", "?all"}:
        return Finding(
            "SPF", False, f"“{records[0]}” lets everybody send: end it with -all or ~all"
        )
    return Finding("SPF", True, records[0])


def _dkim(domain: str, selector: str, lookup: Lookup) -> Finding:
    if not selector:
        return Finding(
            "DKIM", False, "not looked at: give --selector, which your mail server knows"
        )
    name = f"{selector}._domainkey.{domain}"
    keys = [tag for text in lookup(name, "TXT") for tag in _tags(text) if tag.startswith("p=")]
    if not keys:
        return Finding("DKIM", False, f"add the public key of your mail server at {name}")
    if keys[0] == "p=":
        return Finding("DKIM", False, f"the key at {name} is withdrawn (p= is empty)")
    return Finding("DKIM", True, f"there is a key at {name}")


def _dmarc(domain: str, lookup: Lookup) -> Finding:
    name = f"_dmarc.{domain}"
    records = [text for text in lookup(name, "TXT") if text.lower().startswith("v=dmarc1")]
    if not records:
        return Finding("DMARC", False, f"add a TXT record “v=DMARC1; p=quarantine” at {name}")
    if "p=none" in list(_tags(records[0])):
        return Finding("DMARC", False, f"“{records[0]}” only watches: make it p=quarantine")
    return Finding("DMARC", True, records[0])


def _tags(record: str) -> Iterator[str]:
    for tag in record.split(";"):
        yield tag.strip().replace(" ", "")
