"""Words that look like times and tell none: verbs, names, numbers, rates, vague words."""

from __future__ import annotations

import pytest
from times_tables import THURSDAY

from tumen.normalise import find_times

NO_TIMES = """
Workers may leave.
May Kim said so.
Theresa May spoke.
They march to work.
the March family
an august assembly
the Sun newspaper
a second group
wait a second
one day they fled
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
the first time
the last time
next to the plant
this time
the last of the workers
spring water
Prices fall sharply.
in the long run
the Sunday Times
the Daily
Day 1
Saturday Night Live
the Friday mosque
the Summer Palace
Spring Restaurant
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
three times a day
twice a week
at 16:15
10:30
in recent weeks
in recent months
over recent years
recently
before the pandemic
the second of two groups
the third one
the first and third floors
on the 28th floor
the 20th century
the Eighth Party Congress
the 105th birthday
the 4th company
the 25th Infantry Division
the second quarter-final
a quarter of workers
half of the year's wages
the day shift
the night shift
day by day
year after year
month after month
the monthly wage
yearly quota
daily quota
weekly meeting
once a month
per year
the New Year's speech team
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
the May Day Stadium
the Rungrado May Day Stadium
the Monday.com office
Black Friday deals
a Friday-like mood
sat in the room
the sun rose
the wed couple
mar the finish
a Mon temple
dec deck
Jan Kowalski
Jan Smith said
April Jones said
June Park told us
Augustine
Marching on
junebug
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
at the end of the day
at the end of the road
the end of the line
in the middle of the night
the start of the shift
up to date
for the time being
in time
10-12 hours
two-thirds
1/2
3/4 of wages
50-50
12/15
a ratio of 1:2
20/20 vision
90/10 split
in the second place
the 500 m mark
2020 Ltd
Area 2020 LLC
iPhone 2020
the K-2018 rifle
They may return home.
It may be that June Kim left.
Mr. May left.
to march across
in march step
The Sun reported it.
sunlight
a sat phone
mon ami
He wed her.
for a second time
a second batch of workers
the third group
the first of its kind
a first batch
third-country nationals
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
seven days a week
six days a week
15 hours a day
one day off
a day off
each day
every day
per day
daily
day and night
in broad daylight
days gone by
by day
the other day
these days
one of these days
in those days
the old days
year-round
all year round
year by year
for years
for decades
for many years
in years past
over the years
years of work
weeks of delay
months of waiting
the months ahead
in the coming months
in coming weeks
in the near future
soon
later
earlier
previously
formerly
once
in the past
at one time
at times
from time to time
in the meantime
meanwhile
next door
the next stop
the last bus
the last ones
last-minute
next-generation
the previous group
this group
that group
following orders
following the vote
before the war
after the war
during the pandemic
until further notice
since childhood
by train
by no means
spring onions
spring rolls
Silver Springs
fall in line
a fall in wages
the fall of the wall
falls
summer clothes
winter coats
the Winter Olympics
Winter Palace
Summer School
the Autumn Leaf restaurant
Hotel Spring
Weekend
May Fourth Movement
the March First Movement
a half of them
the first half of the match
a quarter of an hour
in quarters
the French Quarter
the third quarter-finalist
wednesdayish
Ruby Tuesday
Man Friday
Friday prayers
every Monday
each Friday
on Mondays
Mondays
a Tuesday meeting
one Sunday
October Revolution
Sept11 Ltd
August Co., Ltd.
April Trading Co.
the Sunday Express
June Textile Factory
Mayday! Mayday!
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
"""


@pytest.mark.parametrize("text", NO_TIMES.strip().split("\n"))
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()
