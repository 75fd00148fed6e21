"""Small words that join, part or mean nothing."""

WORDS: dict[str, dict[str, str]] = {
    "and": {
        "": "on top of that; on top of this; in addition , a; in addition , an; meets; in addition to; and; as well as; and also; plus; &; along with; together with; and then"
    },
    "or": {"": "or even; and even; , if not; , or even; or; and/or"},
    "while": {"": "while; whereas; but; whilst; yet; although; though; where; when; which; who"},
    "with": {"": "with"},
    "of": {"": "of; out of; from among; were among; was among; are among; among the"},
    "that_is": {"": "that is; namely; to be precise; i.e; in other words; or"},
    "declines": {
        "": "so far said nothing; has never confirmed; have never confirmed; had never confirmed; never confirmed; kept silent; keeps silent; stayed silent; is silent; remained silent; remains silent; made no comment; declined to comment; would not comment; did not comment; has not commented; have not commented; not commented; has not confirmed; have not confirmed; had not confirmed; did not confirm; could not confirm; would not confirm; has yet to confirm; have yet to confirm; refused to comment; offered no comment; declined comment; neither confirmed nor denied"
    },
    "stop": {
        "": "since then; to the last one; to the last; to a one; to the last man; after this; after which; afterwards; broke down; breaks down; broken down; breaking down; came to rest; come to rest; coming to rest; put to rest; together with them; together with those; together with these; counting them; counting those; counting these; made up; make up; makes up; constitute; constituted; represented; at the border of the two; on the border of the two; at the boundary of the two; on the boundary of the two; before that; after that; including those shot down earlier; including those downed earlier; counting those shot down earlier; counting those downed earlier; for the first time; for the second time; for the third time; for a second time; for a third time; ground strike; ground strikes; ground-strike; land strike; land strikes; ground-attack role; for strikes on ground targets; on the night of the strike; on the night of the attack; on the night of the raid; for its part; for his part; in turn; inland; offshore; that day; on that day; that time; at that time; back then; adds governor's comment; adds governor's comments; adds ministry's comment; adds comment; adds comments; adds details; adds background; adds quotes; adds governor; adds ministry; updates with; recasts; not counting; leaving aside; leaving out; setting aside; apart from; aside from; not including; with the exception of; except for; one after another; one after the other; one by one; by region; by regions; broken down by region; region by region; of the repelled attack; of a repelled attack; the repelled attack; a repelled attack; of the repulsed attack; the repulsed attack; both of which; both of whom; each of which; ground attack; ground-attack; land attack; land-attack; alone; allegedly; reportedly; supposedly; purportedly; apparently; claimed; according to preliminary; preliminary; so-called; provisionally; the; a; an; that; which; it; its; this; these; those; them; they; their; there; then; by; to; for; as; at; on; off; up; down; out; so; than; too; only; just; all; any; who; whom; his; her; he; she; we; our; i; you; "
        "still; from; during; after; before; when; where; while; later; again; also; both; either; this time; day of the year; of the year; parts of which; part of which; copies of which; a copy of which; excerpts of which; such; other; same; another; one; ones; strike; attack; aerial; enemy; hostile; fixed-wing; long-range; aircraft-type; air; "
        "defence; defences; defense; defenses; forces; force; systems; system; units; unit; crews; troops; military; army; russian; ukrainian; number; numbers; figure; count; were; apart; well; not; "
        "via; till; until; within; without; amid; among; between; because; since; if; per; through; upon; under; about; into",
    },
}
