"""Words that look like times and tell none: verbs, names, rates, vague words."""

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
Saturday Night Live
the Friday mosque
the Summer Palace
Spring Restaurant
three times a day
twice a week
in recent weeks
in recent months
over recent years
recently
before the pandemic
the second of two groups
the third one
the first and third floors
the Eighth Party Congress
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
at the end of the day
at the end of the road
the end of the line
in the middle of the night
the start of the shift
up to date
for the time being
in time
two-thirds
in the second place
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
seven days a week
six days a week
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
August Co., Ltd.
April Trading Co.
the Sunday Express
June Textile Factory
Mayday! Mayday!
work Monday through Saturday
They work from Monday to Saturday.
open Monday to Friday
works Monday-Saturday
men of between twenty and fifty years
set it as the last day on which they may stay
it happened one day before the guards noticed
May they rest
Aug the dog
the Dec server
April showers Ltd
the October Sky restaurant
Nineteen Eighty-Four
some twenty twenty
two thousand nineteen workers
hours after
a day's wage
the day's work
week-old
the month's quota
a month's pay
RMB 1500 to 2000 a month
on the 18th hole
at this time of year
UNSCR 1718, 1874, 2087 and 2094
a year's wages
years later the
weekend work
a holiday
the New Year speech
early worm
late arrivals
the early shift
late pay
mid-level officials
end users
the end
the beginning
a late-night raid
the late Kim Jong Il
the late leader
early warning
the early group
the next group
first thing
last resort
at last
at the latest
at the earliest
so far
so far away
to date back
out of date
the date
a date
no date was given
blind date
from scratch
since they left
since the company closed
until they paid
by the river
by bus
before dawn
after dark
during work
over the river
through China
following workers
ahead of them
throughout China
in turn
turn of phrase
the turn of the screw
May it be
in Mays Landing
the Marches
Augusta
Decatur
Sept-Iles
Marche
Jung-hoon
Mayor Kim
Marching
Juneau
Julyan
Octobre
Novembre
the Sunflower
Mondale
Fridays
sundays
Satan
Wedding
Thursby
Frigate
Tuesdays
"""


@pytest.mark.parametrize("text", NO_TIMES.strip().split("\n"))
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()
