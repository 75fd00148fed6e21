"""Words of English."""

WORDS: dict[str, dict[str, str]] = {
    "number": {
        "0": "zero; nil",
        "1": "the last one; the other one; the final one; a last one; one; single; a single; a lone; lone",
        "2": "two; a pair of; a couple of; pair of; a pair; twice as",
        "3": "three",
        "4": "four",
        "5": "five",
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
        "20": "twenty; a score of",
        "24~": "a couple dozen; a couple of dozen; couple dozen",
        "30": "thirty",
        "40": "forty; fourty",
        "50": "fifty",
        "60": "sixty",
        "70": "seventy",
        "80": "eighty",
        "90": "ninety",
        "100": "hundred; a hundred",
        "1000": "thousand; a thousand",
        "1000000": "million; billion; mln; bn",
    },
    "ordinal": {
        "": "first half; second half; first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth; eleventh; twelfth; twentieth; hundredth",
    },
    "last_one": {"": "the last; the last one; the final one"},
    "model": {"": "mavic; matrice; autel; autel evo; dji; dji mavic; dji matrice"},
    "nth": {  # "two were jammed; a third was shot down": one more
        "1": "first; the former; former",
        "-1": "the latter; latter",
        "2": "second",
        "3": "third; a third",
        "4": "fourth",
        "5": "fifth; a fifth",
        "6": "sixth",
    },
    "one_of": {
        "": "the one; this one; that one; each one; a single night; single night; a single day; a single attack; one attack; one wave; one raid; one of; one source; one official; one person; one officer; one resident; one analyst; one woman; one man; one day; one night; at one point; one another; no one; one thing; one expert; one such; one that; one military; one more time; one local"
    },
    "vague": {
        "": "a few dozen; several; dozens; scores; hundreds; many; a number of; multiple; numerous; some of; a series of; a group of; a swarm of; a wave of; a few; few; tens of; dozens of; hundreds of; scores of; various; a handful of; several dozen; a handful; swarms of",
    },
    "zero": {
        "": "nothing; none; no drone; no drones; no uavs; no uav; no unmanned; not a single; not one; no such; no enemy drones; no ukrainian drones; no aerial targets; no air targets",
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
        "3/4": "three quarters; three-quarters; three in four; three in every four; three out of every four; three out of four",
    },
    "above": {
        "": "more than; over; upwards of; above; in excess of; exceeding; north of; exceeded; greater than"
    },
    "at_least": {
        "": "at least; not fewer than; no fewer than; no less than; not less than; a minimum of; minimum"
    },
    "about": {
        "": "about; around; some; nearly; almost; approximately; roughly; close to; circa; just under; just over; an estimated; estimated; near; or so; well over a"
    },
    "below": {"": "fewer than; less than; under"},
    "at_most": {"": "up to; no more than; not more than; at most; as many as; a maximum of"},
    "either": {"": "either"},
    "or_more": {"": "or more; plus; and more; -plus; and counting"},
    "po": {"": "\u0000"},
    "each": {"": "each; apiece; every; a piece"},
    "each_of": {
        "": "each of the two; each of the three; each of; each of the; every one of; each one of; each of these; each of those; each of them; both of; in each of"
    },
    "respectively": {"": "respectively; in that order"},
    "rest": {
        "": "rest; remainder; remaining; others; other drones; the remainder; all the others; the others; the other ones; balance; the remaining ones; the remaining ones; the remaining strikes; the remaining drones; the remaining uavs",
    },
    "same": {
        "": "as did; so did; as were; as many; the same number; the same amount; an equal number; as many again; the same again; the same figure; just as many; an identical number; the same number again; same number"
    },
    "modal": {"": "if; can; cannot"},  # rules and possibilities, not events
    "that_many": {
        "": "that is what; that was what; that's what; that is the number of; that is the number; that was how many; that's how many; such is the number of; so many; that many; that is how many"
    },
    "multiple": {
        "1/2": "half as many; half that number; half that many",
        "1/3": "a third as many; a third of that number",
        "2": "twice as many; double that number; twice that number; twice that many",
        "3": "three times as many; triple that number; three times that number",
    },  # of the number before
    "countrywide": {
        "": "nationwide; countrywide; across the country; throughout the country; all over the country; in the country as a whole; across the country as a whole; for the country as a whole"
    },
    "total": {
        "": "in the country as a whole; across the country as a whole; for the country as a whole; putting the total at; putting the total; puts the total at; put the total at; taking the total to; took the total to; brings the total to; bringing the tally to; taking the tally to; for a total of; for a tally of; nationwide; countrywide; across the country; throughout the country; that makes; which makes; making it; making a total; all over the country; in all; in total; a total of; altogether; total; totalling; totaling; overall; the total; all told; the overall; sum; in sum; total number; total count; combined; the tally; the grand total; grand total; overall tally; bringing the total to; brought the total to; for a total of"
    },
    "jointly": {"": "jointly; together; combined over; between them; put together"},
    "another": {
        "": "another; others; more; additional; further; a further; also; an additional; extra; yet another"
    },
    "again": {"": "again; once again; once more"},
    "including": {
        "": "including; among them; including one; which included; that included; includes; included; inclusive"
    },
    "of_them": {
        "": "from them; of the latter; of the drones; of the uavs; of the machines; of which; of them; of those; of these; of whom; among these; from that number; of the total; of that number; of that total; of this number; out of them; out of these"
    },
    "mostly": {
        "": "hit hardest; worst hit; hit worst; hit the hardest; hardest-hit; worst-hit; most of; mostly; the majority; most; majority; mainly; the bulk; bulk; largely; primarily; chiefly; predominantly; the largest share; the largest number; the most; the highest number; notably; hardest hit; the lion's share; chief among"
    },
    "all_of_them": {
        "": "all destroyed by; all downed; all intercepted by; all of them; all were; all of which; all were shot; every one of them; all shot down; all destroyed; all being; all intercepted; all were downed; both shot down; both downed; both destroyed; both intercepted; both were shot down; both were downed; both were destroyed; both were intercepted; both of them",
        "drone": "all the drones; all of the drones",
    },
    "all_but": {
        "": "all of them but; all of them bar; all of them except; all but; all except; all bar; all save; all except for"
    },
    "instead": {"": "instead of; rather than; not; in place of"},
    "correction": {
        "": "he corrected; she corrected; he revised; he then corrected; he clarified; she clarified; corrected; raised the number; raised its; raised his; raised the figure; raised the count; raised the toll; raised to; lifted the number; lowered the number; increased the number; revised; should read; the right figure; the correct figure; correctly; correct*; clarif*; revis*; amend*; updat*; put the number at; erratum"
    },
    "wrong": {
        "": "in its previous message; in the previous message; in its previous bulletin; in the first version; in an earlier version; in its first version; ago it spoke of; ago it reported; ago spoke of; had spoken of; had first spoken of; had first put; had put it at; had spoken first of; first spoke of; first put; first reported; first said; first gave; first spoken of; earlier figure; previously reported; earlier report of; initially; at first; mistakenly; an earlier; earlier said; initially said; previously said; had earlier; earlier put; erroneously; originally; initial figure"
    },
    "subject": {
        "drone": "hexacopter*; octocopter*; hexa-copter*; pilotless aerial vehicle*; pilotless aerial; dones; drons; drnes; droens; dronse; machine; machines; intruder*; drone; drones; drone's; uav*; unmanned aerial vehicle*; unmanned aircraft; unmanned aerial system*; unmanned air vehicle*; uas; quadcopter*; copter*; fpv*; loitering munition*; kamikaze; unmanned vehicle*; "
        "unmanned aerial; unmanned flying apparatus*; unmanned apparatus*; flying apparatus*; pilotless vehicle*; pilotless apparatus*; pilotless machine*; unmanned aircraft vehicle*; craft; pilotless aircraft; shahed*; aerial drone*; unmanned plane*; mavic; matrice; autel; autel evo; dji; dji mavic; dji matrice; unmanned aircraft system*; air drone*; fixed-wing drone*; multicopter*; multirotor*; drone-*; pilotless plane*; unmanned flying vehicle*; uncrewed aerial vehicle*; uncrewed aircraft; rpas; rpv*; robot plane*",
        "drone/1": "hexacopter; octocopter; multirotor; drone; uav; unmanned aerial vehicle; quadcopter; copter; unmanned aircraft; loitering munition; unmanned aerial system; fpv drone; fpv; pilotless aircraft; uncrewed aircraft; multicopter",
        "missile": "neptune missiles; neptune cruise missiles; neptune-md missiles; flamingo missiles; flamingo cruise missiles; neptune guided missiles; neptunes; flamingos; neptune; neptunes; neptune-*; storm shadows; flamingo missile*; tochka-*; missile*; rocket*; atacms; storm shadow*; himars; projectile*; shell*; cruise missile*; ballistic missile*",
        "missile/1": "neptune missile; neptune cruise missile; neptune-md missile; neptune anti-ship missile; neptune guided missile; neptune-md guided missile; flamingo missile; flamingo cruise missile; neptune; neptune-md; flamingo; missile; rocket; cruise missile; ballistic missile",
        "boat": "naval drone*; sea drone*; uncrewed boat*; unmanned boat*; boat*; usv; usvs; surface drone*; maritime drone*; drone boat*; unmanned surface vessel*; uncrewed surface vessel*; unmanned surface vehicle*; kamikaze boat*; marine drone*; water drone*; surface vessel*; speedboat*; unmanned vessel*; uncrewed vessel*; uncrewed surface vehicle*",
        "boat/1": "naval drone; sea drone; uncrewed boat; unmanned boat; boat; drone boat; surface drone; maritime drone; usv",
        "aircraft": "plane*; jet*; fighter*; helicopter*; aircraft; bomber*; warplane*; aeroplane*; airplane*; fighter jet*",
        "aircraft/1": "plane; helicopter; fighter jet; warplane; jet; bomber; fighter",
        "other": "balloon*; aerial bomb*; guided bomb*; glide bomb*; guided aerial bomb*; bomb; bombs; weather balloon*; gliding bomb*",
        "other/1": "balloon; guided bomb; bomb; glide bomb; weather balloon; aerial bomb; guided aerial bomb",
        "target": "air target*; aerial target*; targets; aerial object*; airborne target*; air object*; flying object*; airborne object*; aerial threat*; air attack weapon*; objects",
    },
    "not_subject": {
        "": "interceptor drone*; drone attack*; uav attack*; uav strike*; uav threat*; uav danger; uav alert*; uav raid*; drone strike*; drone threat*; drone danger; drone alert*; drone raid*; drone operator*; drone debris; drone wreckage; drone fragment*; drone parts; drone factory; drone production; drone assault*; drone incursion*; drone warfare; drone forces; drone unit*; missile attack*; missile strike*; missile alert*; missile danger; missile threat; "
        "attack drone operator*; drone pilot*; drone program*; drone maker*; aircraft type; airplane type; aeroplane type; plane type; air defence missile*; air defense missile*; surface-to-air missile*; anti-aircraft missile*; fighter jets scrambled; drone warning*; drone campaign*; drone activity; drone crash*; drone was part; missile systems; missile system; drone barrage*; drone onslaught; drone swarm tactics; drone war; drone-related; drone manufactur*; drone-making; drone industry; anti-drone; missile defence; missile defense; rocket danger; rocket alert*; drone deliver*; anti-aircraft artillery; drone parts; drone technology; drone incident*; drone training; drone show*; drone race*; drone engine*; drone school*; drone course*",
    },
    "outcome": {
        "destroyed": "guys got; boys got; lads got; crews got; gunners got; defenders got; defences got; defenses got; we got; got down; met the same fate; picked off; blown out of the sky; blasted out of; blasted from the sky; shot to pieces; blown up in mid-air; put out of action; rendered harmless; fended off; beaten off; beat off; parried; fell victim to; fell prey to; blown apart; knocked from; plucked from; swept from; cut down; brought to the ground; taken care of; accounted for by; ukraine lost; kyiv lost; enemy lost; attackers lost; ukraine has lost; kyiv has lost; enemy has lost; met their end; met its end; met their match; annihilat*; minus-ed; the bag; dealt with; cost the attacker*; cost ukraine; cost kyiv; destruction of; destruction; kills; went down; came down; minus; brought to earth; bringing down; downed; shot down; shoot down; shooting down; shot it down; shot them down; downing; shootdown; shootdowns; intercept*; destroy*; neutrali*; eliminat*; disabl*; taken down; brought down; took down; bring down; bringing down; liquidat*; takedown*; knocked out; knocked down; wiped out; "
        "shot down or jammed; jammed or shot down; shot out; fell to air defence*; bagged; sunk; sank; felled; swatted; taken out; took out; shoots down; downs; shot from; thwart*; foiled; repel*; repuls*; stopped; crashed after; destructed; crushed; struck down; killed in the air; shooting-down; deleted; minused; saw; shot",
        "suppressed": "driven off course; radio-electronic warfare; radioelectronic warfare; electronic countermeasures; forced off course; thrown off course; knocked off course; sent off course; led astray; lost their bearings; blinded; spoofed; suppress*; jamm*; electronic warfare; jam; electronically; by ew; forced to land; diverted; ew systems; forced down",
        "launched": "took part; taking part; took off; were involved; participated; attack on; raid on; attacks on; raids on; launch*; attempted attack; attempt to attack; attempted to attack; tried to attack; attempted to strike; tried to strike; fired; sent; attacked with; attack with; attack by; attacked by; attack using; attempted; attempt; flown; deployed; swarmed; attack of; attack involving; attack; attacked; raid by; raid; assault; targeted with; targeted by; used; dispatched; unleashed; hurled; raid of; raid with; attacks",
        "hit": "struck an; struck the; struck a; reached their target; reached its targets; reached the targets; reached targets; reached their targets; reached its target; got through; reached the target; hit; struck; strike; slammed; hits; crashed into; rammed; impacted; exploded at; smashed; fell on; crashed; landed on; hitting; striking; strikes",
    },
    "denied": {"": "denied; deny; denies; denying; rejected; dismiss*; refut*; disput*"},
    "intent": {
        "": "meant to; aimed at; aimed to; intended to; aim of; part of a broader; designed to; in order to; was to; purpose of; purpose was; the goal; goal of; to test; to probe; to find; intended; the aim; were to; gathering intelligence; meant as; the purpose; the objective; objective of; objective was"
    },
    "assessment": {
        "": "analyst*; assess*; estimate*; believe*; expert*; suggest*; described; considered; speculat*; think tank*; judged; called the; calling it; experts"
    },
    "negation": {
        "": "not; no; without; never; nor; neither; didn't; wasn't; weren't; did not; n't"
    },
    "hedge": {
        "": "allegedly; reportedly; supposedly; purportedly; apparently; claimed; according to preliminary; preliminary; so-called; provisionally"
    },
    "hypothetical": {
        "": "exhibition*; museum*; on display; on show; auction*; exercise*; training; drill; drills; simulat*; could be shot; may be shot; might be shot; will be shot; will be downed; will be destroyed; can be shot; able to shoot; capable of; movie; video game; competition; trainees; ",
    },
    "every": {"": "both; both the; both of the"},
    "other_work": {"": "customs; smuggl*; sapper*; deminer*; bomb disposal"},
    "unrelated": {
        "": "escaped; fled; got away; turned back; turned around; disappeared; vanished; required; expended; will deliver; will receive; will send; will supply; will get; to deliver; deployed to fight; assisted by; procure*; purchas*; bought; delivered; produc*; ordered; supplied; donated; manufactur*; exported; displayed; showcased; sold; buys; unveiled; seized; confiscated; spotted; detected; sighted; found; received; acquired; built; assembled; raised money; bought; costs; cost; handed over; recovered; tracked; observed; stole; stolen",
    },
    "noise": {
        "": "one and the same; at a time; in a row; on the trot; on end; in as many days; in as many nights; in as many weeks; in as many months; m; m²; metres; litres; injured; wounded; killed; dead; died; hurt; people; person; civilian*; resident*; child*; woman; women; man; men; flat; flats; apartment*; house; houses; home; homes; car; cars; vehicle; vehicles; window; windows; km; kms; kilomet*; metre*; meter*; mile; miles; feet; foot; "
        "year; years; year-old; percent; per cent; dollars; roubles; rubles; euros; hour; hours; minute; minutes; second; seconds; day; days; week; weeks; month; months; times; flight; flights; airport*; school*; building*; floor*; storey*; story; balcon*; "
        "employee*; rescuer*; firefighter*; soldier*; servicem*; troops; officer*; site; sites; compan*; town; towns; village*; settlement*; street*; bus; buses; truck*; hospital*; tank; tanks; gun; guns; hectare*; tonne*; tons; ton; kg; kilogram*; knots; "
        "garage*; warehouse*; depot*; wagon*; reservoir*; substation*; blast*; explosion*; countr*; parties; source*; call; calls; degrees; crew*; system*; brigade*; unit; units; regiment*; battalion*; launcher*; workers; worker; passengers; patients; lives; "
        "nights; casualt*; victim*; household*; bridge*; fire; fires; facilities; facility; plants; plant; refiner*; district*; municipalit*; teenager*; pensioner*; driver*; truckload*; aircraft were damaged; planes were damaged; student*; consumer*; customer*; subscriber*; train; trains; volunteer*; spectator*; members; schools; kindergarten*; statement*; message*; report; reports; pages; mph; kph; km/h; litre*; liter*; barrels; cottages; properties; roofs; shops; sheds; greenhouses; families; family; sq; square; cm; mm; lb; lbs; drone attacks; drone strikes; attacks; strikes; waves; incidents; episode*; structures; tractors; combine; bicycles; motorbikes; visitors; evacuees; businesses; nurses; doctors; teachers; medics; paramedics; inches; yards; acres; points; cases; shelters; streets; sirens; alerts",
    },
    "span": {  # a length of time: what is counted in it may be what the text tells of
        "": "day; days; week; weeks; month; months; year; years; hour; hours"
    },
    "debris": {"": "debris; wreckage; fragment*; remains; shrapnel; falling parts"},
    "aux": {
        "": "was; were; is; are; be; been; being; had; has; have; did; having; came; came down; recorded; accounted for; fell; got; reached; stood at; logged; saw none; counted; numbered; units; pieces; amounted"
    },
    "goal": {
        "": "coming for; closing on; flying in on; making straight for; making a beeline for; flying straight at; heading straight for; streaking toward; streaking towards; speeding toward; speeding towards; bearing down on; drone attack on; drone attacks on; drone raid on; drone raids on; drone strike on; drone strikes on; attack on; raid on; attacks on; strike on; strikes on; raids on; to reach; reach; reaching; approach to; on the approach to; approaches to; bound for; heading for; heading to; heading toward; heading towards; headed for; headed to; headed toward; headed towards; flying at; flying to; flying toward; flying towards; flying on; flew at; flew to; flew towards; flew toward; aimed at; en route to; on their way to; on its way to; on the way to; approaching; targeting; targeted at; directed at; directed towards; in the direction of; making for; on course for; toward; towards; moving toward; moving towards; on approach to; approached; attacking; that were flying to; en route for; trying to reach; attempting to reach; aiming for; making their way to; making their way toward; making their way towards; that targeted; which targeted; destined for; which were flying to; racing towards; racing toward; aiming at; inbound to; inbound for; flying in the direction of; closing in on",
    },
    "origin": {
        "": "came in from; come in from; coming in from; taken off from; took off from; taking off from; entered from; entering from; crossed from; crossing from; from the direction of; launched from; coming from; from the territory of; fired from; flying from; came from; sent from; arriving from; originating from; from the side of; that came from; flying in from; having come from; flew in from; arrived from"
    },
    "aside": {
        "": "heard in; heard over; heard across; heard from; heard near; rang out in; rang out over; sounded in; sounded across; sounded over; broke out in; borders; bordering; which borders; km from; kilometres from; kilometers from; miles from; north of; south of; east of; west of; off the coast of; off the shore of; off the coasts of; off the shores of; close to the border with; near the border with; on the border with; near the coast of; coast of; shores of; next to; neighbouring; neighboring; adjacent; adjacent to; distance from; away from; between moscow; flights to; flights from; southeast of; southwest of; northeast of; northwest of; south-east of; south-west of; north-east of; north-west of; shares a border with; share a border with; "
        "road to; highway to; the port of; airport of; airport in; airports in; airports of; off; adjoining; abuts; abutting; adjoins; along the coast of; which adjoins; unlike; twinned with; close to; km off; miles off; neighbour of; neighbor of; on the road to; a border with; border with; that borders; facing; opposite; at airports in; train to; trains to; railway to; as far as; not far from; within sight of; a drive from; an hour from",
    },
    "border_of": {
        "": "on the border of; on the border between; at the border of; at the border between; along the border of; along the border between; on the boundary of; on the boundary between; near the border of; on the administrative border of; on the border separating; where the border of"
    },
    "over": {
        "": "over neighbouring; over neighboring; over adjacent; over; above; in the skies over; in the sky over; in the skies of; in the airspace of; in the airspace over; in the sky above; in the skies above; across; throughout; in airspace over"
    },
    "in": {
        "": "in neighbouring; in neighboring; in adjacent; in; on the territory of; in the territory of; within; at; near; around; inside; into; on; outside; in the area of; for"
    },
    "territory": {
        "": "north-eastern; northeastern; northwestern; southeastern; south-eastern; southwestern; the neighbouring; the neighboring; the adjacent; the adjoining; the surrounding; surrounding; nearby; the nearby; occupied; annexed; russian-occupied; temporarily; moscow-annexed; russian-annexed; russian-held; moscow-occupied; territor*; water*; skies; sky; airspace; area; areas; waters of; parts; part; outskirts; suburbs; suburb; city; town of; city of; the city; cities; north; south; east; west; northern; southern; eastern; western; central; north-western; south-western; territory of; territories of; neighbourhood of; village of"
    },
    "region_noun": {
        "region": "area; region; regions; region's; regions'",
        "oblast": "oblast; oblasts; obl; province; provinces",
        "krai": "edge; krai; krais; territory; territories",
        "republic": "republic; republics; rep; rep of; republic of; the republic of; the republics of; republics of",
        "okrug": "autonomous okrug; autonomous area; okrug; autonomous region; autonomous oblast; autonomous district",
        "macro": "federal district; federal districts",
        "district": "district; districts; raion; rayon; municipality; county; subdistrict; municipal district",
        "sea": "sea; seas",
        "peninsula": "peninsula; peninsular",
    },
    "stranger_region": {"": "county; state; voivodeship; governorate; parish; canton"},
    "country_adjective": {
        "RU": "russia's; russian; moscow's; russians",
        "UA": "ukrainian; ukraine's; kyiv's; kiev's; enemy; hostile",
    },
    "region_count": {
        "": "region; regions; russian region*; of russia's region*; oblasts; provinces; areas; federal subject*; subjects; territories; different regions; separate regions; russian provinces; russian oblasts; districts; municipalities; russian areas"
    },
    "speaker": {
        "peer": "counterpart; counterparts",
        "ru_mod": "by the ministry's account; by the ministry's count; by the ministry's tally; by the ministry's reckoning; by the defence ministry's account; by the defence ministry's count; by the defense ministry's count; belousov; russia's army; russia's armed forces; russian armed forces; minoborony; ministry; ministry of defence; ministry of defense; defence ministry; defense ministry; russia's defence ministry; russia's defense ministry; russian defence ministry; russian defense ministry; russian ministry of defence; russian ministry of defense; russia's ministry of defence; russia's ministry of defense; "
        "ministry of defence of russia; ministry of defense of russia; ministry of defence of the russian federation; defence ministry in moscow; defense ministry in moscow; russian military; russia's military; the military; defence minister; defense minister; defence officials in moscow; defense officials in moscow; russian mod; mod; the mod; russia's mod; moscow's defence ministry; moscow's defense ministry; moscow's ministry of defence; ministry's; russian army; defence ministry of russia; ministry of defense of the russian federation; russian military officials; russian military department; russian defence officials; russian defense officials; ministry in moscow",
        "ru_official": "shoigu; putin; rosgvardia; rosgvardiya; russian guard; task force; regional task force; operational task force; operations headquarters; regional operational headquarters; russian officials; russian authorities; kremlin; local authorities; regional authorities; authorities; local officials; regional officials; officials; emergencies ministry; emergency services; national guard; rosaviatsia; district head; head of the district; deputy governor; vice-governor; foreign ministry; peskov; emergency ministry; emergency officials; official; regional government; city officials; municipal officials; lawmaker; senator; officials in the region; federal aviation agency; civil defence; operational headquarters; regional emergency service; fire service; police",
        "ru_governor": "head of the russian region; governor; governor of; acting governor; regional governor; head of the region; region's head; regional head; regional leader; governor's office; moscow's mayor; region's governor; head of the republic; region's leader; governor's; governors; republic's head; leader of the region; regional chief; region's chief; head of the republic of; capital's mayor",
        "mayor": "mayor; mayor of; city head; head of the city; city mayor",
        "ua_official": "ukraine's defence ministry; ukraine's defense ministry; ukrainian defence ministry; ukrainian defense ministry; sbu; zelensk*; ukraine's air force; ukrainian air force; air force; ukraine's security service; security service of ukraine; ukrainian officials; ukrainian authorities; kyiv officials; hur; ukrainian military intelligence; ukraine's military intelligence; ministry of defence of ukraine; ministry of defense of ukraine; ukrainian air defence; ukrainian air defences; ukraine's air defence; ukraine's air defences; ukrainian air defenses; ukraine's air defenses; ukrainian president; ukrainian official; ukrainian air command; ukrainian presidential office; ukraine's president; ukrainian air defenders",
        "ua_general_staff": "general staff; ukraine's general staff; ukrainian general staff; general staff in kyiv; kyiv's general staff; ukraine's military; ukrainian military; ukrainian army; ukraine's army; armed forces of ukraine; ukrainian armed forces; ukraine's armed forces; kyiv's military; general staff of the armed forces of ukraine; general staff of ukraine",
        "ua_military_unnamed": "sources close to the ukrainian military; source in the ukrainian military; ukrainian military source*; sources in the ukrainian military; ukrainian source*; a ukrainian officer; ukrainian officer*; source close to the ukrainian military; ukrainian security source*; a source in ukraine's; sources within the ukrainian military; kyiv source*; source in kyiv; sources in kyiv; source in ukraine's; source in the sbu; ukrainian intelligence source*; source in ukrainian; source within the ukrainian *; source within ukraine's; source close to kyiv",
        "ru_military_unnamed": "officer of the air-defence *; officer of an air-defence *; officer of the air-defense *; officer of an air-defense *; officer in the air-defence *; battery commander; crew commander; sources within the russian military; source in the russian military; russian military source*; sources in the russian military; russian officers; russian officer; sources in the russian defence ministry; sources close to the russian military; a military source; source in the defence ministry; military source; military sources; military insiders; source close to the russian military; source within the russian military; unnamed russian officer*; a source in russia's; russian air-defence officer*; source in russia's *; source in the air defence; russian security source*; source in the russian *; source within the russian *; source close to the defence ministry; source close to the ministry; russian air defence officer*; officer in the russian *; air-defence officer; air defence officer; source at the ministry; source in the ministry; sources in the ministry; military insider",
        "us_official": "pentagon; white house; state department; u.s. official*; us official*; american official*; a u.s. official; u.s. officials; us intelligence; u.s. intelligence; american intelligence; u.s. military official*; us defence official*; us defense official*; u.s. defence official*; u.s. defense official*",
        "western_officials": "western official*; western intelligence; western intelligence agencies; nato; western diplomat*; european official*; british intelligence; uk ministry of defence; western agenc*; western analyst*; western government*; uk defence ministry; british ministry of defence; western source*; western military official*; nato official*; western security source*; western capitals; britain's defence ministry; western spies; european diplomat*; western security official*; western defence official*",
        "independent_media": "group chats; chats; local channel; a local channel; telegram channel; local outlet; local news outlet; telegram channel*; independent media; bloggers; war bloggers; local media; journalist*; newspaper; osint; open-source analyst*; monitoring channel*; monitoring group*; outlet; baza; astra; shot; mash; site; independent outlet*; milblogger*; military blogger*; local channels; local outlets; reporters; monitoring project*; war blogger*; blogger*; open-source investigator*; independent monitor*; independent site*; independent news*; newsroom; correspondent*",
        "other": "analyst; analysts; expert; experts; researcher; researchers; sociologist; observers; commentators; historian; strategist; military expert*; military analyst*; defence analyst*; defense analyst*; aviation expert*; military analyst*; military expert*; eyewitness*; witness*; local resident*; locals; sources; source; unnamed source*; anonymous source*; residents; an anonymous *; people familiar; person familiar; insider*; a bystander; bystander*; neighbours; neighbors",
        "other/document": "never made public; not been made public; not made public; shown to this; seen by this; obtained by this; able to read; not meant for publication; not intended for publication; duty log; unreleased report; unpublished log; log; classified report; classified document*; unpublished report; secret report; internal document*; leaked document*; leaked report; documents seen by; document seen by; confidential report; unpublished document*; internal report; restricted report; confidential document*; secret document*; internal memo; leaked memo; confidential memo; internal briefing; unreleased report; classified memo; classified briefing; internal log; leaked log; classified summary; unpublished summary; internal summary; secret file; classified file; leaked file*; unpublished file; internal note; unpublished internal *; classified note; confidential note; confidential file; document obtained; documents obtained; unpublished log; unreleased document*; restricted document*; leaked table; leaked spreadsheet",
        "same": "department; military department; agency's statement; it said; body",
    },
    "figure": {
        "": "there were reportedly; there were said to be; record; high of; counting; counted; number; figure; count; tally; toll; score"
    },
    "adjective": {
        "": "baba yaga; aeroplane-type; helicopter-type; copter-type; quadcopter-type; jet-type; helicopter type; and a half; u.s; u.s.; us; american; british; french; american-made; us-made; u.s.-made; british-made; western-made; soviet-era; french-made; supersonic; ballistic; cruise; aircraft-type; airplane-type; plane-type; fixed-wing; long-range; attack; strike; kamikaze-type; reconnaissance; enemy; hostile; aerial; air; military; combat; suicide; explosive-laden; one-way; such; other; these; those; the; all; incoming; hostile; unmanned; jet-powered; winged; suspected; approaching; more; inbound; heavy; light; small; large; explosives-laden"
    },
    "report_noun": {
        "": "dispatch; report; reports; statement; statements; post; posts; bulletin; update; briefing; summary; release; communique; dispatch; message; announcement"
    },
    "hour_number": {},
    "and_more": {"": "-odd; odd"},
    "foreign": {
        "": "polish; poland; romanian; romania; estonian; latvian; lithuanian; israeli; israel; iranian; iran; moldovan; finnish; syrian; turkish; houthi; indian; pakistani"
    },
    "source_noun": {
        "": "source; sources; officer; officers; insider; insiders; people; person; commander; commanders; colonel; major; pilot; pilots; servicemen; serviceman; officials; official; lieutenant; captain; general; sergeant"
    },
    "noise_lead": {
        "": "update; version; phone; phone number; hotline; difference of; gap of; lead of; margin of; average of; averaging; on average; average; aged; no; no.; route; flight; age; ages; weighing; measuring"
    },
    "condition": {"": "if"},
    "untrue": {
        "": "is untrue; are untrue; is false; are false; is not true; are not true; is fake; is a fake"
    },
    "comparison": {
        "": "for comparison; compared with; compared to; in comparison with; by comparison"
    },
    "grew": {
        "": "risen; grown; had risen; had grown; has risen; has grown; rose; grew; increased; climbed; went up; jumped"
    },
    "how_many": {"": "how"},
    "that_is": {"": "that is; i.e; in other words; or"},
    "near": {"": "near; off; close to; opposite"},
    # Who holds an office changes: a new name is a new phrase.
    "governor": {
        "RU-BEL": "gladkov",
        "RU-KRS": "khinshtein",
        "RU-BRY": "bogomaz",
        "RU-VOR": "alexander gusev; aleksandr gusev",
        "RU-ROS": "slyusar",
        "RU-KDA": "veniamin kondratyev",
        "UA-43": "sergei aksyonov; sergey aksyonov; aksyonov",
        "UA-40": "razvozhayev",
        "RU-LEN": "drozdenko",
        "RU-SPE": "beglov",
        "RU-MOW": "sobyanin",
        "RU-MOS": "andrei vorobyov; andrey vorobyov",
        "RU-TUL": "milyaev",
        "RU-KLU": "shapsha",
        "RU-SMO": "anokhin",
        "RU-ORL": "klychkov",
        "RU-LIP": "igor artamonov",
        "RU-TAM": "pervyshov",
        "RU-RYA": "pavel malkov",
        "RU-SAR": "busargin",
        "RU-SAM": "fedorishchev",
        "RU-VGG": "andrei bocharov; andrey bocharov",
        "RU-TA": "minnikhanov",
        "RU-BA": "khabirov",
        "RU-CE": "kadyrov",
        "RU-UD": "brechalov",
    },
    "head": {
        "": "acting head; acting leader; interim head; acting chief; head; leader; chief; who runs; who heads; who leads; who governs; head of; head of the; leader of; leader of the"
    },
    "pronoun_speaker": {
        "": "he said; she said; he added; he wrote; he reported; she reported; he put; he claimed; she wrote; he counted; he told; she added; his count; he was counting; he gave"
    },
    "weak_speaker": {
        "ua_general_staff": "kyiv; kiev",
        "ua_official": "ukraine; kyiv officials",
        "us_official": "washington",
        "ru_official": "russia; moscow; the russian side",
        "ru_mod": "russian side",
    },
    "relay": {
        "": "tass; ria; ria novosti; interfax; reuters; ap; afp; bbc; cnn; agency; news agency; citing; broadcaster; channel; state media; cited"
    },
    "say": {
        "": "given; counts; contains; contained; suggest; suggests; considers; believes; thinks; doubts; expects; reckons; insists; concludes; concluded; warns; warned; predicts; tell; tells; telling; reveals; revealed; published; released; issued; said; says; say; saying; reported; reports; claimed; claims; claim; wrote; writes; stated; states; announced; announces; listed; lists; spoke; told; adding; added; noted; confirmed; put; puts; cited; posted; acknowledg*; counted; insisted; according; announcing; denied; rejected; offered; gave; reckon*; "
        "claiming; reporting; declared; tallied; recorded; informed; described; explained; mentioned; admitted; asserted; specified; updated; corrected; revised; alleged; argued; estimated; suggested; believed; assessed; confirm; logged; wrote; tweeted; conceded; maintained; commented; dismissed; judged; speaks; speaking; credited; summed; quoted; reads; shows; showed; gives",
    },
    "according": {
        "": "as detailed in; detailed in; as shown in; as set out in; as laid out in; as revealed in; as listed in; if you believe; if one believes; according to; as reported by; in the words of; as stated by; per; data from; figures from; by the count of; as claimed by; as per; citing; quoting; on the word of; in a statement by; in the account of; by the account of; the word from"
    },
    "doer": {
        "": "crews of; crews of the; units of the; gunners of the; the work of; fell to; credited to; by the ministry's; by air defence*; by air defense*; air defence; air defences; air defense; air defenses; ministry's air defence; ministry's air defences; ministry's air defenses; ministry's air defense; by the national guard; by national guard; national guard troops; ministry's; by mobile fire group*; by mobile; by the air force; by the army; by the black sea fleet; by fighter jets; by fighters; by crews; by aviation; by helicopters; "
        "by units of; by troops; by forces; by soldiers; by servicemen; air defence forces; air defense forces; ministry's forces; russian air defences; russian air defence; russian air defenses; russian air defense; air-defence units; air-defence; air-defense; anti-aircraft; by naval aviation; by volunteers; by volunteer; by territorial; by the territorial; by guard; by anti-aircraft; by police; by the police; by the navy; by regular; by the military; by the region's; by regional; by small-arms; by the fleet; by gunners; by hunters; by self-defence; by security; by private; by border guards; by the border guard; by ministry; by ministry air defences; by ministry air defence; by ministry crews; by ministry forces; by ministry units; ministry's units; ministry's crews",
    },
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
        "0": "monday; monday's",
        "1": "tuesday; tuesday's",
        "2": "wednesday; wednesday's",
        "3": "thursday; thursday's",
        "4": "friday; friday's",
        "5": "saturday; saturday's",
        "6": "sunday; sunday's",
    },
    "night": {
        "": "shortly before sunrise; shortly before dawn; hours before dawn; just before dawn; before daybreak; until dawn; before first light; overnight; night; in one night; in a single night; in the course of one night; last night; this night; tonight; during the night; early hours; in the early hours; at night; dead of night; in the dead of the night; past night; nighttime; night-time; by night ; nightly; through the night; over the night; before dawn; pre-dawn; predawn; before sunrise; in the small hours",
    },
    "night_of": {
        "": "night of; overnight into; overnight on; night to; overnight to; night into; night before; night between; overnight between; night from; early hours of; the night leading to; night on; night leading into; small hours of; the eve of; overnight of; hours of"
    },
    "part_of_day": {
        "evening": "dusk; nightfall; sunset; in the evening; evening; evening's",
        "morning": "dawn; daybreak; sunrise; in the morning; morning; morning's; midmorning",
        "day": "at lunchtime; lunchtime; in the afternoon; afternoon; daytime; midday; during the day; afternoon's; daylight; early afternoon; late afternoon; by day",
    },
    "half_of_day": {"evening": "late", "morning": "early"},
    "minutes_of_hour": {
        "30": "half past; half-past",
        "15": "quarter past; a quarter past",
        "-15": "quarter to; a quarter to",
        "10": "ten past; ten minutes past; 10 minutes past",
        "-10": "ten minutes to; 10 minutes to",
        "20": "twenty past; twenty minutes past; 20 minutes past",
        "-20": "twenty minutes to; 20 minutes to",
        "5": "five past; five minutes past; 5 minutes past",
        "-5": "five minutes to; 5 minutes to",
    },
    "clock_part": {
        "pm": "p.m.; p.m; pm; in the evening; in the afternoon; at night",
        "am": "a.m.; a.m; am; in the morning",
    },
    "period": {
        "24h": "past 24 hours; last 24 hours; 24 hours; past day; over the past day; over the past 24 hours; previous 24 hours; 24-hour; in the past day; preceding 24 hours; in 24 hours; over 24 hours; the last day",
        "day_so_far": "since daybreak; since dawn; since this morning; since sunrise; since the early morning; since the start of the day; since the beginning of the day; since morning",
        "week": "past week; last week; this week; the week; over the week; a week; weekly; past several days; past few days; past seven days; last seven days; the weekend; over the weekend",
        "month": "past month; last month; this month; the month; monthly",
        "month_so_far": "since the start of the month; since the beginning of the month",
        "year": "this year; last year; since the start of the year; since the beginning of the year; the year; since the war began; since the start of the war; since the invasion; year to date; since january; since the full-scale invasion began; since the full-scale invasion",
    },
    "yesterday": {
        "": "yesterday; the whole of yesterday; all of yesterday; on the eve; the previous day; the day before; a day earlier; a day ago; one day ago; yesterday's; the preceding day; one day earlier; the day earlier"
    },
    "today": {"": "today; today's"},
    "report_time": {
        "": "the next morning; next morning; the following morning; the next day; the following day; the same morning; later in the day; later that day; later the same day; later on"
    },
    "other_time": {
        "rest": "for the rest of the night; over the rest of the night; during the rest of the night; in the rest of the night; the rest of the night; the remainder of the night; for the remainder of the night; later in the night",
        "night": "the night before; the previous night; a night earlier; one night earlier; the preceding night; on the previous night",
        "": "the previous record; previous record; the earlier record; the old record; days ago; days before; weeks before; nights earlier; nights before; nights ago; months earlier; weeks ago; months ago; years ago; years earlier; months before; days prior; days earlier; two days earlier; the day before yesterday; a week earlier; earlier this week; days before; earlier in the week; a few days earlier; weeks earlier; a month earlier; a year earlier; previous report; just days prior; several days earlier; in recent days; recently; the week before",
    },
    "this_year": {"": "this year's"},
    "year_word": {"": "the year"},
    "hour_word": {"": "hours; hour; o'clock; hrs; h"},
    "minute_word": {"": "minutes; minute"},
    "timezone": {
        "3": "moscow time; msk; moscow standard time; local time; time in moscow",
        "kyiv": "kyiv time; kiev time; kyiv local time; ukrainian time; ukraine time",
        "0": "gmt; utc; z; zulu; greenwich mean time",
        "1": "cet; bst",
        "2": "cest; eet; eest",
        "-5": "est; et",
        "-4": "edt",
    },
    "local_time": {"": "local time"},
    "midnight": {"": "midnight"},
    "noon": {"": "noon; midday"},
    "from": {"": "from; since; starting at; starting from; beginning at"},
    "to": {"": "to; until; till; through; up until; and until"},
    "between": {"": "between"},
    "around_time": {
        "": "at; around; about; by; at about; at around; shortly after; shortly before; before; after; just after; just before; at approximately; as of"
    },
    "hour_later": {
        "1": "an hour later; one hour later; an hour after that",
        "2": "two hours later",
        "3": "three hours later",
        "4": "four hours later",
        "-1": "an hour earlier; one hour earlier; an hour before that",
        "-2": "two hours earlier",
        "0.5": "half an hour later",
        "0.25": "a quarter of an hour later; fifteen minutes later; quarter of an hour later",
    },
    "tally": {
        "": "so far; as of; to this hour; by then; up to now; at this hour; by that time; running tally; to date; thus far; at this point; until now"
    },
    "and": {
        "": "in addition to; and; as well as; and also; plus; and over; &; along with; together with; and then"
    },
    "or": {"": "or; and/or"},
    "while": {"": "while; whereas; but; whilst; yet; although; though; where; when; which; who"},
    "with": {"": "with"},
    "of": {"": "of; out of; from among"},
    "region_anaphora": {
        "": "the region's sky; the region's skies; the region's airspace; the region's territory; the oblast's sky; the republic's sky; the republic's territory; the oblast's territory; the same oblast; the same territory; the same region; the same province; the same republic; the same krai; the same area; the same peninsula; the same sea; that oblast; that republic; that province; this oblast; his oblast; her oblast; our oblast; our republic; his republic; her republic; the district; his district; her district; the town; the city; there; the region itself; the sea; the peninsula; the region; our region; region; his region; her region; the oblast; the territory; the republic; the province; the same region; that region"
    },
    "stop": {
        "": "the; a; an; that; which; it; its; this; these; those; them; they; their; there; then; by; to; for; as; at; on; off; up; down; out; so; than; too; only; just; all; any; who; whom; his; her; he; she; we; our; i; you; "
        "from; during; after; before; when; where; while; later; again; also; both; either; this time; day of the year; of the year; parts of which; part of which; copies of which; a copy of which; excerpts of which; such; other; same; another; one; ones; strike; attack; aerial; enemy; hostile; fixed-wing; long-range; aircraft-type; air; "
        "defence; defences; defense; defenses; forces; force; systems; system; units; unit; crews; troops; military; army; russian; ukrainian; number; numbers; figure; count; were; apart; well; not; "
        "via; till; until; within; without; amid; among; between; because; since; if; per; through; upon; under; about; into",
    },
    "bad_place": {"": "\u0000"},
}
