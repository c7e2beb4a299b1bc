"""Phrases of rules: what they match, and that looking first for what they need never loses a match."""

from __future__ import annotations

import pytest

from tumen.extract.en.patterns import KINDS, Marks, Phrase, compile_phrase
from tumen.extract.en.rules import predicates, trigger_index, triggers
from tumen.extract.en.text import vocabulary, words_of


def matched(source: str, text: str, kinds: dict[int, str] | None = None) -> list[str]:
    """The words of the text that the phrase matches, from each word at which it does."""
    words = words_of(text, 0, len(text))
    marks = Marks([{kinds[at]: at + 1} if kinds and at in kinds else {} for at in range(len(words))], words)
    phrase = compile_phrase(source)
    ends = [(at, phrase.match(words, marks, at)) for at in range(len(words))]
    return [" ".join(word.text for word in words[at:end]) for at, end in ends if end is not None]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        pytest.param("send ** abroad", "They sent the men abroad", ["sent the men abroad"], id="gap"),
        pytest.param("send ** abroad", "They sent the men home", [], id="a word that it needs is missing"),
        pytest.param("be still? there", "They were there", ["were there"], id="an optional word may be missing"),
        pytest.param("be still? there", "They were still there", ["were still there"], id="an optional word may stand"),
        pytest.param("go_out work", "They went out work", ["went out work"], id="two words as one choice"),
        pytest.param("go_out work", "They went work", [], id="one of two words"),
        pytest.param("=sent home", "They send home", [], id="that form only"),
        pytest.param("send|take home", "He took home", ["took home"], id="either word"),
        pytest.param("send home", "They sent; home", [], id="a semicolon lies between"),
        pytest.param("send ** home", "They sent him; home", [], id="a semicolon lies in the gap"),
    ],
)  # fmt: skip
def test_a_phrase_matches(source: str, text: str, found: list[str]) -> None:
    assert matched(source, text) == found


@pytest.mark.parametrize(
    ("source", "kinds", "found"),
    [
        pytest.param("take WORKERS", {2: "WORKERS"}, ["took men"], id="a mention of the kind"),
        pytest.param("take WORKERS", {2: "PLACE"}, [], id="a mention of another kind"),
        pytest.param("take WORKERS|man", {}, ["took men"], id="a kind or a word"),
        pytest.param("WORKERS|=they take", {}, ["They took"], id="begins with a kind or a word"),
    ],
)
def test_a_phrase_matches_mentions(source: str, kinds: dict[int, str], found: list[str]) -> None:
    assert matched(source, "They took men", kinds) == found


def every_phrase() -> list[Phrase]:
    """The phrases of all rules, those of other senses too."""
    return [phrase for rule in predicates() for phrase in (*rule.verbs, *rule.nouns, *rule.phrases, *rule.blocked_by)]


def test_what_a_phrase_needs_stands_in_whatever_it_matches() -> None:
    phrases = every_phrase()
    anything = frozenset(word for phrase in phrases for needed in phrase.needed for word in needed)
    hits = 0
    for rule in predicates():
        for text in rule.example:
            words = words_of(text, 0, len(text))
            kinds = sorted(KINDS)
            marks = Marks([{kinds[at % len(kinds)]: at + 1} for at in range(len(words))], words)
            unchecked = Marks(marks, words)
            unchecked.seen = anything
            assert marks.seen >= vocabulary(words)
            for phrase in (*rule.verbs, *rule.nouns, *rule.phrases):
                for at in range(len(words)):
                    end = phrase.match(words, unchecked, at)
                    assert phrase.match(words, marks, at) == end
                    assert end is None or phrase.may_match(marks.seen)
                    hits += end is not None
    assert hits > len(predicates())


def test_the_triggers_of_a_sentence_are_all_of_which_nothing_is_wanting() -> None:
    for rule in predicates():
        for text in (*rule.example, *rule.counter):
            words = words_of(text, 0, len(text))
            seen = Marks([], words).seen | {"WORKERS", "STATE", "MONEY"}
            told = trigger_index().among(trigger_index().told_by(words), seen)
            expected = [one for one in triggers() if one.phrase.may_match(seen)]
            assert {id(one) for row in told.values() for one in row} == {id(one) for one in expected}
            for word, row in told.items():
                assert row == [one for one in expected if word in one.phrase.first]


def test_a_phrase_occurs_where_it_matches_at_any_word() -> None:
    words = words_of("The men were sent home", 0, 22)
    marks = Marks([{}] * len(words), words)
    assert compile_phrase("send home").occurs(words, marks)
    assert not compile_phrase("home send").occurs(words, marks)


def test_marks_tell_what_occurs() -> None:
    words = words_of("They sent 40 men", 0, 16)
    assert Marks([{}, {}, {"COUNT": 3}, {}], words).seen >= {"they", "send", "sent", "40", "man", "COUNT"}
