/* What stands on and beside the map in words: names, tooltip, legend, tiles, table. */
"use strict";

skyclaims.SPARK_DAYS = 60;

/** Names and numbers on the map, where there is room for them. */
skyclaims.Labels = class Labels {
  constructor(element) {
    this.element = element;
    // Plain boxes in one pane: Leaflet's markers would be a layer each, composed anew every frame.
    this.pane = element.map.createPane("labels");
    this.pane.classList.add("leaflet-zoom-hide");
    this.shown = new Map();
    this.pen = document.createElement("canvas").getContext("2d");
  }

  /** Choose the zones that get a label: the chosen first, then high numbers, then large areas. */
  place() {
    const { element } = this;
    const { map, state, figures, words } = element;
    if (!figures.zones) return;
    this.pane.replaceChildren();
    this.shown.clear();
    this.pen.font = `12px ${getComputedStyle(element.root).fontFamily}`;
    const size = map.getSize();
    const taken = this.covered();
    const scale = map.options.crs.scale(map.getZoom()); // pixels a map unit
    const weight = ({ code, said }) => (code === state.zone || code === state.other ? 1e9 : (said.value || 0) * 1e3);
    const isFree = (box, own) =>
      !taken.some((other) => other !== own && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    const visible = [...element.shapes.entries]
      .filter(([code, { zone }]) => zone.kind === "subject" || words.notes[code])
      .map(([code, entry]) => {
        const said = figures.zones.get(code);
        const { x, y } = map.latLngToContainerPoint(entry.at);
        return { code, entry, said, x, y, hasNumber: said.state === "number" && entry.zone.kind === "subject" };
      })
      .filter(({ x, y }) => x > 0 && y > 0 && x < size.x && y < size.y)
      .sort((a, b) => weight(b) - weight(a) || b.entry.zone.area_km2 - a.entry.zone.area_km2);
    // First a place for each number, then names where they cover neither a number nor a name.
    for (const label of visible.filter(({ hasNumber }) => hasNumber)) {
      const box = [label.x - 9, label.y - 7, label.x + 9, label.y + 7];
      if (!isFree(box)) continue;
      label.box = box;
      taken.push(box);
    }
    for (const { code, entry, x, y, hasNumber, box } of visible) {
      if (hasNumber && !box) continue;
      const name = words.short[code] || figures.name(code);
      const half = this.pen.measureText(name).width / 2 + 2;
      const nameBox = hasNumber ? [x - half, y - 20, x + half, y + 6] : [x - half, y - 8, x + half, y + 8];
      const isFirst = hasNumber || code === state.zone || code === state.other;
      const room = entry.width * scale;
      const isInside = nameBox[0] >= 0 && nameBox[2] <= size.x;
      const hasName = isInside && isFree(nameBox, box) && room >= (isFirst ? half : half * 2);
      if (hasName) taken.push(nameBox);
      if (hasName || hasNumber) this.write(code, entry, hasName ? name : "");
    }
    this.number();
  }

  /** The boxes of what lies over the map, where a name would be hidden. */
  covered() {
    const { element } = this;
    const frame = element.map.getContainer().getBoundingClientRect();
    return [element.part("legend"), element.part("closer-map").parentElement].map((part) => {
      const box = part.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  }

  write(code, entry, name) {
    const { zone, at } = entry;
    const box = document.createElement("div");
    box.className = `label ${zone.kind === "subject" ? "" : "quiet"} ${name ? "named" : ""}`;
    box.innerHTML = "<span></span><b></b>";
    box.setAttribute("aria-hidden", "true");
    const { x, y } = this.element.map.latLngToLayerPoint(at);
    box.style.left = `${x}px`;
    box.style.top = `${y}px`;
    this.pane.append(box);
    const [text, number] = box.children;
    text.textContent = name;
    this.shown.set(code, { entry, number, box, text: "", look: "", isOnScale: zone.kind === "subject" });
  }

  /** Write the numbers of the window into the labels that are there. */
  number() {
    const { figures } = this.element;
    for (const [code, label] of this.shown) {
      const said = figures.zones.get(code);
      const text = said.state === "number" && label.isOnScale ? figures.range(said) : "";
      if (label.text !== text) {
        if (!label.text !== !text) label.box.dataset.figure = Boolean(text);
        label.text = text;
        write(label.number, text);
      }
      if (label.look !== label.entry.look) label.box.dataset.look = label.look = label.entry.look;
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
    const { words, state, figures } = element;
    const said = figures.zone(code);
    const lines = [`<strong>${escapeText(figures.name(code))}</strong>`];
    lines.push(`<span class="value">${escapeText(this.value(said))}</span>`);
    for (const list of figures.jointLists(code)) lines.push(escapeText(figures.jointText(list)));
    lines.push(escapeText(figures.fill(words.claimed_by, { party: words.parties[state.party] })));
    if (said.nights) lines.push(escapeText(figures.plural("nights", said.nights)));
    if (words.notes[code]) lines.push(`<small>${escapeText(words.notes[code])}</small>`);
    this.box.innerHTML = lines.map((line) => `<p>${line}</p>`).join("") + this.spark(code);
    this.box.dataset.zone = code;
    this.box.hidden = false;
  }

  value(said) {
    const { words, figures } = this.element;
    if (said.state !== "number") return words.states[said.state];
    return figures.fill(words.values[figures.measure], { n: figures.range(said) });
  }

  /** Bars of the sixty days up to the window's end, the window marked below them. */
  spark(code) {
    const { words, figures } = this.element;
    const { first, last } = figures;
    const from = Math.max(last - skyclaims.SPARK_DAYS + 1, 0);
    const values = figures.daily(code, from);
    const highest = Math.max(...values, 1);
    const bars = values
      .map((value, i) => (value ? `<rect x="${i * 3}" y="${24 - (value / highest) * 24}" width="2" height="${(value / highest) * 24}"/>` : ""))
      .join("");
    const start = (Math.max(first, from) - from) * 3;
    const width = (last - from + 1) * 3;
    return `<svg class="spark" viewBox="0 0 ${skyclaims.SPARK_DAYS * 3} 30" role="img" aria-label="${escapeText(words.spark)}">
      <g class="bars">${bars}</g><rect class="floor" y="24" width="${width}" height="1"/>
      <rect class="window" x="${start}" y="26" width="${Math.max(width - start, 3)}" height="3"/></svg>
      <p><small>${escapeText(words.spark)}</small></p>`;
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

/** The legend of the present scale: classes with their numbers, then the states without one. */
skyclaims.drawLegend = function drawLegend(box, figures) {
  const { words, measure } = figures;
  const { breaks, days } = figures.scale;
  const whole = measure === "number" || measure === "nights";
  const text = (i) => {
    const from = i ? breaks[i - 1] + (whole ? 1 : 0) : whole ? 1 : 0;
    if (i === breaks.length - 1) return figures.fill(words.and_more, { n: figures.write(from) });
    return from === breaks[i] ? figures.write(from) : `${figures.write(from)}–${figures.write(breaks[i])}`;
  };
  const item = (attributes, label) => `<li><span class="swatch" ${attributes}></span>${escapeText(label)}</li>`;
  const span = days ? figures.plural("scale_days", days) : words.scale_all;
  box.innerHTML = `<p>${escapeText(words.measures[measure])} <span>${escapeText(span)}</span></p>
    <ul class="classes">${breaks.map((_, i) => item(`data-state="number" data-class="${i + 1}"`, text(i))).join("")}</ul>
    <ul class="states">${["joint", "named", "unnamed", "noreport", "ukraine"].map((name) => item(`data-state="${name}"`, words.states[name])).join("")}</ul>`;
};

/** What has no region on the map, and the table of regions. */
skyclaims.Beside = class Beside {
  constructor(element) {
    this.element = element;
    const { sources, words } = element;
    this.box = element.part("beside");
    this.tiles = new Map();
    for (const code of sources.beside) this.addTile(code, element.figures.name(code), true);
    for (const name of ["composite", "others", "joint", "unallocated"]) {
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
    const { state, figures, words } = this.element;
    const sums = { ...figures.parts, others: figures.others };
    for (const [key, entry] of this.tiles) {
      let said;
      if (entry.isZone) said = figures.zones.get(key);
      else if (sums[key] && sums[key].count) said = { state: "number", ...sums[key] };
      else said = { state: figures.isSilent ? "noreport" : "unnamed" };
      const shown = this.shown(said, entry.isZone);
      const isOnScale = shown && entry.isZone && !key.startsWith("UA-");
      const chosen = key === state.zone ? "zone" : key === state.other ? "other" : "";
      write(entry.number, shown ? figures.range(shown) : words.brief[said.state === "number" ? "unnamed" : said.state]);
      mark(entry.tile, "state", said.state);
      mark(entry.tile, "class", isOnScale ? String(figures.classOf(shown.value)) : "");
      if (entry.isZone) mark(entry.tile, "selected", chosen);
    }
    const { tile } = this.tiles.get("others");
    if (tile.hidden === Boolean(figures.others.count)) tile.hidden = !figures.others.count;
  }

  /** What a tile shows as its number, or null: a sea has no area here, a sum no nights. */
  shown(said, isZone) {
    const { figures } = this.element;
    if (said.state !== "number") return null;
    if (isZone) return figures.measure === "density" ? null : said;
    if (figures.measure === "number") return said;
    if (figures.measure !== "share") return null;
    const factor = figures.factor("");
    return { ...said, low: said.low * factor, high: said.high * factor };
  }

  /** The table: every region, the highest first. Filled when it is open and the window is at rest. */
  list() {
    const { element } = this;
    if (!element.part("regions").open) return;
    const { words, figures } = element;
    write(element.part("caption"), element.part("title").textContent);
    const rank = { number: 0, joint: 1, named: 2, unnamed: 3, noreport: 3 };
    const rows = element.sources.choices.zones
      .map((code) => ({ code, said: figures.zone(code), name: figures.name(code) }))
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
        const value = said.state === "number" ? figures.range(said) : this.stateText(code, said);
        row.innerHTML = `<th scope="row"><button type="button" data-act="select">${escapeText(name)}</button></th>
          <td class="figure">${escapeText(value)}</td>
          <td class="figure">${said.nights ? figures.write(said.nights) : ""}</td>
          <td><button type="button" data-act="compare">${escapeText(words.compare)}</button></td>`;
        row.querySelector('[data-act="select"]').addEventListener("click", () => element.select(code, false));
        row.querySelector('[data-act="compare"]').addEventListener("click", () => element.select(code, true));
        return row;
      }),
    );
  }

  stateText(code, said) {
    const { figures, words } = this.element;
    if (said.state !== "joint") return words.states[said.state];
    return figures.jointLists(code).map((list) => figures.jointText(list)).join("; ");
  }
};

/** Put a text into an element; its text node stays, so that a browser need not build it anew. */
function write(element, text) {
  if (element.firstChild) {
    if (element.firstChild.data !== text) element.firstChild.data = text;
  } else if (text) element.append(text);
}

function mark(element, name, value) {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}

function escapeText(text) {
  const box = document.createElement("span");
  box.textContent = text;
  return box.innerHTML.replace(/"/g, "&quot;");
}
