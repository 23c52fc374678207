"""The coordinator gives a mail other words, or its original ones again."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sessions.notices.wording import Wording, check_wording, original
from youth4coop.mail.models import MailText
from youth4coop.mail.outbox import one_line
from youth4coop.users.models import User

LONGEST_PATTERN = 120
LONGEST_BODY = 20_000


@transaction.atomic
def change_text(
    purpose: str, language: str, words: Wording, *, who: User, now: dt.datetime
) -> Wording:
    """Store other words for one kind of mail; those of the original are no change.

    Mails that are written from now on have them, and so have waiting ones that are written anew
    when they go.

    Raises:
        ValidationError: at `subject` or `body`: missing, too long, an unknown name, a stray brace,
            or the button is missing.
    """
    words = tidy(words)
    _check_length(words)
    check_wording(purpose, words)
    if words == original(purpose, language):
        restore_text(purpose, language)
    else:
        answers = {"subject": words.subject, "body": words.body}
        MailText.objects.update_or_create(
            purpose=purpose,
            language=language,
            defaults={**answers, "changed_by": who, "changed_at": now},
        )
    return words


def tidy(words: Wording) -> Wording:
    """Give the words as they are stored: the subject on one line, the lines of the text kept."""
    return Wording(one_line(words.subject), "\n".join(words.body.strip().splitlines()))


def restore_text(purpose: str, language: str) -> bool:
    """Give one kind of mail its original words again.

    Returns:
        whether they were other ones.
    """
    number, _by_model = MailText.objects.filter(purpose=purpose, language=language).delete()
    return bool(number)


def changed_texts() -> set[tuple[str, str]]:
    """Give the purpose and language of each text that is not the original."""
    return set(MailText.objects.values_list("purpose", "language"))


def _check_length(words: Wording) -> None:
    errors: dict[str, ValidationError] = {}
    parts = [("subject", words.subject, LONGEST_PATTERN), ("body", words.body, LONGEST_BODY)]
    for field, text, longest in parts:
        if not text:
            errors[field] = ValidationError(_("Vul hier iets in."), "required")
        elif len(text) > longest:
            message = _("Schrijf hoogstens %(n)s tekens.")
            errors[field] = ValidationError(message, "max_length", params={"n": longest})
    if errors:
        raise ValidationError(errors)
