"""Words around the name of a place that make it one, or make another name of it."""

from __future__ import annotations

import re

from tumen.normalise.en.lexicon import words

AT = words(
    """
    in at near inside outside around within throughout across via into through towards toward beyond opposite off
    between over
    """
)
"""Prepositions that only places take."""
TO_FROM = words("to from for onto")
WEAK = words("of by with like the about versus")
"""Words that lead places as well as anything else."""
ARRIVING = words(
    """
    reached reach reaches reaching leaving left leave leaves entered enter entering visited visit visiting visits
    toured inhabit fled departed crossed cross crossing nearby neighbouring neighboring downtown central greater
    suburban bordering rural remote eastern western southern northern northeastern northwestern southeastern
    southwestern north south east west upper lower outer inner coastal mainland
    """
)
"""Verbs and adjectives that are said of places."""
_MOVES = words(
    """
    went go goes going gone come came comes coming travelled traveled travel traveling travelling travels moved
    move moving flew fly flying flown sent send sends sending dispatched deployed returned return returning
    returns arrived arriving arrive arrives bound train trains bus buses flight flights road route trip journey
    transferred taken took brought bring bringing shipped ship ships drove driven escaped fled hailed miles
    kilometres kilometers km workers labourers laborers people women men transported exported delegation visit
    back hours minutes way relocated
    """
)
_DIRECTED = words("downtown central eastern western southern northern nearby neighbouring neighboring the")

ORGANISATION = words(
    """
    Act Academy Accord Accords Agency Agreement Air Airlines Airways Alliance Army Assembly Association Avenue
    Award Bank Bay Bloc Boulevard Brewery Bridge Broadcasting Brothers Bulletin Cable Centre Center Championship
    Championships Channel Charter Chronicle Church Club Code College Commission Committee Communique Company
    Confederation Conference Congress Consensus Construction Consulting Convention Conventions Convent Co Corp
    Corporation Council Courier Cup Daily Declaration Doctrine Embassy Enterprise Enterprises Examiner Express
    Federation Festival Film Food Foods Forum Foundation Fund Games Garment Garments Gazette Global Group Guard
    Gulf Hall Herald Hilton Hospital Hotel Hyatt Inc Industrial Industries Industry Initiative Institute Insurance
    International Investment Jeil Journal LLC Lake Lane League Library Limited Line Lines Logistics Ltd Machinery
    Magazine Mail Marathon Media Memorandum Minerals Mining Mirror Mobile Motors Mountain Mountains Museum Navy
    Network News Newspaper Observer Ocean Olympic Olympics Opera Orchestra Pact Paper Paralympics Party Peninsula
    Petroleum Petrochemical Pharma Pharmaceutical Philharmonic Players Post Press Prize Process Production
    Products Protocol Publishing Quarterly Radio Railway Railways Raengmyon Record Restaurant Review River Road
    Rules School Sea Seafood Seafoods Securities Service Services Shipping Shipyard Society Software Solutions
    Star Station Steel Stock Strait Street Studio Studios Sun Symphony Technologies Technology Telecom Telegraph
    Television Theatre Theater Times Today Tower Trade Trading Transport Treaty Tribune Trophy Trust TV Union
    United University Papers Volunteers Watch Weekly Works Youth FC SC KGB GmbH OOO JSC Ilbo Shimbun Sinmun
    Organisation Organization
    Airport Raengmyeon Okryu Okryugwan Kwan Exhibition Expo Fair Biennale Square Canal Final Basin Dam Plan Peak
    Glacier Desert War Wars Spring Uprising Massacre Syndrome Crisis Compact Regiment Division Brigade Battalion
    Clothing Textile Textiles Knitting Apparel Underwear Electronics Chemical Fishery Fisheries Aquatic Import
    Export Business Travel Tours Tourism Development Economic
    """
)
"""Last words of names of firms, papers, treaties, events, streets and waters."""
PLACE_WORDS = words(
    """
    City County Province Prefecture Oblast Krai Kray Region Town Township Village Port Airport Station District
    Customs Zone Territory Republic State Municipality Municipal Governorate Autonomous Special Free Border
    Economic Cooperation Export Processing Industrial Park Complex Island Islands Peninsula Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December I We He She They It In On At The A This That And But For From With International Crossing
    Bridge
    """
)
"""Capitalised words that may follow a place without making another name of it."""
SITE_ENDS = words("Airport Customs Zone Park Complex Station Port District Crossing Bridge")
"""Ends of longer names of sites, whose place is where they are ("Vladivostok International Airport")."""
EVENTS = words(
    """
    summit summits accord accords declaration communique protocol protocols convention conventions treaty treaties
    pact olympics marathon consensus stock-exchange olympiad uprising
    """
)
"""Nouns that make a name of an event or a treaty ("the Hanoi summit")."""
_CHINA = words(
    """
    shop shops cup cups plate plates doll dolls cabinet cabinets clay teacup teapot closet tea-set set sets
    """
)
_MEAT = words(
    """
    meat breast breasts sandwich sandwiches dinner dinners leg legs soup farm farms bird vulture feather
    """
)
WARES = {
    "China": _CHINA,
    "Turkey": _MEAT,
    "Brussels": words("sprouts sprout"),
    "Panama": words("hat hats"),
    "Bermuda": words("shorts triangle"),
    "Manila": words("envelope envelopes folder folders hemp rope"),
    "Kobe": words("beef steak"),
    "Jersey": words("cow cows"),
    "Berlin": words("wall"),
    "Moscow": words("mule mules"),
    "Boston": words("cream terrier"),
    "Damascus": words("steel"),
}
"""Nouns before which the name is a ware or a bird."""
SPEAKING = words(
    """
    said says told tells added adds agreed wrote writes noted who whose asked explained recalled
    """
)
"""Words behind a person's name, and behind the name of a large city only where it stands for a government."""
TITLES = words(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Sen Sen. Rep Rep. Gov Gov. Gen Gen. Col Col. Capt Capt. Lt Lt.
    Sgt Sir Lady Lord President Minister Secretary Professor Officer Judge Justice Ambassador Senator Governor
    General Colonel Captain Comrade Chairman Director Spokesman Spokeswoman Pope King Queen Prince Princess Bishop
    Cardinal Uncle Aunt Brother Sister Chancellor Premier Coach Doctor Pastor Father
    """
)
"""Words before a person's name."""
FIRST_OF_NAME = words(
    """
    Hilton Sofitel Marriott Sheraton Hyatt Novotel Radisson Intercontinental InterContinental Kempinski Ramada
    New Fort Port Saint St. Mount Lake Cape Hotel Radio Air Miss Team FC Camp USS MV M/V SS Vessel George Denzel
    """
)
"""Words before a name that make another name of it ("Radio Moscow", "Hotel Koryo")."""
SHIPS = words(
    """
    vessel freighter tanker ferry ship steamer warship cruiser destroyer yacht trawler restaurant hotel
    """
)
"""Nouns right before the name of a ship or a house."""
CLUBS = words("Dynamo Dinamo Spartak Zenit Lokomotiv CSKA Torpedo Maccabi Hapoel Shakhtar Real Sporting Bayern")
"""Words before the name of a town that make a club's ("Spartak Moscow")."""
SCHOOLS = words("University College Academy Polytechnic Institute School")
"""What a town has of its own name, and is no place of a claim ("at Yanbian University")."""
GIVEN = words("Paris London Sofia Vienna Milan Cairo Berlin Victoria Lima Kingston Bern Roma")
"""Large towns whose names persons bear."""
VESSELS = re.compile(r"\b(?:MV|M/V|MT|vessel|freighter|tanker)\s[A-Z]\w+\s$")
"""A ship's name of two words, before its second ("MV Sampleton Dalian")."""
OWNERS = re.compile(
    r"\b(?:(?:Commercial |Central |National |Trade |Development |Exim)?Bank|Voice|Sea|Bay|Gulf|Straits?|Battle|Siege"
    r"|Power|Treaty|Peace|Duke|Duchess|Prince|Princess|Earl|Merchant|Bishop|Archbishop|(?:Workers'|Communist) Party"
    r"|University|Academy|Institute|Museum|Miss|Order|Hero)\s+of\s(?:the\s)?$"
)
"""What the place is only a part of the name of ("Bank of China", "University of Warsaw", "Sea of Japan")."""
RIVERS = words("Tumen Yalu Amur Niger Jordan Congo Volga Rhine Mekong Ganges Songhua Ussuri")
TOWN_NOUNS = words(
    """
    area authorities border bridge city clothing company companies crossing customs development district economic
    factories factory firm firms garment government industrial krai market oblast office official officials plant
    plants police port prefecture province region resident residents seafood source station textile town underwear
    workshop zone government's administration
    """
)
"""Nouns before which the name of a river is the town ("the Tumen factory")."""
OTHER_NAME = re.compile(
    r"(?:\s(?:[Rr]ivers?|[Ee]stuary|[Rr]iverbank|[Dd]elta)\b|['’]s\s+(?:[Bb]anks?|[Ww]aters|[Cc]urrent)\b"
    r"|\s(?:East|West|North|South|Middle|Central)\s(?:Road|Street|Sea|Avenue)\b)"
)


def leads(before: list[str], *, strict: bool, in_list: bool) -> bool:
    """Whether the words before a name, in lower case, the nearest last, speak of a place.

    `in_list` tells that the name follows another place in a list. `strict` asks for a preposition of places.
    """
    if not before:
        return False
    last = before[-1]
    if in_list:
        return True
    if last in AT:
        return True
    second = before[-2] if len(before) > 1 else ""
    if last in TO_FROM:
        return not strict or any(word in _MOVES for word in before[-4:-1])
    if last in ARRIVING:
        return not strict or second in AT
    if last in _DIRECTED:
        return second in AT and not (strict and last == "the")
    if strict:
        return last == "of" and second in _OF
    return last in WEAK or last.endswith(("'s", "(", "-", "/")) or (second in AT and last.isalpha() and last.islower())


_OF = words(
    """
    city town port county province village district outskirts suburb suburbs region streets residents people
    municipality state island north south east west outside kilometres kilometers miles km centre center part
    parts heart capital prefecture inhabitants
    """
)
