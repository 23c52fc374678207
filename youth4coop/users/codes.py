"""A fresh code by mail, for somebody who is logged in and has to prove it once more."""

from typing import Any, Self

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.cryptokit import compare_user_code
from django.http import HttpRequest

from youth4coop.users.models import User
from youth4coop.users.security_log import record

KEY = "proof_code"


class ProofCode(AbstractCodeVerificationProcess):  # type: ignore[misc]  # allauth ships no types
    """The code that waits in this session: for ten minutes, a few tries, and one use."""

    def __init__(self, request: HttpRequest, user: User, state: dict[str, Any]):
        super().__init__(
            app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            app_settings.LOGIN_BY_CODE_TIMEOUT,
            state,
            user,
        )
        self.request = request

    @classmethod
    def start(cls, request: HttpRequest, user: User) -> Self:
        """Mail a new code to the person; the one before it is worth nothing any more."""
        process = cls(request, user, cls.initial_state(user, user.email))
        process.send()
        process.persist()
        return process

    @classmethod
    def waiting(cls, request: HttpRequest, user: User) -> Self | None:
        """Give the code that waits, if it is still good."""
        state = request.session.get(KEY)
        if not state or state["user_id"] != str(user.pk):
            return None
        found: Self | None = cls(request, user, state).abort_if_invalid()
        return found

    def give(self, typed: str) -> bool:
        """Take the code that somebody typed; a right one is used up."""
        if not compare_user_code(actual=typed, expected=self.code):
            left = self.record_invalid_attempt()
            record("code_rejected", self.user, last=int(not left))
            return False
        self.abort()
        record_authentication(self.request, self.user, "code", reauthenticated=True)
        record("proved_again", self.user, by="code")
        return True

    def send(self) -> None:
        adapter = get_adapter()
        self.state["code"] = adapter.generate_login_code()
        adapter.send_mail("account/email/proof_code", self.user.email, {"code": self.code})

    def persist(self) -> None:
        self.request.session[KEY] = self.state

    def abort(self) -> None:
        self.request.session.pop(KEY, None)
