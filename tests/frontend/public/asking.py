"""The pages of asking for a session, with answers that are right."""

import re

from django.urls import reverse

NEW, NEW_SCHOOL = "/aanvraag/", "/aanvraag/school/"
CHECK, SENT = "/aanvraag/nakijken/", "/aanvraag/verstuurd/"
CLASSES, MOMENTS, WISHES, YOU = (
    reverse("request_step", args=[name]) for name in ["klas", "momenten", "wensen", "jij"]
)
A_CLASS = {
    "groups-0-name": "5 ECO A",
    "groups-0-expected_pupils": "24",
    "groups-0-level_education": "secondary",
    "groups-0-level_stage": "3",
    "groups-0-level_track_3": "transfer",
}
A_MOMENT = {"moments-0-day": "2/2/2027", "moments-0-start": "10u10", "duration": "100"}
A_WISH = {
    "goal": "Wat een coöperatie anders maakt.",
    "format": "in_class",
    "language": "nl",
    "themes": ["energy"],
    "teacher_present": "on",
}
TOM = {"name": "Tom Test", "email": "tom@school.example"}
PAGES = {CLASSES: A_CLASS, MOMENTS: A_MOMENT, WISHES: A_WISH, YOU: TOM}


def path(response) -> str:
    """Gives where the browser is led, without the key of the request in the making."""
    return response.url.partition("?")[0]


def carried(response) -> str:
    """Gives what the page carries of the request in the making."""
    return re.search(r'name="draft" value="([^"]+)"', response.content.decode())[1]


def answer(browser, pages=PAGES):
    """Answers pages; gives where each led."""
    return [path(browser.post(address, answers)) for address, answers in pages.items()]
