"""Speakers who are meant, not named: groups by their number, one of a group, a man described before, interviews."""

from __future__ import annotations

import pytest

from tumen.extract.en.looking_back import looks_back
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut

_FOUR = "Four North Koreans who used to work abroad have defected. Much has been written about them. "
_SIX = "Six North Korean workers who fled Russia spoke to the station. "


def _kinds(text: str) -> list[str]:
    return [speech.source.type for speech in speeches(cut(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (_FOUR + "The four said that much of the pay was kept.", "worker"),
        (_FOUR + "All four gave the same account: they slept in sheds.", "worker"),
        (_FOUR + "All of the four men complained that much of the pay was kept.", "worker"),
        (_FOUR + "The seven said that much of the pay was kept.", "author"),
        (
            "Two officials know the site. Workers were seen there. The two said that forty men slept in sheds.",
            "official",
        ),
        (_SIX + "One of them, Jin, said a North Korean guard met him at the airport.", "worker"),
        (_SIX + "A fourth, Nam, said he fell four metres.", "worker"),
        (_SIX + "The beds were full of bugs, said a third man, Chan.", "worker"),
        ("A resident saw the buses. Forty women came, the resident said. A third man said there were fifty.", "local"),
        (
            "A North Korean builder sued the yard. His lawyers spoke of fraud. The man says he worked 12 hours.",
            "worker",
        ),
        ("A trader in Dandong saw them. The workers slept in sheds. The man said forty of them were ill.", "trader"),
        ("A guest who stopped there saw it. He said that forty waitresses had left.", "local"),
        (
            "Minister Jo Example spoke first. It has duties to meet, he went on, and will send forty men home.",
            "official",
        ),
        ("A resident who watched it told RFA that forty men had left.", "local"),
        ("According to the film, the workers put in 11 hours a day.", "media"),
        ("The police inquiry is over. Police later established that forty men had worked there.", "official"),
        ("The ministry established forty offices abroad for its workers.", "author"),
        ("Sources in Qatar believe that forty men work there.", "local"),
        ("Workers in Qatar believe that forty men work there.", "author"),
        ("The expert devotes much of his yearly report to forty men.", "author"),
        ("The workers come from a Polish company said to have links to the regime.", "author"),
        ("The envoys of a firm that finds and selects workers sent forty men.", "author"),
        ("The Rev. Jo Example, an activist in Seoul, speaks of forty loggers.", "expert"),
        ("The ministry of labor (MOL) met the firm. Forty men were sent home, according to MOL.", "official"),
        ("Forty men have gone home, as this newspaper has learned.", "author"),
        ("Example Watch put the men at forty and said they earn little.", "expert"),
        ("The department in Washington goes further and speaks of forty men.", "official"),
        ("Forty left, according to a report submitted by Jo Example, a senior minister.", "official"),
        ("Forty left, according to a letter brought by Jo Example.", "document"),
        ("The firm closed and told its workers to go.", "author"),
        ("Jo Example, a former minister, told UPI a source in the North spoke to him of forty men.", "official"),
        ("The firm told its agents to send forty men.", "author"),
        ("Jo Example, an envoy of the Example Union (EU), told Reuters forty men had left.", "official"),
        ("Example Watch, a rights group, spoke of forty men. A trader saw them. He said they were ill.", "trader"),
        ("Forty left, said the defector Jo Roh. Fifty left, according to Roh's source. All fled, Roh said.", "worker"),
    ],
)
def test_the_last_sentence_is_said_by_the_one_who_is_meant(text: str, kind: str) -> None:
    assert _kinds(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Forty men left Angola. Foreign Minister Jo Example said so on Monday.", ["official", "official"]),
        ("Forty men left Angola.\n\nForeign Minister Jo Example said so on Monday.", ["official", "official"]),
        ("Forty men left Angola. Foreign Minister Jo Example praised them.", ["author", "official"]),
        (
            "By May the state had issued forty permits. The figure stands in a report of its UN mission.",
            ["official"] * 2,
        ),
        ("A welder died.\n\nHe had no contract. These findings come from the report “At Sea”.", ["document"] * 3),
        ("A welder died.\n\nHe had no contract. The account comes from a neighbour.", ["author", "local", "local"]),
        ("Forty men went home. They come in small groups.", ["author", "author"]),
        ("Forty men left, a trader said. The ministry said so too.", ["trader", "official"]),
    ],
)
def test_a_sentence_that_looks_back_tells_who_said_those_before(text: str, kinds: list[str]) -> None:
    assert _kinds("Men go home\n\n" + text)[1:] == kinds


@pytest.mark.parametrize(
    ("body", "back"),
    [
        ("This was confirmed by the immigration department.", True),
        ("The agency gave that figure in May.", True),
        ("Such is the estimate of the ministry.", True),
        ("It was announced in Doha that no visas will be given.", False),
        ("The figure was 400.", False),
        ("The ministry said that the hall was full.", False),
    ],
)
def test_what_looks_back(body: str, back: bool) -> None:
    assert looks_back(body) is back


_HEAD = "Workers tell of Russia\n\nKim, a 47-year-old defector, spent years at a site near Moscow.\n\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            _HEAD + "The following is based on a recent interview.\n\nI was sent in 2019. Applicants pay $50.\n\n"
            "Part 2 of this interview follows.",
            ["worker", "worker", "author"],
        ),
        (_HEAD + "– What about pay?\n\nWe made $100.\n\n– And food?\n\nThe state sent it.", ["worker"] * 4),
        (_HEAD + "What about pay?\n\nWe asked the firm.\n\nAnd food?\n\nThe state sent it.", ["author"] * 4),
        (_HEAD + "The following is based on court files.\n\nForty men were sent. Applicants pay $50.", ["author"] * 3),
        ("Leaving\n\nJo Example / Example Institute for Policy\n\nForty men ask for visas.\n\nForty left.", None),
    ],
)
def test_an_interview_or_a_label_lets_one_person_speak_on(text: str, kinds: list[str] | None) -> None:
    found = _kinds(text)
    if kinds is None:
        assert found[-2:] == ["expert", "author"]
    else:
        assert found[-len(kinds) :] == kinds


def test_a_paragraph_that_names_the_same_speaker_later_is_his_from_the_start() -> None:
    first = "The ministry denied it.\n\nForty men came by bus, a trader in Dandong said.\n\n"
    assert _kinds(first + "They slept in sheds. Ten were ill, the trader said.")[2] == "trader"
    assert _kinds(first + "They slept in sheds. Ten were ill, the ministry said.")[2] == "author"
