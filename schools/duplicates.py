"""Schools that may well be the one that somebody is about to add."""

from schools.models import School
from schools.operations import NewSchool
from youth4coop.places import search_key

MOST_SHOWN = 5
SHORTEST_WORD = 3
# What so many schools are called that it tells none of them apart.
_COMMON = """
    atheneum autonome basisonderwijs basisschool bso buso college centrum cvo campus de den der
    en freinetschool gemeentelijke gesubsidieerde het hogeschool instituut katholiek katholieke
    kleuterschool koninklijk lagere leefschool lyceum methodeschool middenschool onderwijs onze
    provinciaal provinciale school scholen secundair secundaire sint stedelijk stedelijke
    steinerschool technisch technische van voor vrij vrije
"""


def schools_like(new: NewSchool) -> list[School]:
    """Give checked schools that look like a new one, those with its postal code first.

    They share its street, or a word of its name that is more than the kind of school.
    """
    nearby = School.objects.active().filter(checked=True, postal_code=new.postal_code)
    alike = [school for school in nearby if _alike(school, new)]
    words = _telling(new.name)
    if words:
        elsewhere = School.objects.active().filter(checked=True).matching(" ".join(words))
        alike += elsewhere.exclude(postal_code=new.postal_code)[:MOST_SHOWN]
    return alike[:MOST_SHOWN]


def _alike(school: School, new: NewSchool) -> bool:
    same_street = bool(school.street) and search_key(school.street) == search_key(new.street)
    return same_street or any(
        one.startswith(other) or other.startswith(one)
        for one in _telling(school.name)
        for other in _telling(new.name)
    )


def _telling(name: str) -> list[str]:
    common = _COMMON.split()
    words = search_key(name).split()
    return [word for word in words if len(word) >= SHORTEST_WORD and word not in common]
