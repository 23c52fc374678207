"""The mailer of the whole site: whatever Django or a library sends goes into the outbox."""

from collections.abc import Sequence
from typing import override

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from youth4coop.mail.outbox import store


class OutboxBackend(BaseEmailBackend):
    """Stores mail, so that it is rolled back with what it announces and never lost."""

    @override
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Store each message; gives how many."""
        now = timezone.now()
        for message in email_messages:
            store(message, now=now)
        return len(email_messages)
