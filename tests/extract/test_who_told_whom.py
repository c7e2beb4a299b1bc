"""Who says so when a release tells an act, when an outlet names its own sources, and whom "he" cannot mean."""

from __future__ import annotations

import pytest

from tumen.extract.en.looking_back import whom_it_cites
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut

_LISTED = "The Treasury put two firms on its list of sanctions. They hide who they are, the department said."


def _kinds(text: str) -> list[str]:
    return [speech.source.type for speech in speeches(cut(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Human rights groups call it a form of slavery.", "expert"),
        ("The United Nations has compared their lot to slavery.", "un"),
        ("Human rights groups call it a day at five.", "author"),
        ("Forty men got no wages. This follows from an internal paper that was sewn into a coat.", "document"),
        ("Forty men got no wages. This follows from the rules.", "author"),
        ("Forty men rioted. This was stated on the 25th by Jo Han, a researcher of an institute.", "expert"),
        ("Forty men left. Officials of the ministry told this to the station.", "official"),
        ("A trader lives in Exampletown. According to him a guard looks after the women at night.", "trader"),
        ("Russia admits forty men a month.", "author"),
        ('"They are forty," said Jo B. Example, an official of the ministry.', "official"),
    ],
)
def test_turns_of_the_press(text: str, kind: str) -> None:
    assert _kinds(f"News\n\n{text}")[1] == kind or _kinds(f"News\n\n{text}")[-1] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Treasury lists two firms\n\n{_LISTED}\n\nForty men work for the firms in Laos.", "official"),
        ("Two firms\n\nThey hide, the department said on Monday.\n\nForty men work for the firms in Laos.", "author"),
    ],
)
def test_a_release_of_an_authority_goes_on(text: str, kind: str) -> None:
    assert _kinds(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Forty men are to leave, NHK reports. The broadcaster cites diplomats in Moscow.", "official"),
        ("Forty men are to leave, Yonhap reports. It cited traders on the border.", "trader"),
        ("Forty men are to leave, Yonhap reports. It rained on the border.", "media"),
        ("Forty men are to leave, the minister said. The broadcaster cites traders in Moscow.", "official"),
    ],
)
def test_an_outlet_names_those_it_has_it_from(text: str, kind: str) -> None:
    assert _kinds(f"News\n\n{text}")[1] == kind


@pytest.mark.parametrize(
    ("body", "cites"),
    [
        ("The newspaper has this from papers of the ministry.", True),
        ("It cited people in the government.", True),
        ("He referred to studies of the group.", False),
        ("It cited the case in a footnote of 2016, when the men came.", True),
        ("The newspaper has its office in Seoul.", False),
    ],
)
def test_sentences_that_name_whom_an_outlet_cites(body: str, cites: bool) -> None:
    assert whom_it_cites(body) == cites


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A trader in the town knows them. A Polish businesswoman left. Forty men came, he said.", "trader"),
        ("A researcher has counted them. The men are a source of income for the state. Forty came, he said.", "expert"),
        ("A researcher has counted them. A group from the town came by train. Forty left, he said.", "expert"),
        ("Jo Example, UN rapporteur on human rights, has reported. According to him forty men left.", "un"),
    ],
)
def test_whom_a_pronoun_cannot_mean(text: str, kind: str) -> None:
    assert _kinds(f"News\n\n{text}")[-1] == kind
