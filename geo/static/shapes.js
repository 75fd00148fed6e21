/* The drawn map: zones, borders, the rings around chosen zones, and the two views of the country.
 *
 * Only fills of federal subjects change while the window moves, so they lie in a pane of their own
 * between two that stay: land and neighbours below, borders above. A browser then paints no
 * border again, and each border is one line, not the edges of two shapes.
 */
"use strict";

skyclaims.SVG = "http://www.w3.org/2000/svg";
skyclaims.PANES = { ground: 400, fills: 410, borders: 420, rings: 430 }; // and their z-index
skyclaims.RINGS = ["zone", "other", "hover"];

skyclaims.Shapes = class Shapes {
  /** @param map Leaflet's  @param topology the coarse geometry with its views
   *  @param fineGeometry address of the fine one */
  constructor(map, topology, fineGeometry) {
    this.map = map;
    this.fineGeometry = fineGeometry;
    this.views = topology.views;
    this.pivot = topology.pivot;
    this.sheets = {}; // by pane: the group that holds its paths, in steps of the geometry file
    this.borders = new Map();
    this.rings = new Map();
    this.marked = {};
    this.read(topology);
    this.areas = new Map(this.zones.map((zone) => [zone.code, zone.area_km2]));
    this.entries = new Map(); // zones that can be chosen: {zone, path, at, width, look}
    this.paths = new Map(); // of all zones drawn
  }

  read(topology) {
    const lines = skyclaims.readLines(topology);
    [this.step] = topology.transform.scale;
    this.zones = skyclaims.readZones(topology, lines);
    this.lines = skyclaims.readBorders(topology, lines);
  }

  /** Draw everything. */
  draw() {
    for (const [name, order] of Object.entries(skyclaims.PANES)) {
      const pane = this.map.createPane(name);
      pane.style.zIndex = order;
      pane.classList.add("layer", name);
      const renderer = L.svg({ padding: 0.2, pane: name }).addTo(this.map);
      this.sheets[name] = drawSvg("g", {}, pane.querySelector("g"));
      if (name === "fills") addPatterns(pane.querySelector("svg"));
      renderer.on("update", () => this.fit(name));
    }
    for (const kind of ["context", "ukraine", "subject"]) {
      const pane = kind === "subject" ? "fills" : "ground";
      for (const zone of this.zones.filter((other) => other.kind === kind)) {
        const path = this.line(pane, `zone ${kind}`, zone.outline);
        path.dataset.zone = zone.code;
        this.paths.set(zone.code, path);
        if (kind === "context") path.setAttribute("aria-hidden", "true");
        else {
          path.classList.add("leaflet-interactive");
          this.entries.set(zone.code, { zone, path, look: "" });
        }
      }
    }
    for (const [name, line] of Object.entries(this.lines)) this.borders.set(name, this.line("borders", `border ${name}`, line));
    for (const name of skyclaims.RINGS) this.rings.set(name, this.line("rings", `ring ${name}`, ""));
    this.turn();
  }

  line(pane, name, d) {
    return drawSvg("path", { class: name, d, "fill-rule": "evenodd" }, this.sheets[pane]);
  }

  /** Fit a sheet to the map as it lies now: by one matrix, whatever the zoom and the turn. */
  fit(name) {
    const { map, step } = this;
    const place = (x, y) => map.project(this.turned([y * step, x * step])).subtract(map.getPixelOrigin());
    const [origin, east, north] = [place(0, 0), place(1, 0), place(0, 1)];
    const axes = [east.subtract(origin), north.subtract(origin)].flatMap(({ x, y }) => [x, y]);
    this.sheets[name].setAttribute("transform", `matrix(${[...axes, origin.x, origin.y].join(" ")})`);
    if (name !== "fills") return;
    const upright = new DOMMatrix([...axes, 0, 0]).inverse();
    for (const pattern of this.map.getPane(name).querySelectorAll("pattern")) pattern.setAttribute("patternTransform", upright);
  }

  /** A point [y, x] as the present view has it: its sheet may be turned. */
  turned(point) {
    return skyclaims.turning(this.views[this.view].turn, this.pivot)(point);
  }

  /** Turn the sheets as the present view has them, and see where labels stand and have room. */
  turn() {
    for (const name of Object.keys(this.sheets)) this.fit(name);
    const turn = skyclaims.turning(this.views[this.view].turn, this.pivot);
    const reach = new Map();
    const east = (line) => {
      if (!reach.has(line)) reach.set(line, line.points.map(([x, y]) => turn([y * this.step, x * this.step])[1]));
      return reach.get(line);
    };
    for (const entry of this.entries.values()) {
      const [x, y] = entry.zone.label;
      entry.at = turn([y, x]);
      let [least, most] = [Infinity, -Infinity];
      for (const line of entry.zone.lines) for (const at of east(line)) [least, most] = [Math.min(least, at), Math.max(most, at)];
      entry.width = most - least;
    }
  }

  /* ---- painting ---- */

  /** Give each zone the look of its state; only what differs from before is touched. */
  paint(figures) {
    for (const [code, entry] of this.entries) {
      const said = figures.zones.get(code);
      const isSubject = entry.zone.kind === "subject";
      const isPainted = isSubject && said.state === "number";
      const look = isPainted ? `number ${figures.classOf(said.value)}` : said.state;
      if (entry.look === look) continue;
      entry.look = look;
      entry.path.dataset.state = said.state;
      if (isSubject) entry.path.dataset.class = isPainted ? look.slice(7) : "";
    }
  }

  /** Draw a ring ("zone", "other" or "hover") around a zone, or take it away (null). */
  ring(name, code) {
    const before = this.entries.get(this.marked[name]);
    if (before && name !== "hover") before.path.dataset.selected = "";
    this.marked[name] = code;
    const entry = this.entries.get(code);
    if (entry && name !== "hover") entry.path.dataset.selected = name;
    this.rings.get(name).setAttribute("d", entry ? entry.zone.outline : "");
  }

  /* ---- where the reader looks ---- */

  /** Take the limits of a view: how far out and how far away the reader may go. */
  takeView(name) {
    const { map } = this;
    this.view = name;
    map.setMaxBounds(null);
    map.options.minZoom = map.getBoundsZoom(this.views[name].bounds); // the setter would animate
    map.options.maxZoom = map.options.minZoom + 5;
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
  show(name, place) {
    if (name !== this.view) {
      this.takeView(name);
      this.turn();
    }
    this.look(place);
  }

  /** The place that the reader looks at, as `look` takes it. */
  place() {
    const { lat, lng } = this.map.getCenter();
    return [lat, lng, this.map.getZoom()].map((value) => Math.round(value * 100) / 100);
  }

  /** Replace the outlines by finer ones, once, when the reader comes close. */
  async refine() {
    if (this.isFine || this.map.getZoom() < this.map.getMinZoom() + 2) return;
    this.isFine = true;
    const { zones } = this;
    this.read(await fetch(this.fineGeometry).then((answer) => answer.json()));
    const fine = new Map(this.zones.map((zone) => [zone.code, zone]));
    this.zones = zones.map((zone) => Object.assign(zone, fine.get(zone.code)));
    for (const zone of zones) this.paths.get(zone.code).setAttribute("d", zone.outline);
    for (const [name, line] of Object.entries(this.lines)) this.borders.get(name).setAttribute("d", line);
    for (const name of skyclaims.RINGS) this.ring(name, this.marked[name]);
    this.turn();
  }

  /** The nearest zone from one in a direction [dx, dy], or null. */
  neighbour(code, [dx, dy]) {
    const from = this.entries.get(code).at;
    let best = null;
    let nearest = Infinity;
    for (const [other, { at }] of this.entries) {
      const x = at[1] - from[1];
      const y = at[0] - from[0];
      const along = x * dx + y * dy;
      const across = Math.abs(x * dy) + Math.abs(y * dx);
      if (other === code || along <= 0 || across > along * 1.5) continue;
      if (along + 2 * across < nearest) [nearest, best] = [along + 2 * across, other];
    }
    return best;
  }
};

/** A new element of SVG in another. */
function drawSvg(name, attributes, parent) {
  const element = document.createElementNS(skyclaims.SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

/** Hatch, dots and crosses for the states without a number, as map.css colours them. */
function addPatterns(svg) {
  const defs = drawSvg("defs", {}, svg);
  const pattern = (id, size, shape, attributes) => {
    const element = drawSvg("pattern", { id, patternUnits: "userSpaceOnUse", width: size, height: size }, defs);
    drawSvg("rect", { class: "ground", width: size, height: size }, element);
    drawSvg(shape, attributes, element);
  };
  pattern("sky-joint", 6, "path", { d: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", class: "hatch" });
  pattern("sky-named", 6, "circle", { cx: 3, cy: 3, r: 1.1, class: "dot" });
  pattern("sky-noreport", 8, "path", { d: "M0,0 l8,8 M0,8 l8,-8", class: "cross" });
}
