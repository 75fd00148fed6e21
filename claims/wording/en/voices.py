"""Who speaks, and the words of saying."""

WORDS: dict[str, dict[str, str]] = {
    "speaker": {
        "peer": "counterpart; counterparts",
        "ru_mod": "military department of the russian federation; military department of russia; defence department of the russian federation; defense department of the russian federation; war department of the russian federation; military department of rf; konashenkov; moscow's military; moscow's armed forces; moscow's army; moscow's defence chiefs; the military's; russian military's; by moscow's count; by moscow's tally; by moscow's reckoning; by moscow's account; by russia's count; by russia's tally; by russia's account; by the ministry's account; by the ministry's count; by the ministry's tally; by the ministry's reckoning; by the defence ministry's account; by the defence ministry's count; by the defense ministry's count; belousov; ministery; ministery of defence; ministery of defense; russian ministery of defence; russian ministery of defense; defence ministery; defense ministery; russia's army; russia's armed forces; russian armed forces; minoborony; ministry; ministry of defence; ministry of defense; defence ministry; defense ministry; russia's defence ministry; russia's defense ministry; russian defence ministry; russian defense ministry; russian ministry of defence; russian ministry of defense; russia's ministry of defence; russia's ministry of defense; "
        "russia's air force; russian air force; russia's aerospace forces; russian aerospace forces; ministry of defence of russia; ministry of defense of russia; ministry of defence of the russian federation; defence ministry in moscow; defense ministry in moscow; russian military; russia's military; the military; defence minister; defense minister; defence officials in moscow; defense officials in moscow; russian mod; mod; the mod; russia's mod; moscow's defence ministry; moscow's defense ministry; moscow's ministry of defence; ministry's; russian army; defence ministry of russia; ministry of defense of the russian federation; russian military officials; russian military department; russian defence officials; russian defense officials; ministry in moscow; russian defence department; russian defense department; russia's defence department; russia's defense department; russian department of defence; russian department of defense; defence department of russia; defense department of russia; defence department in moscow; defense department in moscow; defence officials; defense officials; defence officials at the ministry; defense officials at the ministry; officials at the ministry; officials at the defence ministry; officials at the defense ministry; officials at the russian defence ministry; officials at the russian defense ministry; officials of the ministry; officials from the ministry; ministry officials; defence ministry officials; defense ministry officials",
        "ru_official": "regional emergencies directorate; emergencies directorate; regional emergencies department; emergencies department; regional emergencies ministry; regional emergency service; regional emergency services; regional administration; region's administration; oblast administration; regional authorities; region's authorities; regional leadership; region's leadership; republic's leadership; oblast government; republic's government; headquarters; defence headquarters; defense headquarters; defence staff of sevastopol; city's defence headquarters; republic's press service; regional press service; region's press service; press service of the republic; press service of the region; deputy prime minister; russian foreign minister; russia's foreign minister; foreign minister; moscow's claim; moscow's claims; russia's claim; russia's claims; moscow's report; russia's report; moscow's reports; russia's reports; the kremlin's claim; the kremlin's claims; emergencies service; emergencies services; emergencies service's; civil-defence ministry; civil defence ministry; civil-defense ministry; emergency headquarters; crisis headquarters; crisis centre; crisis center; emergency operations centre; emergency operations center; regional headquarters; operational staff; ministry of education; ministry of health; ministry of agriculture; ministry of internal affairs; ministry of the interior; ministry of transport; ministry of energy; ministry of finance; ministry of industry; ministry of natural resources; ministry of construction; ministry of culture; ministry of emergency situations; ministry of emergencies; ministry of foreign affairs; ministry of labour; ministry of labor; ministry of economic development; ministry of digital development; ministry of justice; ministry of sport; ministry of science; ministry of housing; ministry of forestry; ministry of civil defence; education ministry; health ministry; agriculture ministry; interior ministry; transport ministry; energy ministry; finance ministry; industry ministry; resources ministry; environment ministry; economy ministry; regional ministry; regional department; construction ministry; culture ministry; forestry ministry; shoigu; putin; lavrov; medvedev; zakharova; ushakov; security council; rosgvardia; rosgvardiya; russian guard; task force; regional task force; operational task force; operations headquarters; regional operational headquarters; russian officials; russian authorities; kremlin; local authorities; regional authorities; authorities; local officials; regional officials; officials; emergencies ministry; emergency services; national guard; rosaviatsia; district head; head of the district; deputy governor; vice-governor; foreign ministry; peskov; emergency ministry; emergency officials; official; regional government; city officials; municipal officials; lawmaker; senator; officials in the region; federal aviation agency; civil defence; operational headquarters; regional emergency service; fire service; police",
        "ru_governor": "mayor of the russian capital; russian capital's mayor; mayor of the capital; moscow mayor's office; mayor of russia's capital; territory's head; territory's leader; oblast leader; oblast chief; oblast acting head; province leader; province chief; province acting head; krai leader; krai chief; krai acting head; territory head; territory leader; territory chief; territory acting head; peninsula head; peninsula leader; peninsula chief; peninsula acting head; region's acting head; region's acting leader; region's top official; region's boss; republic's leader; republic's chief; republic's acting head; republic's acting leader; republic leader; republic chief; leader of the republic; leader of the oblast; chief of the republic; chief of the region; republic's rais; rais of the republic; guv; its head; its governor; its leader; gov; gov.; acting gov; acting gov.; region head; oblast head; republic head; region chief; region leader; province head; krai head; oblast governor; regional boss; head of the russian region; governor; governor of; acting governor; regional governor; head of the region; region's head; regional head; regional leader; governor's office; moscow's mayor; region's governor; head of the republic; region's leader; governor's; governors; republic's head; leader of the region; regional chief; region's chief; head of the republic of; capital's mayor",
        "mayor": "mayor; mayor of; city head; head of the city; city mayor",
        "ua_official": "its security service; ukraine's foreign minister; ukrainian foreign minister; ukraine's prime minister; ukrainian deputy prime minister; ukrainian security official*; ukrainian intelligence official*; ukrainian defence official*; ukrainian defense official*; ukrainian military official*; ukrainian government official*; kyiv's air defence; kyiv's air defences; kyiv's air defense; kyiv's air defenses; ukraine's air defense; ukrainian defenders; ukrainian air defense; ukraine's defenders; ukrainian forces; ukrainian gunners; ukrainian crews; ukraine's defence ministry; ukraine's defense ministry; ukrainian defence ministry; ukrainian defense ministry; sbu; zelensk*; ukraine's air force; ukrainian air force; air force; ukraine's security service; security service of ukraine; ukrainian officials; ukrainian authorities; kyiv officials; hur; ukrainian military intelligence; ukraine's military intelligence; ministry of defence of ukraine; ministry of defense of ukraine; ukrainian air defence; ukrainian air defences; ukraine's air defence; ukraine's air defences; ukrainian air defenses; ukraine's air defenses; ukrainian president; ukrainian official; ukrainian air command; ukrainian presidential office; ukraine's president; ukrainian air defenders",
        "ua_general_staff": "ukraine's military's; ukrainian military's; ukrainian army's; general staff; ukraine's general staff; ukrainian general staff; general staff in kyiv; kyiv's general staff; ukraine's military; ukrainian military; ukrainian army; ukraine's army; armed forces of ukraine; ukrainian armed forces; ukraine's armed forces; kyiv's military; general staff of the armed forces of ukraine; general staff of ukraine",
        "ua_military_unnamed": "source in military intelligence; sources in military intelligence; sources close to the ukrainian military; source in the ukrainian military; ukrainian military source*; sources in the ukrainian military; ukrainian source*; a ukrainian officer; ukrainian officer*; source close to the ukrainian military; ukrainian security source*; a source in ukraine's; sources within the ukrainian military; kyiv source*; source in kyiv; sources in kyiv; source in ukraine's; source in the sbu; ukrainian intelligence source*; source in ukrainian; source within the ukrainian *; source within ukraine's; source close to kyiv",
        "ru_military_unnamed": "officer of the southern; officer of the northern; officer of the western; officer of the eastern; officer in the southern; officer in the northern; officer in the western; officers of the southern; officers of the northern; officers of the western; officer of the air-defence *; officer of an air-defence *; officer of the air-defense *; officer of an air-defense *; officer in the air-defence *; battery commander; crew commander; sources within the russian military; source in the russian military; russian military source*; sources in the russian military; russian officers; russian officer; sources in the russian defence ministry; sources close to the russian military; a military source; source in the defence ministry; military source; military sources; military insiders; source close to the russian military; source within the russian military; unnamed russian officer*; a source in russia's; russian air-defence officer*; source in russia's *; source in the air defence; russian security source*; source in the russian *; source within the russian *; source close to the defence ministry; source close to the ministry; russian air defence officer*; officer in the russian *; air-defence officer; air defence officer; source at the ministry; source in the ministry; sources in the ministry; military insider",
        "us_official": "pentagon; white house; state department; u.s. official*; us official*; american official*; a u.s. official; u.s. officials; us intelligence; u.s. intelligence; american intelligence; u.s. military official*; us defence official*; us defense official*; u.s. defence official*; u.s. defense official*",
        "western_officials": "western official*; western intelligence; western intelligence agencies; nato; western diplomat*; european official*; british intelligence; uk ministry of defence; western agenc*; western analyst*; western government*; uk defence ministry; british ministry of defence; western source*; western military official*; nato official*; western security source*; western capitals; britain's defence ministry; western spies; european diplomat*; western security official*; western defence official*",
        "independent_media": "the site's; the website's; ukrainian media; ukrainian outlets; ukrainian channels; ukrainian bloggers; ukrainian monitoring channel*; ukrainian news outlets; ukrainian news sites; ukrainian websites; group chats; chats; local channel; a local channel; telegram channel; local outlet; local news outlet; telegram channel*; independent media; bloggers; war bloggers; local media; journalist*; newspaper; osint; open-source analyst*; monitoring channel*; monitoring group*; outlet; baza; astra; shot; mash; site; independent outlet*; milblogger*; military blogger*; local channels; local outlets; reporters; monitoring project*; war blogger*; blogger*; open-source investigator*; independent monitor*; independent site*; independent news*; newsroom; correspondent*",
        "other": "analyst; analysts; expert; experts; researcher; researchers; sociologist; observers; commentators; historian; strategist; military expert*; military analyst*; defence analyst*; defense analyst*; aviation expert*; military analyst*; military expert*; eyewitness*; witness*; local resident*; locals; sources; source; unnamed source*; anonymous source*; residents; an anonymous *; people familiar; person familiar; insider*; a bystander; bystander*; neighbours; neighbors",
        "other/document": "never made public; not been made public; not made public; shown to this; seen by this; obtained by this; able to read; not meant for publication; not intended for publication; duty log; unreleased report; unpublished log; log; classified report; classified document*; unpublished report; secret report; internal document*; leaked document*; leaked report; documents seen by; document seen by; confidential report; unpublished document*; internal report; restricted report; confidential document*; secret document*; internal memo; leaked memo; confidential memo; internal briefing; unreleased report; classified memo; classified briefing; internal log; leaked log; classified summary; unpublished summary; internal summary; secret file; classified file; leaked file*; unpublished file; internal note; unpublished internal *; classified note; confidential note; confidential file; document obtained; documents obtained; unpublished log; unreleased document*; restricted document*; leaked table; leaked spreadsheet",
        "same": "it listed; it counted; it named; it specified; department; military department; agency's statement; it said; body",
    },
    "source_noun": {
        "": "source; sources; officer; officers; insider; insiders; people; person; commander; commanders; colonel; major; pilot; pilots; servicemen; serviceman; officials; official; lieutenant; captain; general; sergeant"
    },
    # Who holds an office changes: a new name is a new phrase.
    "governor": {
        "UA-65": "saldo",
        "UA-14": "pushilin",
        "UA-09": "pasechnik",
        "UA-23": "balitsky",
        "RU-BEL": "gladkov",
        "RU-KRS": "khinshtein",
        "RU-BRY": "bogomaz",
        "RU-VOR": "gusev; alexander gusev; aleksandr gusev",
        "RU-ROS": "vasily golubev; yuri slyusar; yury slyusar; slyusar",
        "RU-KDA": "kondratyev; veniamin kondratyev",
        "UA-43": "sergei aksyonov; sergey aksyonov; aksyonov",
        "UA-40": "razvozhayev",
        "RU-LEN": "drozdenko",
        "RU-SPE": "beglov",
        "RU-MOW": "sobyanin",
        "RU-MOS": "vorobyov; andrei vorobyov; andrey vorobyov",
        "RU-TUL": "milyaev",
        "RU-KLU": "shapsha",
        "RU-SMO": "anokhin",
        "RU-ORL": "klychkov",
        "RU-LIP": "artamonov; igor artamonov",
        "RU-TAM": "pervyshov",
        "RU-RYA": "malkov; pavel malkov",
        "RU-SAR": "busargin",
        "RU-SAM": "fedorishchev",
        "RU-VGG": "bocharov; andrei bocharov; andrey bocharov",
        "RU-TA": "minnikhanov",
        "RU-BA": "khabirov",
        "RU-CE": "kadyrov",
        "RU-UD": "brechalov",
        "RU-STA": "vladimir vladimirov",
        "RU-DA": "melikov",
        "RU-SE": "menyaylo; menyailo",
        "RU-TVE": "rudenya; igor rudenya; vitaly korolev",
        "RU-NIZ": "gleb nikitin",
        "RU-YAR": "yevrayev; evrayev",
        "RU-PSK": "vedernikov",
        "RU-PNZ": "melnichenko",
        "RU-AD": "kumpilov",
        "RU-MUR": "chibis",
        "RU-CU": "oleg nikolayev; oleg nikolaev",
        "RU-CHE": "teksler",
        "RU-IVA": "stanislav voskresensky; voskresensky",
        "RU-KR": "parfenchikov",
        "RU-ARK": "tsybulsky",
        "RU-NGR": "dronov",
        "RU-VLG": "filimonov",
        "RU-KOS": "sitnikov",
        "RU-KGD": "besprozvannykh",
        "RU-ORE": "solntsev",
        "RU-KL": "khasikov",
        "RU-MO": "zdunov",
        "RU-AST": "babushkin",
        "RU-ULY": "russkikh",
        "RU-KO": "goldstein",
        "RU-KIR": "alexander sokolov",
        "RU-SVE": "denis pasler",
        "RU-KB": "kazbek kokov; kokov",
        "RU-ME": "yury zaitsev; yuri zaitsev",
        "RU-PER": "makhonin",
        "RU-VLA": "alexander avdeyev; alexander avdeev",
    },
    "head": {
        "": "acting head; acting leader; interim head; acting chief; head; leader; chief; who runs; who heads; who leads; who governs; head of; head of the; leader of; leader of the"
    },
    "first_name": {"": "vladimir; roman"},  # names that are also places
    "pronoun_speaker": {
        "": "according to him; according to her; by his account; by her account; in his words; in her words; he summed up; she summed up; he tallied; he later added; she later added; he later said; she later said; he later wrote; he then added; he also said; he also wrote; he later reported; he said; she said; he added; he wrote; he reported; she reported; he put; he claimed; she wrote; he counted; he told; she added; his count; he was counting; he gave"
    },
    "weak_speaker": {
        "side": "russians",
        "ua_general_staff": "kyiv; kiev",
        "ua_official": "the ukrainian side; ukrainian side; ukraine; kyiv officials",
        "us_official": "washington",
        "ru_official": "russia; moscow; the russian side",
        "ru_mod": "russian forces; russia's forces; russian troops; russia's troops; the russian forces; russian side",
    },
    "relay": {
        "": "quoted by the regional administration; quoted by the regional authorities; quoted by the regional government; quoted by his press service; quoted by the press service; tass; ria; ria novosti; interfax; reuters; ap; afp; bbc; cnn; agency; news agency; citing; broadcaster; channel; state media; cited"
    },
    "say": {
        "": "insists on; insist on; insisted on; spoke to; speaking to; talked to; talking to; spoke with; speaking with; briefed; addressed; moscow's claim; moscow's claims; russia's claim; russia's claims; moscow's report; russia's report; moscow's reports; russia's reports; the kremlin's claim; the kremlin's claims; put the number at; puts the number at; put the figure at; puts the figure at; speaks of; speak of; maintains; admits; boasted; cites; mentions; relayed; relays; adds; confirms; disclosed; asserts; alleges; contends; contended; concedes; trumpeted; touted; came out; given; counts; contains; contained; suggest; suggests; considers; believes; thinks; doubts; expects; reckons; insists; concludes; concluded; estimates; warns; warned; predicts; tell; tells; telling; reveals; revealed; published; released; issued; said; says; say; saying; reported; reports; claimed; claims; claim; wrote; writes; stated; states; announced; announces; listed; lists; spoke; told; adding; added; noted; confirmed; put; puts; cited; posted; acknowledg*; counted; insisted; according; announcing; denied; rejected; offered; gave; reckon*; "
        "claiming; reporting; declared; tallied; recorded; informed; described; explained; mentioned; admitted; asserted; specified; updated; corrected; revised; alleged; argued; estimated; suggested; believed; assessed; confirm; logged; wrote; tweeted; conceded; maintained; commented; dismissed; judged; speaks; speaking; credited; summed; quoted; reads; shows; showed; gives",
    },
    "credence": {
        "": "to be believed; anything to go by; is right; are right; is correct; are correct; can be believed; can be trusted; to be trusted; is telling the truth; are telling the truth"
    },
    "according": {
        "": "with reference to; with reference to; referring to; source —; source –; source :; going by; judging by; to judge by; if one trusts; if we believe; as detailed in; detailed in; as shown in; as set out in; as laid out in; as revealed in; as listed in; if you believe; if one believes; according to; as reported by; in the words of; as stated by; per; data from; figures from; by the count of; as claimed by; as per; citing; quoting; on the word of; in a statement by; in the account of; by the account of; the word from"
    },
    "report_noun": {
        "": "account; accounts; digest; roundup; round-up; list; lists; dispatch; report; reports; statement; statements; post; posts; bulletin; update; briefing; summary; release; communique; dispatch; message; announcement"
    },
    "doer": {
        "": "fell to fighter jets; fell to fighters; fell to helicopters; fell to jets; fell to aircraft; fell to combat aircraft; by fighter pilots; by ground crews; by ground-based air defence; by ground-based air defences; by missile troops; by pilots; by surface-to-air; by missile crews; by helicopter crews; by helicopter pilots; by air crews; by aircrews; fighter pilots; ground crews; missile crews; helicopter crews; helicopter pilots; anti-aircraft gunners; anti-aircraft crews; anti-aircraft units; anti-aircraft teams; by mobile groups of; by mobile groups; by fire groups of; by fire groups; by mobile fire groups; by mobile fire groups of; by mobile fire teams of; by mobile teams of; by volunteers of; mod forces; mod troops; mod units; mod crews; mod air defence; mod air defences; defence ministry forces; defence ministry units; defence ministry crews; defence ministry troops; defense ministry forces; defense ministry units; defense ministry crews; defense ministry troops; forces of the ministry of defence; forces of the defence ministry; systems of the; forces of the; troops of the; batteries of the; regiments of the; regiment of the; pilots of the; teams of the; fighters of the; by the defence ministry's; by defence ministry's; by the defense ministry's; by the ministry of defence's; by local volunteers; by local; by the russian guard; by rosgvardia; mobile fire group*; mobile fire team*; mobile group*; mobile team*; fire teams; mobile fire crews; black sea fleet; baltic fleet; northern fleet; pacific fleet; at the hands of; territorial defence fighters; territorial defense fighters; volunteer fighters; by territorial defence fighters; national guardsmen; crews of; crews of the; units of the; gunners of the; the work of; fell to; credited to; by the ministry's; by air defence*; by air defense*; air defence; air defences; air defense; air defenses; ministry's air defence; ministry's air defences; ministry's air defenses; ministry's air defense; by the national guard; by national guard; national guard troops; ministry's; by mobile fire group*; by mobile; by the air force; by the army; by the black sea fleet; by fighter jets; by fighters; by crews; by aviation; by helicopters; "
        "by units of; by troops; by forces; by soldiers; by servicemen; air defence forces; air defense forces; ministry's forces; russian air defences; russian air defence; russian air defenses; russian air defense; air-defence units; air-defence; air-defense; anti-aircraft; by naval aviation; by volunteers; by volunteer; by territorial; by the territorial; by guard; by anti-aircraft; by police; by the police; by the navy; by regular; by the military; by the region's; by regional; by small-arms; by the fleet; by gunners; by hunters; by self-defence; by security; by private; by border guards; by the border guard; by defence ministry units; by defence ministry crews; by defence ministry forces; by defence ministry troops; by defence ministry air *; by defense ministry units; by defense ministry crews; by defense ministry forces; by defense ministry troops; by defense ministry air *; by fighters of; by the fighters of; by the troops of; by the units of; by the crews of; by ministry; by ministry air defences; by ministry air defence; by ministry crews; by ministry forces; by ministry units; ministry's units; ministry's crews",
    },
}
