"""Names of firms in any script: their parts, and the keys by which spellings of one word meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.normalise.firms import read_firm
from tumen.normalise.firms.chinese import is_pinyin, korean_of, pinyin_of, pinyin_of_russian, simplified
from tumen.normalise.firms.korean import (
    cyrillic_sounds,
    hangul_letters,
    hangul_sounds,
    latin_sounds,
    plain_hangul,
    russian,
    vowel_apart,
)
from tumen.normalise.firms.letters import folded, romanised, rough, slavic


@pytest.mark.parametrize(
    ("name", "own", "places", "trades", "forms"),
    [
        ("Hunchun Rabboni Garment Co., Ltd.", "rabboni", ["Hunchun"], ["clothing"], ["company"]),
        ("HUNCHUN RABBONI GARMENT CO LTD", "rabboni", ["Hunchun"], ["clothing"], ["company"]),
        ("Rabboni Garments (Hunchun) Company Limited", "rabboni", ["Hunchun"], ["clothing"], ["company"]),
        ("Jilin Hunchun Rabboni Garment", "rabboni", ["Hunchun"], ["clothing"], []),
        ("Rabboni Seafood, Dandong", "rabboni", ["Dandong"], ["seafood"], []),
        ("Bank of Sampleton", "sampleton", [], ["bank"], []),
        ("Sampleton Trading Sdn. Bhd.", "sampleton", [], ["trade"], ["company"]),
        ("OOO Sampleton", "sampleton", [], [], ["company"]),
        ("Sampleton Group of Companies", "sampleton", [], [], ["group"]),
        ("Sampleton Holdings Limited", "sampleton", [], [], ["group"]),
        ("Sampleton J/V Corporation", "sampleton", [], [], ["company", "venture"]),
        ("珲春拉波尼服装有限公司", "拉波尼", ["Hunchun"], ["clothing"], ["company"]),
        ("琿春拉波尼服裝有限公司", "拉波尼", ["Hunchun"], ["clothing"], ["company"]),
        ("吉林省珲春市拉波尼服装厂", "拉波尼", ["Hunchun"], ["clothing"], []),
        ("拉波尼（珲春）服装有限公司", "拉波尼", ["Hunchun"], ["clothing"], ["company"]),
        ("兴达集团有限公司", "兴达", [], [], ["group"]),
        ("훈춘라보니피복유한공사", "라보니", ["Hunchun"], ["clothing"], ["company"]),
        ("조선 릉라도 무역총회사", "릉라도", [], ["trade"], ["company"]),
        ("주식회사 라보니", "라보니", [], [], ["stock"]),
        ("ООО «Хуньчунь Раббони»", "раббони", ["Hunchun"], [], ["company"]),
        ("ООО «Строительная компания Восход»", "восход", [], ["construction"], ["company"]),
        ("Korea Kumgang Trading Corporation", "kumgang", [], ["trade"], ["company"]),
        ("Tynda-Les", "tyndales", [], [], []),
    ],
)
def test_the_parts_of_a_name(name: str, own: str, places: list[str], trades: list[str], forms: list[str]) -> None:
    found = read_firm(name)
    assert found.own is not None
    assert found.own.letters == own
    assert [place.name for place in found.places] == places
    assert sorted(found.trades) == trades
    assert sorted(found.forms) == forms


@pytest.mark.parametrize(
    "name",
    [
        "a garment factory in Hunchun",
        "Hunchun Garment Factory",
        "New Hunchun Garment Company",
        "a Chinese textile company",
        "Ministry of Labour",
        "Logging Company No. 2",
        "珲春服装有限公司",
        "훈춘피복공장",
        "Швейная фабрика",
        "the restaurant",
        "a seafood firm run by Sampleton's brother",
        "company",
        "",
    ],
)
def test_a_name_of_place_trade_and_form_has_nothing_of_its_own(name: str) -> None:
    assert read_firm(name).own is None


def test_a_town_is_the_name_where_it_is_one_in_north_korea_and_nothing_else_is_left() -> None:
    found = read_firm("Tanchon Commercial Bank")
    assert found.own is not None
    assert (found.own.letters, found.own.place, found.own.common, found.places) == ("tanchon", True, True, ())


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("Hunchun Rabboni Garment (珲春拉波尼服装有限公司)", ["拉波尼"]),
        ("珲春拉波尼服装有限公司 Hunchun Rabboni Garment", ["rabboni"]),
        ("Korea Mining Development Trading Corporation (KOMID)", ["komid"]),
        ("Rabboni Garment a.k.a. Sampleton Clothing", ["sampleton"]),
        ("Rabboni Garment (Hunchun)", []),
        ("Rabboni (Group) Co., Ltd.", []),
        ("Rabboni (M) Sdn. Bhd.", []),
        ("Rabboni Garment (Rabboni)", []),
    ],
)
def test_other_names_that_the_text_gives(name: str, also: list[str]) -> None:
    assert [other.own.letters for other in read_firm(name).also if other.own] == also


def test_another_name_has_the_parts_that_only_the_main_name_tells() -> None:
    (other,) = read_firm("Hunchun Rabboni Garment (라보니)").also
    assert ([place.name for place in other.places], other.trades) == (["Hunchun"], frozenset({"clothing"}))


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Rabboni Factory No. 2", {"2"}),
        ("Rabboni 3rd Factory", {"3"}),
        ("라보니 제2공장", {"2"}),
        ("兴达第三服装厂", {"3"}),
        ("Rabboni II LLC", {"2"}),
        ("Rabboni", set()),
    ],
)
def test_numbers(name: str, numbers: set[str]) -> None:
    assert read_firm(name).numbers == numbers


# the forms of one word: as the North writes it, Revised, McCune–Reischauer, Kontsevich
WORDS = [
    ("릉라도", ["Rungrado", "Neungnado", "Nŭngnado", "Rŭngnado"], "Рынрадо"),
    ("대성", ["Taesong", "Daesong", "Daeseong", "Taesŏng"], "Тэсон"),
    ("만수대", ["Mansudae", "Mansudae", "Mansu Dae"], "Мансудэ"),
    ("려명", ["Ryomyong", "Yeomyeong", "Yŏmyŏng", "Ryŏmyŏng"], "Рёмён"),
    ("룡흥", ["Ryonghung", "Yonghung", "Yongheung", "Ryonghŭng"], "Рёнхын"),
    ("광선", ["Kwangson", "Gwangseon", "Kwangsŏn"], "Квансон"),
    ("평양", ["Pyongyang", "Pyeongyang", "P'yŏngyang"], "Пхёнъян"),
    ("청송", ["Chongsong", "Cheongsong", "Ch'ŏngsong"], "Чхонсон"),
    ("진달래", ["Jindallae", "Chindallae", "Jindalrae"], "Чиндаллэ"),
    ("압록강", ["Amnokkang", "Amnokgang", "Amrokgang"], "Амноккан"),
    ("신라", ["Silla", "Sinra", "Sinla"], "Силла"),
    ("한강", ["Hangang", "Hankang", "Han'gang"], "Ханган"),
]


@pytest.mark.parametrize(
    ("hangul", "latin", "cyrillic"), WORDS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_all_ways_of_writing_a_korean_word_meet(hangul: str, latin: list[str], cyrillic: str) -> None:
    sounds = hangul_sounds(hangul) | hangul_sounds(plain_hangul(hangul))
    for said in latin:
        assert latin_sounds(folded(said.replace(" ", ""))) & sounds, said
    assert cyrillic_sounds(folded(cyrillic)) & {russian(sound) for sound in sounds}


def test_words_of_the_table_meet_no_other() -> None:
    for at, (hangul, _, _) in enumerate(WORDS):
        for other, latin, _ in WORDS[at + 1 :]:
            assert not any(latin_sounds(folded(said.replace(" ", ""))) & hangul_sounds(hangul) for said in latin), other


@pytest.mark.parametrize(
    "word", ["example", "sampleton", "victory", "xingda", "vostok", "primstroi", "", "żółw", "123"]
)
def test_a_word_that_cannot_be_korean_has_no_sound(word: str) -> None:
    assert latin_sounds(word) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [("yonha", "yenha", True), ("yonha", "yonha", False), ("taesong", "taetong", False), ("mansute", "minsite", False)],
)
def test_one_vowel_apart(one: str, other: str, holds: bool) -> None:
    assert vowel_apart(one, other) is holds


def test_hangul_letters_are_those_of_each_letter() -> None:
    assert hangul_letters("릉라도") == "reuŋrado"
    assert hangul_letters("abc") == ""
    assert plain_hangul("련합") == "연합"
    assert plain_hangul("규률") == "규율"
    assert plain_hangul("대성") == "대성"


@pytest.mark.parametrize(
    ("han", "reading"),
    [("兴达", "xingda"), ("瑞林", "ruilin"), ("长城", "changcheng"), ("重庆", "chongqing"), ("绿洲", "luzhou")],
)
def test_pinyin_of_a_word(han: str, reading: str) -> None:
    assert reading in pinyin_of(han)


def test_both_chinese_scripts_are_one() -> None:
    assert simplified("琿春長城製衣廠") == "珲春长城制衣厂"
    assert simplified("Hunchun") == "Hunchun"


@pytest.mark.parametrize(
    ("han", "hangul"),
    [("万寿台", "만수대"), ("绫罗岛", "능라도"), ("大成", "대성"), ("黎明", "여명"), ("高丽", "고려")],
)
def test_characters_read_as_korean(han: str, hangul: str) -> None:
    assert plain_hangul(hangul) in {plain_hangul(said) for said in korean_of(han)}


def test_a_character_without_a_korean_reading_gives_none() -> None:
    assert korean_of("拉a") == frozenset()


@pytest.mark.parametrize(
    ("cyrillic", "pinyin"),
    [
        ("чжан", "zhang"),
        ("синда", "xingda"),
        ("жуйлинь", "ruilin"),
        ("хуавэй", "huawei"),
        ("цзиньюань", "jinyuan"),
        ("сюйчжоу", "xuzhou"),
        ("юйхуэй", "yuhui"),
        ("чанчэн", "changcheng"),
    ],
)
def test_palladius(cyrillic: str, pinyin: str) -> None:
    assert pinyin in pinyin_of_russian(cyrillic)


def test_what_is_no_palladius_gives_none() -> None:
    assert pinyin_of_russian("восход") == frozenset()


@pytest.mark.parametrize(
    ("word", "holds"),
    [
        ("xingda", True),
        ("ruilin", True),
        ("taesong", False),
        ("mansudae", False),
        ("da", False),
        ("rabboni", False),
        ("hailanjiang", True),
    ],
)
def test_what_may_be_pinyin(word: str, holds: bool) -> None:
    assert is_pinyin(word) is holds


def test_ways_of_writing_russian_meet() -> None:
    assert slavic("stroiproekt") == slavic("stroyproekt")
    assert slavic("tekhnopromeksport") == slavic("tehnopromexport")
    assert slavic(romanised("примстройсервис")) == slavic("primstroiservis")
    assert slavic("primstroi") != slavic("dalstroi")


def test_rough_forms_let_chinese_syllables_render_foreign_words() -> None:
    assert rough("rabboni") == rough("laboni")
    assert rough("rabboni") != rough("sampleton")
    assert rough("ok") == ""


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    found = read_firm(text)
    assert found == read_firm(text)
    for name in found.names:
        assert name.own is not None
        assert name.own.letters
