"""Logging in with a code from the mail, as allauth does it, with our limits."""

import time
from typing import Any, override

from allauth.account.adapter import get_adapter
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.http import HttpResponse

from frontend.account.proof import too_many_codes
from youth4coop.users.security_log import record


class AskCode(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks where the code goes to, and says the same for addresses that we do not know (R5.09)."""

    @override
    def form_valid(self, form: Any) -> HttpResponse:
        record("code_asked", form._user)
        if form._user is None:
            # As much work as for somebody we know, so that the time it takes tells nothing.
            email = form.cleaned_data["email"]
            get_adapter().render_mail("account/email/login_code", email, {"code": "BCDF-GHJK"})
        response: HttpResponse = super().form_valid(form)
        return response


class GiveCode(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Takes the code, in the browser that asked for it."""

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        """Mail a new code, which is good for as long as the first was."""
        if refusal := too_many_codes(self.request, self._process.state["email"]):
            return refusal
        self._process.state["at"] = time.time()
        response: HttpResponse = super()._resend_form_valid(form)
        return response


ask_code = AskCode.as_view()
give_code = GiveCode.as_view()
