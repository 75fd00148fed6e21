"""What flies, what became of it, and what is neither."""

WORDS: dict[str, dict[str, str]] = {
    "model": {"": "mavic; matrice; autel; autel evo; dji; dji mavic; dji matrice"},
    "subject": {
        "drone": "jet drone*; bomber drone*; birds; birdies; unmanned aircraft*; aerial ones; airborne ones; flying ones; hexacopter*; octocopter*; hexa-copter*; pilotless aerial vehicle*; pilotless aerial; dones; drons; drnes; droens; dronse; machine; machines; intruder*; drone; drones; drone's; uav*; unmanned aerial vehicle*; unmanned aircraft; unmanned aerial system*; unmanned air vehicle*; uas; quadcopter*; copter*; fpv*; loitering munition*; kamikaze; unmanned vehicle*; "
        "unmanned aerial; unmanned flying apparatus*; unmanned apparatus*; flying apparatus*; pilotless vehicle*; pilotless apparatus*; pilotless machine*; unmanned aircraft vehicle*; craft; pilotless aircraft; aerial drone*; unmanned plane*; mavic; matrice; autel; autel evo; dji; dji mavic; dji matrice; unmanned aircraft system*; air drone*; fixed-wing drone*; multicopter*; multirotor*; drone-*; pilotless plane*; unmanned flying vehicle*; uncrewed aerial vehicle*; uncrewed aircraft; rpas; rpv*; robot plane*",
        "drone/1": "pilotless vehicle; pilotless plane; unmanned vehicle; unmanned plane; unmanned flying vehicle; uncrewed aerial vehicle; unmanned air vehicle; unmanned aircraft system; aerial drone; air drone; fixed-wing drone; hexacopter; octocopter; multirotor; drone; uav; unmanned aerial vehicle; quadcopter; copter; unmanned aircraft; loitering munition; unmanned aerial system; fpv drone; fpv; pilotless aircraft; uncrewed aircraft; multicopter",
        "missile": "neptune missiles; neptune cruise missiles; neptune-md missiles; flamingo missiles; flamingo cruise missiles; neptune guided missiles; neptunes; flamingos; neptune; neptunes; neptune-*; storm shadows; flamingo missile*; tochka-*; missile*; rocket*; atacms; storm shadow*; himars; projectile*; shell*; cruise missile*; ballistic missile*",
        "missile/1": "neptune missile; neptune cruise missile; neptune-md missile; neptune anti-ship missile; neptune guided missile; neptune-md guided missile; flamingo missile; flamingo cruise missile; neptune; neptune-md; flamingo; missile; rocket; cruise missile; ballistic missile",
        "boat": "seaborne drone*; waterborne drone*; floating drone*; ocean-going drone*; seaborne ones; waterborne ones; naval ones; sea drones; naval drone*; sea drone*; uncrewed boat*; unmanned boat*; boat*; usv; usvs; surface drone*; maritime drone*; drone boat*; unmanned surface vessel*; uncrewed surface vessel*; unmanned surface vehicle*; kamikaze boat*; marine drone*; water drone*; surface vessel*; speedboat*; unmanned vessel*; uncrewed vessel*; uncrewed surface vehicle*",
        "boat/1": "seaborne drone; waterborne drone; floating drone; naval drone; sea drone; uncrewed boat; unmanned boat; boat; drone boat; surface drone; maritime drone; usv",
        "aircraft": "plane*; jet*; fighter*; helicopter*; aircraft; bomber*; warplane*; aeroplane*; airplane*; fighter jet*",
        "aircraft/1": "plane; helicopter; fighter jet; warplane; jet; bomber; fighter",
        "other": "balloon*; aerial bomb*; guided bomb*; glide bomb*; guided aerial bomb*; bomb; bombs; weather balloon*; gliding bomb*",
        "other/1": "balloon; guided bomb; bomb; glide bomb; weather balloon; aerial bomb; guided aerial bomb",
        "target": "air target*; aerial target*; targets; aerial object*; airborne target*; air object*; flying object*; airborne object*; aerial threat*; air attack weapon*; objects",
    },
    "not_subject": {
        "": "drones a month; drones a year; drones a week; drones per month; drones per year; drones per week; interceptor drone*; drone attack*; uav attack*; uav strike*; uav threat*; uav danger; uav alert*; uav raid*; drone strike*; drone threat*; drone danger; drone alert*; drone raid*; drone operator*; drone debris; drone wreckage; drone fragment*; drone parts; drone factory; drone production; drone assault*; drone incursion*; drone warfare; drone forces; drone unit*; missile attack*; missile strike*; missile alert*; missile danger; missile threat; "
        "attack drone operator*; drone pilot*; drone program*; drone maker*; aircraft type; airplane type; aeroplane type; plane type; air defence missile*; air defense missile*; surface-to-air missile*; anti-aircraft missile*; fighter jets scrambled; drone warning*; drone campaign*; drone activity; drone crash*; drone was part; missile systems; missile system; drone barrage*; drone onslaught; drone swarm tactics; drone war; drone-related; drone manufactur*; drone-making; drone industry; anti-drone; missile defence; missile defense; rocket danger; rocket alert*; drone deliver*; anti-aircraft artillery; drone parts; drone technology; drone incident*; drone training; drone show*; drone race*; drone racing; drone cup*; drone engine*; drone school*; drone course*; drone control *; drone command *; drone crew*; drone team*; drone launch*; drone base; drone bases; drone depot*; drone warehouse*; drone workshop*; drone plant*; drone factories; drone assembly; drone flight*; drone footage; drone video*; drone sighting*; drone system*; drone brigade*; drone regiment*; drone squad*; drone instructor*; drone designer*; drone developer*; drone expert*; drone exhibition*; drone kit*; drone engine*; drone batter*; drone component*; drone ammunition",
    },
    "adjective": {
        "": "adjacent; adjoining; assault; decoy; surveillance; recon; spy; army; navy; naval; baba yaga; aeroplane-type; helicopter-type; copter-type; quadcopter-type; jet-type; helicopter type; and a half; u.s; u.s.; us; american; british; french; american-made; us-made; u.s.-made; british-made; western-made; soviet-era; french-made; supersonic; ballistic; cruise; aircraft-type; airplane-type; plane-type; fixed-wing; long-range; attack; strike; kamikaze-type; reconnaissance; enemy; hostile; aerial; air; military; combat; suicide; explosive-laden; one-way; such; other; these; those; the; all; incoming; hostile; unmanned; jet-powered; winged; suspected; approaching; more; inbound; heavy; light; small; large; explosives-laden"
    },
    "outcome": {
        "destroyed": "by small arms; with small arms; by small-arms fire; with small-arms fire; to small-arms fire; air defences had accounted for; air defences have accounted for; air defenses had accounted for; air defenses have accounted for; air defence had accounted for; air defence have accounted for; air defense had accounted for; air defense have accounted for; crews had accounted for; crews have accounted for; gunners had accounted for; gunners have accounted for; air defences accounted for; air defenses accounted for; air defence accounted for; air defense accounted for; crews accounted for; gunners accounted for; guys got; boys got; lads got; crews got; gunners got; defenders got; defences got; defenses got; we got; got down; met the same fate; picked off; splashed; zapped; caught in nets; netted; blown out of the sky; blasted out of; blasted from the sky; shot to pieces; blown up in mid-air; put out of action; rendered harmless; fended off; beaten off; beat off; parried; fell victim to; fell prey to; blown apart; knocked from; plucked from; swept from; cut down; brought to the ground; taken care of; accounted for by; ukraine lost; kyiv lost; enemy lost; attackers lost; ukraine has lost; kyiv has lost; enemy has lost; met their end; met its end; met their match; annihilat*; minus-ed; the bag; dealt with; cost the attacker*; cost ukraine; cost kyiv; destruction of; destruction; kills; went down; came down; going down; coming down; minus; brought to earth; bringing down; downed; shot down; shoot down; shooting down; shot it down; shot them down; downing; shootdown; shootdowns; intercept*; destroy*; neutrali*; eliminat*; disabl*; taken down; brought down; took down; bring down; bringing down; liquidat*; takedown*; knocked out; knocked down; wiped out; "
        "shot down or jammed; jammed or shot down; shot out; fell to air defence*; fell to * air defence*; fell to the * air defence*; fell to air defense*; fell to * air defense*; fell to the * air defense*; bagged; sunk; sank; felled; swatted; taken out; took out; shoots down; downs; shot from; thwart*; foiled; repel*; repuls*; stopped; crashed after; destructed; crushed; struck down; killed in the air; shooting-down; deleted; minused; saw; shot",
        "suppressed": "driven off course; radio-electronic warfare; radioelectronic warfare; electronic countermeasures; forced off course; thrown off course; knocked off course; sent off course; led astray; lost their bearings; blinded; spoofed; suppress*; jamm*; electronic warfare; jam; electronically; by ew; forced to land; diverted by electronic; diverted by ew; diverted by jamming; diverted off course; diverted from their course; ew systems; forced down",
        "launched": "tried to break through; came under; come under; comes under; took part; taking part; took off; were involved; participated; attack on; raid on; attacks on; raids on; launch*; attempted attack; attempt to attack; attempt to strike; attempt to hit; attempts to attack; attempts to strike; attempted to attack; tried to attack; attempted to strike; tried to strike; fired; sent; attacked with; attack with; attack by; attacked by; attack using; attempted; attempt; flown; deployed; swarmed; attack of; attack involving; attack; attacked; raid by; raid; assault; targeted with; targeted by; used; dispatched; unleashed; hurled; raid of; raid with; attacks",
        "hit": "struck an; struck the; struck a; reached their target; reached its targets; reached the targets; reached targets; reached their targets; reached its target; got through; reached the target; slipped through; broke through; made it through; got past; hit; struck; strike; slammed; hits; crashed into; rammed; impacted; exploded at; smashed; fell on; crashed; landed on; hitting; striking; strikes",
    },
    "denied": {"": "denied; deny; denies; denying; rejected; dismiss*; refut*; disput*"},
    "untrue": {
        "": "is untrue; are untrue; is false; are false; is not true; are not true; is fake; is a fake"
    },
    "intent": {
        "": "meant to; aimed at; aimed to; intended to; aim of; part of a broader; designed to; in order to; was to; purpose of; purpose was; the goal; goal of; to test; to probe; to find; intended; the aim; were to; gathering intelligence; meant as; the purpose; the objective; objective of; objective was"
    },
    "assessment": {
        "": "analyst*; assess*; estimate*; believe*; expert*; suggest*; described; considered; speculat*; think tank*; judged; called the; calling it; experts"
    },
    "negation": {
        "": "not; no; without; never; nor; neither; didn't; wasn't; weren't; did not; n't"
    },
    "hypothetical": {
        "": "exhibition*; museum*; on display; on show; auction*; exercise*; training; drill; drills; simulat*; could be shot; may be shot; might be shot; will be shot; will be downed; will be destroyed; can be shot; able to shoot; capable of; movie; video game; court; courtroom; trial; on trial; lawsuit; hunter; competition; contest; tournament; championship; trainees; ",
    },
    "condition": {"": "if"},
    "modal": {"": "if; can; cannot"},  # rules and possibilities, not events
    "other_work": {
        "": "medal; medals; decorated; awarded; posthumously; funeral*; farewell; customs; smuggl*; sapper*; deminer*; bomb disposal"
    },
    "unrelated": {
        "": "could not be shot down; could not be downed; failed to shoot down; failed to down; were not shot down; were not downed; were not intercepted; not disclosed; remains unknown; remain unknown; is unknown; unaccounted for; not accounted for; was not reported; were not reported; took part in repelling; took part in repulsing; took part in fending off; taking part in repelling; took part in intercepting; took part in destroying; helped repel; helped to repel; involved in repelling; participated in repelling; were scrambled; was scrambled; scrambled; to buy; will buy; escaped; fled; got away; turned back; turned around; disappeared; vanished; required; expended; will deliver; will receive; will send; will supply; will get; to deliver; deployed to fight; assisted by; procure*; purchas*; bought; delivered; produc*; ordered; supplied; donated; manufactur*; exported; displayed; showcased; sold; buys; unveiled; seized; confiscated; spotted; detected; sighted; found; received; acquired; built; assembled; raised money; bought; costs; cost; handed over; recovered; tracked; observed; stole; stolen",
    },
    "noise": {
        "": "siren; sirens; all-clear; shahed*; gerans; lancets; gerberas; interceptors; interceptor; pilots; airmen; aviators; one and the same; at a time; in a row; on the trot; on end; in as many days; in as many nights; in as many weeks; in as many months; m; m²; metres; litres; injured; wounded; killed; dead; died; hurt; people; person; civilian*; resident*; child*; woman; women; man; men; flat; flats; apartment*; house; houses; home; homes; car; cars; vehicle; vehicles; window; windows; km; kms; kilomet*; metre*; meter*; mile; miles; feet; foot; "
        "year; years; year-old; percent; per cent; dollars; roubles; rubles; euros; hour; hours; minute; minutes; second; seconds; day; days; week; weeks; month; months; times; flight; flights; airport*; school*; building*; floor*; storey*; story; balcon*; "
        "employee*; rescuer*; firefighter*; soldier*; servicem*; troops; officer*; site; sites; compan*; town; towns; village*; settlement*; street*; bus; buses; truck*; hospital*; tank; tanks; gun; guns; hectare*; tonne*; tons; ton; kg; kilogram*; knots; "
        "garage*; warehouse*; depot*; wagon*; reservoir*; substation*; blast*; explosion*; countr*; parties; source*; call; calls; degrees; crew*; system*; brigade*; unit; units; regiment*; battalion*; launcher*; workers; worker; passengers; patients; lives; "
        "nights; casualt*; victim*; household*; bridge*; fire; fires; facilities; facility; plants; plant; refiner*; district*; municipalit*; teenager*; pensioner*; driver*; truckload*; aircraft were damaged; planes were damaged; student*; consumer*; customer*; subscriber*; train; trains; volunteer*; spectator*; members; schools; kindergarten*; statement*; message*; report; reports; pages; mph; kph; km/h; litre*; liter*; barrels; cottages; properties; roofs; shops; sheds; greenhouses; families; family; sq; square; cm; mm; lb; lbs; drone attacks; drone strikes; attacks; strikes; waves; incidents; episode*; structures; tractors; combine; bicycles; motorbikes; visitors; evacuees; businesses; nurses; doctors; teachers; medics; paramedics; inches; yards; acres; points; cases; shelters; streets; sirens; alerts",
    },
    "noise_lead": {
        "": "update; version; phone; phone number; hotline; difference of; gap of; lead of; margin of; average of; averaging; on average; average; aged; no; no.; route; flight; age; ages; weighing; measuring"
    },
    "span": {  # a length of time: what is counted in it may be what the text tells of
        "": "day; days; week; weeks; month; months; year; years; hour; hours"
    },
    "sign": {"": "minus; plus"},
    "weather": {"": "weather; temperature*; frost*; snow*; wind; windy; fog*; rain; cloud*; icy"},
    "debris": {"": "debris; wreckage; fragment*; remains; shrapnel; falling parts"},
    "aux": {
        "": "got away with; escaped with; was; were; is; are; be; been; being; had; has; have; did; having; came; came down; recorded; accounted for; fell; got; reached; stood at; logged; saw none; counted; numbered; units; pieces; amounted"
    },
    "foreign": {
        "": "polish; poland; romanian; romania; estonian; latvian; lithuanian; israeli; israel; iranian; iran; moldovan; finnish; syrian; turkish; houthi; indian; pakistani"
    },
    "other_country": {
        "": "belarusian; kazakh; kazakhstani; bulgarian; norwegian; german; germany's; swedish; sweden's; chinese; azerbaijani; azeri; armenian; armenia's; georgian; hungarian; hungary's; slovak; czech; saudi; emirati; iraqi; iraq's; lebanese; jordanian; yemeni; danish; dutch; italian; korean; japanese; israel's; iran's; india's; pakistan's; poland's; romania's"
    },  # tells whose a body is
}
