"""The English phrases of composed articles: all phrases of a row have the same label."""

PHRASES = {
    "governor": [
        "The governor of {of1} reported {n} drones shot down.",
        "{N} drones were downed over {over1}, the governor of {of1} wrote.",
        "According to the governor of {of1}, air defences destroyed {n} drones.",
        "The governor of {of1} said {n} drones had been intercepted over the region.",
        "The governor of {of1} counted {n} UAVs brought down over the region.",
        "“{N} drones were shot down over the region,” wrote the governor of {of1}.",
        "In {of1}, {n} drones were downed, the regional governor claims.",
        "The head of {of1} put the number of destroyed UAVs at {n}.",
        "Air defences shot down {n} drones over {over1}, its governor said.",
        "{N} drones were shot down over {over1}, according to the local governor.",
    ],
    "colleague": [
        "The governor of neighbouring {of1} spoke of {n} downed drones.",
        "The governor of {of1} also wrote of {n} drones shot down.",
        "His counterpart in {of1} reported {n} drones downed.",
        "Over {over1}, {n} were shot down, that region's governor said.",
        "In {of1} it was {n}, the governor there said.",
    ],
    "correction": [
        "He later corrected the figure: {n} were shot down.",
        "The governor later revised the number to {n}.",
        "An hour later the regional head updated the figure to {n}.",
    ],
    "single": [
        "A drone was shot down over {over1}, the governor said.",
        "Air defences downed one drone in {of1}, its governor wrote.",
        "The governor of {of1} reported the destruction of a UAV.",
    ],
    "shot_and_jammed": [
        "{N} drones were shot down over {over1} and {k} more jammed, the governor of {of1} said.",
        "The governor of {of1} reported {n} drones shot down and {k} suppressed by "
        "electronic warfare.",
        "According to the governor of {of1}, {n} drones were downed and {k} forced down by "
        "jamming.",
    ],
    "drones_and_missiles": [
        "{N} drones and {k} missiles were shot down over {over1}, the governor of {of1} said.",
        "The governor of {of1} wrote that {k} missiles and {n} drones had been destroyed "
        "over the region.",
    ],
    "of_those_that_came": [
        "According to the governor of {of1}, {a} drones attacked the region, {n} of which "
        "were shot down.",
        "Of the {a} drones that attacked the region, {n} were shot down, said the governor "
        "of {of1}.",
        "{A} drones were heading for the region; {n} were downed and the rest crashed in "
        "fields, the governor of {of1} said.",
    ],
    "within_hours": [
        "Between 22:00 and 4:00, {n} drones were shot down over {over1}, the governor of "
        "{of1} said.",
        "The governor of {of1} reported {n} UAVs shot down from 22:00 to 4:00.",
    ],
    "casualties": [
        "{N} drones were shot down over {over1}, three people were hurt and 12 houses "
        "damaged, the governor said.",
        "Two people were wounded in an attack by {n} drones, all shot down over {over1}, the "
        "governor of {of1} said.",
        "The governor of {of1}: {n} UAVs shot down, debris damaged 7 cars and 22 windows.",
    ],
    "districts": [
        "The governor of {of1}: {s} drones shot down, {n} of them in one district and {a} in "
        "another.",
    ],
    "night_and_morning": [
        "{S} drones were downed over {over1}, {n} of them at night and {a} in the morning, "
        "the governor said.",
    ],
    "at_least": [
        "At least {n} drones were shot down over {over1}, the governor said.",
    ],
    "more_than": [
        "The governor of {of1} said more than {n} UAVs had been shot down over the region.",
    ],
    "tally": [
        "By 9:00 the number of drones shot down over {over1} had risen to {n}, the governor said.",
        "As of 9:00, {n} drones had been shot down over {over1}, the governor of {of1} said.",
    ],
    "two_governors": [
        "The governors of {of1} and {of2} reported {n} and {a} drones shot down, respectively.",
        "In {of1}, {n} drones were shot down and in {of2} {a}, the governors said.",
    ],
    "none": [
        "No drones were shot down over {over1}, the governor clarified.",
    ],
    "outlet": [
        "The Telegram channel Astra counted {n} drones shot down over {over1}.",
        "The news outlet Verstka put the number of drones downed over {over1} at {n}.",
    ],
    "ministry": [
        "Russia's defence ministry claimed the destruction of {t} drones",
        "The Russian defence ministry counted {t} drones shot down",
        "Defence Ministry: {t} drones downed",
        "Meanwhile, the ministry of defence reported {t} UAVs shot down",
        "In the Russian defence ministry's version, {t} drones were downed in all",
    ],
    "ministry_night": [
        "According to the defence ministry, {t} drones were shot down overnight",
        "Russia's Defence Ministry speaks of {t} drones downed overnight",
    ],
    "another_figure": [
        "The defence ministry gave a different figure: {t} drones",
    ],
    "split": [
        ": {a} over {over1}, {b} over {over2} and {c} over {over3}.",
        ". Of these, {a} were over {over1}, {b} over {over2} and {c} over {over3}.",
        ". {A} were shot down over {over1}, {b} over {over2} and {c} over {over3}.",
        ". Over {over1} it was {a}, over {over2} {b} and over {over3} {c}.",
    ],
    "open_two": [
        ", including {a} over {over1} and {b} over {over2}.",
        ". {A} of them were over {over1} and {b} over {over2}.",
    ],
    "open_one": [
        ". Most of them, {a}, were over {over1}.",
        ", {a} of them over {over1}.",
    ],
    "each": [
        "Russia's defence ministry reported {t} drones shot down overnight: {a} over {over1} "
        "and {e} each over {over2} and {over3}.",
        "According to the defence ministry, {t} UAVs were destroyed overnight, {a} over "
        "{over1} and {e} each over {over2} and {over3}.",
    ],
    "dated_night": [
        "On the night of {before}–{day} {month} air defences destroyed {t} drones, the "
        "defence ministry said: {a} over {over1}, {b} over {over2}, {c} over {over3}.",
    ],
    "dated_hours": [
        "Defence Ministry: from 20:00 on {month} {before} to 7:00 on {month} {day}, {t} "
        "drones were shot down, {a} of them over {over1}.",
    ],
    "quoted_night": [
        "“During the past night, {t} Ukrainian UAVs were destroyed and intercepted by air "
        "defence assets on duty,” the defence ministry's bulletin reads.",
    ],
    "four_bombs": [
        "Four guided aerial bombs were also shot down.",
    ],
    "five_bombs": [
        "Five JDAM guided bombs were intercepted as well.",
    ],
    "two_rockets": [
        "Two HIMARS rockets were also destroyed.",
    ],
    "later": [
        "Another {n} drones were shot down in the morning, between 8:00 and 10:30, over "
        "{over1}, the ministry added.",
        "From 8:00 to 10:30, {n} more drones were destroyed over {over1}, the Defence "
        "Ministry said.",
        "The ministry later reported {n} UAVs shot down over {over1} between 8:00 and 10:30.",
    ],
    "look_back": [
        "The day before, the ministry had reported {n} drones shot down.",
        "A day earlier the defence ministry claimed {n} drones downed.",
    ],
    "night_before": [
        "The previous night the ministry had reported {n} drones shot down.",
    ],
    "both": [
        "The governor of {of1} reported {n} drones shot down, while the defence ministry "
        "spoke of {t} across the country.",
        "The defence ministry reported {t} drones downed over Russia, and the governor of "
        "{of1} {n} over his region.",
    ],
    "both_of_region": [
        "According to the defence ministry, {b} drones were shot down over {over1}; "
        "according to the governor of {of1}, {n}.",
    ],
    "half": [
        "Defence Ministry: {e} drones were shot down overnight, half of them over {over1} "
        "and the rest over {over2}.",
        "Air defences destroyed {e} UAVs overnight, the defence ministry said. Half were "
        "downed over {over1}, the other half over {over2}.",
    ],
    "as_many": [
        "{N} drones were shot down over {over1} and the same number over {over2}, the "
        "defence ministry said.",
        "The defence ministry reported {n} drones shot down over {over1} and as many over {over2}.",
    ],
    "weapons": [
        "{N} An-196 Liutyi drones were shot down over {over1}, the defence ministry said.",
        "Su-35 fighters and S-400 crews shot down {n} UAVs over {over1}, the defence "
        "ministry said.",
    ],
    "missiles_too": [
        "Defence Ministry: {n} drones destroyed and two ATACMS missiles intercepted over {over1}.",
    ],
    "bound_for_moscow": [
        "{S} drones were shot down over {over1}, {a} of them flying towards Moscow, the "
        "defence ministry said.",
        "Defence Ministry: {s} UAVs shot down over {over1}, including {a} that were heading "
        "for Moscow.",
    ],
    "launched_rest_jammed": [
        "According to the defence ministry, Ukraine launched {q} drones, {t} of which were "
        "shot down and the rest jammed.",
    ],
    "launched": [
        "Kyiv attacked Russia with {q} drones, and {t} were destroyed, the defence ministry "
        "claims.",
    ],
    "two_raids": [
        "The defence ministry reported two raids: {n} drones were downed over {over1} at "
        "night and {a} more over {over2} in the morning.",
    ],
    "night_and_hours": [
        "Overnight, {n} UAVs were shot down over {over1}, and from 9:00 to 11:00 {a} over "
        "{over2}, the defence ministry said.",
    ],
    "black_sea_and_crimea": [
        "{N} UAVs were destroyed over the Black Sea and {a} more over Crimea, the defence "
        "ministry said.",
    ],
    "crimea_and_azov": [
        "Defence Ministry: {n} drones shot down over Crimea, {a} over the Sea of Azov.",
    ],
    "air_force": [
        "Ukraine's air force reported {n} of {m} Russian drones shot down.",
        "Kyiv said it had shot down {n} of {m} Shahed drones.",
    ],
    "without_number": [
        "Ukraine's General Staff said an oil depot in {of1} had been hit.",
        "Kyiv did not comment on the attack.",
        "Ukraine said the target was an oil depot.",
        "The drone threat over {over1} was lifted towards morning.",
        "The governor of {of1} denied reports of hits.",
    ],
    "noise": [
        "The air-raid alert was declared at 23:40 and lifted at 5:15.",
        "Debris fell on an industrial site, killing two workers.",
        "Flights were delayed for six hours.",
        "The governor urged residents not to publish videos.",
        "An 11-year-old boy was taken to hospital.",
        "Five houses and 14 cars were damaged.",
        "Last year the region was attacked more than 300 times.",
        "The airport's work was restricted three times.",
        "Some 25 million roubles will be spent on repairs.",
        "Rescuers fought a fire covering 400 square metres.",
        "Two people were injured.",
        "Debris damaged 12 houses and three cars.",
        "The airport was closed from 23:10 to 05:20.",
        "No casualties were reported, according to preliminary data.",
        "A 63-year-old woman was killed.",
        "Forty rescuers are working at the scene.",
        "It was the third attack since the start of the month.",
        "Some 1,500 residents were left without power.",
    ],
    "headline": [
        "Defence Ministry: {t} drones downed over Russia",
        "{t} drones shot down over Russia overnight",
        "Russia says {t} Ukrainian drones shot down",
    ],
}
