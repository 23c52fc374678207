"""How people enter the site: by a code that is mailed to an address we know already."""

from typing import override

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Lets known people in, and makes no accounts: the coordinator does."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can make an account for themselves."""
        return False
