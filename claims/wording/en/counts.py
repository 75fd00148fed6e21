"""How many: numbers, shares, bounds, totals, and what corrects or compares them."""

WORDS: dict[str, dict[str, str]] = {
    "number": {
        "0": "zero; nil",
        "1": "a single one; a lone one; a solitary one; a solitary; the last one; the other one; the final one; a last one; one; single; a single; a lone; lone",
        "2": "a brace of; a duo of; two; a pair of; a couple of; pair of; a pair; twice as",
        "3": "three; a trio of; a trio; trio",
        "4": "a quartet of; quartet; four",
        "5": "a quintet of; quintet; five",
        "6": "six; half a dozen; half-a-dozen; half-dozen",
        "7": "seven",
        "8": "eight",
        "9": "nine",
        "10": "ten",
        "11": "eleven",
        "12": "twelve; a dozen; dozen; the dozen",
        "13": "thirteen",
        "14": "fourteen",
        "15": "fifteen",
        "16": "sixteen",
        "17": "seventeen",
        "18": "eighteen; a dozen and a half; dozen and a half",
        "19": "nineteen",
        "20": "a score; twenty; a score of",
        "24~": "a couple dozen; a couple of dozen; couple dozen",
        "30": "thirty",
        "40": "two score; forty; fourty",
        "50": "fifty",
        "60": "three score; sixty",
        "70": "seventy",
        "80": "eighty",
        "90": "ninety",
        "100": "hundred; a hundred",
        "500~": "half a thousand",
        "1000": "thousand; a thousand",
        "1500": "one and a half thousand; a thousand and a half",
        "2500": "two and a half thousand",
        "1000000": "million; billion; mln; bn",
        "20~": "twenty-odd",
        "30~": "thirty-odd",
        "40~": "forty-odd",
        "50~": "half a hundred; fifty-odd",
        "60~": "sixty-odd",
        "70~": "seventy-odd",
        "80~": "eighty-odd",
        "90~": "ninety-odd",
    },
    "ordinal": {
        "": "first half; second half; first ten days; first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth; eleventh; twelfth; twentieth; hundredth",
    },
    "nth": {  # "two were jammed; a third was shot down": one more
        "1": "first; the former; former",
        "-1": "the latter; latter",
        "2": "second; a second; second one; a second one",
        "3": "third; a third; third one; a third one",
        "4": "fourth; a fourth",
        "5": "fifth; a fifth",
        "6": "sixth; a sixth",
        "7": "seventh; a seventh",
        "8": "eighth; an eighth",
        "9": "ninth; a ninth",
        "10": "tenth; a tenth",
        "11": "eleventh; an eleventh",
        "12": "twelfth; a twelfth",
    },
    "last_one": {"": "the last; the last one; the final one"},
    "one_of": {
        "": "largest single; biggest single; heaviest single; worst single; deadliest single; greatest single; highest single; most intense single; most powerful single; the one; this one; each one; a single night; single night; a single day; a single attack; one attack; one wave; one raid; one of; one source; one official; one person; one officer; one resident; one analyst; one woman; one man; one day; one night; at one point; one another; no one; one thing; one expert; one such; one more time"
    },
    "vague": {
        "": "a few dozen; several; dozens; scores; hundreds; many; a number of; multiple; numerous; some of; a series of; a group of; a swarm of; a wave of; a few; few; tens of; dozens of; hundreds of; scores of; various; a handful of; several dozen; a handful; swarms of",
    },
    "zero": {
        "": "nothing; none; no unmanned; not a single; not a single one; not even a single; not even a single one; not one; not even one; not a lone; not a solitary; not so much as one; not so much as a single; wasn't one; was n't one; wasn't a single; hasn't been one; hadn't been one; has not been one; had not been one; was not one; no such; no aerial targets; no air targets",
        "drone": "passed without drones; passed without a drone; passed without a single drone; passed without uavs; went by without drones; went by without a drone; not a drone; not a uav; no drone; no drones; no downed drones; no downed drone; no downed uavs; no shot-down drones; no uavs; no uav; no enemy drones; no ukrainian drones",
    },
    "fraction": {
        "1/6": "every sixth drone; every sixth uav; one in six; one in every six; one out of every six; every sixth one of",
        "1/7": "every seventh drone; every seventh uav; one in seven; one in every seven; one out of every seven; every seventh one of",
        "1/8": "every eighth drone; every eighth uav; one in eight; one in every eight; one out of every eight; every eighth one of",
        "1/9": "every ninth drone; every ninth uav; one in nine; one in every nine; one out of every nine; every ninth one of",
        "1/10": "every tenth drone; every tenth uav; one in ten; one in every ten; one out of every ten; every tenth one of",
        "1/2": "every second drone; every second uav; half; one half; exactly half; one in two; one in every two; one out of every two; one out of two; every second one of; every other one of",
        "1/3": "every third drone; every third uav; a third; one third; one-third; one in three; one in every three; one out of every three; one out of three; every third one of",
        "1/5": "every fifth drone; every fifth uav; a fifth; one fifth; one-fifth; one in five; one in every five; one out of every five; one out of five; every fifth one of",
        "1/4": "every fourth drone; every fourth uav; a quarter; one quarter; one-quarter; one in four; one in every four; one out of every four; one out of four; every fourth one of",
        "2/3": "two thirds; two-thirds; two in three; two in every three; two out of every three; two out of three",
        "2/5": "two fifths; two-fifths; two in five; two in every five; two out of every five",
        "3/5": "three fifths; three-fifths; three in five; three in every five; three out of every five",
        "4/5": "four fifths; four-fifths; four in five; four in every five; four out of every five",
        "3/4": "three quarters; three-quarters; three in four; three in every four; three out of every four; three out of four",
    },
    "above": {
        "": "more than; over; above; in excess of; exceeding; north of; exceeded; greater than; topped; tops; topping; passed the * mark of"
    },
    "at_least": {
        "": "at least; upwards of; upward of; not fewer than; no fewer than; no less than; not less than; a minimum of; minimum"
    },
    "about": {
        "": "approx; just shy of; shy of; not quite; a shade under; a little under; a little short of; just short of; or thereabouts; give or take; at about; at around; at roughly; about; around; some; nearly; almost; approximately; roughly; close to; circa; just under; just over; an estimated; estimated; near; or so; well over a"
    },
    "below": {"": "fewer than; less than; under"},
    "at_most": {"": "up to; no more than; not more than; at most; as many as; a maximum of"},
    "perhaps": {"": "possibly; perhaps; maybe"},
    "either": {"": "either"},
    "or_more": {"": "if not more; or more; plus; and more; -plus; and counting"},
    "and_more": {"": "-odd; odd"},
    "po": {"": "\u0000"},
    "each": {
        "": "per region; per oblast; per province; in each case; each; apiece; every; a piece"
    },
    "each_of": {
        "": "every one of the two; every one of the three; every one of the four; in every one of the two; in every one of the three; in every one of the four; in each of the two; in each of the three; in each of the four; over each of the two; over each of the three; over each of the four; over every one of the three; each of; each of the; every one of; each one of; each of these; each of those; each of them; both of; in each of"
    },
    "respectively": {"": "respectively; in that order"},
    "rest": {
        "": "the other third; the other quarter; the other fifth; the other two thirds; the other two-thirds; the other three quarters; everything else; all else; what remained; what was left; those remaining; those left; what is left; what remains; the other aircraft; the other uavs; the other machines; rest; remainder; remaining; others; other drones; the remainder; all the others; the others; the other ones; balance; the remaining ones; the remaining strikes; the remaining drones; the remaining uavs",
    },
    "same": {
        "": "the same total; the same tally; the same count; an identical total; as did; so did; as many; the same number; the same amount; an equal number; as many again; the same again; the same figure; just as many; an identical number; the same number again; same number"
    },
    "that_many": {
        "": "is how many; that is what; that was what; that's what; that is the number of; that is the number; that was how many; that's how many; such is the number of; so many; that many; that is how many"
    },
    "multiple": {
        "1/2": "half that; half the number; half the figure; half the count; half the tally; half as many; half that number; half that many",
        "1/3": "a third as many; a third of that number",
        "2": "double that; twice that; twice the number; twice the figure; twice the count; twice the tally; double the number; double the figure; double the count; double the tally; twice as many; double that number; twice that number; twice that many",
        "3": "three times the number; three times the figure; triple the number; triple the figure; three times as many; triple that number; three times that number",
        "4": "four times as many; four times the number; four times the figure; four times that number; quadruple the number; quadruple that number",
        "5": "five times as many; five times the number; five times the figure; five times that number",
        "10": "ten times as many; ten times the number; ten times that number",
        "1/4": "a quarter as many; a quarter of that number",
        "1/5": "a fifth as many; a fifth of that number",
    },  # of the number before
    "countrywide": {
        "": "nationwide; countrywide; nationally; country-wide; nation-wide; across the country; throughout the country; all over the country; for the whole country; for the entire country; in the country as a whole; across the country as a whole; for the country as a whole"
    },
    "total": {
        "": "so together; so altogether; so that makes; that is together; so all together; so all told; as a whole; in its entirety; total of; that made; that makes; together that made; bringing the night to; bringing the day to; brings the night to; brought the night to; bringing the night up to; lifts the total; lifting the total; lifted the total; lifts the tally; lifting the tally; lifted the tally; raises the total; raising the total; raised the total; pushing the total; pushes the total; pushed the total; takes the overall; taking the overall; took the overall; brings the overall; brought the overall; over the whole country; across the whole country; over the country as a whole; over all of russia; across all of russia; over russia as a whole; over the entire country; for the whole country; for the entire country; in the country as a whole; across the country as a whole; for the country as a whole; bringing to; brings to; brought to; taking to; bringing the total; brings the total; brought the total; taking the total; takes the total; took the total; bringing the tally; brings the tally; bringing the count; bringing the number; bringing the overall; putting the total at; putting the total; puts the total at; put the total at; taking the total to; took the total to; brings the total to; bringing the tally to; taking the tally to; for a total of; for a tally of; nationwide; countrywide; across the country; throughout the country; which makes; making it; make it; makes it; made it; making a total; all over the country; in all; in total; a total of; altogether; total; totalling; totaling; overall; the total; all told; the overall; sum; in sum; total number; total count; combined; the tally; the grand total; grand total; overall tally; bringing the total to; brought the total to"
    },
    "jointly": {
        "": "split between; divided between; shared between; distributed between; divided among; split among; shared among; distributed among; jointly; together; combined over; between them; put together"
    },
    "another": {
        "": "another; others; more; additional; further; a further; also; an additional; extra; yet another"
    },
    "again": {"": "again; once again; once more"},
    "including": {
        "": "including; among them; among which; among whom; which included; that included; includes; included; inclusive"
    },
    "of_them": {
        "": "from them; of the latter; of the machines; of which; of them; of those; of these; of whom; among these; from that number; of the total; of that number; of that total; of this number; out of them; out of these",
        "drone": "of the drones; of the uavs; of the unmanned aircraft",
        "missile": "of the missiles; of the rockets",
        "boat": "of the boats",
    },
    "mostly": {
        "": "the biggest shares; the biggest numbers; the biggest tallies; the biggest figures; the biggest counts; the biggest totals; the biggest share; the biggest tally; the biggest count; the biggest total; the largest shares; the largest numbers; the largest tallies; the largest figures; the largest counts; the largest totals; the largest share; the largest tally; the largest count; the largest total; the highest shares; the highest numbers; the highest tallies; the highest figures; the highest counts; the highest totals; the highest share; the highest tally; the highest count; the highest total; the greatest shares; the greatest numbers; the greatest tallies; the greatest figures; the greatest counts; the greatest totals; the greatest share; the greatest tally; the greatest count; the greatest total; more than anywhere else; more than anywhere; more than in any other region; more than over any other region; more than any other region; more than any other; the greatest number; the biggest number; the largest part; heading the list; headed the list; heads the list; leading the list; topping the list; leading the count; leading the tally; at the top of the list; heading the tally; in the lead; stands first; stands second; stands third; ranks first; ranks second; ranks third; ranked second; ranked third; came second; came third; comes second; comes third; topped the list; tops the list; led the list; leads the list; bore the brunt; bearing the brunt; the highest figure; the lion's share of them; hit hardest; worst hit; hit worst; hit the hardest; hardest-hit; worst-hit; most of; mostly; the majority; most; majority; mainly; the bulk; bulk; largely; primarily; chiefly; predominantly; the largest number; the most; the highest number; notably; hardest hit; the lion's share; chief among"
    },
    "all_of_them": {
        "": "every one; they were all; the lot were; the whole lot were; the whole lot; every one was; every single one; each of them was; each one was; the entire batch; all of the aircraft; all the aircraft; all of the machines; all the machines; all of the craft; all destroyed by; all targets destroyed; all targets downed; all targets were; all downed; all intercepted by; all of them; all were; all of which; all were shot; every one of them; all shot down; all destroyed; all being; all intercepted; all were downed; both shot down; both downed; both destroyed; both intercepted; both were shot down; both were downed; both were destroyed; both were intercepted; both of them",
        "drone": "all the drones; all of the drones; all of the uavs; all the uavs; every one of the drones",
    },
    "every": {"": "all of this; all of that; all this; all these; both; both the; both of the"},
    "all_but": {
        "": "all of them but; all of them bar; all of them except; all but; all except; all bar; all save; all except for"
    },
    "instead": {"": "instead of; rather than; not; in place of"},
    "correction": {
        "": "new version; new post; its replacement; the replacement; a new figure; new figure; new total; a new total; a new count; new count; a new tally; updated post; updated statement; updated report; updated tally; updated data; updated figures; updated information; now :; should be :; should read :; specified; specifies; later amended; later made it; subsequently made it; later put it at; later put them at; subsequently put it at; updated the figure; updated the figure to; updated his figure to; updated the count to; updated the tally to; updated its figure to; changed the figure to; revised the figure to; corrected the figure to; amended the figure to; changed the number to; revised the number to; corrected the number to; amended the number to; revised figure; updated figure; more precisely; to be precise; to be exact; or rather; exact tally; precise count; the final figure; the final number; the final count; the final tally; upd; exact number; exact figure; precise number; precise figure; exact count; updated his post; updated her post; updated his statement; updated her statement; updated his count; updated her count; updated his figure; updated her figure; should have read; should have said; ought to read; ought to have read; he corrected; she corrected; he revised; he then corrected; he clarified; she clarified; corrected; raised the number; raised its; raised his; raised the figure; raised the count; raised the toll; raised to; lifted the number; lowered the number; increased the number; revised; should read; the right figure; the correct figure; correctly; correct*; clarif*; revis*; amend*; updat*; put the number at; erratum"
    },
    "wrong": {
        "": "was the first figure; first figure given; first version of this post said; first version of the post said; first version of this post gave; first version of the post gave; first version said; first version gave; earlier version gave; previous version said; previous version gave; our earlier report gave; our earlier report said; an earlier report gave; an earlier report said; our earlier story gave; our earlier story said; we earlier reported; we previously reported; we wrongly reported; earlier report misstated; our report misstated; misstated; asked about reports of; asked about rumours of; asked about rumors of; asked about a report of; asked about the report of; commenting on reports of; rumours of; rumors of; rumours about; rumors about; rumoured; rumored; talk of; whispers of; gossip of; previously given as; earlier given as; previously put at; earlier put at; previously reported as; originally given as; originally put at; initially put at; initially given as; previously stated as; earlier post said; earlier message said; first post said; first message said; previous post said; previous message said; earlier version said; earlier statement said; earlier bulletin said; first bulletin said; we wrote that; we had written that; we put the number; we put the figure; we put the; item put; our item put; our report put; our story put; our article put; story put; our item said; our report said; our story said; our article said; we gave the number; we gave the figure; withdraw the figure of; withdraw our figure of; withdraws the figure of; withdrew the figure of; retract the figure of; retract our figure of; retract the earlier figure of; retracts the figure of; retracted the figure of; disregard the figure of; ignore the figure of; withdraw the earlier figure of; withdraw our earlier figure of; retracts its figure of; withdraws its figure of; withdrew its figure of; retracted its figure of; was :; withdrew its report of; withdrew a report of; withdrew his report of; withdrew its claim of; retracted its report of; retracted its claim of; retracted a report of; retracted his report of; withdrew its statement about; retracted its statement about; earlier reports said; earlier reports spoke of; earlier report said; earlier it said; initially reported as; in its previous message; in the previous message; in its previous bulletin; in the first version; in an earlier version; in its first version; ago it spoke of; ago it reported; ago spoke of; had spoken of; had first spoken of; had first put; had put it at; had spoken first of; first spoke of; first wrote of; first wrote about; first claimed; first announced; first told of; first counted; first mentioned; first put; first reported; first said; first gave; first spoken of; earlier figure; previously reported; earlier report of; initially; at first; mistakenly; an earlier; earlier said; initially said; previously said; had earlier; earlier put; erroneously; originally; initial figure"
    },
    "figure": {
        "": "figures are; numbers are; figures were; figures say; figures show; numbers say; they numbered; who numbered; which numbered; they were counted at; adds up to; add up to; added up to; adding up to; works out at; worked out at; one and the same number; one and the same figure; a single figure; one figure; a single number; estimate; there were reportedly; there were said to be; record; high of; counting; counts; counted; number; figure; count; tally; toll; score"
    },
    "how_many": {"": "how; how many"},
    "grew": {
        "": "been raised; was raised; were raised; been increased; was increased; been revised; was revised; been corrected; been changed; was changed; cut its figure; cut its count; lowered its figure; lowered its count; was reduced; was lowered; was trimmed; been reduced; been lowered; gone up; has gone up; had gone up; going up; goes up; crept up; ticked up; moved up; is now up; now up; risen; grown; had risen; had grown; has risen; has grown; rose; grew; increased; climbed; went up; jumped"
    },
    "comparison": {
        "": "exactly as many as; just as many as; as many as in; as many as during; as many as last; as many as the night before; as many as the previous night; as many as a day earlier; as many as on; just as on; the same as on; the same as; same as; unchanged from; on a par with; level with; up on; down on; for comparison; compared with; compared to; down from; up from; in comparison with; by comparison"
    },
    "left_out": {
        "": "not included in; not included; not counted in; not counted among; are not in the; is not in the; are not part of; is not part of"
    },
}
