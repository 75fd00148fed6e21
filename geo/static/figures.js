/* What the chosen claims say about a window of days, as numbers and as words.
 *
 * `read` is called for each frame while the window moves: it sums each series once, and what
 * stands on the page takes its numbers from here.
 */
"use strict";

skyclaims.Figures = class Figures {
  /** @param sources as build_map gives them  @param words the message table
   *  @param areas km² of each zone that is drawn, by code */
  constructor(sources, words, areas) {
    this.sources = sources;
    this.words = words;
    this.areas = areas;
    this.numbers = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
    this.plurals = new Intl.PluralRules(words.locale);
    this.written = new Map();
  }

  /** Take the claims and the choices that decide what is shown of them. */
  take(reading, { measure, bound, subject }) {
    Object.assign(this, { reading, measure, bound, subject });
    const single = reading.claims.length === 1 ? [...reading.claims[0].number] : [];
    const isOther = (code) => !/^(RU|SEA)-/.test(code) && !this.sources.beside.includes(code);
    this.otherPlaces = addUp(single.filter(([code]) => isOther(code)).map(([, series]) => series));
  }

  /** Read the window: its headline and what each of `codes` says in it. */
  read(codes, first, last) {
    this.first = first;
    this.last = last;
    this.headline = this.reading.headline(first, last);
    this.parts = this.reading.parts(first, last);
    this.others = this.otherPlaces.sum(first, last); // numbers with neither a region nor a tile
    this.isSilent = !this.reading.hasReport(first, last);
    this.scale = this.findScale(last - first + 1);
    this.zones = new Map();
    for (const code of codes) this.zones.set(code, this.zone(code));
  }

  /** State and value of a zone in the window: {state, value, low, high, nights, counted, joint}. */
  zone(code) {
    const said = this.reading.zone(code, this.first, this.last);
    if (!said) return { state: this.isSilent ? "noreport" : "unnamed", nights: 0 };
    if (this.measure === "nights") {
      return { ...said, state: "number", value: said.nights, low: said.nights, high: said.nights, open: false };
    }
    if (!said.counted) {
      said.state = said.joint ? "joint" : "named";
      return said;
    }
    const factor = this.factor(code);
    said.state = "number";
    said.low *= factor;
    said.high *= factor;
    said.value = this.bound === "low" ? said.low : said.high;
    return said;
  }

  /** Joint numbers of the window that a zone is part of: [{place, low, high, …}]. */
  jointLists(code) {
    return this.reading.jointLists(code, this.first, this.last);
  }

  /** The high of each day from `from` to the window's end, 0 where none was claimed. */
  daily(code, from) {
    const values = [];
    for (let day = from; day <= this.last; day += 1) {
      const said = this.reading.zone(code, day, day);
      values.push(said && said.counted ? said.high : 0);
    }
    return values;
  }

  factor(code) {
    if (this.measure === "density") return 10000 / (this.areas.get(code) || NaN);
    if (this.measure === "share" && this.headline) {
      return 100 / (this.bound === "low" ? this.headline.low : this.headline.high) || 0;
    }
    return 1;
  }

  findScale(length) {
    const scales = this.sources.scales[this.subject][this.measure];
    return scales.find((scale) => !scale.days || length <= scale.days) || scales[scales.length - 1];
  }

  /** The colour class of a value: 0 only for a claimed zero, then 1 … n. */
  classOf(value) {
    const { breaks } = this.scale;
    if (!value) return 0;
    let i = 0;
    while (i < breaks.length - 1 && value > breaks[i]) i += 1;
    return i + 1;
  }

  /* ---- in words ---- */

  /** A message with its {names} filled in. */
  fill(message, values) {
    return message.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? values[name] : hole));
  }

  /** A message that depends on a number, in the language's form for it. */
  plural(message, n, values = {}) {
    const forms = this.words[message];
    return this.fill(forms[this.plurals.select(n)] || forms.other, { n: this.write(n), ...values });
  }

  /** A number as the language writes it; kept, since the same few come in every frame. */
  write(n) {
    let text = this.written.get(n);
    if (text === undefined) this.written.set(n, (text = this.numbers.format(n)));
    return text;
  }

  /** "31", "28–31", "31+": the bound that the reader chose; a plus where no upper bound was given. */
  range({ low, high, open }) {
    const more = open && this.bound !== "low" ? "+" : "";
    if (this.bound === "low") return this.write(low);
    if (this.bound === "high" || low === high) return this.write(high) + more;
    return `${this.write(low)}–${this.write(high)}${more}`;
  }

  name(code) {
    return this.words.zones[code] || code;
  }

  /** What a zone says in the window, in words: its number, or its state without one. */
  said(code) {
    const said = this.zone(code);
    const joint = this.jointLists(code).map((list) => this.jointText(list));
    if (said.state === "joint") return joint.join("; ");
    if (said.state !== "number") return this.words.states[said.state];
    if (this.measure === "number") return [this.range(said), ...joint].join("; ");
    return [this.fill(this.words.values[this.measure], { n: this.range(said) }), ...joint].join("; ");
  }

  /** The headline in words, or that there is none. */
  total() {
    if (this.isSilent) return this.words.states.noreport;
    return this.headline ? this.range(this.headline) : this.words.no_number;
  }

  /** "One of 7 places that share 18." */
  jointText(list) {
    const total = this.range(list);
    if (list.place === this.sources.composite) return this.fill(this.words.joint_composite, { total });
    return this.plural("joint", list.place.split("+").length, { total });
  }

  /** The headline and its parts in one sentence; they add up. */
  tally() {
    const { words, headline, parts } = this;
    if (this.isSilent) return "";
    if (!headline) return words.no_number;
    if (!parts) return this.fill(words.tally_all, { total: this.range(headline) });
    const named = Object.entries(words.sums)
      .filter(([name]) => name === "map" || parts[name].count)
      .map(([name, form]) => this.fill(form, { n: this.range(parts[name]) }));
    return this.fill(words.tally, { total: this.range(headline), parts: named.join(" + ") });
  }
};
