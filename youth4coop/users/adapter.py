"""How people enter the site: by a code that is mailed to an address we know already."""

from typing import ClassVar, override

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Lets known people in, and makes no accounts: the coordinator does."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet. Kijk ze na in de laatste mail."),
        "too_many_login_attempts": _("Je probeerde te vaak. Wacht enkele minuten."),
        "rate_limited": _("Je vroeg te vaak een code. Wacht een minuut."),
    }

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can make an account for themselves."""
        return False
