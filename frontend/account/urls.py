"""Every page of logging in and of one's own account.

Pages of allauth that are not here are not there: nobody has a password, signs up or changes an
address by themselves. Its own names are kept, since it leads to them.
"""

from allauth.account.views import account_inactive, logout
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from frontend.account import devices, login, overview, proof, second_step, tokens
from youth4coop.users.middleware import before_second_factor

to_the_code = login_not_required(
    RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)
)

urlpatterns: list[URLPattern] = [
    path("aanmelden/", to_the_code, name="login"),
    path("aanmelden/login/", to_the_code, name="account_login"),
    path("aanmelden/login/code/", login.ask_code, name="account_request_login_code"),
    path("aanmelden/login/code/confirm/", login.give_code, name="account_confirm_login_code"),
    path("aanmelden/tweede-stap/", second_step.give_second_step, name="mfa_authenticate"),
    path("aanmelden/passkey/", second_step.log_in_by_passkey, name="mfa_login_webauthn"),
    path("aanmelden/inactive/", account_inactive, name="account_inactive"),
    path("aanmelden/logout/", before_second_factor(logout), name="account_logout"),
    path(
        "aanmelden/opnieuw/",
        before_second_factor(proof.prove_by_code),
        name="account_reauthenticate",
    ),
    path("aanmelden/opnieuw/app/", second_step.prove_by_app, name="mfa_reauthenticate"),
    path(
        "aanmelden/opnieuw/passkey/",
        second_step.prove_by_passkey,
        name="mfa_reauthenticate_webauthn",
    ),
    path("mijn/account/", overview.account, name="account"),
    path("mijn/account/tweede-stap/", second_step.overview, name="mfa_index"),
    path("mijn/account/tweede-stap/app/", second_step.add_app, name="mfa_activate_totp"),
    path("mijn/account/tweede-stap/app/weg/", second_step.remove_app, name="mfa_deactivate_totp"),
    path("mijn/account/tweede-stap/passkey/", second_step.add_passkey, name="mfa_add_webauthn"),
    path(
        "mijn/account/tweede-stap/passkey/<int:pk>/naam/",
        second_step.name_passkey,
        name="mfa_edit_webauthn",
    ),
    path(
        "mijn/account/tweede-stap/passkey/<int:pk>/weg/",
        second_step.remove_passkey,
        name="mfa_remove_webauthn",
    ),
    path(
        "mijn/account/tweede-stap/herstelcodes/",
        second_step.see_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "mijn/account/tweede-stap/herstelcodes/bestand/",
        second_step.save_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(
        "mijn/account/tweede-stap/herstelcodes/nieuw/",
        second_step.renew_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("mijn/account/toestellen/", devices.device_list, name="account_devices"),
    path("mijn/account/toestellen/afmelden/", devices.devices_end, name="account_devices_end"),
    path(
        "mijn/account/toestellen/<int:pk>/afmelden/",
        devices.device_end,
        name="account_device_end",
    ),
    path("mijn/account/tokens/", tokens.token_list, name="account_tokens"),
    path("mijn/account/tokens/nieuw/", tokens.token_new, name="account_token_new"),
    path("mijn/account/tokens/intrekken/", tokens.token_revoke, name="account_token_revoke"),
]
