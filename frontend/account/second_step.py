"""Second factors, as allauth keeps them: passkeys, an app with codes, recovery codes."""

from typing import Any, override

from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from frontend.account.proof import recently_proved_required
from youth4coop.users.middleware import before_second_factor

OVERVIEW = reverse_lazy("mfa_index")


class ProveByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """Proves with a passkey who is there; where that fails, one can try again here."""

    @override
    def form_invalid(self, form: Any) -> HttpResponse:
        for text in form.errors["credential"]:
            messages.error(self.request, text)
        return redirect(self.passthrough_next_url(self.request.path))


class SaveRecoveryCodes(DownloadRecoveryCodesView):  # type: ignore[misc]  # allauth has no types
    """Gives the recovery codes as a file."""

    content_type = "text/plain; charset=utf-8"

    @override
    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes-youth4coop.txt"'
        return response


# Logging in
give_second_step = never_cache(AuthenticateView.as_view())
log_in_by_passkey = never_cache(LoginWebAuthnView.as_view())

# Proving it once more
prove_by_app = before_second_factor(never_cache(ReauthenticateView.as_view()))
prove_by_passkey = before_second_factor(never_cache(ProveByPasskey.as_view()))

# One's own second factors. A page with a secret is kept nowhere.
overview = before_second_factor(never_cache(IndexView.as_view()))
add_app = before_second_factor(never_cache(recently_proved_required(ActivateTOTPView.as_view())))
add_passkey = before_second_factor(never_cache(recently_proved_required(AddWebAuthnView.as_view())))
remove_app = recently_proved_required(DeactivateTOTPView.as_view(success_url=OVERVIEW))
name_passkey = recently_proved_required(EditWebAuthnView.as_view(success_url=OVERVIEW))
remove_passkey = recently_proved_required(RemoveWebAuthnView.as_view(success_url=OVERVIEW))
see_recovery_codes = never_cache(recently_proved_required(ViewRecoveryCodesView.as_view()))
save_recovery_codes = never_cache(recently_proved_required(SaveRecoveryCodes.as_view()))
renew_recovery_codes = recently_proved_required(GenerateRecoveryCodesView.as_view())
