"""What was before the demo's sessions: the report of 2019, and mail that has long been sent."""

import datetime as dt

from django.db.models import F

from sessions.models import ChannelReach, Programme
from sessions.operations.history import record_historic_figure
from youth4coop.mail.delivery import keep
from youth4coop.mail.models import MailState, OutboxMail

YEAR = 2019
SOURCE = "Uit het jaarverslag 2019 van Coopkracht"


def remember_2019(programme: Programme) -> None:
    """Store the real figures of 2019, the only ones in the demo that are not made up."""
    record_historic_figure(
        year=YEAR, source=SOURCE, programme=programme, pupils=675, schools=13, cooperatives=9
    )
    website = ChannelReach(year=YEAR, name="Website", address="www.youth4coop.be", visitors=286)
    facebook = ChannelReach(year=YEAR, name="Facebook", followers=47)
    ChannelReach.objects.bulk_create([website, facebook, ChannelReach(year=YEAR, name="Twitter")])


def settle_mail(*, before: dt.datetime, until: dt.datetime) -> None:
    """Let each mail go at its own moment, as a worker would have; that of long ago is only noted.

    Args:
        before: what went before can no longer be read.
        until: what goes later still waits.
    """
    waiting = OutboxMail.objects.filter(state=MailState.WAITING, send_at__lt=until)
    waiting.filter(send_at__lt=before).update(state=MailState.SENT, sent_at=F("send_at"), text="")
    for mail in waiting.filter(send_at__gte=before).order_by("send_at", "pk"):
        keep(mail, now=mail.send_at)
