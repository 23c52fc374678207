"""Mails in the outbox, for tests about what becomes of them."""

import datetime as dt

from tests.factories import NOW
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, LinkWish, enqueue

AN = "an@school.example"
TOMORROW = NOW + dt.timedelta(days=1)
TEXT = "Dag An,\n\n[Vul het aantal in](link:count_link)"
COUNT_LINK = LinkWish("count", 7, TOMORROW)


def letter(*, state="waiting", send_at=TOMORROW, **changes) -> OutboxMail:
    """Give a mail to An with a button, in any state."""
    answers = {
        "to": AN,
        "subject": "Hoeveel leerlingen?",
        "text": TEXT,
        "purpose": "count_teacher",
        "links": {"count_link": COUNT_LINK},
    }
    known = {name: changes.pop(name) for name in list(changes) if name in Letter.__annotations__}
    mail = enqueue(Letter(**{**answers, **known}), now=NOW, send_at=send_at)
    gone = {"sent_at": NOW} if state in {"sent", "kept"} else {}
    OutboxMail.objects.filter(pk=mail.pk).update(state=state, **gone, **changes)
    mail.refresh_from_db()
    return mail
