"""What pages say about mails: what one is for, why it did not arrive, whether this is a test."""

from django import template
from django.conf import settings
from django.utils.functional import Promise

from sessions.notices.purposes import PURPOSES
from youth4coop.mail.outbox import can_deliver
from youth4coop.mail.reasons import reason_in_words

register = template.Library()


@register.filter
def purpose(code: str) -> str | Promise:
    """Give the words for what a mail is for."""
    return PURPOSES[code].label if code in PURPOSES else code


@register.filter
def reason(error: str) -> str | Promise:
    """Give one sentence for what a mail server said."""
    return reason_in_words(error)


@register.simple_tag
def test_address() -> str:
    """Give where all mail goes in test mode; "" on a site whose mail goes to people."""
    return settings.MAIL_TEST_TO


@register.simple_tag
def has_mail_server() -> bool:
    """Tell whether mail leaves this site at all."""
    return can_deliver()
