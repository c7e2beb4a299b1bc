"""What the description of a speaker tells of the type: by whom one belongs to, what one runs, deals in or has done."""

from __future__ import annotations

import pytest

from tumen.extract.en.source_types import type_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("a spokesman for Example Mining", "company"),
        ("a representative of the restaurant", "company"),
        ("a spokeswoman for Example International University", "company"),
        ("an official at a North Korean trading company", "company"),
        ("a spokesman for the ministry", "official"),
        ("a spokesman for the rights group", "expert"),
        ("a spokesman for the intelligence service", "intelligence"),
        ("the university's vice-rector", "company"),
        ("the company's lawyer", "company"),
        ("a human rights lawyer", "expert"),
        ("Example Clothing", "company"),
        ("Example Watch", None),
        ("Example Tailoring, a factory on the island", "company"),
        ("the law firm Example and Example", "expert"),
        ("its UN mission", "official"),
        ("North Korea's deputy U.N. ambassador", "official"),
        ("a report of its U.N. mission", "official"),
        ("the UN mission in Kabul", "un"),
        ("a U.N. envoy", "un"),
        ("court filings", "document"),
        ("a documentary on the yards", "media"),
    ],
)
def test_who_speaks_for_a_house_is_of_its_kind(description: str, kind: str | None) -> None:
    assert type_of(description) == kind


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("a source in the foreign ministry", "official"),
        ("sources in the local government", "official"),
        ("a source inside the intelligence agency", "intelligence"),
        ("a source in the trade", "trader"),
        ("a source in the province", "local"),
        ("a source close to the ministry", "local"),
        ("a source in the ministry's canteen", "local"),
        ("residents of the ministry's quarter", "local"),
    ],
)
def test_an_insider_is_of_the_kind_of_his_house(description: str, kind: str) -> None:
    assert type_of(description) == kind


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("the man who looks after them at a textile plant", "company"),
        ("a woman in charge of the workers", "company"),
        ("someone who runs a clothing factory", "company"),
        ("the owner of a restaurant in the town", "company"),
        ("someone who speaks for the firm", "company"),
        ("a man who runs a shop near the factory", "local"),
        ("the owner of a dog", "local"),
        ("a man who guides workers over the river", "trader"),
        ("an agent who supplies workers to factories", "trader"),
        ("a go-between", "trader"),
        ("a man who lives by the river", "local"),
        ("a man who had worked in Kuwait for years", "worker"),
        ("a woman in her 20s who serves at the restaurant", "worker"),
        ("a North Korean woman who works at a plant", "worker"),
        ("a North Korean employed on the site", "worker"),
        ("those interviewed for the study", "worker"),
        ("one of the women", "worker"),
        ("one woman", "local"),
        ("a person who works with them", "local"),
        ("a person engaged in trade with the North", "trader"),
        ("a person engaged in gossip", "local"),
        ("the owner", "company"),
        ("the yard", "company"),
        ("the yard's dog", None),
        ("Mr Li, who owns the plant", None),
        ("a defector who now heads an institute", "expert"),
        ("a defector who worked in Kuwait", "worker"),
    ],
)
def test_a_person_is_what_he_does(description: str, kind: str) -> None:
    assert type_of(description) == kind


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("Moscow's own figures for 2007", "official"),
        ("the country's report", "official"),
        ("figures for 2007", "document"),
        ("the leader of a region in the Far East", "official"),
        ("the leader of a rights group in the region", "expert"),
        ("an expert on the Security Council's sanctions panel", "un"),
        ("an expert on U.N. sanctions", "expert"),
        ("the country", "official"),
        ("a source in the country", "local"),
        ("The U.N.", "un"),
        ("a Member State", "official"),
        ("rescue workers", "official"),
        ("lawmakers briefed by the spy agency", "intelligence"),
        ("lawmakers from the north", "official"),
        ("data from the Ministry of Labor", "official"),
        ("data on the Ministry of Labor", "document"),
        ("official figures", "official"),
        ("building workers", "worker"),
    ],
)
def test_states_and_their_papers(description: str, kind: str) -> None:
    assert type_of(description) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Example Mining runs the pit. A spokesman said forty men had left.", "company"),
        ("The ministry looked at the pit. A spokesman said forty men had left.", "official"),
        ("The mine lies in the hills. A spokesman said forty men had left.", "official"),
        (
            "The National Intelligence Service briefed lawmakers. Forty men left, one of its officials said.",
            "intelligence",
        ),
        ("The ministry briefed lawmakers. Forty men left, one of its officials said.", "official"),
        ("Example Mining runs the pit. “Forty men left,” said its managing director.", "company"),
        ("A trade agency looked into it. Forty men left, the agency's report states.", "official"),
        ("Example Institute published a study on Monday. Forty men left, the study says.", "expert"),
        ("Olga Example runs a decorating firm. “I have forty men,” she said.", "company"),
        ("Olga Example sings in a choir. “I saw forty men,” she said.", "author"),
        ("At one site a man was laying bricks. He said that he was from North Korea.", "worker"),
        ("At one site a man was watching. He said that they were from North Korea.", "worker"),
        ("At one site a man was watching. He said that it was late.", "local"),
        ("Many workers live there. Many said they had been beaten.", "worker"),
        ("Many shops are there. Many said they had been closed.", "local"),
        ("Aidan Example, who heads Example International, said forty men had left.", "expert"),
        ("Kim, who worked in Kuwait for three years, said forty men had left.", "worker"),
        ("Zhang, 52, who sells fruit opposite the plant, said forty men had left.", "local"),
        ("Mr Li, who owns the plant, said forty men had left.", "company"),
        ("Mr Tillman, who loves the plant, said forty men had left.", "local"),
        ("A worker said forty men had left. Another, Tae, said ten had stayed.", "worker"),
        ("A North Korean who gave his name only as Lee said forty men had left.", "worker"),
        ("Kim fled a logging camp in 2013. He told the institute that forty men worked there.", "worker"),
        ("Kim found a logging camp in 2013. He told the institute that forty men worked there.", "author"),
        ("The yard, Example Shipbuilding, closed. “They have left,” said its chairman.", "company"),
        ("The plant counts forty men.", "author"),
        ("Tillman said forty men had left.", "official"),
    ],
)
def test_what_stands_around_tells_the_type(text: str, kind: str) -> None:
    assert speeches(cut(text))[-1].source.type == kind


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("U.S. Attorney Jane Doe", "official"),
        ("the U.S. Attorney's Office for a northern district", "official"),
        ("an attorney for the workers", "expert"),
        ("critics of the programme", "expert"),
        ("the Investigative Committee", "official"),
        ("a former member of the UN Panel of Experts", "un"),
        ("Kim, member of South Korea's parliament", "official"),
        ("a member of the family", "local"),
        ("a member of a work team", "local"),
    ],
)
def test_members_and_prosecutors_speak_for_their_body(description: str, expected: str) -> None:
    assert type_of(description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("other estimates", "expert"),
        ("recent studies", "expert"),
        ("South Korean estimates", "official"),
        ("U.S. estimates", "official"),
        ("government estimates", "official"),
        ("a UN estimate", "un"),
        ("records", "document"),
        ("Russian records", "document"),
    ],
)
def test_studies_are_of_experts_and_estimates_of_the_state_that_they_are_named_after(
    description: str, expected: str
) -> None:
    assert type_of(description) == expected
