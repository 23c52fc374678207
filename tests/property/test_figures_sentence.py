"""The numbers in a sentence are the numbers that went in, in each language."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.figures.periods import Period
from sessions.report.sentence import ProgrammeReach, Reach, report_sentences

NUMBER = re.compile(r"\d+(?:[.,\u202f]\d{3})*")

at_least_one = st.integers(1, 3) | st.integers(1, 10**7)
anything = st.none() | st.just(0) | at_least_one


def read_back(text):
    """The numbers in a text, in order; the name of the site holds one that is none."""
    found = NUMBER.findall(text.replace("Youth4coop", ""))
    return [int(re.sub(r"\D", "", number)) for number in found]


def sentences(reach):
    programme = ProgrammeReach(reach, "jongeren voor coöperatie", "Cera")
    return report_sentences(Period.calendar_year(2026), [programme], reach).as_dict().values()


@settings(max_examples=50)
@given(st.builds(Reach, at_least_one, at_least_one, at_least_one))
def test_numbers_in_the_sentence_are_the_numbers_given(reach):
    for text in sentences(reach):
        assert read_back(text) == [reach.cooperatives, reach.pupils, reach.schools]


@settings(max_examples=50)
@given(st.builds(Reach, anything, anything, anything))
def test_unknown_and_none_are_never_digits(reach):
    nobody = reach.pupils == 0 or (reach.cooperatives == 0 and not reach.pupils)
    met = [] if nobody else [reach.pupils, reach.schools]

    for text in sentences(reach):
        assert read_back(text) == [number for number in [reach.cooperatives, *met] if number]
        assert text.endswith(".")
        assert "None" not in text
