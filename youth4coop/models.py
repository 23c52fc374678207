"""The models that all sides share, gathered for Django."""

from youth4coop.api.models import IdempotentAnswer
from youth4coop.links.models import ActionLink
from youth4coop.mail.models import MailText, OutboxMail
from youth4coop.privacy.models import Erasure
from youth4coop.users.models import User

__all__ = ["ActionLink", "Erasure", "IdempotentAnswer", "MailText", "OutboxMail", "User"]
