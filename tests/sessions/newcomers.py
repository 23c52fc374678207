"""Somebody who volunteers, as they fill it in."""

from sessions.newcomers import CooperativeAnswers, Newcomer, SpeakerAnswers

NUMBER = "0403019261"


def cooperative_answers(**changes):
    """Gives what is told about a cooperative in Ghent."""
    told = {
        "enterprise_number": NUMBER,
        "name": "Zonnewind",
        "legal_form": "cv",
        "sector": "energy",
        "postal_code": "9000",
        "themes": ["energy"],
    }
    return CooperativeAnswers(**told | changes)


def speaker_answers(**changes):
    """Gives what a speaker from Ghent tells."""
    told = {
        "name": "Mia Wind",
        "email": "mia@zonnewind.example",
        "levels": ["so_3_do"],
        "languages": ["nl"],
        "formats": ["in_class"],
        "postal_code": "9000",
        "radius_km": 30,
    }
    return SpeakerAnswers(**told | changes)


def newcomer(*, cooperative=None, **speaker):
    """Gives a new cooperative with its first speaker."""
    return Newcomer(speaker_answers(**speaker), cooperative_answers(**(cooperative or {})))


def joiner(**speaker):
    """Gives somebody who asks to join a known cooperative."""
    return Newcomer(speaker_answers(**speaker))
