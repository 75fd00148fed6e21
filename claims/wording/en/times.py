"""Days, nights, hours and lengths of time."""

WORDS: dict[str, dict[str, str]] = {
    "month": {
        "1": "january; jan; jan.",
        "2": "february; feb; feb.",
        "3": "march; mar.",
        "4": "april; apr; apr.",
        "5": "may",
        "6": "june; jun",
        "7": "july; jul",
        "8": "august; aug; aug.",
        "9": "september; sept; sep; sept.; sep.",
        "10": "october; oct; oct.",
        "11": "november; nov; nov.",
        "12": "december; dec; dec.",
    },
    "weekday": {
        "0": "mon; monday; monday's",
        "1": "tue; tues; tuesday; tuesday's",
        "2": "wednesday; wednesday's",
        "3": "thu; thurs; thursday; thursday's",
        "4": "fri; friday; friday's",
        "5": "saturday; saturday's",
        "6": "sunday; sunday's",
    },
    "night": {
        "": "during the hours of darkness; in the hours of darkness; hours of darkness; under cover of darkness; shortly before sunrise; shortly before dawn; hours before dawn; just before dawn; before daybreak; until dawn; before first light; overnight; overnite; over-night; night; in one night; in a single night; in the course of one night; last night; this night; tonight; during the night; early hours; in the early hours; at night; dead of night; in the dead of the night; past night; nighttime; night-time; by night ; nightly; through the night; over the night; before dawn; pre-dawn; predawn; before sunrise; in the small hours",
    },
    "night_of": {
        "": "night of; overnight into; overnight on; night to; overnight to; night into; night before; night between; overnight between; night from; early hours of; the night leading to; night on; night leading into; small hours of; the eve of; overnight of; hours of"
    },
    "part_of_day": {
        "evening": "this evening; towards evening; toward evening; by evening; by the evening; dusk; nightfall; sunset; in the evening; evening; evening's",
        "morning": "this morning; after sunrise; after dawn; at first light; dawn; daybreak; sunrise; in the morning; morning; morning's; midmorning",
        "day": "during daylight hours; in daylight hours; during daylight; in daylight; hours of daylight; daylight hours; this afternoon; at lunchtime; lunchtime; in the afternoon; afternoon; daytime; midday; during the day; through the day; throughout the day; afternoon's; daylight; early afternoon; late afternoon; by day",
    },
    "half_of_day": {"evening": "late", "morning": "early"},
    "hour_number": {},
    "minutes_of_hour": {
        "30": "half past; half-past; half an hour after midnight; half an hour past midnight; thirty minutes after midnight; 30 minutes after midnight",
        "-30": "half an hour before midnight; thirty minutes before midnight; 30 minutes before midnight",
        "15": "quarter past; a quarter past; fifteen minutes after midnight; 15 minutes after midnight; fifteen minutes past midnight; 15 minutes past midnight; a quarter of an hour after midnight",
        "-15": "quarter to; a quarter to; fifteen minutes before midnight; 15 minutes before midnight; a quarter of an hour before midnight",
        "10": "ten past; ten minutes past; 10 minutes past; ten minutes after midnight; 10 minutes after midnight",
        "-10": "ten minutes to; 10 minutes to; ten minutes before midnight; 10 minutes before midnight",
        "20": "twenty past; twenty minutes past; 20 minutes past; twenty minutes after midnight; 20 minutes after midnight",
        "-20": "twenty minutes to; 20 minutes to; twenty minutes before midnight; 20 minutes before midnight",
        "5": "five past; five minutes past; 5 minutes past; five minutes after midnight; 5 minutes after midnight",
        "-5": "five minutes to; 5 minutes to; five minutes before midnight; 5 minutes before midnight",
    },
    "clock_part": {
        "pm": "p.m.; p.m; pm; in the evening; in the afternoon",
        "am": "a.m.; a.m; am; in the morning",
        "night": "at night",
    },
    "period": {
        "24h": "past 24 hours; last 24 hours; 24 hours; past day; over the past day; over the past 24 hours; previous 24 hours; 24-hour; in the past day; preceding 24 hours; in 24 hours; over 24 hours; the last day",
        "past_midnight": "after midnight",
        "day_so_far": "for the day so far; of the day so far; over the day so far; day so far; since daybreak; since dawn; since this morning; since sunrise; since the early morning; since the start of the day; since the beginning of the day; since morning",
        "week": "first week of *; second week of *; third week of *; fourth week of *; last week of *; final week of *; first days of *; first few days of *; last days of *; first ten days of *; this week's; the week's; last week's; past week's; in two days; over two days; over three days; in three days; in the past two days; in the past three days; over the past two days; over the past three days; in the last two days; in the last three days; the whole of last week; all of last week; the whole week; past week; last week; this week; the week; over the week; a week; weekly; past several days; past few days; past seven days; last seven days; the weekend; over the weekend",
        "month": "this month's; the month's; past month's; past month; this month; the month; monthly",
        "last_month": "last month's; last month",
        "month_so_far": "since the start of the month; since the beginning of the month",
        "year": "since spring; since the spring; since last spring; since summer; since the summer; since last summer; since autumn; since the autumn; since last autumn; since the fall; since winter; since the winter; since last winter; this year's; the year's; since the start of the military operation; since the beginning of the military operation; since the start of the campaign; since the start of hostilities; since the start of the full-scale war; since the start of the full-scale invasion; since the start of the invasion; since the beginning of the operation; since the start of the operation; since the beginning of the special military operation; since the start of the special military operation; since the special military operation began; since the beginning of the conflict; since the operation began; since the beginning of the war; in the whole of the conflict; in the whole of the war; over the whole war; in the whole war; over the course of the war; over the course of the conflict; throughout the war; throughout the conflict; over the entire war; during the entire war; in the entire war; since fighting began; since the conflict began; since the start of the conflict; since february 2022; this year; last year; since the start of the year; since the beginning of the year; the year; since the war began; since the start of the war; since the invasion; year to date; since the full-scale invasion began; since the full-scale invasion",
    },
    "yesterday": {
        "two": "the day before yesterday; day before yesterday",
        "": "yesterday; the whole of yesterday; all of yesterday; a day ago; one day ago; yesterday's",
        "before": "the previous day's; previous day's; the preceding day's; the day before's; on the eve; the previous day; the day before that; the day before; a day earlier; the preceding day; one day earlier; the day earlier",
    },
    "today": {"": "today; today's; this morning; this afternoon; this evening"},
    "report_time": {
        "": "the next morning; next morning; the following morning; the same morning; later in the day; later that day; later the same day; later on"
    },
    "other_time": {
        "month": "a month earlier; month earlier; one month earlier; a month before; the month before; the previous month; the month earlier; the preceding month",
        "next_day": "the next day; the following day; on the following day; the day after",
        "rest": "for the rest of the night; over the rest of the night; during the rest of the night; in the rest of the night; the rest of the night; the remainder of the night; for the remainder of the night; later in the night",
        "next": "during the following night; during the next night; over the next night; over the following night; the following night; on the following night; the next night; on the next night; the night after; a night later; one night later; the night that followed",
        "previous": "the night before that; the previous one; in the previous one; the one before; the one before that; the one before it; the preceding one",
        "night": "the night before; the previous night; a night earlier; one night earlier; the preceding night; on the previous night; the previous night's; previous night's; the night before's; the preceding night's",
        "": "two nights in a row; two nights running; two days in a row; two days running; three nights in a row; three nights running; three days in a row; three days running; four nights in a row; four nights running; four days in a row; four days running; five nights in a row; five nights running; five days in a row; five days running; several nights in a row; several nights running; several days in a row; several days running; a week ago; one week ago; exactly a week ago; two weeks ago; a fortnight ago; a month ago; one month ago; exactly a month ago; two months ago; the last time; the previous attack; the previous raid; the last such attack; the last attack on; days after; weeks after; months after; a day after; a week after; a month after; one day after; two days after; three days after; previous high; the previous high; previous peak; the previous peak; previous maximum; the previous maximum; previous highest; the previous highest; the previous one was; the previous one; the last record; the previous record; previous record; the earlier record; the old record; days after a similar one; days after a similar; days after another one; days after one; weeks after a similar one; weeks after a similar; a day after a similar one; a day after a similar; a week after a similar one; a week after a similar; days ago; days before; weeks before; nights earlier; nights before; nights ago; months earlier; weeks ago; months ago; years ago; years earlier; months before; days prior; days earlier; two days earlier; a week earlier; earlier this week; earlier in the week; a few days earlier; weeks earlier; a year earlier; previous report; just days prior; several days earlier; in recent days; recently; the week before; four days after; five days after; a few days after; one week after; two weeks after; one month after; a night after; one night after; two nights after",
    },
    "same_year": {"": "that year; the same year; of that year; of the same year"},
    "last_year": {"": "a year ago; one year ago; exactly a year ago; last year; of last year"},
    "this_year": {"": "this year's"},
    "year_word": {"": "the year"},
    "hour_word": {"": "hours; hour; o'clock; hrs; h"},
    "minute_word": {"": "minutes; minute"},
    "same_hours": {
        "": "in those hours; during those hours; in those two hours; in those three hours; in those four hours; in those five hours; in those six hours; over those three hours; over those hours; during that time; in that time; over that time; in that period; during this time; in this time; between the same hours; over the same hours; during the same hours; in the same hours; at the same hours; within the same hours; the same hours; those same hours; the same time window"
    },
    "lasting": {
        "": "lasted; lasting; lasts; ended; ending; went on; continued; finished; petered out"
    },
    "months": {
        "6-8": "summer",
        "9-11": "autumn",
        "12-2": "winter",
        "3-5": "spring",
        "1-6": "first half of the year; first six months; first half of",
        "7-12": "second half of the year; second half of; last six months",
        "1-3": "first quarter",
        "4-6": "second quarter",
        "7-9": "third quarter",
        "10-12": "fourth quarter; last quarter",
    },
    "timezone": {
        "4": "samara time; saratov time; astrakhan time; time in samara; time in saratov",
        "3": "moscow time; msk; moscow standard time; moscow local time; time in moscow",
        "Europe/Kyiv": "kyiv time; kiev time; kyiv local time; ukrainian time; ukraine time",
        "local": "local time; local-time; by local time; by local clocks; by the local clock; by local reckoning",
        "0": "gmt; utc; z; zulu; greenwich mean time",
        "1": "central european time; british summer time; cet; bst",
        "2": "central european summer time; eastern european time; cest; eet; eest",
        "-5": "est; et",
        "-4": "edt",
    },
    "midnight": {"": "midnight"},
    "noon": {"": "noon; midday"},
    "from": {"": "from; from the hours of; since; starting at; starting from; beginning at"},
    "to": {"": "to; ending at; until; till; through; up until; and until"},
    "between": {
        "": "between; between the hours of; in the hours between; during the hours between"
    },
    "around_time": {
        "": "it took until; it was not until; not until; at; around; about; by; at about; at around; closer to; close to; nearer to; shortly before; shortly after; before; after; just after; just before; at approximately; as of"
    },
    "hour_later": {
        "1": "an hour later; one hour later; an hour after that; an hour on; an hour afterwards",
        "2": "two hours later",
        "3": "three hours later",
        "4": "four hours later",
        "-1": "an hour earlier; one hour earlier; an hour before that",
        "-2": "two hours earlier",
        "1.5": "an hour and a half later; one and a half hours later; ninety minutes later",
        "0.5": "half an hour later; thirty minutes later",
        "0.25": "a quarter of an hour later; fifteen minutes later; quarter of an hour later",
    },
    "tally": {
        "onward": "from then until; from then to; from then on until; thereafter until; after that until; from then till; from that point to; from that point until",
        "": "by the time; running count; running total; running score; the running count; the running total; so far; as of; to this hour; by then; up to now; at this hour; by that time; running tally; to date; thus far; at this point; until now",
    },
}
