"""Currencies as English reports write them: signs, codes and words, as codes of ISO 4217.

A word that several states use ("dinar", "won") takes the state named right before it ("Libyan dinars"), else the state
that the words around name, else the state that reports about workers abroad most often mean.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from tumen.normalise.en.lexicon import words
from tumen.normalise.en.tokens import Tokens, texts

SIGNS = MappingProxyType(
    {
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
        "¥": "CNY",
        "￥": "CNY",
        "₩": "KRW",
        "₽": "RUB",
        "₮": "MNT",
        "₦": "NGN",
        "₫": "VND",
        "₹": "INR",
        "₱": "PHP",
        "฿": "THB",
        "₸": "KZT",
        "₴": "UAH",
        "₺": "TRY",
    }
)
_SIGN_PREFIXES: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        "$": MappingProxyType(
            {
                "us": "USD",
                "hk": "HKD",
                "s": "SGD",
                "sg": "SGD",
                "a": "AUD",
                "au": "AUD",
                "c": "CAD",
                "ca": "CAD",
                "nt": "TWD",
                "nz": "NZD",
                "b": "BND",
                "n": "NAD",
                "r": "BRL",
            }
        ),
        "¥": MappingProxyType({"cn": "CNY", "rmb": "CNY", "jp": "JPY"}),
        "£": MappingProxyType({"e": "EGP"}),
    }
)

_PLAIN = """
AED dirham; BDT taka; BGN lev leva; BRL real reais; CNY yuan renminbi rmb; CZK koruna korunas
koruny; ETB birr; EUR euro; HUF forint; IDR rupiah; KHR riel; KZT tenge; LAK kip; MMK kyat; MNT tugrik tugrug tögrög
togrog tughrik; MYR ringgit; MZN metical meticais; NGN naira; PLN zloty zlotych złoty złotych zł; RON leu lei;
RUB ruble rouble; SGD sgd; THB baht; TRY lira; UAH hryvnia; VND dong; XOF cfa; ZAR rand; ZMW kwacha; AOA kwanza;
GHS cedi; BWP pula; JPY yen; USD dollar; GBP pound quid; KRW won; KWD dinar; QAR riyal; OMR rial; NPR rupee;
KES shilling; CHF franc; PHP peso; SEK krona kronor; NOK krone kroner; KGS som; UZS soum; CZK crown
"""
_CODES = words(
    """
    aed aud bdt bhd bnd byn cad chf cny czk dzd egp etb eur gbp hkd huf idr inr iqd irr jod jpy kes khr kgs kpw krw kwd
    kzt lak lkr lyd mad mmk mnt myr ngn nok npr omr php pkr pln qar ron rub sar sek sgd thb tnd try twd tzs uah ugx usd
    vnd xaf xof zar
    """
)
_SHORT = MappingProxyType(
    {
        "rm": "MYR",
        "rmb": "CNY",
        "rs": "NPR",
        "yuan": "CNY",
        "kd": "KWD",
        "dh": "AED",
        "dhs": "AED",
        "nis": "ILS",
        "qr": "QAR",
    }
)
_PLURAL_ONLY = words("crown real som lev leu")
"""Words that are something else in the singular."""

NAMES: MappingProxyType[str, str] = MappingProxyType(
    {
        said: entry.split()[0]
        for entry in _PLAIN.split(";")
        for name in entry.split()[1:]
        for said in ((f"{name}s",) if name in _PLURAL_ONLY else (name, f"{name}s", f"{name}es"))
    }
    | {code: code.upper() for code in sorted(_CODES)}
)
"""Words and codes that may stand behind an amount."""

LEADS: MappingProxyType[str, str] = MappingProxyType({code: code.upper() for code in sorted(_CODES)} | dict(_SHORT))
"""Codes that may stand before an amount ("RM1,200", "AED 500")."""

_STATES: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        unit: MappingProxyType(dict(pair.split(":") for pair in states.split()))
        for unit, states in {
            "AED": "moroccan:MAD morocco:MAD emirati:AED uae:AED",
            "CHF": "cfa:XOF swiss:CHF african:XOF senegalese:XOF congolese:CDF guinean:GNF rwandan:RWF senegal:XOF",
            "EGP": "egyptian:EGP",
            "GBP": "egyptian:EGP syrian:SYP lebanese:LBP sudanese:SDG british:GBP sterling:GBP",
            "KES": "kenyan:KES kenya:KES ugandan:UGX uganda:UGX tanzanian:TZS tanzania:TZS somali:SOS",
            "KRW": "north:KPW south:KRW pyongyang:KPW kpw:KPW krw:KRW",
            "KWD": "kuwaiti:KWD kuwait:KWD libyan:LYD libya:LYD algerian:DZD algeria:DZD iraqi:IQD iraq:IQD"
            " jordanian:JOD bahraini:BHD bahrain:BHD tunisian:TND serbian:RSD",
            "NPR": "nepali:NPR nepalese:NPR nepal:NPR indian:INR india:INR pakistani:PKR pakistan:PKR lankan:LKR",
            "OMR": "omani:OMR oman:OMR iranian:IRR iran:IRR yemeni:YER qatari:QAR saudi:SAR",
            "PHP": "philippine:PHP filipino:PHP mexican:MXN colombian:COP chilean:CLP argentine:ARS",
            "QAR": "qatari:QAR qatar:QAR saudi:SAR omani:OMR oman:OMR iranian:IRR yemeni:YER",
            "RUB": "russian:RUB belarusian:BYN",
            "SEK": "swedish:SEK icelandic:ISK",
            "NOK": "norwegian:NOK danish:DKK",
            "CZK": "czech:CZK swedish:SEK norwegian:NOK danish:DKK",
            "USD": "us:USD u.s:USD american:USD kong:HKD singapore:SGD singaporean:SGD australian:AUD canadian:CAD"
            " taiwan:TWD taiwanese:TWD zealand:NZD brunei:BND namibian:NAD zimbabwean:ZWL",
        }.items()
    }
)
"""For a word that several states use, by the code of the state most often meant: the state's word and its code."""

_AROUND = MappingProxyType(
    {
        code: re.compile(rf"\b(?:{'|'.join(sorted(_STATES[code]))})\b", re.IGNORECASE)
        for code in ("AED", "KES", "KWD", "NPR", "OMR", "QAR", "CHF")
    }
)
_WON = re.compile(r"\b(?:(?P<north>North Korean won|KPW)|(?P<south>South Korean won|KRW))\b")
_YEN = re.compile(r"\b(?:Japan(?:ese)?|yen|Tokyo)\b")

QUALIFIERS = words(
    "us u s american chinese russian south north korean of the new hong sri saudi arabian in worth japanese thai "
    "malaysian vietnamese polish mongolian kazakh nigerian turkish hungarian romanian bulgarian ukrainian "
    "indonesian burmese cambodian lao laotian ethiopian mozambican angolan zambian ghanaian botswana "
    "brazilian african west central emirati"
) | frozenset(word for states in _STATES.values() for word in states)
"""Words that may stand between an amount and the word for its currency."""


def sign_code(tokens: Tokens, index: int) -> tuple[str, int]:
    """The code of the sign at token `index`, and the token where the sign begins ("HK$", "US$")."""
    sign = tokens.texts[index]
    prefix = tokens.texts[index - 1] if index else ""
    if index and tokens.ends[index - 1] == tokens.starts[index] and prefix in _SIGN_PREFIXES.get(sign, ()):
        return _SIGN_PREFIXES[sign][prefix], index - 1
    if sign == "$" and prefix == "us":
        return "USD", index - 1
    return SIGNS[sign], index


def named(code: str, between: tuple[str, ...], text: str, start: int, end: int) -> str:
    """The code that a word for a currency means, by the words `between` amount and word, else by those around it.

    `code` is that of the state most often meant. Bare "won" is that of the state whose won the text named last, else
    South Korea's: reports that mean the won of the North say so. "$" and "dollars" are those of the United States
    unless another state stands right before.
    """
    states = _STATES.get(code)
    if states is None:
        return code
    for word in between:
        if word in states:
            return states[word]
    if code == "KRW":
        return _won(text, start)
    pattern = _AROUND.get(code)
    if pattern is None:
        return code
    near = list(pattern.finditer(text, max(0, start - _REACH), end + _REACH // 3))
    if not near:
        return code
    closest = min(near, key=lambda match: (min(abs(start - match.end()), abs(match.start() - end)), match.start()))
    return states[closest.group().lower()]


_REACH = 200
"""How far around a sum, in characters, the name of a state tells whose currency it is."""


def _won(text: str, start: int) -> str:
    code = "KRW"
    for match in _WON.finditer(text, max(0, start - 2 * _REACH), start):
        code = "KPW" if match.group("north") else "KRW"
    return code


_BESIDE_YUAN = re.compile(
    r"\b(?:yuan|RMB|renminbi)\s?\((?:about |around |some |roughly |approximately )?¥?\Z", re.IGNORECASE
)


def yen_or_yuan(text: str, start: int, end: int) -> str:
    """Whose "¥" it is: China's, unless Japan is spoken of near by."""
    if _BESIDE_YUAN.search(text, max(0, start - _REACH), start):
        return "JPY"  # "2,500 yuan (about ¥50,000)": nobody turns yuan into yuan
    return "JPY" if _YEN.search(text, max(0, start - _REACH), end + _REACH // 3) else "CNY"


def is_verb(tokens: Tokens, index: int) -> bool:
    """Whether "won" at token `index` is the verb, or "dong" a ward, by the word behind it."""
    said = tokens.texts[index]
    behind = texts(tokens, index + 1, 1)
    if said == "won":
        return bool(behind) and (behind[0] in _WON_WHAT)
    return said == "dong" and behind == ("-",)


_WON_WHAT = words(
    "the their his her its our this that asylum back out over gold silver bronze medals first praise support it them "
    "permission approval access only games matches seats prizes freedom"
)
