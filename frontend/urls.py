"""Every page, by the name that other parts of the site use."""

from django.urls import URLPattern, path

from frontend.cooperative import availability, profile, public_profile, reach, team
from frontend.cooperative import invitations as speaker_invitations
from frontend.coordinator import cooperatives
from frontend.coordinator import invitations as sent_invitations
from frontend.coordinator import requests as all_requests
from frontend.coordinator import schools as all_schools
from frontend.coordinator import sessions as all_sessions
from frontend.coordinator.outbox import actions as mails
from frontend.coordinator.outbox import lists as mail_lists
from frontend.coordinator.texts import pages as texts
from frontend.joining import deciding as registrations
from frontend.joining import pages as joining
from frontend.links import opening
from frontend.me import me
from frontend.my_data import asking, own
from frontend.public import (
    again,
    catalogue,
    changing,
    figures,
    home,
    language,
    mail,
    pages,
    site_files,
    start,
    style_guide,
)
from frontend.public import requests as ask
from frontend.shared import (
    calendar,
    certificate,
    moving,
    practical,
    preparing,
    proposals,
    requests,
    sessions,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("taal/<str:code>/", language.choose_language, name="choose_language"),
    path("zo-werkt-het/", pages.how_it_works, name="how_it_works"),
    path("aanbod/", catalogue.catalogue, name="catalogue"),
    path("aanbod/<slug:slug>/", catalogue.catalogue_cooperative, name="catalogue_cooperative"),
    path("vertel-je-verhaal/", joining.become_speaker, name="become_speaker"),
    path("vertel-je-verhaal/bekend/", joining.join_known, name="join_known"),
    path("vertel-je-verhaal/nakijken/", joining.join_check, name="join_check"),
    path("vertel-je-verhaal/verstuurd/", joining.join_sent, name="join_sent"),
    path("vertel-je-verhaal/<str:name>/", joining.join_step, name="join_step"),
    path("onkosten-en-verzekering/", pages.costs, name="costs"),
    path("hulp/", pages.help_page, name="help"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("bronnen/", pages.sources, name="sources"),
    path("stijl/", style_guide.style_guide, name="style_guide"),
    path("robots.txt", site_files.robots, name="robots"),
    path("site.webmanifest", site_files.webmanifest, name="webmanifest"),
    path("favicon.ico", site_files.favicon, name="favicon"),
    path(".well-known/security.txt", site_files.security, name="security_txt"),
    path("cijfers/methode/", pages.figures_method, name="figures_method"),
    path("cijfers/", figures.figures_now, name="figures_now"),
    path("cijfers/<str:kind>/<str:label>/", figures.figures, name="figures"),
    path("aanvraag/", start.request_new, name="request_new"),
    path("aanvraag/school/", start.request_school, name="request_school"),
    path("aanvraag/nakijken/", ask.request_check, name="request_check"),
    path("aanvraag/verstuurd/", ask.request_sent, name="request_sent"),
    path("aanvraag/telefoon/", all_requests.request_by_phone, name="request_by_phone"),
    path("aanvraag/<str:name>/", ask.request_step, name="request_step"),
    path("a/<int:pk>/", opening.link_page, name="link"),
    path("a/<int:pk>/agenda.ics", opening.link_calendar, name="link_calendar"),
    path("a/<int:pk>/wijzigen/<str:name>/", opening.link_change, name="link_change"),
    path("a/<int:pk>/bekijk/<str:name>/", opening.link_part, name="link_part"),
    path("a/<int:pk>/<str:verb>/", opening.link_page, name="link_action"),
    path("a/<str:token>/", opening.open_link, name="open_link"),
    path("mijn-gegevens/", asking.my_data_ask, name="my_data_ask"),
    path("mijn-gegevens/gewist/", asking.my_data_erased, name="my_data_erased"),
    path("mijn/", me, name="me"),
    path("mijn/gegevens/", own.my_data, name="my_data"),
    path("mijn/gegevens/<str:verb>/", own.my_data_action, name="my_data_action"),
    path("mijn/agenda/", calendar.calendar_settings, name="calendar_settings"),
    path("mijn/agenda/stoppen/", calendar.calendar_stop, name="calendar_stop"),
    path("agenda/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("aanvragen/", all_requests.request_list, name="request_list"),
    path("aanvragen/<int:pk>/", requests.request_detail, name="request_detail"),
    path("aanvragen/<int:pk>/intrekken/", requests.request_withdraw, name="request_withdraw"),
    path("aanvragen/<int:pk>/heropenen/", requests.request_reopen, name="request_reopen"),
    path("aanvragen/<int:pk>/wijzigen/<str:name>/", changing.request_change, name="request_change"),
    path("aanvragen/<int:pk>/uitnodigen/", all_requests.request_invite, name="request_invite"),
    path("aanvragen/<int:pk>/opgeven/", all_requests.request_give_up, name="request_give_up"),
    path(
        "uitnodigingen/<int:pk>/",
        speaker_invitations.invitation_detail,
        name="invitation_detail",
    ),
    path(
        "uitnodigingen/<int:pk>/ja/",
        speaker_invitations.invitation_accept,
        name="invitation_accept",
    ),
    path(
        "uitnodigingen/<int:pk>/nee/",
        speaker_invitations.invitation_decline,
        name="invitation_decline",
    ),
    path(
        "uitnodigingen/<int:pk>/doorgeven/",
        speaker_invitations.invitation_pass_on,
        name="invitation_pass_on",
    ),
    path(
        "uitnodigingen/<int:pk>/ander-moment/",
        speaker_invitations.invitation_propose,
        name="invitation_propose",
    ),
    path(
        "uitnodigingen/<int:pk>/voorstel-intrekken/",
        speaker_invitations.invitation_take_back,
        name="invitation_take_back",
    ),
    path("voorstellen/<int:pk>/", proposals.proposal_detail, name="proposal_detail"),
    path("voorstellen/<int:pk>/kies/", proposals.proposal_choose, name="proposal_choose"),
    path("voorstellen/<int:pk>/geen/", proposals.proposal_refuse, name="proposal_refuse"),
    path(
        "uitnodigingen/<int:pk>/intrekken/",
        sent_invitations.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("inschrijvingen/", registrations.registration_list, name="registration_list"),
    path("inschrijvingen/<int:pk>/", registrations.registration_detail, name="registration_detail"),
    path(
        "inschrijvingen/<int:pk>/aanvaarden/",
        registrations.registration_approve,
        name="registration_approve",
    ),
    path(
        "inschrijvingen/<int:pk>/weigeren/",
        registrations.registration_refuse,
        name="registration_refuse",
    ),
    path("sessies/", all_sessions.session_list, name="session_list"),
    path("sessies/nieuw/", all_sessions.session_new, name="session_new"),
    path("sessies/<int:pk>/", sessions.session_detail, name="session_detail"),
    path("sessies/<int:pk>/agenda.ics", calendar.session_calendar, name="session_calendar"),
    path("sessies/<int:pk>/bewijs/", certificate.session_certificate, name="session_certificate"),
    path("sessies/<int:pk>/telling/", sessions.session_count, name="session_count"),
    path("sessies/<int:pk>/evaluatie/", sessions.session_evaluate, name="session_evaluate"),
    path("sessies/<int:pk>/doorgegaan/", sessions.session_held, name="session_held"),
    path("sessies/<int:pk>/annuleren/", sessions.session_cancel, name="session_cancel"),
    path("sessies/<int:pk>/verplaatsen/", moving.session_move, name="session_move"),
    path(
        "sessies/<int:pk>/ander-moment/ja/",
        moving.session_move_accept,
        name="session_move_accept",
    ),
    path(
        "sessies/<int:pk>/ander-moment/nee/",
        moving.session_move_decline,
        name="session_move_decline",
    ),
    path(
        "sessies/<int:pk>/ander-moment/intrekken/",
        moving.session_move_withdraw,
        name="session_move_withdraw",
    ),
    path("sessies/<int:pk>/voorbereiding/", preparing.session_prepare, name="session_prepare"),
    path("sessies/<int:pk>/nodig/", preparing.session_needs, name="session_needs"),
    path("sessies/<int:pk>/toch-wel/", sessions.session_restore, name="session_restore"),
    path("sessies/<int:pk>/niet-doorgegaan/", sessions.session_not_held, name="session_not_held"),
    path("sessies/<int:pk>/toch-doorgegaan/", sessions.session_undo, name="session_undo"),
    path("sessies/<int:pk>/praktisch/", practical.session_practical, name="session_practical"),
    path("sessies/<int:pk>/opnieuw/", again.session_again, name="session_again"),
    path("sessies/<int:pk>/ongeldig/", all_sessions.session_invalid, name="session_invalid"),
    path("uitgaande-mail/", mail_lists.outbox, name="outbox"),
    path("uitgaande-mail/<int:pk>/", mails.outbox_mail, name="outbox_mail"),
    path("uitgaande-mail/<int:pk>/wijzigen/", mails.outbox_change, name="outbox_change"),
    path("uitgaande-mail/<int:pk>/nu/", mails.outbox_send_now, name="outbox_send_now"),
    path("uitgaande-mail/<int:pk>/later/", mails.outbox_postpone, name="outbox_postpone"),
    path("uitgaande-mail/<int:pk>/tegenhouden/", mails.outbox_stop, name="outbox_stop"),
    path("uitgaande-mail/<int:pk>/toch/", mails.outbox_resume, name="outbox_resume"),
    path("uitgaande-mail/<int:pk>/opnieuw/", mails.outbox_again, name="outbox_again"),
    path("uitgaande-mail/<int:pk>/afhandelen/", mails.outbox_settle, name="outbox_settle"),
    path("mailteksten/", texts.mail_texts, name="mail_texts"),
    path("mailteksten/<str:purpose>/<str:language>/", texts.mail_text, name="mail_text"),
    path(
        "mailteksten/<str:purpose>/<str:language>/origineel/",
        texts.mail_text_restore,
        name="mail_text_restore",
    ),
    path("scholen/<int:pk>/klopt/", all_schools.school_check, name="school_check"),
    path("spreker/", profile.speaker_profile, name="speaker_profile"),
    path("spreker/openbaar/", public_profile.public_profile, name="public_profile"),
    path(
        "spreker/openbaar/stoppen/", public_profile.public_profile_stop, name="public_profile_stop"
    ),
    path("cooperaties/", cooperatives.cooperative_list, name="cooperative_list"),
    path("cooperaties/<int:pk>/", team.team, name="team"),
    path("cooperaties/<int:pk>/collega/", team.team_invite, name="team_invite"),
    path("cooperaties/<int:pk>/bereik/", reach.reach, name="reach"),
    path(
        "cooperaties/<int:pk>/bereik/<str:kind>/<str:label>/", reach.reach_year, name="reach_year"
    ),
    path("sprekers/<int:pk>/pauze/", team.speaker_pause, name="speaker_pause"),
    path("sprekers/<int:pk>/weer-mee/", team.speaker_resume, name="speaker_resume"),
    path("sprekers/<int:pk>/contactpersoon/", team.speaker_contact, name="speaker_contact"),
    path("spreker/wanneer/", availability.speaker_availability, name="speaker_availability"),
    path("spreker/gemeenten/", availability.speaker_towns, name="speaker_towns"),
    path("demo/mail/", mail.demo_mail, name="demo_mail"),
    path("demo/mail/<int:pk>/", mail.demo_mail_detail, name="demo_mail_detail"),
]
