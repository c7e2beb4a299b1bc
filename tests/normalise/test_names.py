"""Names of firms: where each starts and ends, its parts, and which phrases are none. The firms are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steps import steps
from tumen.errors import InvalidValue
from tumen.normalise import find_names

Row = tuple[str, list[str]]


def read(text: str) -> list[str]:
    """Each name of the text as "name = place | distinctive | trade | form", "-" for what it lacks."""
    found = []
    for name in find_names(text):
        value = name.value
        assert " ".join(text[name.start : name.end].split()) == value.full
        parts = (value.place, value.distinctive, value.trade, value.form)
        found.append(f"{value.full} = " + " | ".join(part or "-" for part in parts))
    return found


# legal forms behind the name, by country
BEHIND: list[Row] = [
    ('The plant belongs to Hunchun Rabboni Garment Co., Ltd.',
     ['Hunchun Rabboni Garment Co., Ltd. = Hunchun | Rabboni | Garment | Co., Ltd.']),
    ('He signed with Dandong Example Trading Co Ltd last year.',
     ['Dandong Example Trading Co Ltd = Dandong | Example | Trading | Co Ltd']),
    ('Yanji Example Foods Company Limited hired 60 women.',
     ['Yanji Example Foods Company Limited = Yanji | Example | Foods | Company Limited']),
    ('Example Garment Co.,Ltd of Donggang hired 60 women.',
     ['Example Garment Co.,Ltd = - | Example | Garment | Co.,Ltd']),
    ('EXAMPLE SEAFOOD CO., LTD has two plants.',
     ['EXAMPLE SEAFOOD CO., LTD = - | EXAMPLE | SEAFOOD | CO., LTD']),
    ('Tumen Example Clothing Co. Ltd., which opened in 2015, hired 60.',
     ['Tumen Example Clothing Co. Ltd. = Tumen | Example | Clothing | Co. Ltd.']),
    ('Dalian Exemplar Ocean Shipping Agency Co., Ltd. owns two ships.',
     ['Dalian Exemplar Ocean Shipping Agency Co., Ltd. = Dalian | Exemplar | Ocean Shipping Agency | Co., Ltd.']),
    ('Sampleton Ltd. was fined.',
     ['Sampleton Ltd. = - | Sampleton | - | Ltd.']),
    ('It was sold to Exemplar Limited in 2018.',
     ['Exemplar Limited = - | Exemplar | - | Limited']),
    ('Sampleton Consulting Inc. of Delaware hired coders.',
     ['Sampleton Consulting Inc. = - | Sampleton | Consulting | Inc.']),
    ('a contract with Example, Inc. and with no one else',
     ['Example, Inc. = - | Example | - | Inc.']),
    ('It paid Example Software Corp. for code.',
     ['Example Software Corp. = - | Example | Software | Corp.']),
    ('Korea Exemplar Trading Corporation sent 200 men.',
     ['Korea Exemplar Trading Corporation = Korea | Exemplar | Trading | Corporation']),
    ('Sampleton Stroy LLC hired masons.',
     ['Sampleton Stroy LLC = - | Sampleton Stroy | - | LLC']),
    ('Exemplar Stroy L.L.C. hired masons.',
     ['Exemplar Stroy L.L.C. = - | Exemplar Stroy | - | L.L.C.']),
    ('The partners of Example Partners LLP fled.',
     ['Example Partners LLP = - | Example Partners | - | LLP']),
    ('Sampleton Mines PLC denied it.',
     ['Sampleton Mines PLC = - | Sampleton Mines | - | PLC']),
    ('Vladivostok Exemplar OJSC built the pier.',
     ['Vladivostok Exemplar OJSC = Vladivostok | Exemplar | - | OJSC']),
    ('The Mongolian company Exemplar XXK paid late.',
     ['Exemplar XXK = - | Exemplar | - | XXK']),
    ('Example spol. s r.o. of Nachod sewed gloves.',
     ['Example spol. s r.o. = - | Example | - | spol. s r.o.']),
    ('Limited liability company Exemplar Dalstroy employs 90.',
     ['Limited liability company Exemplar Dalstroy = - | Exemplar Dalstroy | - | Limited liability company']),
    ('Exemplar Cashmere LLC and Sampleton Oversea Trading Co send workers.',
     ['Exemplar Cashmere LLC = - | Exemplar | Cashmere | LLC',
      'Sampleton Oversea Trading Co = - | Sampleton | Oversea Trading | Co']),
    ('Women sewed for Sampleton Sportswear and gutted fish at the Exemplar Fish Processing Plant.',
     ['Sampleton Sportswear = - | Sampleton | Sportswear | -',
      'Exemplar Fish Processing Plant = - | Exemplar | Fish Processing Plant | -']),
    ('Baltic Example Sp. z o.o. hired welders.',
     ['Baltic Example Sp. z o.o. = - | Baltic Example | - | Sp. z o.o.']),
    ('Exemplar Shipyard S.A. hired welders.',
     ['Exemplar Shipyard S.A. = - | Exemplar | Shipyard | S.A.']),
    ('Tessuti Example S.p.A. bought the coats.',
     ['Tessuti Example S.p.A. = - | Tessuti Example | - | S.p.A.']),
    ('Mode Example GmbH bought the coats.',
     ['Mode Example GmbH = - | Mode Example | - | GmbH']),
    ('Exemplar Mode GmbH & Co. KG bought the coats.',
     ['Exemplar Mode GmbH & Co. KG = - | Exemplar Mode | - | GmbH & Co. KG']),
    ('Exemplar AG, a Swiss buyer, denied it.',
     ['Exemplar AG = - | Exemplar | - | AG']),
    ('Kleding Example B.V. bought the coats.',
     ['Kleding Example B.V. = - | Kleding Example | - | B.V.']),
    ('Nordic Example A/S stopped its orders.',
     ['Nordic Example A/S = - | Nordic Example | - | A/S']),
    ('Svensk Exemplar AB stopped its orders.',
     ['Svensk Exemplar AB = - | Svensk Exemplar | - | AB']),
    ('Suomi Example Oy stopped its orders.',
     ['Suomi Example Oy = - | Suomi Example | - | Oy']),
    ('Batu Example Sdn Bhd hired miners.',
     ['Batu Example Sdn Bhd = - | Batu Example | - | Sdn Bhd']),
    ('Sarawak Exemplar Coal Sdn. Bhd. hired miners.',
     ['Sarawak Exemplar Coal Sdn. Bhd. = Sarawak | Exemplar | Coal | Sdn. Bhd.']),
    ('Sampleton Glocom Pte Ltd sold radios.',
     ['Sampleton Glocom Pte Ltd = - | Sampleton Glocom | - | Pte Ltd']),
    ('The radios came from Exemplar Pte. Ltd.',
     ['Exemplar Pte. Ltd. = - | Exemplar | - | Pte. Ltd.']),
    ('The radios came from Exemplar Pte Ltd.',
     ['Exemplar Pte Ltd = - | Exemplar | - | Pte Ltd']),
    ('Himalaya Example Pvt. Ltd. runs a restaurant.',
     ['Himalaya Example Pvt. Ltd. = - | Himalaya Example | - | Pvt. Ltd.']),
    ('Exemplar Mining (Pty) Ltd dug there.',
     ['Exemplar Mining (Pty) Ltd = - | Exemplar | Mining | (Pty) Ltd']),
    ('Sampleton Contracting DMCC sent them.',
     ['Sampleton Contracting DMCC = - | Sampleton | Contracting | DMCC']),
    ('Gulf Example FZE sent them.',
     ['Gulf Example FZE = - | Gulf Example | - | FZE']),
    ('Exemplar Star FZ-LLC sent them.',
     ['Exemplar Star FZ-LLC = - | Exemplar Star | - | FZ-LLC']),
    ('Sampleton Building Contracting W.L.L. hired 300.',
     ['Sampleton Building Contracting W.L.L. = - | Sampleton | Building Contracting | W.L.L.']),
    ('Al Example General Trading & Contracting Co. W.L.L. hired 300.',
     ['Al Example General Trading & Contracting Co. W.L.L. = '
      '- | Al Example | General Trading & Contracting | Co. W.L.L.']),
    ('Doha Exemplar Trading Est. hired 300.',
     ['Doha Exemplar Trading Est. = Doha | Exemplar | Trading | Est.']),
    ('Example Holding K.S.C. owns it.',
     ['Example Holding K.S.C. = - | Example | - | Holding K.S.C.']),
    ('Exemplar Services SAOG owns it.',
     ['Exemplar Services SAOG = - | Exemplar | Services | SAOG']),
    ('Dakar Example SARL put up the statue.',
     ['Dakar Example SARL = Dakar | Example | - | SARL']),
    ('the owner of Sampleton Industries s.r.o. in Brno',
     ['Sampleton Industries s.r.o. = - | Sampleton | Industries | s.r.o.']),
    ('Exemplar Construcoes Lda built a hall.',
     ['Exemplar Construcoes Lda = - | Exemplar Construcoes | - | Lda']),
    ('Prague Example a.s. hired seamstresses.',
     ['Prague Example a.s. = Prague | Example | - | a.s.']),
]  # fmt: skip

# legal forms before the name
BEFORE: list[Row] = [
    ('They worked for LLC Tae Song in the port.',
     ['LLC Tae Song = - | Tae Song | - | LLC']),
    ('OOO Exemplar hired 40.',
     ['OOO Exemplar = - | Exemplar | - | OOO']),
    ('OOO «Sampleton Les» felled the trees.',
     ['OOO «Sampleton Les» = - | Sampleton Les | - | OOO']),
    ('It was OOO "Primorye Example" that paid.',
     ['OOO "Primorye Example" = - | Primorye Example | - | OOO']),
    ('ZAO Example Stroy and OAO «Exemplar» paid.',
     ['ZAO Example Stroy = - | Example Stroy | - | ZAO', 'OAO «Exemplar» = - | Exemplar | - | OAO']),
    ('JSC Sampleton Fish owns the boat.',
     ['JSC Sampleton Fish = - | Sampleton | Fish | JSC']),
    ('ООО «Пример» hired 40.',
     ['ООО «Пример» = - | Пример | - | ООО']),
    ('the developer, ООО "Пример Строй", hired 40',
     ['ООО "Пример Строй" = - | Пример Строй | - | ООО']),
    ('PT Exemplar Jaya imported coal.',
     ['PT Exemplar Jaya = - | Exemplar Jaya | - | PT']),
    ('Limited Liability Company “Exemplar” hired 40.',
     ['Limited Liability Company “Exemplar” = - | Exemplar | - | Limited Liability Company']),
    ('He registered IP "Sampleton" in 2019.',
     ['IP "Sampleton" = - | Sampleton | - | IP']),
    ('“Sampleton” LLC hired 40.',
     ['“Sampleton” LLC = - | Sampleton | - | LLC']),
]  # fmt: skip

# groups, holdings, joint ventures and state trading corporations
GROUPS: list[Row] = [
    ('Shares in Example Group fell.',
     ['Example Group = - | Example | - | Group']),
    ('Liaoning Exemplar Industrial Group Co., Ltd. hired them.',
     ['Liaoning Exemplar Industrial Group Co., Ltd. = Liaoning | Exemplar | Industrial | Group Co., Ltd.']),
    ('Exemplar (Group) Co., Ltd. hired them.',
     ['Exemplar (Group) Co., Ltd. = - | Exemplar | - | (Group) Co., Ltd.']),
    ('Sampleton Holdings owns the mill.',
     ['Sampleton Holdings = - | Sampleton | - | Holdings']),
    ('Exemplar Group Holdings Limited is listed.',
     ['Exemplar Group Holdings Limited = - | Exemplar | - | Group Holdings Limited']),
    ('Rason Example Joint Venture Company was closed.',
     ['Rason Example Joint Venture Company = Rason | Example | - | Joint Venture Company']),
    ('The Chosun Exemplar JV was closed.',
     ['Chosun Exemplar JV = - | Chosun Exemplar | - | JV']),
    ('Exemplar Enterprise was closed.',
     ['Exemplar Enterprise = - | Exemplar | - | Enterprise']),
    ('State Enterprise is a word, Sampleton State Enterprise a name.',
     ['Sampleton State Enterprise = - | Sampleton | - | State Enterprise']),
    ('Mansudae Overseas Project Group of Companies built it.',
     ['Mansudae Overseas Project Group of Companies = - | Mansudae | Overseas Project | Group of Companies']),
    ('Korea Example General Corporation sent loggers.',
     ['Korea Example General Corporation = Korea | Example | - | General Corporation']),
    ('Sampleton Trading General Bureau sent loggers.',
     ['Sampleton Trading General Bureau = - | Sampleton | Trading | General Bureau']),
    ('Korea Mining Development Trading Corporation (KOMID) is listed.',
     ['Korea Mining Development Trading Corporation = Korea | - | Mining Development Trading | Corporation']),
]  # fmt: skip

# names without a legal form
BY_TRADE: list[Row] = [
    ('The women sewed for Dandong Example Trading.',
     ['Dandong Example Trading = Dandong | Example | Trading | -']),
    ('Helong Exemplar Garment kept 200 of them.',
     ['Helong Exemplar Garment = Helong | Exemplar | Garment | -']),
    ('They were sent to Yanbian Example Network Technology.',
     ['Yanbian Example Network Technology = Yanbian | Example | Network Technology | -']),
    ('Coders of Exemplar Silver Star Technology lived there.',
     ['Exemplar Silver Star Technology = - | Exemplar Silver Star | Technology | -']),
    ('Welders at Sampleton Shipyard were told to pack.',
     ['Sampleton Shipyard = - | Sampleton | Shipyard | -']),
    ('Workers at Hunchun Exemplar Seafood were told to pack.',
     ['Hunchun Exemplar Seafood = Hunchun | Exemplar | Seafood | -']),
    ('a loan from Sampleton Bank',
     ['Sampleton Bank = - | Sampleton | Bank | -']),
    ('a loan from the Bank of Sampleton',
     ['Bank of Sampleton = - | Sampleton | Bank | -']),
    ('a loan from Foreign Trade Bank',
     ['Foreign Trade Bank = - | - | Foreign Trade Bank | -']),
    ('They sang at Pyongyang Restaurant every night.',
     ['Pyongyang Restaurant = Pyongyang | - | Restaurant | -']),
    ('They sang at Exemplar Restaurant in Kathmandu.',
     ['Exemplar Restaurant = - | Exemplar | Restaurant | -']),
    ('Police closed Sampleton Restaurant and Bar.',
     ['Sampleton Restaurant and Bar = - | Sampleton | Restaurant and Bar | -']),
    ('She lived in the Exemplar Hotel.',
     ['Exemplar Hotel = - | Exemplar | Hotel | -']),
    ('He sold squid to Dandong Exemplar Import and Export.',
     ['Dandong Exemplar Import and Export = Dandong | Exemplar | Import and Export | -']),
    ('The shirts came from Leisure Example Clothing.',
     ['Leisure Example Clothing = - | Leisure Example | Clothing | -']),
    ('It was flown by Example Airlines.',
     ['Example Airlines = - | Example | Airlines | -']),
    ('He bought from Exemplar Imp. & Exp.',
     ['Exemplar Imp. & Exp. = - | Exemplar | Imp. & Exp. | -']),
    ('workers at Hunchun Garment Factory',
     ['Hunchun Garment Factory = Hunchun | - | Garment Factory | -']),
    ('workers at Kim Exemplar Silk Mill',
     ['Kim Exemplar Silk Mill = - | Kim Exemplar | Silk Mill | -']),
]  # fmt: skip

# parts that are easily taken for others
PARTS: list[Row] = [
    ("He works for Culture Box Example LLC.", ["Culture Box Example LLC = - | Culture Box Example | - | LLC"]),
    ("He works for Bar Seafood Co., Ltd.", ["Bar Seafood Co., Ltd. = - | Bar | Seafood | Co., Ltd."]),
    ("He works for Exemplar Bio-Tech Co., Ltd.", ["Exemplar Bio-Tech Co., Ltd. = - | Exemplar | Bio-Tech | Co., Ltd."]),
    ("He works for Sampleton IT Co., Ltd.", ["Sampleton IT Co., Ltd. = - | Sampleton | IT | Co., Ltd."]),
    ("He works for Exemplar Trading House.", ["Exemplar Trading House = - | Exemplar | Trading House | -"]),
    ("He works for Phoenix Garment Co.", ["Phoenix Garment Co. = - | Phoenix | Garment | Co."]),
    ("He works for Jilin Hunchun Example Foods.", [
        "Jilin Hunchun Example Foods = Jilin Hunchun | Example | Foods | -"]),
    ("He works for Hunchun Shi Example Foods.", ["Hunchun Shi Example Foods = Hunchun Shi | Example | Foods | -"]),
    ("He works for Sampleton (Dandong) Trading Ltd.", [
        "Sampleton (Dandong) Trading Ltd. = Dandong | Sampleton | Trading | Ltd."]),
    ("He works for Sampleton Trading Hong Kong Limited.", [
        "Sampleton Trading Hong Kong Limited = Hong Kong | Sampleton | Trading | Limited"]),
    ("He works for Exemplar (Northern Asia) Ltd.", ["Exemplar (Northern Asia) Ltd. = - | Exemplar | - | Ltd."]),
    ("He works for Kuwait Example for Trading and Contracting Co. there.", [
        "Kuwait Example for Trading and Contracting Co. = Kuwait | Example | Trading and Contracting | Co."]),
    ("He works for the Bank of Dandong.", ["Bank of Dandong = Dandong | - | Bank | -"]),
    ("He works for Sampleton Bank and Trust Company.", [
        "Sampleton Bank and Trust Company = - | Sampleton | Bank and Trust | Company"]),
    ("He works for South African Breweries Ltd there.", [
        "South African Breweries Ltd = - | South African | Breweries | Ltd"]),
    ("He works for Swiss Oil Corp.", ["Swiss Oil Corp. = - | Swiss | Oil | Corp."]),
    ("He works for Sampleton & Sons Ltd. there.", ["Sampleton & Sons Ltd. = - | Sampleton & Sons | - | Ltd."]),
    ("He works for A.B. Exemplar & Co. there.", ["A.B. Exemplar & Co. = - | A.B. Exemplar | - | & Co."]),
]  # fmt: skip

# where a name starts and ends
BOUNDARIES: list[Row] = [
    ('The Exemplar Shipping office was dark.',
     ['Exemplar Shipping = - | Exemplar | Shipping | -']),
    ('But Example Seafood had closed.',
     ['Example Seafood = - | Example | Seafood | -']),
    ('At Exemplar Restaurant, women sang.',
     ['Exemplar Restaurant = - | Exemplar | Restaurant | -']),
    ('When Sampleton Hotel opened, they came.',
     ['Sampleton Hotel = - | Sampleton | Hotel | -']),
    ('In 2019 Exemplar Trading moved.',
     ['Exemplar Trading = - | Exemplar | Trading | -']),
    ('Meanwhile, Example Garment fired them.',
     ['Example Garment = - | Example | Garment | -']),
    ("Example Garment's dormitory was locked.",
     ['Example Garment = - | Example | Garment | -']),
    ('Exemplar Garment Co., Ltd.’s dormitory was locked.',
     ['Exemplar Garment Co., Ltd. = - | Exemplar | Garment | Co., Ltd.']),
    ('The Hunchun-based Exemplar Garment hired 40.',
     ['Exemplar Garment = - | Exemplar | Garment | -']),
    ("Dandong's Exemplar Garment hired 40.",
     ['Exemplar Garment = - | Exemplar | Garment | -']),
    ("China's Sampleton Foods hired 40.",
     ['Sampleton Foods = - | Sampleton | Foods | -']),
    ("the Chinese firm's owner and Example Trading's boss",
     ['Example Trading = - | Example | Trading | -']),
    ('North Korean Exemplar Trading Corporation sent them.',
     ['Exemplar Trading Corporation = - | Exemplar | Trading | Corporation']),
    ('DPRK Exemplar Trading Corporation sent them.',
     ['Exemplar Trading Corporation = - | Exemplar | Trading | Corporation']),
    ('Exemplar Construction Company (ECC) hired them.',
     ['Exemplar Construction Company = - | Exemplar | Construction | Company']),
    ('Exemplar Trading (Dandong) Co., Ltd. hired them.',
     ['Exemplar Trading (Dandong) Co., Ltd. = Dandong | Exemplar | Trading | Co., Ltd.']),
    ('Sampleton (Hong Kong) Limited paid.',
     ['Sampleton (Hong Kong) Limited = Hong Kong | Sampleton | - | Limited']),
    ('Sampleton Trading (HK) Co., Limited paid.',
     ['Sampleton Trading (HK) Co., Limited = HK | Sampleton | Trading | Co., Limited']),
    ('He rang Sampleton Trading (Dandong) twice.',
     ['Sampleton Trading (Dandong) = Dandong | Sampleton | Trading | -']),
    ('He rang (Exemplar Foods) twice.',
     ['Exemplar Foods = - | Exemplar | Foods | -']),
    ('"Exemplar Foods" said no.',
     ['Exemplar Foods = - | Exemplar | Foods | -']),
    ('‘Exemplar Foods’ said no.',
     ['Exemplar Foods = - | Exemplar | Foods | -']),
    ('Example Garment and Exemplar Seafood hired them.',
     ['Example Garment = - | Example | Garment | -', 'Exemplar Seafood = - | Exemplar | Seafood | -']),
    ('Example Garment Co., Ltd., Exemplar Seafood Co., Ltd. and Sampleton Clothing hired them.',
     ['Example Garment Co., Ltd. = - | Example | Garment | Co., Ltd.',
      'Exemplar Seafood Co., Ltd. = - | Exemplar | Seafood | Co., Ltd.',
      'Sampleton Clothing = - | Sampleton | Clothing | -']),
    ('Example Trading, Exemplar Foods, and Sampleton Technology hired them.',
     ['Example Trading = - | Example | Trading | -',
      'Exemplar Foods = - | Exemplar | Foods | -',
      'Sampleton Technology = - | Sampleton | Technology | -']),
    ('Foo and Bar Garment Co. hired them.',
     ['Foo and Bar Garment Co. = - | Foo and Bar | Garment | Co.']),
    ('Example & Exemplar Garment Co. hired them.',
     ['Example & Exemplar Garment Co. = - | Example & Exemplar | Garment | Co.']),
    ('They came from Dandong and Exemplar Garment Co. paid.',
     ['Exemplar Garment Co. = - | Exemplar | Garment | Co.']),
    ('Mr. Kim and Example Trading signed.',
     ['Example Trading = - | Example | Trading | -']),
    ('Microsample Corp. and International Example Machines Corp. signed.',
     ['Microsample Corp. = - | Microsample | - | Corp.',
      'International Example Machines Corp. = - | International Example Machines | - | Corp.']),
    ('No. 1 Example Factory was closed.',
     ['No. 1 Example Factory = - | No. 1 Example | Factory | -']),
    ('Example Factory No. 3 was closed.',
     ['Example Factory No. 3 = - | Example | Factory | -']),
    ('Logging Company No. 2 was closed.',
     ['Logging Company No. 2 = - | No. 2 | Logging | Company']),
    ('Shenyang 601 Example Technology was closed.',
     ['Shenyang 601 Example Technology = Shenyang | 601 Example | Technology | -']),
    ("O'Example Trading and McExample's Restaurant closed.",
     ["O'Example Trading = - | O'Example | Trading | -", "McExample's Restaurant = - | McExample | Restaurant | -"]),
    ('Example-Exemplar Trading Co. closed.',
     ['Example-Exemplar Trading Co. = - | Example-Exemplar | Trading | Co.']),
    ('Jilin Province Exemplar Import and Export Trading Co., Ltd. paid.',
     ['Jilin Province Exemplar Import and Export Trading Co., Ltd. = '
      'Jilin Province | Exemplar | Import and Export Trading | Co., Ltd.']),
    ('Dandong City Exemplar Garment Co. paid.',
     ['Dandong City Exemplar Garment Co. = Dandong City | Exemplar | Garment | Co.']),
    ('Tumen River Exemplar Restaurant closed.',
     ['Tumen River Exemplar Restaurant = - | Tumen River Exemplar | Restaurant | -']),
    ('Director Li of Example Trading met Pak Exemplar, President of Sampleton Corp.',
     ['Example Trading = - | Example | Trading | -', 'Sampleton Corp. = - | Sampleton | - | Corp.']),
    ('Sampleton Group Chairman Li resigned.',
     ['Sampleton Group = - | Sampleton | - | Group']),
    ('Example Technology Chief Executive Wang resigned.',
     ['Example Technology = - | Example | Technology | -']),
    ('It said Example Garment workers left.',
     ['Example Garment = - | Example | Garment | -']),
]  # fmt: skip

# names that a noun or a verb introduces
INTRODUCED: list[Row] = [
    ('a company called Xinglong hired them',
     ['Xinglong = - | Xinglong | - | -']),
    ('a company named “Exemplar Star” hired them',
     ['Exemplar Star = - | Exemplar Star | - | -']),
    ('the firm Example Dongfang employed 500',
     ['Example Dongfang = - | Example Dongfang | - | -']),
    ('a garment manufacturer named ‘Example’ in Dandong',
     ['Example = - | Example | - | -']),
    ('a restaurant called Sampleton Garden',
     ['Sampleton Garden = - | Sampleton Garden | - | -']),
    ('a firm known as Exemplar',
     ['Exemplar = - | Exemplar | - | -']),
    ('the Chinese company Dandong Sampleton told reporters',
     ['Dandong Sampleton = Dandong | Sampleton | - | -']),
    ('employer: Exemplar Ltd',
     ['Exemplar Ltd = - | Exemplar | - | Ltd']),
]  # fmt: skip

MORE_BOUNDARIES: list[Row] = [
    ("the “Exemplar Garden” restaurant closed", ["Exemplar Garden = - | Exemplar Garden | - | -"]),
    ('the "Exemplar" garment factory in Tumen', ["Exemplar = - | Exemplar | - | -"]),
    ("Korea Sampleton Bank in Dandong and of Exemplar Commercial Bank", [
        "Korea Sampleton Bank = Korea | Sampleton | Bank | -",
        "Exemplar Commercial Bank = - | Exemplar | Commercial Bank | -"]),
    ("Plaintiff Example Corp. sued Sampleton Trading Co. in 2018.", [
        "Example Corp. = - | Example | - | Corp.", "Sampleton Trading Co. = - | Sampleton | Trading | Co."]),
    ("the Netherlands' Exemplar Group said", ["Exemplar Group = - | Exemplar | - | Group"]),
    ("He paid Exemplar Trading, which paid him.", ["Exemplar Trading = - | Exemplar | Trading | -"]),
    ("the Polish firm Armex Example and Atal Example sp. z o.o. hired 20", [
        "Armex Example = - | Armex Example | - | -", "Atal Example sp. z o.o. = - | Atal Example | - | sp. z o.o."]),
    ("He paid at 8 a.m. Exemplar Foods opened.", ["Exemplar Foods = - | Exemplar | Foods | -"]),
    ("Emails show that Example Foods and Dalian Exemplar Seafood sold squid.", [
        "Example Foods = - | Example | Foods | -", "Dalian Exemplar Seafood = Dalian | Exemplar | Seafood | -"]),
    ("It named Example Trading Ltd. (“Example”), a front.", ["Example Trading Ltd. = - | Example | Trading | Ltd."]),
    ("It paid Exemplar Trading\u00a0Co., Ltd. in May.", [
        "Exemplar Trading Co., Ltd. = - | Exemplar | Trading | Co., Ltd."]),
]  # fmt: skip

# names in Han and Hangul
SCRIPTS: list[Row] = [
    ('Jilin Example Clothing Co., Ltd. (吉林样本服装有限公司) hired them.',
     ['Jilin Example Clothing Co., Ltd. = Jilin | Example | Clothing | Co., Ltd.',
      '吉林样本服装有限公司 = 吉林 | 样本 | 服装 | 有限公司']),
    ('the plant of 珲春市样本水产有限公司 there',
     ['珲春市样本水产有限公司 = 珲春市 | 样本 | 水产 | 有限公司']),
    ('the plant of 丹东样本（集团）有限公司 there',
     ['丹东样本（集团）有限公司 = 丹东 | 样本 | - | 有限公司']),
    ('the company 조선표본무역회사 sent them',
     ['조선표본무역회사 = 조선 | 표본 | 무역 | 회사']),
    ('the company 표본주식회사 sent them',
     ['표본주식회사 = - | 표본 | - | 주식회사']),
]  # fmt: skip

# names set in capitals
CAPITALS: list[Row] = [
    ('DANDONG EXAMPLE TRADING CO., LTD. (a.k.a. EXEMPLAR TRADING)',
     ['DANDONG EXAMPLE TRADING CO., LTD. = DANDONG | EXAMPLE | TRADING | CO., LTD.',
      'EXEMPLAR TRADING = - | EXEMPLAR | TRADING | -']),
    ('2. SAMPLETON SHIPPING AND TRADING LIMITED, Room 5, Hong Kong',
     ['SAMPLETON SHIPPING AND TRADING LIMITED = - | SAMPLETON | SHIPPING AND TRADING | LIMITED']),
]  # fmt: skip

ROWS = [*BEHIND, *BEFORE, *GROUPS, *BY_TRADE, *PARTS, *BOUNDARIES, *INTRODUCED, *MORE_BOUNDARIES, *SCRIPTS, *CAPITALS]


@pytest.mark.parametrize(("text", "names"), ROWS, ids=[text for text, _ in ROWS])
def test_a_name_has_its_bounds_and_its_parts(text: str, names: list[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Company A hired Company B.",
        "in World Group I, and in Asian Cup Group C",
        "the carriers Vinson and Enterprise",
        "He beat Li Exemplar 15-8 15-2 Group",
        "the Office of Fair Trading",
        "The Ryomyong Street Construction took soldiers.",
        "The Hwasong Housing Construction took soldiers.",
        "the Bank of Korea and the Federal Reserve Bank of New York",
        "Trade Minister Li and Construction Minister Pak",
        "the Export Processing Zone and the Trade Fair",
        "the External Construction Guidance Bureau",
        "the General Bureau of Software Industry",
        "An Information Technology expert spoke.",
        "a Department Store, the Hotel and the Bank",
        "A man called Exemplar Kim said so.",
        "the agency known as KOTRA",
        "Example Trading Zone",
        "the Exemplar Technology University",
        "Sampleton Restaurant Association members",
        "The firm, which sews shirts, is closed.",
        "GRAF WORKS HARD",
        "the Ministry of Foreign Trade said",
        "officials of the Ministry of External Economic Relations",
        "the 1718 Committee met",
        "the Panel of Experts wrote",
        "Daily NK and Radio Free Asia reported",
        "Yonhap News Agency and Kyodo reported",
        "Kim Chaek University of Technology",
        "students of Pyongyang University of Science and Technology",
        "the Workers' Party of Korea",
        "the Korean People's Army",
        "the Hunchun Border Economic Cooperation Zone",
        "Dandong Port was quiet",
        "Hunchun customs was quiet",
        "Resolution 2397 bans it",
        "Kim Jong Un visited",
        "Mr. Limited said no",
        "the General Manager left",
        "the Deputy General Manager left",
        "a Chinese company hired them",
        "the Garment Factory was cold",
        "the Trading Company paid",
        "Chinese Trading Companies pay little",
        "North Korean Restaurants closed",
        "Construction workers left",
        "North Korean Workers Return To Chinese Garment Factories",
        "China Sanctions Exemplar Trading Over North Korean Workers",
        "Russia Hires North Korean Builders For Housing Construction",
        "Reconnaissance General Bureau hackers",
        "Office 39 earned it",
        "Bureau 39 and Room 39",
        "the Second Economic Committee",
        "the Munitions Industry Department",
        "the Working Group met",
        "the Lazarus Group stole it",
        "the International Crisis Group wrote",
        "the Nuclear Suppliers Group met",
        "the World Bank and the Asian Development Bank",
        "the West Bank and the Central Bank",
        "a 27-year-old West Bank mason",
        "Human Rights Watch and the Transnational Justice Working Group",
        "the British Broadcasting Corporation",
        "The Company shall pay the Worker.",
        "Limited supplies reached them.",
        "Group A and Group B left first.",
        "Ltd., Inc. and LLC are legal forms.",
        "Co., Ltd.",
        "The company's Trading Department moved.",
        "the Garment Section of the plant",
        "Foreign Trade and Economic Cooperation",
        "the Department of Commerce",
        "the Office of Foreign Assets Control",
        "the Bureau of Industry and Security",
        "the Academy of Sciences",
        "the Supreme Court",
        "the Export Control Act",
        "Trading resumed in May.",
        "Construction began on Monday.",
        "Exports rose. Hotels closed.",
        "the AG of Texas, and Texas AG Sampleton",
        "an IP address and 5 KG of rice",
        "They met AS AGREED in the US.",
        "the factory in Dandong",
        "a firm called on to pay",
        "the company named in May",
        "a restaurant named after Kim",
        "the company North Korea set up",
        "the firm Kim Exemplar founded",
        "the company Monday said",
        "Trading Places is a film.",
        "workers at a Garment Factory in Jilin",
        "a Seafood Processing Plant",
        "the No. 3 Factory",
        "Sewing Factory in China",
        "the Information Technology sector",
        "the Science and Technology department",
        "Premier League clubs",
        "a Fishing Boat",
        "the Socialist Construction slogan",
        "Kim Il Sung Square",
        "the Mansudae Hill Grand Monument",
        "the Kaesong Industrial Complex",
        "the Wonsan Kalma Coastal Tourist Area",
        "the Rason Special Economic Zone",
        "the Chinese Embassy in Pyongyang",
        "the State Bank and the National Bank",
        "the Second Company of the Third Battalion",
        "Bravo Company",
        "She works in Sales and Marketing.",
    ],
)
def test_no_firm_is_named(text: str) -> None:
    assert read(text) == []


LINES = """A Dandong company, Liaoning Example Foreign Trade
Import and Export Co., Ltd., hired 300.

Dandong Example Trading
Shenyang Exemplar Foods
Sampleton Technology Co.,
Ltd.
"""


def test_a_name_runs_over_the_turn_of_a_line_and_not_from_one_entry_of_a_list_to_the_next() -> None:
    assert [name.value.full for name in find_names(LINES)] == [
        "Liaoning Example Foreign Trade Import and Export Co., Ltd.",
        "Dandong Example Trading",
        "Shenyang Exemplar Foods",
        "Sampleton Technology Co., Ltd.",
    ]


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Dandong Example Trading Sends North Korean Workers Home", ["Dandong Example Trading"]),
        ("NORTH KOREAN WORKERS LEAVE DANDONG EXAMPLE GARMENT CO., LTD.", ["DANDONG EXAMPLE GARMENT CO., LTD."]),
        ("Russian Officials Praise Khasan Example Seafood", ["Khasan Example Seafood"]),
        ("Beijing Quietly Shields Example Trading From New Sanctions", []),
        ("Who Pays Example Garment Workers In Jilin", []),
        ("Beijing Shields Example Trading", []),
        ("The Many Dollars of Exemplar Trading", ["Exemplar Trading"]),
    ],
)
def test_in_a_headline_only_a_town_or_the_line_tells_where_a_name_starts(headline: str, names: list[str]) -> None:
    text = f"{headline}\n\nThe report follows."
    assert [name.value.full for name in find_names(text)] == names


def test_the_dot_of_the_sentence_is_no_part_of_a_form_written_without_dots() -> None:
    for text, full in (
        ("They left Exemplar Pte Ltd. Others stayed.", "Exemplar Pte Ltd"),
        ("They left Exemplar Pte. Ltd. Others stayed.", "Exemplar Pte. Ltd."),
        ("They left Example Co Ltd.", "Example Co Ltd"),
        ("They left Example Co., Ltd.", "Example Co., Ltd."),
        ("They left Example Trading.", "Example Trading"),
    ):
        assert [name.value.full for name in find_names(text)] == [full]


def test_a_language_without_finders_is_refused() -> None:
    with pytest.raises(InvalidValue, match="language"):
        find_names("Example Ltd.", language="xx")


SOUP = """
    the a of and & in at by The But Mr. Kim North Korean Chinese Dandong Hunchun Korea Example Exemplar Sampleton
    O'Example Garment Trading Seafood Technology Import Export Restaurant Factory Bank Group Holdings Company Co. Co.,
    Ltd. Ltd LLC OOO JSC Inc. GmbH S.A. Corporation Sdn Bhd (Dandong) (HK) (ECC) ( ) « » “ ” " ' 's , . ; : - No. 3 601
    company called named firm workers Ministry University Workers Zone 有限公司 样本服装有限公司 무역회사 ООО «Пример»
"""
WORDS = st.sampled_from([*SOUP.split(), "\n", "\n\n", "\t", "\u00a0", "\x00"])
ANY_TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(WORDS, max_size=30).map("".join),
)


@given(ANY_TEXT)
@settings(max_examples=300)
def test_any_text_gives_names_in_order_whose_parts_lie_in_them(text: str) -> None:
    last = 0
    for name in find_names(text):
        assert last <= name.start < name.end <= len(text)
        last = name.end
        said = text[name.start : name.end]
        value = name.value
        assert said == said.strip() != ""
        assert value.full == " ".join(said.split())
        parts = [part for part in (value.place, value.distinctive, value.trade, value.form) if part is not None]
        assert parts
        assert all(part and part in value.full for part in parts)
        assert sum(map(len, parts)) <= len(value.full)


SHAPES = [
    "They sew for Dandong {} Trading Co., Ltd. in spring.",
    "They sew for {} Garment.",
    "LLC {} hired them.",
    "He left OOO «{}» in May.",
    "the {} Restaurant",
    "a firm called {} hired them",
    "{} (Hong Kong) Limited paid.",
]
INVENTED = st.text("aeioklmnrstv", min_size=3, max_size=9).map(lambda stem: f"Zx{stem}q")


@given(INVENTED, INVENTED, st.sampled_from(SHAPES))
def test_another_distinctive_word_changes_only_that_part(one: str, other: str, shape: str) -> None:
    first, second = (find_names(shape.format(word)) for word in (one, other))
    assert [name.value.distinctive for name in (*first, *second)] == [one, other]
    (before,), (after,) = first, second
    assert (before.value.place, before.value.trade, before.value.form) == (
        after.value.place,
        after.value.trade,
        after.value.form,
    )
    assert before.start == after.start
    assert before.end - len(one) == after.end - len(other)


UNITS = [
    "Example Sampleton ",
    "Trading ",
    "TRADING ",
    "Co., ",
    "Co., Ltd. ",
    "Bank of ",
    "Example and ",
    "Example & Trading and ",
    "(((((Dandong) Example ",
    'OOO "',
    "a company called ",
    "Example's Trading ",
    "Dandong ",
    "No. 1 ",
    "S.A. ",
    "公司（公司",
    "회사 ",
    "ООО «",
]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    texts = [(unit * (size // len(unit) + 1))[:size] + " Example Ltd." for size in (4_000, 8_000)]
    short, long = (steps(find_names, text) for text in texts)
    assert long <= 2.5 * short + 50


@pytest.mark.parametrize("text", ["", " ", "\x00", "Ltd", "Co.", "(", "«", "LLC «", "Example" * 5000, "公司", "called"])
def test_odd_texts_name_no_firm(text: str) -> None:
    assert find_names(text) == ()
