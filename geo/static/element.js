/* The element: ties the timeline, the drawn map and the words to one state of choices.
 *
 * Moving repaints here, from running sums, without the server; the server hears of a choice once,
 * when the reader lets go (`tellServer`).
 */
"use strict";

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
  await element.choose(state);
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
    this.dates = new skyclaims.Dates(sources.choices.firstDate, sources.choices.days, words.locale);
    this.timeline = new skyclaims.Timeline(this.part("track").parentElement, this.dates, words, {
      onMove: () => this.repaintSoon(),
      onRelease: () => this.settle(),
    });
    this.followTheme();
    this.placeMap();
    this.shapes = new skyclaims.Shapes(map, topology, sources.fineGeometry);
    this.shapes.takeView(state.view);
    this.shapes.look(state.place);
    this.shapes.draw();
    this.figures = new skyclaims.Figures(sources, words, this.shapes.areas);
    this.codes = [...new Set([...this.shapes.entries.keys(), ...sources.beside])];
    this.labels = new skyclaims.Labels(this);
    this.beside = new skyclaims.Beside(this);
    this.tip = new skyclaims.Tip(this);
    this.share = new skyclaims.Share(this);
    this.writings = [() => this.sayWindow(), () => this.beside.paint(), () => this.labels.number()];
    this.unwritten = new Set();
    this.beat = 0;
    this.listenToChoices();
    this.listenToZones();
    this.listenToMap();
    this.followSize();
  }

  placeMap() {
    const container = this.map.getContainer();
    this.part("map").append(container);
    container.removeAttribute("style");
    this.map.attributionControl.remove();
    this.map.invalidateSize({ animate: false });
  }

  /* ---- painting ---- */

  /** Repaint in the next frame. The colours follow at once; of what is written, a part every other frame. */
  repaintSoon() {
    this.isStale = true;
    this.paintSoon();
  }

  paintSoon() {
    if (this.due) return;
    if (this.timeline.isMoving && !this.isHeld) this.hold(true);
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      if (this.isStale) this.colour();
      this.beat = 1 - this.beat;
      this.write(this.timeline.isMoving ? this.beat : Infinity);
      if (this.unwritten.size) this.paintSoon();
    });
  }

  /** Repaint map, numbers beside it, tally and title for the timeline's window. */
  paint() {
    this.colour();
    this.write();
  }

  colour() {
    const { figures, timeline } = this;
    this.isStale = false;
    figures.read(this.codes, timeline.first, timeline.last);
    this.shapes.paint(figures);
    if (figures.scale.breaks !== this.legendBreaks) {
      this.legendBreaks = figures.scale.breaks;
      skyclaims.drawLegend(this.part("legend"), figures);
    }
    for (const part of this.writings) this.unwritten.add(part);
  }

  /** Write what is not yet written for the window: the parts that have waited longest, so many. */
  write(most = Infinity) {
    for (const part of [...this.unwritten].slice(0, most)) {
      this.unwritten.delete(part);
      part();
    }
  }

  /** While the window moves, title and tally keep their boxes: nothing is laid out around them. */
  hold(isHeld) {
    this.isHeld = isHeld;
    for (const part of [this.part("title"), this.part("tally")]) {
      part.style.height = isHeld ? `${part.offsetHeight}px` : "";
      part.style.contain = isHeld ? "size layout style" : "";
    }
  }

  sayWindow() {
    const { words, state, figures } = this;
    const when = this.timeline.windowText();
    write(this.part("title"), figures.fill(words.title, { what: words.titles[state.subject], when }));
    write(this.part("tally"), figures.tally());
    const silence = this.part("silence");
    if (silence.hidden === figures.isSilent) silence.hidden = !figures.isSilent;
    if (figures.isSilent) write(silence, figures.fill(words.silence, { party: words.parties[state.party], when }));
  }

  /* ---- choices ---- */

  /** Take a whole state: from the address, or after a choice; loads claims that it needs. */
  async choose(state) {
    this.state = state;
    const parties = state.party === "all" ? this.sources.parties : [state.party];
    await Promise.all(parties.map(this.loadParty));
    const reading = new skyclaims.Reading(parties.map((party) => this.claims[party]), state.subject);
    this.figures.take(reading, state);
    this.legendBreaks = null;
    for (const select of this.root.querySelectorAll("[data-choice]")) {
      select.value = state[select.dataset.choice] || "";
    }
    this.part("subtitle").textContent = this.figures.fill(this.words.subtitle, {
      party: this.words.parties[state.party],
      measure: this.words.measures[state.measure],
    });
    this.timeline.setSeries(reading.total, reading.reported);
    this.timeline.place(state.first, state.last);
    this.paint();
    this.shapes.ring("zone", state.zone);
    this.shapes.ring("other", state.other);
    this.labels.place();
    this.beside.list();
    this.share.fill();
    this.markView();
  }

  /** The reader let go: remember the window and tell the server, once. */
  settle() {
    this.paint();
    this.hold(false);
    this.state.first = this.timeline.first;
    this.state.last = this.timeline.last;
    this.labels.place();
    this.beside.list();
    this.share.fill();
    this.part("spoken").textContent = `${this.part("title").textContent}. ${this.part("tally").textContent}`;
    this.fitFrame();
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

  /** Show one of the views, whole or at a place of it. */
  showView(name, place = null) {
    this.state.view = name;
    this.state.place = place;
    this.shapes.show(name, place);
    this.labels.place();
    this.markView();
  }

  markView() {
    for (const button of this.root.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", button.dataset.view === this.state.view);
    }
  }

  /* ---- what the reader does ---- */

  listenToChoices() {
    const { figures, sources, words } = this;
    const sorted = [...sources.choices.zones].sort((a, b) => figures.name(a).localeCompare(figures.name(b), words.locale));
    for (const select of this.root.querySelectorAll("[data-choice]")) {
      if (select.dataset.choice === "zone" || select.dataset.choice === "other") {
        select.append(...sorted.map((code) => new Option(figures.name(code), code)));
      }
      select.addEventListener("change", () => this.change({ [select.dataset.choice]: select.value || null }));
    }
    this.part("regions").addEventListener("toggle", () => this.beside.list());
    const goBack = async () => {
      await this.choose(this.address.read());
      this.showView(this.state.view, this.state.place);
    };
    window.parent.addEventListener("popstate", goBack);
    window.addEventListener("pagehide", () => window.parent.removeEventListener("popstate", goBack));
  }

  listenToZones() {
    for (const [code, { path }] of this.shapes.entries) {
      path.setAttribute("tabindex", "-1");
      path.setAttribute("role", "button");
      path.setAttribute("aria-label", this.figures.name(code));
      path.addEventListener("click", (event) => {
        if (!this.map.dragging.moved()) this.select(code, event.shiftKey || event.ctrlKey || event.metaKey);
      });
      path.addEventListener("pointerenter", () => this.point(code));
      path.addEventListener("pointermove", (event) => this.tip.follow(event));
      path.addEventListener("pointerleave", () => this.point(null));
      path.addEventListener("focus", () => {
        this.point(code);
        this.tip.besideOf(path);
        const told = [...this.part("tip").querySelectorAll("p")].map((line) => line.textContent);
        path.setAttribute("aria-label", told.join(". "));
      });
      path.addEventListener("blur", () => this.point(null));
      path.addEventListener("keydown", (event) => this.keyOnZone(event, code));
    }
    this.rove("RU-VOR");
  }

  listenToMap() {
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
    this.map.on("moveend", () => this.keepPlace());
  }

  get isStill() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** Remember where the reader looks, in the address only: no message to the server. */
  keepPlace() {
    if (this.shapes.isPlacing) return;
    this.labels.place();
    this.shapes.refine();
    this.state.place = this.shapes.place();
    this.address.replace(this.state);
  }

  /** The pointer or the keyboard is on a zone, or on none (null). */
  point(code) {
    this.shapes.ring("hover", code);
    if (code) this.tip.show(code);
    else this.tip.hide();
  }

  /** One zone is in the order of the tab key; arrows move on to the nearest in their direction. */
  rove(code) {
    const { entries } = this.shapes;
    if (this.roving) entries.get(this.roving).path.setAttribute("tabindex", "-1");
    this.roving = code;
    entries.get(code).path.setAttribute("tabindex", "0");
  }

  keyOnZone(event, code) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (direction) {
      const next = this.shapes.neighbour(code, direction);
      if (next) {
        this.rove(next);
        this.shapes.entries.get(next).path.focus();
      }
    } else if (event.key === "Enter" || event.key === " ") this.select(code, event.shiftKey);
    else if (event.key === "+" || event.key === "=") this.map.zoomIn(1);
    else if (event.key === "-") this.map.zoomOut(1);
    else if (event.key === "Escape") this.tip.hide();
    else return;
    event.preventDefault();
  }

  /* ---- the frame ---- */

  followSize() {
    new ResizeObserver(() => this.fitFrame()).observe(this.root);
    new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(this.map.getContainer());
  }

  /** Tell the page how high the frame is; not while the window moves, which would lay it out anew. */
  fitFrame() {
    if (this.timeline.isMoving) return;
    const height = Math.ceil(this.root.getBoundingClientRect().height);
    if (height === this.height) return;
    this.height = height;
    window.Streamlit.setFrameHeight(height);
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
