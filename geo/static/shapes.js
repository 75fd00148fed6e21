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
    const lines = skyclaims.readLines(topology);
    this.zones = skyclaims.readZones(topology, lines);
    this.lines = skyclaims.readBorders(topology, lines);
    this.areas = new Map(this.zones.map((zone) => [zone.code, zone.area_km2]));
    this.entries = new Map(); // zones that can be chosen: {zone, shape, path, at, width, look}
    this.outlines = new Map(); // all zones drawn
    this.borders = new Map();
    this.rings = new Map();
    this.marked = {};
  }

  /** Draw everything; the view is taken before, so that each shape is projected once. */
  draw() {
    const { map } = this;
    const renderers = {};
    for (const [name, order] of Object.entries(skyclaims.PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = order;
      pane.classList.add("layer", name);
      renderers[name] = L.svg({ padding: 0.2, pane: name });
    }
    for (const kind of ["context", "ukraine", "subject"]) {
      const pane = kind === "subject" ? "fills" : "ground";
      for (const zone of this.zones.filter((other) => other.kind === kind)) {
        const shape = L.polygon(this.turned(zone.polygons), {
          pane,
          renderer: renderers[pane],
          className: `zone ${kind}`,
          interactive: kind !== "context",
          smoothFactor: skyclaims.SMOOTH,
        }).addTo(map);
        this.outlines.set(zone.code, shape);
        const path = shape.getElement();
        path.dataset.zone = zone.code;
        if (kind === "context") path.setAttribute("aria-hidden", "true");
        else this.entries.set(zone.code, { zone, shape, path, look: "" });
      }
    }
    for (const [name, lines] of Object.entries(this.lines)) {
      this.borders.set(name, this.line(renderers.borders, "borders", `border ${name}`, lines));
    }
    for (const name of skyclaims.RINGS) {
      this.rings.set(name, this.line(renderers.rings, "rings", `ring ${name}`, []));
    }
    this.measure();
    addPatterns(renderers.fills._container);
  }

  line(renderer, pane, className, lines) {
    const options = { pane, renderer, className, interactive: false, smoothFactor: skyclaims.SMOOTH };
    return L.polyline(this.turned(lines), options).addTo(this.map);
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
    for (const entry of this.entries.values()) {
      const [x, y] = entry.zone.label;
      entry.at = this.turned([y, x]);
      const bounds = entry.shape.getBounds();
      entry.width = bounds.getEast() - bounds.getWest();
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
    if (this.marked[name] === code) return;
    const before = this.entries.get(this.marked[name]);
    if (before && name !== "hover") before.path.dataset.selected = "";
    this.marked[name] = code;
    const entry = this.entries.get(code);
    if (entry && name !== "hover") entry.path.dataset.selected = name;
    this.rings.get(name).setLatLngs(entry ? closed(entry.shape.getLatLngs()) : []);
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
      this.reshape();
      this.measure();
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
    const topology = await fetch(this.fineGeometry).then((answer) => answer.json());
    const lines = skyclaims.readLines(topology);
    const fine = new Map(skyclaims.readZones(topology, lines).map((zone) => [zone.code, zone.polygons]));
    for (const zone of this.zones) zone.polygons = fine.get(zone.code);
    this.lines = skyclaims.readBorders(topology, lines);
    this.reshape();
  }

  reshape() {
    for (const zone of this.zones) this.outlines.get(zone.code).setLatLngs(this.turned(zone.polygons));
    for (const [name, lines] of Object.entries(this.lines)) this.borders.get(name).setLatLngs(this.turned(lines));
    for (const [name, code] of Object.entries(this.marked)) {
      const entry = this.entries.get(code);
      if (entry) this.rings.get(name).setLatLngs(closed(entry.shape.getLatLngs()));
    }
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

skyclaims.SMOOTH = 0.3; // pixels by which a line may be simplified: borders must stay on their fills

/** The rings of polygons as closed lines. */
function closed(polygons) {
  return polygons.flat().map((ring) => [...ring, ring[0]]);
}

/** Hatch, dots and crosses for the states without a number, as map.css colours them. */
function addPatterns(svg) {
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
