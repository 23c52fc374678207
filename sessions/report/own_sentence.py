"""The year of one cooperative in one sentence, for its own annual report, in three languages."""

from sessions.figures.own import OwnReach
from sessions.report.sentence import (
    NARROW_NO_BREAK,
    Dutch,
    English,
    French,
    Sentences,
    counted,
)


def own_sentences(name: str, reach: OwnReach) -> Sentences:
    """Give the sentence of a calendar year or a school year.

    Args:
        name: of the cooperative.
    """
    return Sentences(nl=_dutch(name, reach), en=_english(name, reach), fr=_french(name, reach))


def _dutch(name: str, reach: OwnReach) -> str:
    language = Dutch(reach.period)
    when = f"in het schooljaar {reach.period}" if language.is_school_year else f"in {reach.period}"
    many = counted(reach.sessions, "getuigenis", "getuigenissen", ".")
    gave = f"{name} gaf {when} {many if reach.sessions else 'geen enkele getuigenis'}"
    told = f"{gave} als {language.role}."
    if not reach.sessions:
        return told
    return f"{told} {language.pupils_met(reach.pupils, reach.schools, because=True)}"


def _english(name: str, reach: OwnReach) -> str:
    language = English(reach.period)
    when = f"the {reach.period} school year" if language.is_school_year else str(reach.period)
    if not reach.sessions:
        return f"{name} did not tell its story as an {language.role} in {when}."
    many = counted(reach.sessions, "time", "times", ",")
    told = f"In {when}, {name} told its story {many} as an {language.role}."
    return f"{told} {language.pupils_met(reach.pupils, reach.schools, because=True)}"


def _french(name: str, reach: OwnReach) -> str:
    language = French(reach.period)
    year = f"Pendant l’année scolaire {reach.period}" if language.is_school_year else None
    when = year or f"En {reach.period}"
    if not reach.sessions:
        return f"{when}, {name} n’a pas apporté de témoignage en tant qu’{language.role}."
    many = counted(reach.sessions, "témoignage", "témoignages", NARROW_NO_BREAK)
    told = f"{when}, {name} a apporté {many} en tant qu’{language.role}."
    return f"{told} {language.pupils_met(reach.pupils, reach.schools, because=True)}"
