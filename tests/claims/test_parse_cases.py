"""The parser by cases: a statement, what it must give, and why the case is here."""

from datetime import datetime

import pytest

from claims.model import MOSCOW, ParsedReport, Report
from claims.parse import parse_report

PUBLISHED = datetime(2024, 6, 12, 8, 30, tzinfo=MOSCOW)


def read(text: str, publisher: str | None = "mod_russia") -> ParsedReport:
    return parse_report(Report(text, published=PUBLISHED, publisher=publisher))


def numbers(parsed: ParsedReport) -> list[str]:
    """Claims with a number as short words: role, zones, number."""
    rows = []
    for claim in parsed.claims:
        if claim.low is None and claim.high is None:
            continue
        number = str(claim.low) if claim.low == claim.high else f"{claim.low}..{claim.high}"
        rows.append(f"{claim.role} {'+'.join(claim.zones)} {number}")
    return rows


# (text, claims, reason)
CASES = [
    (
        "Ночью сбито 9 дронов: шесть над Тульской областью, три над Калужской.",
        ["total RU-KLU+RU-TUL 9", "part RU-TUL 6", "part RU-KLU 3"],
        "the second noun is left out",
    ),
    (
        "14 drones were downed: four each over the Tula and Kaluga regions, six over Crimea.",
        ["total RU-KLU+RU-TUL+UA-43 14", "part RU-TUL 4", "part RU-KLU 4", "part UA-43 6"],
        "each before the places",
    ),
    (
        "Сбито 16 дронов: шесть над Тульской и Калужской областями, четыре над Крымом.",
        ["total RU-KLU+RU-TUL+UA-43 16", "part RU-TUL 6", "part RU-KLU 6", "part UA-43 4"],
        "the each is lost; only the total brings it back",
    ),
    (
        "Сбито 10 дронов: шесть над Тульской и Калужской областями, четыре над Крымом.",
        ["total RU-KLU+RU-TUL+UA-43 10", "part RU-KLU+RU-TUL 6", "part UA-43 4"],
        "the same words with another total mean jointly",
    ),
    (
        "Шесть дронов сбили над Тульской и Калужской областями, четыре — над Крымом.",
        ["part RU-KLU+RU-TUL 6..12", "part UA-43 4"],
        "no total decides: a range",
    ),
    (
        "Збито 21 безпілотник: по п'ять — над Курщиною та Брянщиною, решта — над Кримом.",
        ["total RU-BRY+RU-KRS+UA-43 21", "part RU-KRS 5", "part RU-BRY 5", "part UA-43 11"],
        "«по» in Ukrainian, and a remainder",
    ),
    (
        "Над Тверской областью сбили два дрона. В соседней Псковской — пять.",
        ["part RU-TVE 2", "part RU-PSK 5"],
        "a neighbouring region behind a preposition is a place of the claim",
    ),
    (
        "Two drones were downed over Pskov Oblast and three over neighbouring Novgorod Oblast.",
        ["part RU-PSK 2", "part RU-NGR 3"],
        "the same in English",
    ),
    (
        "Over Smolensk Oblast, neighbouring Belarus, five drones were shot down.",
        ["total RU-SMO 5"],
        "what a region borders is no place of the claim",
    ),
    (
        "Поражены 12 беспилотников: восемь над Курской областью, четыре над Орловской.",
        ["total RU-KRS+RU-ORL 12", "part RU-KRS 8", "part RU-ORL 4"],
        "drones that were struck, and did not strike",
    ),
    (
        "Дежурные силы ПВО поразили шесть БПЛА над Тульской областью.",
        ["total RU-TUL 6"],
        "air defence that strikes drones",
    ),
    (
        "Збито по три дрони над Чорним морем біля Анапи та над Азовським морем.",
        ["part SEA-BLACK 3", "part SEA-AZOV 3"],
        "a list of places goes on behind an aside",
    ),
    (
        "Над двумя регионами и Азовским морем сбито 11 дронов: семь над Крымом, три над Кубанью, "
        "один над морем.",
        ["total RU-KDA+SEA-AZOV+UA-43 11", "part UA-43 7", "part RU-KDA 3", "part SEA-AZOV 1"],
        "a sea beside a number of regions leads the list",
    ),
    (
        "Жоден дрон не долетів до цілі: усі дев'ять збито над Калузькою областю.",
        ["total RU-KLU 9"],
        "none that got through is no zero that was downed",
    ),
    (
        "В Курской области, по словам губернатора Рудакова, сбито восемь БПЛА. Его тульский "
        "коллега сообщил о шести.",
        ["total RU-KRS 8", "total RU-TUL 6"],
        "a colleague holds the same office of another region",
    ),
    (
        "Все беспилотники — их было 22 — сбиты над Ростовской областью.",
        ["total RU-ROS 22"],
        "a number told of things named before it",
    ),
    (
        "Губернатор Тульской области сообщил о пяти сбитых дронах. Позже он добавил: всего за ночь "
        "над регионом уничтожено 13.",
        ["total RU-TUL 13"],
        "a later tally holds the earlier one",
    ),
    (
        "Два катера потоплены в Чёрном море, три БПЛА сбиты над ним же.",
        ["total SEA-BLACK 2", "total SEA-BLACK 3"],
        "a pronoun for the place named just before",
    ),
    (
        "ППО «збила» п'ять дронів над Курщиною.",
        ["total RU-KRS 5"],
        "a word in scare quotes is the word itself",
    ),
    (
        "Сбит 21 дрон над Брянской областью. Из них 16 сбила ПВО, пять — бойцы Росгвардии.",
        ["total RU-BRY 21", "subset RU-BRY 16", "subset RU-BRY 5"],
        "who downed how many, told in the next sentence",
    ),
    (
        "Над Курщиною збито менш як 20 дронів.",
        ["total RU-KRS None..19"],
        "fewer than twenty are nineteen at most",
    ),
    (
        "На стыке Тульской и Калужской областей сбиты три дрона, над самой Тульской — два.",
        ["part RU-KLU+RU-TUL 3", "part RU-TUL 2"],
        "the border of two regions is a place of its own",
    ),
    (
        "За декабрь уничтожено 2300 БПЛА, за ноябрь — 1 987.",
        ["total RU 2300", "total RU 1987"],
        "a number with a space is no year",
    ),
    (
        "Не менее 40 беспилотников атаковали регион; все они сбиты над Псковской областью.",
        ["other RU 40..None", "total RU-PSK 40..None"],
        "all of at least forty, with the place that the second clause names",
    ),
    (
        'ЗБИТО П"ЯТЬ БЕСПІЛОТНИКІВ НАД РОСТОВСЬКОЮ ОБЛАСТЮ.',
        ["total RU-ROS 5"],
        "a mark of quotation typed for an apostrophe",
    ),
    (
        "Двадцать семь. Столько дронов сбили этой ночью над Тульской областью.",
        ["total RU-TUL 27"],
        "a number alone, and the sentence that tells of it",
    ),
    (
        "Число сбитых над Тульской областью беспилотников выросло до 12.",
        ["total RU-TUL 12"],
        "the figure that a number rose to",
    ),
    (
        "Треть из 36 БПЛА летели на Подмосковье и были сбиты над ним; прочие — над Калужской.",
        ["part RU-MOS 12", "total RU-KLU+RU-MOS 36", "part RU-KLU 24"],
        "a share with a goal, over which it was downed",
    ),
    (
        "Из 41 сбитого беспилотника 17 нашли конец над Крымом, остальные — над Кубанью.",
        ["total RU-KDA+UA-43 41", "part UA-43 17", "part RU-KDA 24"],
        "a verb of no table in a list of shares",
    ),
    (
        "За ночь над Вологодской областью БПЛА не фиксировались.",
        ["total RU-VLG 0"],
        "a zero in an imperfective verb",
    ),
    (
        "Безпілотник збито над Тверською областю. Другий перехопили за пів години.",
        ["part RU-TVE 1", "part RU-TVE 1"],
        "one more by the ordinal",
    ),
    (
        "Губернатор Тверской области: ночью сбиты два БПЛА. Позже дописал: «Ещё один».",
        ["part RU-TVE 2", "part RU-TVE 1"],
        "another one, and nothing else in the sentence",
    ),
    (
        "Над Тульской областью сбито шесть БПЛА. На запасные аэродромы ушли 23 самолёта.",
        ["total RU-TUL 6"],
        "aircraft with a verb of their own",
    ),
    (
        "Міноборони назвало 17 збитих дронів, Генштаб — 12 влучань по аеродрому в Криму.",
        ["total RU 17"],
        "the place of another count, of other things",
    ),
    (
        "В 04:15 над Пензенской областью сбит один, а в 04:40 — второй беспилотник.",
        ["total RU-PNZ 1", "total RU-PNZ 1"],
        "one more by the ordinal, without its verb",
    ),
    (
        "Над Самарской и Пензенской областями сбили девять БПЛА: пять и четыре соответственно.",
        ["total RU-PNZ+RU-SAM 9", "part RU-SAM 5", "part RU-PNZ 4"],
        "numbers paired in order, under their sum",
    ),
    (
        "Над Курщиною збили дев'ять дронів, утричі менше — над Орловщиною.",
        ["part RU-KRS 9", "part RU-ORL 3"],
        "a multiple of the number before",
    ),
    (
        "Сбито 16 дронов над Тверской областью — на пять меньше, чем накануне; в Москве +27.",
        ["total RU-TVE 16"],
        "by how much is not how many",
    ),
    (
        "Действительно ли сбито 30 дронов? Минобороны говорит о 28 над Курской областью.",
        ["total RU-KRS 28"],
        "a question asserts nothing",
    ),
    (
        "Атака тривала дві ночі. У ніч на 12 червня збито п'ять дронів над Курщиною.",
        ["total RU-KRS 5"],
        "how long an attack lasted is no count",
    ),
    (
        "БПЛА был обнаружен и уничтожен над Тверской областью.",
        ["total RU-TVE 1"],
        "one by the second of two verbs",
    ),
    (
        "Губернатор Брянской области: сбито 1️⃣3️⃣ дронов.",
        ["total RU-BRY 13"],
        "two keycaps make a number",
    ),
    (
        "Over Pskov Oblast 12 and over Tver Oblast three drones were shot down.",
        ["part RU-PSK 12", "part RU-TVE 3"],
        "the place stands before its number",
    ),
    (
        "Над Брянской (14), Курской (пять) и Орловской (один) областями сбили 20 дронов.",
        ["part RU-BRY 14", "part RU-KRS 5", "part RU-ORL 1", "total RU-BRY+RU-KRS+RU-ORL 20"],
        "counts in parentheses before the total",
    ),
    (
        "Три беспилотника сбиты над Азовским морем у берегов Ростовской области.",
        ["total SEA-AZOV 3"],
        "a coast is no place of the claim",
    ),
    (
        "Более 40 БПЛА уничтожено над Саратовской областью.",
        ["total RU-SAR 41..None"],
        "a lower bound",
    ),
    (
        "До 15 дронов сбито над Рязанской областью.",
        ["total RU-RYA None..15"],
        "an upper bound has no low end",
    ),
    (
        "Из С-300 и Бук-М3 сбито семь БПЛА над Липецкой областью, ранены двое, горят 4 дома.",
        ["total RU-LIP 7"],
        "names of weapons, casualties and houses are no drones",
    ),
    (
        "Seventeen drones downed overnight, says Moscow\n\nMOSCOW - The ministry said 17 were shot "
        "down: nine over Tver Oblast, eight over Pskov Oblast.",
        ["total RU-PSK+RU-TVE 17", "part RU-TVE 9", "part RU-PSK 8"],
        "Moscow speaks behind the verb, and heads a paragraph: it is no place",
    ),
    (
        "No drones were downed over Penza Oblast. In the neighbouring Samara Oblast six were.",
        ["part RU-PNZ 0", "part RU-SAM 6"],
        "“the neighbouring” before a place is no aside",
    ),
    (
        "The ministry claims five dozen drones: two in three over Tula Oblast, the rest over "
        "Crimea.",
        ["total RU-TUL+UA-43 60", "part RU-TUL 40", "part UA-43 20"],
        "dozens are multiplied; a share in words of two numbers",
    ),
    (
        "31 drones were downed: 19 over Kursk Oblast and 12 over Kaluga Oblast. Of the 12, said "
        "the ministry, seven had been flying at Moscow.",
        ["total RU-KLU+RU-KRS 31", "part RU-KRS 19", "part RU-KLU 12", "subset RU-KLU 7"],
        "a share of a number told before, behind a comma",
    ),
    (
        "44 drones were downed. Half of them, 22, were over Tula Oblast, the rest over Crimea.",
        ["total RU-TUL+UA-43 44", "part RU-TUL 22", "part UA-43 22"],
        "the share is told twice, in words and as a number",
    ),
    (
        "The ministry now counts 46 drones downed, two more than in its first bulletin.[3] Of "
        "them: 1) 40 over Tula Oblast. 2) Six over Crimea.",
        ["total RU-TUL+UA-43 46", "part RU-TUL 40", "part UA-43 6"],
        "a difference, a footnote and list numbers are no counts",
    ),
    (
        "Nine UAVs were downed over Tver Oblast by 23:00. The next bulletin gave 22 for the "
        "hours from 23:00 to 07:00: 15 over Tula Oblast and seven over Crimea.",
        ["total RU-TVE 9", "total RU-TUL+UA-43 22", "part RU-TUL 15", "part UA-43 7"],
        "a number over a list, told of a bulletin",
    ),
    (
        "At 5:10 an attack drone was intercepted over Penza Oblast.",
        ["total RU-PNZ 1"],
        "an adjective that is also a verb between article and noun",
    ),
    (
        "Of the 45 drones about 20 were shot down over Kursk Oblast and the remainder over "
        "Tula Oblast.",
        ["total RU-KRS+RU-TUL 45", "part RU-KRS 20"],
        "the remainder of a number that is not exact stays open",
    ),
    (
        "18 drones were downed over Kursk Oblast: 11 were the work of army gunners, four fell "
        "to fire teams and three to the National Guard.",
        ["total RU-KRS 18", "subset RU-KRS 11", "subset RU-KRS 4", "subset RU-KRS 3"],
        "a split by who did it, with other verbs",
    ),
    (
        "The ministry said Ukraine fired six missiles at Bryansk Oblast and that all six were "
        "downed.",
        ["total RU-BRY 6", "total RU-BRY 6"],
        "all of them went down where they were aimed at",
    ),
    (
        "From Bryansk to Pskov: 21 downed UAVs — twelve over Bryansk Oblast, nine over Pskov "
        "Oblast.",
        ["total RU-BRY+RU-PSK 21", "part RU-BRY 12", "part RU-PSK 9"],
        "a span of places is no place of the count",
    ),
    (
        "14 drones were downed overnight over Tula Oblast. A further five were intercepted "
        "there between 9 a.m. and noon. From 1 p.m. to 3 p.m. four more followed over the region.",
        ["total RU-TUL 14", "total RU-TUL 5", "total RU-TUL 4"],
        "there; a verb of no table behind a number",
    ),
    (
        "In total 19 drones were downed over Tula Oblast and 14 over Crimea, making 33 for the "
        "night.",
        ["total RU-TUL+UA-43 33", "part RU-TUL 19", "part UA-43 14"],
        "the total is made at the end",
    ),
    (
        "No fewer than 14 and no more than 18 drones were downed over Kursk Oblast.",
        ["total RU-KRS 14..18"],
        "a bound below and one above are a range",
    ),
    (
        "The ministry says ten drones were downed over Tula Oblast; its governor says “fifteen "
        "at least”.",
        ["total RU-TUL 10", "total RU-TUL 15..None"],
        "a bound behind its number",
    ),
    (
        "Three drones were downed over the Samara region, one on the boundary of the Tula and "
        "Oryol regions – four in all.",
        ["total RU-ORL+RU-SAM+RU-TUL 4", "part RU-SAM 3", "part RU-ORL+RU-TUL 1"],
        "a total behind a place that has its count",
    ),
    (
        "LIVE\n07:55 The morning summary: 44 drones destroyed overnight, of which 26 over "
        "Bryansk Oblast.\n06:20 Pulkovo is open.",
        ["total RU 44", "part RU-BRY 26"],
        "the time at the head of a line dates the posting, not the count",
    ),
    (
        "Between 11 p.m. and 7 a.m. nine drones were downed, five over Oryol Oblast and four "
        "over Tula Oblast; for the night as a whole the ministry gave 14.",
        ["total RU-ORL+RU-TUL 9", "part RU-ORL 5", "part RU-TUL 4", "total RU 14"],
        "a wider window after a list is not of its last place",
    ),
    (
        "Update 3: the governor raised the number of drones downed over Kursk Oblast from six "
        "to nine.",
        ["total RU-KRS 9"],
        "from one number to another is a correction, no range",
    ),
    (
        "Most of the 30 drones were downed over Rostov Oblast, six over Crimea.",
        ["total RU 30", "part UA-43 6"],
        "a share without a number of a total",
    ),
    (
        "Three drones were downed over Tula Oblast and a fourth over Kaluga Oblast; a fifth "
        "fell by itself.",
        ["part RU-TUL 3", "part RU-KLU 1"],
        "an ordinal behind a count is one more, if it was downed",
    ),
    (
        "A balloon and three copters were shot down over Tula Oblast, two drones over Kaluga "
        "Oblast.",
        ["total RU-TUL 1", "part RU-TUL 3", "part RU-KLU 2"],
        "one more thing by its singular, before a count",
    ),
    (
        "Fifteen air targets, among them 11 drones, were destroyed over Tula Oblast.",
        ["total RU-TUL 15", "total RU-TUL 11"],
        "a share in commas leaves the place to the whole",
    ),
    (
        "The National Guard accounted for six of the 19 UAVs downed in Tula Oblast, and ministry "
        "air defences for the other 13.",
        ["total RU-TUL 19", "subset RU-TUL 6", "subset RU-TUL 13"],
        "who did it stands before the numbers",
    ),
    (
        "Gunners brought down 17 of 22 drones over Kursk Oblast.",
        ["total RU-KRS 17", "total RU-KRS 22"],
        "of 22 that came 17 were downed",
    ),
    (
        "The ministry claims 3,150 drones downed in May, up from 2.4 thousand in April.",
        ["total RU 3150", "total RU 2400"],
        "two months compared",
    ),
    (
        "Five drones were jammed over Tambov Oblast; two others were shot down.",
        ["part RU-TAM 5", "part RU-TAM 2"],
        "two others are of the same place",
    ),
    (
        "71 drones were downed over eight regions and the Sea of Azov. 26 of them were over "
        "Tula Oblast.",
        ["total RU 71", "part RU-TUL 26"],
        "a sea beside a number of regions is only one of its places",
    ),
    (
        "Eight drones were downed over the Tula and Oryol regions. Of them, six were downed "
        "over Tula and two over Oryol.",
        ["total RU-ORL+RU-TUL 8", "part RU-TUL 6", "part RU-ORL 2"],
        "shares that make up the whole are its parts",
    ),
    (
        "Four rockets, one guided missile and 30 drones were downed over the Tula and Oryol "
        "regions.",
        ["total RU-ORL+RU-TUL 4", "total RU-ORL+RU-TUL 1", "total RU-ORL+RU-TUL 30"],
        "things of one kind named apart, over the same places",
    ),
    (
        "Correction: we misstated how many drones were downed over Tula Oblast. It is 18, not 81.",
        ["total RU-TUL 18"],
        "the right number before the wrong one",
    ),
    (
        "Six drones down over Tula Oblast, says the ministry; Oryol Oblast reports two.",
        ["part RU-TUL 6", "part RU-ORL 2"],
        "down without a verb; a region that reports",
    ),
    (
        "The ministry claims 524 drones downed over its territory and the Black Sea.",
        ["total RU 524"],
        "a sea beside the whole country",
    ),
    (
        "On Tuesday air defences downed 30 drones over Tula Oblast: 11 in the morning and 19 "
        "in the evening.",
        ["total RU-TUL 30", "total RU-TUL 11", "total RU-TUL 19"],
        "parts of a day, and no clock",
    ),
    (
        "Five drones were downed in the Kirov and Livny districts, the head of Oryol Oblast said.",
        ["total RU-ORL 5"],
        "districts by their common plural, not cities",
    ),
    (
        "Ukraine lost 23 drones overnight, 19 of which met their end over Tula Oblast.",
        ["total RU 23", "part RU-TUL 19"],
        "two more ways to be downed",
    ),
    (
        "It was busy over the Sea of Azov, where 21 drones were downed, and over Crimea, where "
        "nine met the same fate.",
        ["part SEA-AZOV 21", "part UA-43 9"],
        "where, behind its place",
    ),
    (
        "The number of drones downed over Tver Oblast grew to nine overnight; four of them "
        "fell near Toropets.",
        ["total RU-TVE 9", "subset RU-TVE 4"],
        "an adverb of time is no noun of length",
    ),
    (
        "One of the nine drones got through and hit a depot in Oryol Oblast. The other eight, "
        "it said, were downed.",
        ["other RU-ORL 1", "total RU-ORL 9", "total RU-ORL 8"],
        "one of a number, and what became of it",
    ),
    (
        "31 drones and one Neptune missile were downed over Tula Oblast.",
        ["total RU-TUL 31", "total RU-TUL 1"],
        "another thing with its own number is no mixed count",
    ),
    (
        "By 11 p.m. the ministry counted 13 drones downed. Its morning bulletin, for the hours "
        "from midnight to 6 a.m., had 34.",
        ["total RU 13", "total RU 34"],
        "what a bulletin had",
    ),
    (
        "Nine drones down over Kursk, six over Tula. That's 15 in three hours.",
        ["total RU-KRS+RU-TUL 15", "part RU-KRS 9", "part RU-TUL 6"],
        "a total that points back",
    ),
    (
        "Six drones, two of them small FPV copters, were shot down over Tula Oblast.",
        ["total RU-TUL 6", "subset RU-TUL 2"],
        "a share with its noun, in commas",
    ),
    (
        "Nine drones were shot down over Tula Oblast, Governor Maksim Orlov said, adding that "
        "six nights out of seven were quiet.",
        ["total RU-TUL 9"],
        "a surname that is also a place; nights of nights",
    ),
    (
        "Eight drones were downed in the Tula and Oryol regions: three and five respectively.",
        ["total RU-ORL+RU-TUL 8", "part RU-TUL 3", "part RU-ORL 5"],
        "paired in order with the places of the headline",
    ),
    (
        "Half of what the ministry claims never flew: 14 drones were downed over North Ossetia.",
        ["total RU-SE 14"],
        "half of what is said is no number",
    ),
    (
        "13 drones were downed, nine and four over Tula and Tver oblasts respectively.",
        ["total RU-TUL+RU-TVE 13", "part RU-TUL 9", "part RU-TVE 4"],
        "a headline before numbers that are paired in order",
    ),
    (
        "It was the largest raid on Tatarstan since the start of the war: 15 drones, all of "
        "them downed, the ministry said.",
        ["total RU-TA 15"],
        "a superlative says since when, not when",
    ),
]


@pytest.mark.parametrize(("text", "claims", "reason"), CASES, ids=[c[2] for c in CASES])
def test_reads_counts_and_places(text: str, claims: list[str], reason: str) -> None:
    parsed = read(text)
    assert sorted(numbers(parsed)) == sorted(claims), reason
    assert parsed.status == "parsed"


# (text, status, a word of the reason, why)
REFUSALS = [
    (
        "Сбито пять дронов: три — над Курской областью, два — над Заречинской.",
        "rejected",
        "Заречинской",
        "an unknown region is never dropped",
    ),
    (
        "Ночью над Воронежкой и Липецкой областями уничтожены семь БПЛА.",
        "rejected",
        "Воронежкой",
        "a misspelt name that shares the noun of the next",
    ),
    (
        "Над Ворожезькою областю збито шість БпЛА, над Липецькою — два.",
        "rejected",
        "Ворожезькою",
        "a misspelt name that begins like a word",
    ),
    (
        "Ночью сбито 17 беспилотников, в основном над Заполярьем.",
        "rejected",
        "Заполярьем",
        "a wide land is no region",
    ),
    ("Сбит дрон над Алтаем.", "rejected", "Алтаем", "two regions have this name"),
    (
        "Сбито 30 дронов: 12 — над Курской областью, 11 — над Тульской.",
        "partial",
        "23",
        "a closed list that does not make its total",
    ),
    (
        "Сбито 9 дронов: 5 — над Курской областью, 4 — над Курской.",
        "partial",
        "RU-KRS",
        "one region with two numbers, although the sum is right",
    ),
    (
        "Five drones were downed over the Tula Oblast, nine over the Oryol Oblast, se",
        "partial",
        "breaks off",
        "a text that is cut off",
    ),
]


@pytest.mark.parametrize(("text", "status", "word", "why"), REFUSALS, ids=[r[3] for r in REFUSALS])
def test_refuses_rather_than_guesses(text: str, status: str, word: str, why: str) -> None:
    parsed = read(text)
    assert parsed.status == status, why
    assert any(word in reason for reason in parsed.reasons), why


@pytest.mark.parametrize(
    "text",
    [
        "В области объявлена опасность атаки БПЛА, аэропорт закрыт с 2:10 до 5:40.",
        "Завод выпустит 500 дронов в 2025 году.",
        "The city bought 30 drones for its fire service.",
        "Уламки дрона впали на дах школи, поранено трьох людей.",
        "На трассе М-4 столкнулись 7 машин.",
    ],
)
def test_other_texts_hold_no_claim(text: str) -> None:
    parsed = read(text, publisher=None)
    assert (parsed.status, parsed.claims) == ("not_a_claim", ())


def test_speakers_stay_apart() -> None:
    parsed = read(
        "Минобороны заявило о девяти дронах, сбитых над Псковской областью; "
        "губернатор говорит о шести.",
        publisher="some_agency",
    )
    assert [(c.claimant, c.low, c.zones) for c in parsed.claims] == [
        ("ru_mod", 9, ("RU-PSK",)),
        ("ru_governor", 6, ("RU-PSK",)),
    ]


def test_a_governor_speaks_for_his_region() -> None:
    parsed = read("Губернатор Тверской области: сбиты два дрона.", publisher="some_agency")
    assert [(c.claimant, c.zones) for c in parsed.claims] == [("ru_governor", ("RU-TVE",))]


def test_the_sum_that_decides_is_told() -> None:
    parsed = read("Сбито 16 дронов: шесть над Тульской и Калужской областями, 4 над Крымом.")
    notes = [note for claim in parsed.claims for note in claim.notes]
    assert any("only so do the parts add up to 16" in note for note in notes)
    assert [c.state for c in parsed.checks if c.rule == "parts_sum_to_total"] == ["ok"]


ARTICLE = """On the night of {day} air defences downed {total} drones over four regions.
The figure was given by the Russian Ministry of Defence.
The breakdown, as set out in a classified report seen by this paper, is uneven.
{first} drones were destroyed in the {a} and {b} regions.
In {c}, two drones were intercepted, while the remaining one fell in {d}.
Days earlier, Western officials had said that Ukraine launched ATACMS missiles at {c}.
Sources close to the Ukrainian military said the drones were meant to test the defences."""


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("Penza", "Kaluga", "Samara", "Tula"), ("RU-PNZ", "RU-KLU", "RU-SAM", "RU-TUL")),
        (("Oryol", "Kursk", "Tver", "Pskov"), ("RU-ORL", "RU-KRS", "RU-TVE", "RU-PSK")),
    ],
)
def test_an_article_of_any_regions(names: tuple[str, ...], codes: tuple[str, ...]) -> None:
    a, b, c, d = names
    text = ARTICLE.format(day="June 12th", total=17, first="Seven", a=a, b=b, c=c, d=d)
    parsed = read(text, publisher="some_paper")
    parts = {claim.zones[0]: claim for claim in parsed.claims if claim.role == "part"}
    assert [parts[codes[i]].low for i in (0, 1, 2)] == [7, 7, 2]
    assert {p.attribution for p in parts.values()} == {"unpublished_document"}
    total = next(claim for claim in parsed.claims if claim.role == "total")
    assert (total.claimant, total.low) == ("ru_mod", 17)
    others = {(claim.claimant, claim.outcome) for claim in parsed.claims if claim.role == "other"}
    assert ("western_officials", "launched") in others
    assert ("ua_military_unnamed", "intent") in others


@pytest.mark.parametrize(("number", "zone"), [(5, "RU-TUL"), (141, "RU")])
def test_a_number_far_above_a_governors_is_the_countrys_and_says_so(number: int, zone: str) -> None:
    text = f"Губернатор Тульской области сообщил о трёх сбитых дронах. Россия заявила о {number}."
    parsed = read(text, publisher=None)
    assert numbers(parsed) == ["total RU-TUL 3", f"total {zone} {number}"]
    is_noted = any("far more than the governor" in note for note in parsed.claims[1].notes)
    assert is_noted == (zone == "RU")
