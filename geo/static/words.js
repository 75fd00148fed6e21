/* What stands on and beside the map in words: names, tooltip, tiles, tally, table. */
"use strict";

/** Names and numbers on the map, where there is room for them. */
skyclaims.Labels = class Labels {
  constructor(element) {
    this.element = element;
    this.layer = L.layerGroup().addTo(element.map);
    this.shown = new Map();
    this.pen = document.createElement("canvas").getContext("2d");
  }

  /** Choose the zones that get a label: the chosen first, then high numbers, then large areas. */
  place() {
    const { element } = this;
    const { map, state } = element;
    if (!element.reading) return;
    this.layer.clearLayers();
    this.shown.clear();
    const style = getComputedStyle(element.root);
    this.pen.font = `12px ${style.fontFamily}`;
    const size = map.getSize();
    const taken = [];
    const scale = map.options.crs.scale(map.getZoom()); // pixels a map unit
    const weight = (code, said) => (code === state.zone || code === state.other ? 1e9 : (said.value || 0) * 1e3);
    const candidates = [...element.shapes]
      .filter(([code, { zone }]) => zone.kind === "subject" || element.words.notes[code])
      .map(([code, entry]) => ({ code, entry, said: element.now.get(code) }))
      .sort((a, b) => weight(b.code, b.said) - weight(a.code, a.said) || b.entry.zone.area_km2 - a.entry.zone.area_km2);
    const isFree = (box, own) =>
      !taken.some((other) => other !== own && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    const visible = candidates
      .map((candidate) => {
        const { x, y } = map.latLngToContainerPoint(candidate.entry.at);
        const hasNumber = candidate.said.state === "number" && candidate.entry.zone.kind === "subject";
        return { ...candidate, x, y, hasNumber };
      })
      .filter(({ x, y }) => x > 0 && y > 0 && x < size.x && y < size.y);
    // First a place for each number, then names where they cover neither a number nor a name.
    for (const label of visible.filter(({ hasNumber }) => hasNumber)) {
      const box = [label.x - 9, label.y - 7, label.x + 9, label.y + 7];
      if (!isFree(box)) continue;
      label.box = box;
      taken.push(box);
    }
    for (const { code, entry, x, y, hasNumber, box } of visible) {
      if (hasNumber && !box) continue;
      const name = element.words.short[code] || element.name(code);
      const half = this.pen.measureText(name).width / 2 + 2;
      const nameBox = hasNumber ? [x - half, y - 20, x + half, y + 6] : [x - half, y - 8, x + half, y + 8];
      const isFirst = hasNumber || code === state.zone || code === state.other;
      const room = entry.width * scale;
      const hasName = isFree(nameBox, box) && room >= (isFirst ? half : half * 2);
      if (hasName) taken.push(nameBox);
      if (hasName || hasNumber) this.write(code, entry, hasName ? name : "");
    }
    this.number();
  }

  write(code, { zone, at }, name) {
    const icon = L.divIcon({
      className: zone.kind === "subject" ? "label" : "label quiet",
      iconSize: null,
      html: "<div><span></span><b></b></div>",
    });
    const marker = L.marker(at, { icon, interactive: false, keyboard: false });
    this.layer.addLayer(marker);
    const box = marker.getElement();
    box.setAttribute("aria-hidden", "true");
    const [text, number] = box.firstChild.children;
    text.textContent = name;
    this.shown.set(code, { number, box, isOnScale: zone.kind === "subject" });
  }

  /** Write the numbers of the window into the labels that are there. */
  number() {
    const { element } = this;
    for (const [code, label] of this.shown) {
      const said = element.now.get(code);
      const text = said.state === "number" && label.isOnScale ? element.range(said) : "";
      if (label.number.textContent !== text) label.number.textContent = text;
      const shade = element.painted.get(code) || "";
      if (label.box.dataset.look !== shade) label.box.dataset.look = shade;
    }
  }
};

/** The tooltip: name, number or state, claimant, nights, and the last sixty days as bars. */
skyclaims.Tip = class Tip {
  constructor(element) {
    this.element = element;
    this.box = element.part("tip");
    this.frame = this.box.parentElement;
  }

  show(code) {
    const { element } = this;
    const { words, state } = element;
    const { first, last } = element.timeline;
    const said = element.said(code, first, last);
    const lines = [`<strong>${escapeText(element.name(code))}</strong>`];
    lines.push(`<span class="value">${escapeText(this.value(said))}</span>`);
    for (const list of element.reading.jointLists(code, first, last)) {
      lines.push(escapeText(element.jointText(list)));
    }
    lines.push(escapeText(element.fill(words.claimed_by, { party: words.parties[state.party] })));
    if (said.nights) lines.push(escapeText(element.plural("nights", said.nights)));
    if (words.notes[code]) lines.push(`<small>${escapeText(words.notes[code])}</small>`);
    this.box.innerHTML = lines.map((line) => `<p>${line}</p>`).join("") + this.spark(code);
    this.box.dataset.zone = code;
    this.box.hidden = false;
  }

  value(said) {
    const { element } = this;
    if (said.state !== "number") return element.words.states[said.state];
    return element.fill(element.words.values[element.state.measure], { n: element.range(said) });
  }

  /** Bars of the sixty days up to the window's end, the window marked below them. */
  spark(code) {
    const { element } = this;
    const { first, last } = element.timeline;
    const from = Math.max(last - skyclaims.SPARK_DAYS + 1, 0);
    const values = [];
    for (let day = from; day <= last; day += 1) {
      const said = element.reading.zone(code, day, day);
      values.push(said && said.counted ? said.high : 0);
    }
    const highest = Math.max(...values, 1);
    const bars = values
      .map((value, i) => (value ? `<rect x="${i * 3}" y="${24 - (value / highest) * 24}" width="2" height="${(value / highest) * 24}"/>` : ""))
      .join("");
    const start = (Math.max(first, from) - from) * 3;
    const width = (last - from + 1) * 3;
    return `<svg class="spark" viewBox="0 0 ${skyclaims.SPARK_DAYS * 3} 30" role="img" aria-label="${escapeText(element.words.spark)}">
      <g class="bars">${bars}</g><rect class="floor" y="24" width="${width}" height="1"/>
      <rect class="window" x="${start}" y="26" width="${Math.max(width - start, 3)}" height="3"/></svg>
      <p><small>${escapeText(element.words.spark)}</small></p>`;
  }

  follow(event) {
    const frame = this.frame.getBoundingClientRect();
    this.put(event.clientX - frame.left, event.clientY - frame.top);
  }

  besideOf(path) {
    const frame = this.frame.getBoundingClientRect();
    const box = path.getBoundingClientRect();
    this.put((box.left + box.right) / 2 - frame.left, (box.top + box.bottom) / 2 - frame.top);
  }

  put(x, y) {
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = x + 16 + width > this.frame.clientWidth ? Math.max(x - width - 16, 0) : x + 16;
    const top = Math.min(Math.max(y - height / 2, 4), Math.max(this.frame.clientHeight - height - 4, 4));
    this.box.style.transform = `translate(${left}px, ${top}px)`;
  }

  hide() {
    this.box.hidden = true;
  }
};

/** What has no region on the map, the sum that equals the headline, and the table of regions. */
skyclaims.Beside = class Beside {
  constructor(element) {
    this.element = element;
    const { sources, words } = element;
    this.box = element.part("beside");
    this.tiles = new Map();
    for (const code of sources.beside) this.addTile(code, element.name(code), true);
    for (const name of ["composite", "elsewhere", "joint", "unallocated"]) {
      this.addTile(name, words.parts[name], false);
    }
  }

  addTile(key, name, isZone) {
    const tile = document.createElement(isZone ? "button" : "div");
    if (isZone) {
      tile.type = "button";
      tile.dataset.zone = key;
      tile.addEventListener("click", (event) => this.element.select(key, event.shiftKey));
    } else {
      tile.dataset.tile = key;
    }
    tile.className = "tile";
    tile.innerHTML = '<span class="name"></span><span class="number"></span>';
    tile.firstChild.textContent = name;
    this.box.append(tile);
    this.tiles.set(key, { tile, number: tile.lastChild, isZone });
  }

  paint() {
    const { element } = this;
    const { first, last } = element.timeline;
    const parts = element.reading.parts(first, last);
    const { breaks } = element.scale;
    const isPlain = element.state.measure === "number";
    for (const [key, entry] of this.tiles) {
      let said;
      if (entry.isZone) said = element.now.get(key) || element.said(key, first, last);
      else if (parts && parts[key].count) said = { state: "number", ...parts[key], value: parts[key].high };
      else said = { state: element.silent ? "noreport" : "unnamed" };
      const hasNumber = said.state === "number" && (entry.isZone || isPlain || element.state.measure === "share");
      const shown = this.scaled(said, entry, hasNumber);
      const cls = shown && entry.isZone && !key.startsWith("UA-") ? element.classOf(shown.value, breaks) : "";
      const text = shown ? element.range(shown) : element.words.brief[said.state === "number" ? "unnamed" : said.state];
      write(entry.number, text);
      mark(entry.tile, "state", said.state);
      mark(entry.tile, "class", String(cls));
      if (entry.isZone) mark(entry.tile, "selected", key === element.state.zone ? "zone" : key === element.state.other ? "other" : "");
    }
    this.tiles.get("elsewhere").tile.hidden = !(parts && parts.elsewhere.count && this.hasOtherPlaces(first, last));
    write(element.part("tally"), this.tally(parts));
  }

  scaled(said, entry, hasNumber) {
    if (!hasNumber) return null;
    if (entry.isZone && this.element.state.measure === "density") return null; // a sea has no area here
    if (!entry.isZone && this.element.state.measure === "share") {
      const factor = this.element.factor("");
      return { low: said.low * factor, high: said.high * factor, value: said.high * factor };
    }
    return said;
  }

  /** Numbers for places that have neither a region nor a tile of their own. */
  hasOtherPlaces(first, last) {
    const { element } = this;
    return [...element.reading.claims[0].number].some(
      ([code, series]) => !/^(RU|SEA)-/.test(code) && !element.sources.beside.includes(code) && series.count(first, last),
    );
  }

  /** The headline and its parts in one sentence; they add up. */
  tally(parts) {
    const { element } = this;
    const { words, headline } = element;
    if (element.silent) return "";
    if (!headline) return words.no_number;
    if (!parts) return element.fill(words.tally_all, { total: element.range(headline) });
    const named = Object.entries(words.sums)
      .filter(([name]) => name === "map" || parts[name].count)
      .map(([name, form]) => element.fill(form, { n: element.range(parts[name]) }));
    return element.fill(words.tally, { total: element.range(headline), parts: named.join(" + ") });
  }

  /** The table: every region, the highest first. Filled when it is open and the window is at rest. */
  list() {
    const { element } = this;
    if (!element.part("regions").open) return;
    const { words } = element;
    const { first, last } = element.timeline;
    write(element.part("caption"), element.part("title").textContent);
    const rank = { number: 0, joint: 1, named: 2, unnamed: 3, noreport: 3 };
    const rows = element.sources.choices.zones
      .map((code) => ({ code, said: element.said(code, first, last), name: element.name(code) }))
      .filter(({ code, said }) => code.startsWith("RU-") || said.nights)
      .sort((a, b) =>
        rank[a.said.state] - rank[b.said.state] ||
        (b.said.value || 0) - (a.said.value || 0) ||
        a.name.localeCompare(b.name, words.locale));
    element.part("rows").replaceChildren(
      ...rows.map(({ code, said, name }) => {
        const row = document.createElement("tr");
        row.dataset.zone = code;
        row.dataset.state = said.state;
        if (code === element.state.zone) row.setAttribute("aria-current", "true");
        const value = said.state === "number" ? element.range(said) : this.stateText(code, said, first, last);
        row.innerHTML = `<th scope="row"><button type="button" data-act="select">${escapeText(name)}</button></th>
          <td class="figure">${escapeText(value)}</td>
          <td class="figure">${said.nights ? element.numbers.format(said.nights) : ""}</td>
          <td><button type="button" data-act="compare">${escapeText(words.compare)}</button></td>`;
        row.querySelector('[data-act="select"]').addEventListener("click", () => element.select(code, false));
        row.querySelector('[data-act="compare"]').addEventListener("click", () => element.select(code, true));
        return row;
      }),
    );
  }

  stateText(code, said, first, last) {
    const { element } = this;
    if (said.state !== "joint") return element.words.states[said.state];
    return element.reading.jointLists(code, first, last).map((list) => element.jointText(list)).join("; ");
  }
};

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function mark(element, name, value) {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}

function escapeText(text) {
  const box = document.createElement("span");
  box.textContent = text;
  return box.innerHTML.replace(/"/g, "&quot;");
}
