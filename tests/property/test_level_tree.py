"""Whatever is answered about a class leads to one level, or to one question that is still open."""

from hypothesis import given
from hypothesis import strategies as st

from schools.level_tree import (
    EDUCATION,
    QUESTIONS,
    Question,
    answers_for,
    level_of,
    paths,
    settled,
)
from schools.levels import Level

MOST_AT_A_TIME = 3

anything = st.fixed_dictionaries(
    {},
    optional={
        question.key: st.sampled_from([*[option.value for option in question.options], "", "x"])
        for question in QUESTIONS
    },
)
some_levels = st.sets(st.sampled_from(list(Level)), min_size=1)


def test_every_way_ends_in_one_level_and_every_level_has_one_way():
    assert sorted(level for _answers, level in paths()) == sorted(Level)


def test_a_question_has_two_or_three_answers():
    assert {len(question.options) for question in QUESTIONS} == {2, MOST_AT_A_TIME}


def test_each_question_stands_on_the_page_once_and_after_the_one_that_leads_to_it():
    keys = [question.key for question in QUESTIONS]
    later = [
        (keys.index(question.key), keys.index(option.leads_to.key))
        for question in QUESTIONS
        for option in question.options
        if isinstance(option.leads_to, Question)
    ]

    assert len(set(keys)) == len(keys)
    assert all(before < after for before, after in later)


@given(answers=anything)
def test_whatever_is_answered_leads_to_a_level_or_to_an_open_question(answers):
    found = level_of(answers)

    if isinstance(found, Question):
        assert answers.get(found.key) not in {option.value for option in found.options}
    else:
        assert answers_for(found).items() <= answers.items()


@given(level=st.sampled_from(list(Level)), answers=anything)
def test_answers_to_other_questions_change_nothing(level, answers):
    assert level_of(answers | answers_for(level)) is level


@given(levels=some_levels)
def test_what_goes_without_saying_leads_to_a_level_of_the_school(levels):
    known = settled(levels)
    found = level_of(known)

    if isinstance(found, Question):
        assert len(found.own(levels)) > 1
        assert {level for option in found.own(levels) for level in option.reaches()} & levels
    else:
        assert levels == {found}


@given(levels=some_levels)
def test_every_level_of_the_school_can_be_reached_through_its_own_answers(levels):
    reached = set()
    for level in levels:
        answers = answers_for(level)
        own = [question for question in QUESTIONS if question.key in answers]
        offered = [{option.value for option in question.own(levels)} for question in own]
        assert all(answers[q.key] in values for q, values in zip(own, offered, strict=True))
        reached.add(level_of(answers | {k: v for k, v in settled(levels).items() if k in answers}))

    assert reached == levels


def test_without_known_levels_nothing_goes_without_saying():
    assert settled([]) == {}
    assert level_of({}) is EDUCATION
