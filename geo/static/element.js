/* The choropleth: paints the window that the timeline holds, and everything that says it in words.
 *
 * Moving repaints here, from running sums, without the server; the server hears of a choice once,
 * when the reader lets go (`tellServer`).
 */
"use strict";

skyclaims.SVG = "http://www.w3.org/2000/svg";
skyclaims.SPARK_DAYS = 60;

/** Fetch everything, then build the element around folium's map. */
skyclaims.start = async function start(map, sources) {
  const load = (url) => fetch(url).then((answer) => answer.json());
  const address = new skyclaims.Address(window.parent, sources.choices);
  const state = address.read();
  const needed = state.party === "all" ? sources.parties : [state.party];
  const claims = {};
  const loadParty = async (party) => {
    claims[party] = claims[party] || new skyclaims.PartyClaims(await load(sources.claims[party]), sources.composite);
  };
  const [topology, words] = await Promise.all([
    load(sources.geometry),
    load(sources.words),
    ...needed.map(loadParty),
    styleSheetsLoaded(),
  ]);
  const element = new skyclaims.Element(map, { sources, topology, words, claims, loadParty, address, state });
  skyclaims.element = element;
  element.choose(state);
  document.body.dataset.ready = "true";
};

function styleSheetsLoaded() {
  return Promise.all(
    [...document.querySelectorAll("link[rel=stylesheet]")].map(
      (link) => link.sheet || new Promise((done) => link.addEventListener("load", done)),
    ),
  );
}

skyclaims.Element = class Element {
  constructor(map, { sources, topology, words, claims, loadParty, address, state }) {
    Object.assign(this, { map, sources, words, claims, loadParty, address, state });
    this.root = document.querySelector(".claims-map");
    // folium forbids readers to enlarge the page.
    document.querySelector('meta[name="viewport"][content*="user-scalable"]')?.remove();
    const parts = Object.fromEntries([...this.root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.part = (name) => parts[name];
    this.numbers = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
    this.plurals = new Intl.PluralRules(words.locale);
    this.zones = skyclaims.readZones(topology);
    this.views = topology.views;
    this.pivot = topology.pivot;
    this.painted = new Map();
    const axis = { firstDate: sources.choices.firstDate, days: sources.choices.days, locale: words.locale };
    this.timeline = new skyclaims.Timeline(this.part("track").parentElement, axis, words, {
      onMove: () => this.repaintSoon(),
      onRelease: () => this.settle(),
    });
    this.buildMap(topology);
    this.beside = new skyclaims.Beside(this);
    this.listen();
    this.followTheme();
    new ResizeObserver(() => this.fitFrame()).observe(this.root);
  }

  /* ---- words ---- */

  /** A message with its {names} filled in. */
  fill(message, values) {
    return message.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? values[name] : hole));
  }

  /** A message that depends on a number, in the language's form for it. */
  plural(message, n, values = {}) {
    const forms = this.words[message];
    return this.fill(forms[this.plurals.select(n)] || forms.other, { n: this.numbers.format(n), ...values });
  }

  name(code) {
    return this.words.zones[code] || code;
  }

  placeName(place) {
    if (place === this.sources.composite) return this.words.composite;
    return new Intl.ListFormat(this.words.locale).format(place.split("+").map((code) => this.name(code)));
  }

  /** "31", "28–31", "31+": the bound that the reader chose; a plus where no upper bound was given. */
  range({ low, high, open }) {
    const { bound } = this.state;
    const more = open && bound !== "low" ? "+" : "";
    if (bound === "low") return this.numbers.format(low);
    if (bound === "high" || low === high) return this.numbers.format(high) + more;
    return `${this.numbers.format(low)}–${this.numbers.format(high)}${more}`;
  }

  /** "One of 7 places that share 18." */
  jointText(list) {
    const total = this.range(list);
    if (list.place === this.sources.composite) return this.fill(this.words.joint_composite, { total });
    return this.plural("joint", list.place.split("+").length, { total });
  }

  /* ---- reading a zone ---- */

  /** State and value of a zone: {state, value, low, high, nights, counted, joint}. */
  said(code, first, last) {
    const said = this.reading.zone(code, first, last);
    if (!said) return { state: this.silent ? "noreport" : "unnamed", nights: 0 };
    if (this.state.measure === "nights") {
      return { ...said, state: "number", value: said.nights, low: said.nights, high: said.nights, open: false };
    }
    if (!said.counted) return { ...said, state: said.joint ? "joint" : "named" };
    const factor = this.factor(code);
    const low = said.low * factor;
    const high = said.high * factor;
    return { ...said, state: "number", low, high, value: this.state.bound === "low" ? low : high };
  }

  factor(code) {
    if (this.state.measure === "density") return 10000 / (this.areas.get(code) || NaN);
    if (this.state.measure === "share" && this.headline) {
      return 100 / (this.state.bound === "low" ? this.headline.low : this.headline.high) || 0;
    }
    return 1;
  }

  get scale() {
    const scales = this.sources.scales[this.state.subject][this.state.measure];
    const length = this.timeline.last - this.timeline.first + 1;
    return scales.find((scale) => !scale.days || length <= scale.days) || scales[scales.length - 1];
  }

  /** The colour class of a value: 0 only for a claimed zero, then 1 … n. */
  classOf(value, breaks) {
    if (!value) return 0;
    let i = 0;
    while (i < breaks.length - 1 && value > breaks[i]) i += 1;
    return i + 1;
  }

  /* ---- the map ---- */

  buildMap(topology) {
    const { map } = this;
    this.part("map").append(map.getContainer());
    map.getContainer().removeAttribute("style");
    map.attributionControl.remove();
    map.invalidateSize({ animate: false });
    this.takeView(this.state.view); // before there are shapes, so that each is drawn once
    this.look(this.state.place);
    const renderer = L.svg({ padding: 0.2 });
    this.areas = new Map(this.zones.map((zone) => [zone.code, zone.area_km2]));
    this.shapes = new Map(); // zones that can be chosen
    this.outlines = new Map(); // all zones drawn
    const kinds = ["context", "ukraine", "subject"];
    for (const kind of kinds) {
      for (const zone of this.zones.filter((other) => other.kind === kind)) {
        const shape = L.polygon(this.turned(zone.polygons), {
          renderer,
          className: `zone ${kind}`,
          interactive: kind !== "context",
          smoothFactor: 1,
        }).addTo(map);
        this.outlines.set(zone.code, shape);
        const path = shape.getElement();
        path.dataset.zone = zone.code;
        if (kind === "context") path.setAttribute("aria-hidden", "true");
        else {
          this.shapes.set(zone.code, { zone, shape, path });
        }
      }
    }
    this.border = skyclaims.readOutline(topology);
    this.country = L.polyline(this.turned(this.border), { renderer, className: "country", interactive: false, smoothFactor: 1 }).addTo(map);
    this.measure();
    this.addPatterns(renderer);
    this.labels = new skyclaims.Labels(this);
    map.on("moveend", () => this.keepView());
  }

  addPatterns(renderer) {
    const svg = renderer._container;
    const defs = document.createElementNS(skyclaims.SVG, "defs");
    const pattern = (id, size, shape, attributes) => {
      const element = document.createElementNS(skyclaims.SVG, "pattern");
      element.id = id;
      element.setAttribute("patternUnits", "userSpaceOnUse");
      element.setAttribute("width", size);
      element.setAttribute("height", size);
      const ground = document.createElementNS(skyclaims.SVG, "rect");
      ground.setAttribute("class", "ground");
      ground.setAttribute("width", size);
      ground.setAttribute("height", size);
      const mark = document.createElementNS(skyclaims.SVG, shape);
      for (const [name, value] of Object.entries(attributes)) mark.setAttribute(name, value);
      element.append(ground, mark);
      defs.append(element);
    };
    pattern("sky-joint", 6, "path", { d: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", class: "hatch" });
    pattern("sky-named", 6, "circle", { cx: 3, cy: 3, r: 1.1, class: "dot" });
    pattern("sky-noreport", 8, "path", { d: "M0,0 l8,8 M0,8 l8,-8", class: "cross" });
    svg.prepend(defs);
  }

  /** Lines or rings of [y, x] as the present view has them: its sheet may be turned. */
  turned(lines) {
    if (!this.views[this.view].turn) return lines;
    const turn = skyclaims.turning(this.views[this.view].turn, this.pivot);
    const walk = (part) => (typeof part[0] === "number" ? turn(part) : part.map(walk));
    return walk(lines);
  }

  /** Where the label of each zone stands in the present view, and how wide the zone is. */
  measure() {
    for (const entry of this.shapes.values()) {
      const [x, y] = entry.zone.label;
      entry.at = this.turned([y, x]);
      const bounds = entry.shape.getBounds();
      entry.width = bounds.getEast() - bounds.getWest();
    }
  }

  /** Take the limits of a view: how far out and how far away the reader may go. */
  takeView(name) {
    const { map } = this;
    this.view = name;
    const { bounds } = this.views[name];
    map.setMaxBounds(null);
    map.options.minZoom = map.getBoundsZoom(bounds); // the setter would animate
    map.options.maxZoom = map.options.minZoom + 5;
    for (const button of this.root.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", button.dataset.view === name);
    }
  }

  /** Go to a place of the present view, or see all that the view is about. */
  look(place) {
    const { map } = this;
    this.isPlacing = true;
    if (place) map.setView([place[0], place[1]], place[2], { animate: false });
    else map.fitBounds(this.views[this.view].bounds, { animate: false });
    map.panInsideBounds(this.views[this.view].land, { animate: false });
    map.setMaxBounds(this.views[this.view].land);
    map.options.maxBoundsViscosity = 1;
    this.isPlacing = false;
  }

  /** Show one of the views, whole or at a place of it. */
  showView(name, place = null) {
    this.state.view = name;
    this.state.place = place;
    if (name !== this.view) {
      this.takeView(name);
      for (const zone of this.zones) this.outlines.get(zone.code).setLatLngs(this.turned(zone.polygons));
      this.country.setLatLngs(this.turned(this.border));
      this.measure();
    }
    this.look(place);
    this.labels.place();
  }

  /** Replace the outlines by finer ones, once, when the reader comes close. */
  async refine() {
    if (this.isFine || this.map.getZoom() < this.map.getMinZoom() + 2) return;
    this.isFine = true;
    const topology = await fetch(this.sources.fineGeometry).then((answer) => answer.json());
    const fine = new Map(skyclaims.readZones(topology).map((zone) => [zone.code, zone.polygons]));
    for (const zone of this.zones) {
      zone.polygons = fine.get(zone.code);
      this.outlines.get(zone.code).setLatLngs(this.turned(zone.polygons));
    }
    this.border = skyclaims.readOutline(topology);
    this.country.setLatLngs(this.turned(this.border));
  }

  /** Remember where the reader looks, in the address only: no message to the server. */
  keepView() {
    if (this.isPlacing) return;
    this.labels.place();
    this.refine();
    const { lat, lng } = this.map.getCenter();
    const round = (value) => Math.round(value * 100) / 100;
    this.state.place = [round(lat), round(lng), round(this.map.getZoom())];
    this.address.replace(this.state);
  }

  get isStill() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /* ---- painting ---- */

  repaintSoon() {
    if (this.due) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      this.paint();
    });
  }

  /** Repaint map, numbers beside it, tally and title for the timeline's window. */
  paint() {
    const { first, last } = this.timeline;
    this.headline = this.reading.headline(first, last);
    this.silent = !this.reading.hasReport(first, last);
    const { breaks } = this.scale;
    this.now = new Map();
    for (const [code, entry] of this.shapes) {
      const said = this.said(code, first, last);
      this.now.set(code, said);
      const isPainted = entry.zone.kind === "subject" && said.state === "number";
      const look = isPainted ? `number ${this.classOf(said.value, breaks)}` : said.state;
      if (this.painted.get(code) !== look) {
        this.painted.set(code, look);
        entry.path.dataset.state = said.state;
        entry.path.dataset.class = isPainted ? look.slice(7) : "";
        const pattern = entry.zone.kind === "subject" && /^(joint|named|noreport)$/.test(said.state);
        entry.path.style.fill = pattern ? `url(#sky-${said.state})` : "";
      }
    }
    this.labels.number();
    this.beside.paint();
    this.sayWindow();
    if (breaks !== this.legendBreaks) this.drawLegend();
  }

  sayWindow() {
    const { words, state } = this;
    const when = this.timeline.windowText();
    write(this.part("title"), this.fill(words.title, { what: words.titles[state.subject], when }));
    const silence = this.part("silence");
    silence.hidden = !this.silent;
    if (this.silent) {
      silence.textContent = this.fill(words.silence, { party: words.parties[state.party], when });
    }
  }

  drawLegend() {
    const { breaks, days } = this.scale;
    this.legendBreaks = breaks;
    const { state, words } = this;
    const whole = state.measure === "number" || state.measure === "nights";
    const text = (i) => {
      const from = i ? breaks[i - 1] + (whole ? 1 : 0) : whole ? 1 : 0;
      const format = (value) => this.numbers.format(value);
      if (i === breaks.length - 1) return this.fill(words.and_more, { n: format(from) });
      return from === breaks[i] ? format(from) : `${format(from)}–${format(breaks[i])}`;
    };
    const item = (attributes, label) =>
      `<li><span class="swatch" ${attributes}></span>${label}</li>`;
    const span = days ? this.plural("scale_days", days) : words.scale_all;
    this.part("legend").innerHTML = `<p>${words.measures[state.measure]} <span>${span}</span></p><ul>
      ${breaks.map((_, i) => item(`data-state="number" data-class="${i + 1}"`, text(i))).join("")}</ul><ul>
      ${["joint", "named", "unnamed", "noreport"].map((name) => item(`data-state="${name}"`, words.states[name])).join("")}
      ${item('data-state="ukraine"', words.states.ukraine)}</ul>`;
  }

  /* ---- choices ---- */

  /** Take a whole state: from the address, or after a choice; loads claims that it needs. */
  async choose(state) {
    this.state = state;
    const parties = state.party === "all" ? this.sources.parties : [state.party];
    await Promise.all(parties.map(this.loadParty));
    this.reading = new skyclaims.Reading(parties.map((party) => this.claims[party]), state.subject);
    this.painted.clear();
    this.legendBreaks = null;
    for (const select of this.root.querySelectorAll("[data-choice]")) {
      select.value = state[select.dataset.choice] || "";
    }
    this.part("subtitle").textContent = this.fill(this.words.subtitle, {
      party: this.words.parties[state.party],
      measure: this.words.measures[state.measure],
    });
    this.timeline.setSeries(this.reading.total, this.reading.reported);
    this.timeline.place(state.first, state.last);
    this.paint();
    this.outline();
    this.labels.place();
    this.beside.list();
  }

  /** The reader let go: remember the window and tell the server, once. */
  settle() {
    this.state.first = this.timeline.first;
    this.state.last = this.timeline.last;
    this.labels.place();
    this.beside.list();
    this.part("spoken").textContent = `${this.part("title").textContent}. ${this.part("tally").textContent}`;
    this.tellServer();
  }

  tellServer() {
    const parameters = this.address.parameters(this.state);
    const told = JSON.stringify(parameters);
    if (told === this.told) return;
    this.told = told;
    window.Streamlit.setComponentValue(parameters);
  }

  async change(part) {
    await this.choose({ ...this.state, ...part, first: this.timeline.first, last: this.timeline.last });
    this.tellServer();
  }

  /** Select a zone, or with `asOther` a second one to compare it with; once more clears it. */
  select(code, asOther) {
    const { zone, other } = this.state;
    if (asOther && zone && code !== zone) this.change({ other: code === other ? null : code });
    else if (code === zone) this.change({ zone: other, other: null });
    else this.change({ zone: code, other: code === other ? null : other });
  }

  outline() {
    for (const [code, { path, shape }] of this.shapes) {
      const role = code === this.state.zone ? "zone" : code === this.state.other ? "other" : "";
      if (path.dataset.selected !== role) path.dataset.selected = role;
      if (role) shape.bringToFront();
    }
  }

  /* ---- what the reader does ---- */

  listen() {
    const sorted = [...this.shapes.keys(), ...this.sources.choices.zones.filter((code) => !this.shapes.has(code))]
      .sort((a, b) => this.name(a).localeCompare(this.name(b), this.words.locale));
    for (const select of this.root.querySelectorAll("[data-choice]")) {
      if (select.dataset.choice === "zone" || select.dataset.choice === "other") {
        select.append(...sorted.map((code) => new Option(this.name(code), code)));
      }
      select.addEventListener("change", () => this.change({ [select.dataset.choice]: select.value || null }));
    }
    for (const [code, { path, shape }] of this.shapes) {
      path.setAttribute("tabindex", "-1");
      path.setAttribute("role", "button");
      path.setAttribute("aria-label", this.name(code));
      shape.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        const { originalEvent } = event;
        this.select(code, originalEvent.shiftKey || originalEvent.ctrlKey || originalEvent.metaKey);
      });
      path.addEventListener("pointerenter", () => this.hover(code, path));
      path.addEventListener("pointermove", (event) => this.tip.follow(event));
      path.addEventListener("pointerleave", () => this.tip.hide());
      path.addEventListener("focus", () => {
        this.hover(code, path);
        this.tip.besideOf(path);
        const told = [...this.part("tip").querySelectorAll("p")].map((line) => line.textContent);
        path.setAttribute("aria-label", told.join(". "));
      });
      path.addEventListener("blur", () => this.tip.hide());
      path.addEventListener("keydown", (event) => this.keyOnZone(event, code));
    }
    this.tip = new skyclaims.Tip(this);
    this.rove("RU-VOR");
    for (const button of this.root.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => {
        this.showView(button.dataset.view);
        this.address.replace(this.state);
      });
    }
    const zoom = (by) => this.map.setZoom(this.map.getZoom() + by, { animate: !this.isStill });
    this.part("closer-map").addEventListener("click", () => zoom(1));
    this.part("wider-map").addEventListener("click", () => zoom(-1));
    this.part("map").addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    }, { capture: true });
    this.part("regions").addEventListener("toggle", () => this.beside.list());
    const goBack = async () => {
      await this.choose(this.address.read());
      this.showView(this.state.view, this.state.place);
    };
    window.parent.addEventListener("popstate", goBack);
    window.addEventListener("pagehide", () => window.parent.removeEventListener("popstate", goBack));
  }

  hover(code) {
    this.tip.show(code);
  }

  /** One zone is in the order of the tab key; arrows move on to the nearest in their direction. */
  rove(code) {
    if (this.roving) this.shapes.get(this.roving).path.setAttribute("tabindex", "-1");
    this.roving = code;
    this.shapes.get(code).path.setAttribute("tabindex", "0");
  }

  keyOnZone(event, code) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (direction) {
      const next = this.neighbour(code, direction);
      if (next) {
        this.rove(next);
        this.shapes.get(next).path.focus();
      }
    } else if (event.key === "Enter" || event.key === " ") this.select(code, event.shiftKey);
    else if (event.key === "+" || event.key === "=") this.map.zoomIn(1);
    else if (event.key === "-") this.map.zoomOut(1);
    else if (event.key === "Escape") this.tip.hide();
    else return;
    event.preventDefault();
  }

  neighbour(code, [dx, dy]) {
    const from = this.shapes.get(code).at;
    let best = null;
    let nearest = Infinity;
    for (const [other, { at }] of this.shapes) {
      const x = at[1] - from[1];
      const y = at[0] - from[0];
      const along = x * dx + y * dy;
      const across = Math.abs(x * dy) + Math.abs(y * dx);
      if (other === code || along <= 0 || across > along * 1.5) continue;
      if (along + 2 * across < nearest) [nearest, best] = [along + 2 * across, other];
    }
    return best;
  }

  /* ---- the frame ---- */

  fitFrame() {
    const height = Math.ceil(this.root.getBoundingClientRect().height);
    window.Streamlit.setFrameHeight(height);
    this.map.invalidateSize({ animate: false });
  }

  followTheme() {
    const follow = () => {
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      const theme = 0.3 * r + 0.6 * g + 0.1 * b < 128 ? "dark" : "light";
      if (document.documentElement.dataset.theme === theme) return;
      document.documentElement.dataset.theme = theme;
      this.timeline.draw();
    };
    follow();
    window.Streamlit.events.addEventListener("streamlit:render", () => setTimeout(follow));
  }
};
