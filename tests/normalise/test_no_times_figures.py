"""Figures that look like times and tell none: counts, codes, laws, names with a date in them."""

from __future__ import annotations

import pytest

from times_tables import THURSDAY
from tumen.normalise import find_times

NO_TIMES = """
Resolution 2397 (2017)
resolution 2375 (2017)
Security Council resolution 2397
Res. 1718 (2006)
2019 workers
2,019 workers
2,019
the Model 2020 truck
Boeing 747-2019
+850 2 381 2019
tel. 010-2019-2020
won 3-2
a 2-1 ratio
9/11
24/7
section 8.1
paragraph 8.12
version 3.11
Python 3.11.2
$20.19
2019 yuan
a 25-year-old woman
aged 30
COVID-19
the 38th parallel
Day 1
April 25 House of Culture
the April 25 Company
May 18 Trading Company
8.28 vinalon
July 27 cigarettes
the July 27 Company
S/2020/151
S/RES/2397 (2017)
22 U.S.C. 9241a
Regulation (EU) 2024/3015
Directive 2014/95/EU
Law No. 2019-12
No. 2016-3
Order No. 88 of the ministry
12-hour days
works 12 hours a day
$200 a month
200 dollars per month
at 16:15
10:30
on the 28th floor
the 20th century
the 105th birthday
the 4th company
the 25th Infantry Division
24-hour watch
a 2000-strong force
2,000-2,500 workers
2000 to 2500 workers
1,500 to 2,000 people
some 2000 women
about 2018 people
2000 square metres
2000 km
route 2016
Room 2017
Building 2018
1 May Stadium
the 2030 Agenda
Agenda 2030
Office 39
Bureau 121
Unit 8201
Room 39
5.18
8.15
the May 16 directive
the July 1 measures
Article 8
10-12 hours
1/2
3/4 of wages
50-50
12/15
a ratio of 1:2
20/20 vision
90/10 split
the 500 m mark
2020 Ltd
Area 2020 LLC
iPhone 2020
the K-2018 rifle
the 10th Department
the 39th Division
the 8th Congress
the 1990 model
a 1990-strong crowd
2,017 trees
2017 trees were planted
over 2000 workers
more than 2000 workers
some 2,500 workers
of 2000 women
around 2000 North Koreans
between 2000 and 2500 workers
from 2000 to 3000 people
to 2000 people
and 2000 others
2000 yuan
2000-2500 yuan
at 2000 yuan
from 1950 yuan to 2050 yuan
for 2000 dollars
$2000
2000 dollars
RMB 2000
2019%
20.19
1,950
No. 2019
Decree 2016
Order 2018
the 2397 resolution
resolutions 2371 (2017) and 2375 (2017)
UNSCR 2397 (2017)
S/2019/171
A/74/275
ICAO 2019
ISO 2015
Form 1999
Flight 2019
JS-151
KN-23
Hwasong-17
Chongchon 2016
IMO 8412467
+86 433 752 2019
(0433) 752-2019
133100
the .308
on the 3rd floor
the 1st Bureau
the 25th anniversary
the 3rd time
24 hours a day
15 hours a day
Sept11 Ltd
the 4.25 regiment
at 12.15
at 8.28 am
8:15
12-22
3-4 workers
3/4
10/10
1-2
2019x2020
1920x1080
16:9
0.5
-2019
#2019
@2019
_2019_
2019th
file2019.pdf
IMG_20190822.jpg
v2019.1
20190822
192.168.20.19
2019.example.com
http://example.com/2019/08/22/story
https://example.org/a?d=2019-08-22
Pyongyang May 9 Bean Paste Factory
the September 19 Agreement Movement
the Feb. 8 Vinalon Complex
2.8 Vinalon Complex
3-26 Factory
the 3.26 Electric Cable Factory
the March 26 Electric Cable Factory
the September 5 Trading Company
October 9 Company
the 9 August Enterprise Group
the May 1 Trading Company
the June 4 Farm
the April 15 Technology Institute
February 16 Factory
the 8th of its kind
Bureau 39 of the party
Hotel 1984
20-20
1,990 won
2019-nCoV
covid-2019
Windows 2019
Chapter 2019
a 2019 Toyota
EU 2024/3015
Reg. 2017/1509
(EU) 2017/1509
Decision (CFSP) 2016/849
Council Decision 2016/849
C/2019/3
A/RES/74/166
E/C.12/2019/1
Case 2019-11
Docket 19-2019
page 2019
fig. 2019
at 2019 hours
temperatures of 20.19
coordinates 42.8, 130.3
N42 2019
+7 423 222-20-19
ext. 2019
zip 20190
PO Box 2019
NK-2019
DPRK-2016
2016rs
a 1950-square-metre hall
1950 m2
2000 tonnes
around 2000 tonnes of coal
of 1990 households
to 2015 families
for 2020 seats
over 1900 women
for 1950 dollars a year
up to 2000 people
more than 1999 people
at least 2000
about 2000
some 2000
nearly 2000
exactly 2000
between 1,950 and 2,000 workers
from 1900 to 2,000 workers
Maybe 20 came
"""


@pytest.mark.parametrize("text", NO_TIMES.strip().split("\n"))
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()
