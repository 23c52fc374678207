"""What receivers look up before they trust our mail."""

import pytest
from django.core.management import CommandError, call_command

from youth4coop.mail.domain import check_domain
from youth4coop.management.commands import check_mail_domain

GOOD = {
    ("y4c.example", "MX"): ["mail.y4c.example"],
    ("y4c.example", "TXT"): ["google-site-verification=x", "v=spf1 include:mail.example -all"],
    ("k1._domainkey.y4c.example", "TXT"): ["v=DKIM1; k=rsa; p=MIIB"],
    ("_dmarc.y4c.example", "TXT"): ["v=DMARC1; p=quarantine; rua=mailto:x@y4c.example"],
}


def look(changes=None, selector="k1"):
    records = GOOD | (changes or {})
    return {
        finding.name: finding.ok
        for finding in check_domain(
            "y4c.example",
            selector=selector,
            lookup=lambda name, kind: records.get((name, kind), []),
        )
    }


def test_domain_that_has_all_is_trusted():
    assert look() == {"MX": True, "SPF": True, "DKIM": True, "DMARC": True}


@pytest.mark.parametrize(
    ("name", "kind", "records", "missing"),
    [
        ("y4c.example", "MX", [], "MX"),
        ("y4c.example", "TXT", ["v=spf2 -all"], "SPF"),
        ("y4c.example", "TXT", ["v=spf1 -all", "v=spf1 ~all"], "SPF"),
        ("y4c.example", "TXT", ["v=spf1 a +all"], "SPF"),
        ("k1._domainkey.y4c.example", "TXT", [], "DKIM"),
        ("k1._domainkey.y4c.example", "TXT", ["v=DKIM1; p="], "DKIM"),
        ("_dmarc.y4c.example", "TXT", [], "DMARC"),
        ("_dmarc.y4c.example", "TXT", ["v=DMARC1; p=none"], "DMARC"),
    ],
)
def test_what_is_missing_is_named(name, kind, records, missing):
    assert [what for what, ok in look({(name, kind): records}).items() if not ok] == [missing]


def test_key_cannot_be_looked_up_without_its_selector():
    assert look(selector="")["DKIM"] is False


def test_command_prints_a_line_for_each_and_fails_when_one_is_missing(
    settings, monkeypatch, capsys
):
    settings.MAIL_FROM = "Youth4coop <post@y4c.example>"
    monkeypatch.setattr(check_mail_domain, "look_up", lambda name, kind: GOOD.get((name, kind), []))

    call_command("check_mail_domain", selector="k1")
    assert [line[:7].strip() for line in capsys.readouterr().out.splitlines()] == ["ok"] * 4
    with pytest.raises(CommandError, match="may be taken for spam"):
        call_command("check_mail_domain")


def test_silence_of_the_name_servers_is_said(monkeypatch):
    from dns import exception, resolver

    def silent(*_args):
        raise exception.Timeout

    monkeypatch.setattr(resolver, "resolve", silent)
    with pytest.raises(CommandError, match=r"No name server answered about y4c\.example"):
        check_mail_domain.look_up("y4c.example", "MX")
