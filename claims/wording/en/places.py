"""Words about places: prepositions, nouns of regions, goals and origins."""

WORDS: dict[str, dict[str, str]] = {
    "goal": {
        "": "crossed into; crossing into; that entered; which entered; entering; flew into; flying into; crossed the border of; crossing the border of; crossed the border into; crossing the border into; that breached; tried to reach; attempted to reach; flying directly at; heading directly for; flying directly towards; flying directly toward; heading directly towards; coming for; closing on; flying in on; making straight for; making a beeline for; flying straight at; heading straight for; streaking toward; streaking towards; speeding toward; speeding towards; bearing down on; drone attack on; drone attacks on; drone raid on; drone raids on; drone strike on; drone strikes on; attack on; raid on; attacks on; strike on; strikes on; raids on; to reach; reach; reaching; approach to; on the approach to; approaches to; bound for; heading for; heading to; heading toward; heading towards; headed for; headed to; headed toward; headed towards; flying at; flying to; flying toward; flying towards; flying on; flew at; flew to; flew towards; flew toward; aimed at; en route to; on their way to; on its way to; on the way to; approaching; targeting; targeted at; directed at; directed towards; in the direction of; making for; on course for; toward; towards; moving toward; moving towards; on approach to; approached; attacking; that were flying to; en route for; trying to reach; attempting to reach; aiming for; making their way to; making their way toward; making their way towards; that targeted; which targeted; destined for; which were flying to; racing towards; racing toward; aiming at; inbound to; inbound for; flying in the direction of; closing in on",
    },
    "origin": {
        "": "took off in; taking off in; taken off in; that took off in; lifted off in; coming in over; approaching over; that came in over; which came in over; that had come in over; flying in over; having come in over; took off near; taken off near; taking off near; launched near; from airfields near; from airfields in; from an airfield near; came in from; come in from; coming in from; taken off from; took off from; taking off from; entered from; entering from; crossed from; crossing from; from the direction of; from the directions of; from directions of; launched from; coming from; from the territory of; fired from; flying from; came from; sent from; arriving from; originating from; from the side of; that came from; flying in from; having come from; flew in from; arrived from"
    },
    "aside": {
        "": "to the north of; to the south of; to the east of; to the west of; to the northwest of; to the north-west of; to the northeast of; to the north-east of; to the southwest of; to the south-west of; to the southeast of; to the south-east of; hours drive from; distance to; distance between; bordering on; heard in; heard over; heard across; heard from; heard near; rang out in; rang out over; sounded in; sounded across; sounded over; broke out in; borders; bordering; which borders; km from; kilometres from; kilometers from; miles from; north of; south of; east of; west of; off the coast of; off the shore of; off the coasts of; off the shores of; close to the border with; near the border with; on the border with; near the coast of; coast of; shores of; next to; neighbouring; neighboring; adjacent; adjacent to; distance from; away from; between moscow; flights to; flights from; southeast of; southwest of; northeast of; northwest of; south-east of; south-west of; north-east of; north-west of; shares a border with; share a border with; "
        "road to; highway to; airport of; airport in; airports in; airports of; off; adjoining; abuts; abutting; adjoins; along the coast of; which adjoins; unlike; twinned with; close to; km off; miles off; neighbour of; neighbor of; on the road to; a border with; border with; that borders; facing; opposite; at airports in; train to; trains to; railway to; as far as; not far from; within sight of; a drive from; an hour from",
    },
    "border_of": {
        "": "near the boundary between; near the boundary of; close to the border between; close to the boundary between; close to the boundary of; near the border between; along the boundary between; along the boundary of; along the line between; on the line between; near the line between; along the line dividing; on the line dividing; near the administrative border of; near the administrative border between; on the administrative border between; near the point where; at the point where; at the spot where; near the spot where; at the junction of; near the junction of; at the meeting point of; on the border of; on the border between; at the border of; at the border between; along the border of; along the border between; on the boundary of; on the boundary between; near the border of; on the administrative border of; on the border separating; where the border of"
    },
    "over": {
        "": "passing over; while passing over; flying over; while flying over; as they passed over; as they flew over; as it passed over; as it flew over; falling over; coming down over; crashing over; going down over; over the rest of; split evenly between; divided evenly between; split equally between; divided equally between; shared equally between; evenly split between; evenly divided between; equally split between; equally divided between; shared evenly between; spread across; scattered across; spread over; scattered over; shared between; divided between; split between; distributed between; shared among; divided among; split among; spread among; spread between; distributed among; distributed across; scattered over; over neighbouring; over neighboring; over adjacent; over; above; in the skies over; in the sky over; in the skies of; in the airspace of; in the airspace over; in the sky above; in the skies above; across; throughout; in airspace over"
    },
    "in": {
        "": "in the month of; during the month of; for the month of; in the northwest of; in the northeast of; in the southwest of; in the southeast of; in the north-west of; in the north-east of; in the south-west of; in the south-east of; in the north of; in the south of; in the east of; in the west of; crashing in; falling in; coming down in; crashing into; in neighbouring; in neighboring; in adjacent; in; on the territory of; in the territory of; within; at; near; around; inside; into; on; outside; in the area of; for"
    },
    "near": {
        "": "near; off; close to; not far from; next to; opposite; north of; south of; east of; west of; northwest of; northeast of; southwest of; southeast of; north-west of; north-east of; south-west of; south-east of; to the north of; to the south of; to the east of; to the west of; to the northwest of; to the northeast of; to the southwest of; to the southeast of; to the north-west of; to the north-east of; to the south-west of; to the south-east of"
    },
    "territory": {
        "": "the north of; the south of; the east of; the west of; the northwest of; the north-west of; the northeast of; the north-east of; the southwest of; the south-west of; the southeast of; the south-east of; the far north of; the far south of; the far east of; the far west of; the extreme north of; the extreme south of; the extreme east of; the extreme west of; border districts of; the border districts of; border areas of; the border areas of; so-called; the so-called; self-proclaimed; self-declared; self-styled; north-eastern; northeastern; northwestern; southeastern; south-eastern; southwestern; the neighbouring; the neighboring; the adjacent; the adjoining; the surrounding; surrounding; nearby; the nearby; occupied; annexed; russian-occupied; temporarily; moscow-annexed; russian-annexed; russian-held; moscow-occupied; territor*; water*; port of; the port of; ports of; the ports of; skies; sky; airspace; area; areas; waters of; parts; part; outskirts; suburbs; suburb; city; town of; city of; the city; cities; north; south; east; west; northwest; northeast; southwest; southeast; north-west; north-east; south-west; south-east; northern; southern; eastern; western; central; north-western; south-western; territory of; territories of; neighbourhood of; village of"
    },
    "region_noun": {
        "region": "reg; reg.; area; region; regions; region's; regions'",
        "oblast": "oblast; oblasts; obl; province; provinces",
        "krai": "kr; kray; krays; edge; krai; krais; territory; territories",
        "republic": "people's republic; people's republics; republic; republics; rep; rep of; republic of; the republic of; the republics of; republics of",
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
    "region_number": {
        "other": "elsewhere; in other places; in other areas; in other parts of the country; elsewhere in the country; elsewhere in russia; over other areas; over other places"
    },
    "region_anaphora": {
        "": "the same waters; same waters; the same water; these waters; the regional figure; the regional count; the regional tally; the regional number; the regional total; its regional figure; its regional count; its regional tally; the region's sky; the region's skies; the region's airspace; the region's territory; the oblast's sky; the republic's sky; the republic's territory; the oblast's territory; the same oblast; the same territory; the same region; the same province; the same republic; the same krai; the same area; the same peninsula; the same sea; that oblast; that republic; that province; this oblast; his oblast; her oblast; our oblast; our republic; his republic; her republic; the district; his district; her district; the town; the city; there; the region itself; the sea; the peninsula; the region; our region; region; his region; her region; his city; her city; our city; his territory; her territory; his peninsula; the oblast; the territory; the republic; the province; the same region; that region"
    },
    "bad_place": {"": "\u0000"},
}
