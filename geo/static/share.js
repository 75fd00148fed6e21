/* Sharing: the link, a sentence in each language, and the picture, each with who claims, when,
 * and that it is claimed and not verified.
 */
"use strict";

skyclaims.Share = class Share {
  constructor(element) {
    this.element = element;
    this.box = element.part("share");
    this.box.addEventListener("toggle", () => this.open());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.box.contains(event.target)) this.box.open = false;
    });
    for (const button of this.box.querySelectorAll("[data-copy]")) {
      button.addEventListener("click", () => this.copy(button.dataset.copy));
    }
    for (const button of this.box.querySelectorAll("[data-picture]")) {
      button.addEventListener("click", () => this.save(button.dataset.picture));
    }
  }

  close() {
    this.box.open = false;
    this.box.firstElementChild.focus();
  }

  /** Fill in the link and the sentences for what is shown now; they change while it is open. */
  async open() {
    if (!this.box.open) return;
    const { element } = this;
    this.say("");
    this.quotes = this.quotes || (await fetch(element.sources.quotes).then((answer) => answer.json()));
    this.fill();
  }

  fill() {
    if (!this.box.open || !this.quotes) return;
    const link = this.link();
    this.element.part("link").value = link;
    for (const [code, words] of Object.entries(this.quotes)) {
      this.element.part(`quote-${code}`).value = this.sentence(words, link.replace(/([?&]lang=)[a-z]+/, `$1${code}`));
    }
  }

  /** The address of what is shown, in the reader's language and as known on the day asked for. */
  link() {
    const { element } = this;
    const { origin, pathname, search } = window.parent.location;
    const query = new URLSearchParams(search);
    for (const [name, value] of Object.entries(element.address.parameters(element.state))) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    query.set("lang", element.words.language);
    return `${origin}${pathname}?${query}`;
  }

  /** "Place, date. What: number. As claimed by: whom. Claimed, not verified. Link", in one language. */
  sentence(words, link) {
    const { sources, state, timeline, figures } = this.element;
    const dates = new skyclaims.Dates(sources.choices.firstDate, sources.choices.days, words.locale);
    const own = new skyclaims.Figures(sources, words, figures.areas);
    own.take(figures.reading, state);
    own.read([], timeline.first, timeline.last);
    return own.fill(words.quote, {
      where: state.zone ? own.name(state.zone) : words.everywhere,
      when: dates.rangeText(timeline.first, timeline.last).replace(/\.$/, ""), // "2025 г." ends the sentence
      what: words.titles[state.subject],
      value: state.zone ? own.said(state.zone) : own.total(),
      party: words.parties[state.party],
      link,
    });
  }

  say(text) {
    write(this.element.part("shared"), text);
  }

  async copy(name) {
    const field = this.element.part(name);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // without a secure address there is no clipboard to ask for
    }
    this.say(this.element.words.copied);
  }

  async save(kind) {
    const svg = new Blob([new skyclaims.Picture(this.element, this.link()).draw()], { type: "image/svg+xml" });
    const { state, timeline } = this.element;
    const name = ["skyclaims", state.zone, this.element.dates.iso(timeline.first)].filter(Boolean).join("-");
    const content = kind === "svg" ? svg : await paint(svg);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = `${name}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.say(this.element.words.saved);
  }
};

/** A drawn picture as PNG, twice as large, for screens and print. */
async function paint(svg) {
  const address = URL.createObjectURL(svg);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

skyclaims.MARGIN = 24;
skyclaims.FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The map as one SVG that stands alone: title, claimant, map, legend, sum, link. */
skyclaims.Picture = class Picture {
  constructor(element, link) {
    this.element = element;
    this.link = link;
    this.pen = document.createElement("canvas").getContext("2d");
    this.style = getComputedStyle(document.documentElement);
    this.lines = [];
    this.y = skyclaims.MARGIN;
  }

  colour(name) {
    return this.style.getPropertyValue(name).trim();
  }

  draw() {
    const { element } = this;
    const { words, state, figures } = element;
    const size = element.map.getSize();
    this.width = Math.max(size.x, 640);
    const text = (name) => element.part(name).textContent;
    this.write(text("title"), 20, "--ink", 650);
    this.write(`${text("subtitle")} ${words.not_verified}`, 14, "--ink-soft");
    this.y += 10;
    this.drawMap(size);
    this.drawLegend();
    for (const code of [state.zone, state.other].filter(Boolean)) {
      this.write(`${figures.name(code)}: ${figures.said(code)}`, 14, "--ink", 650);
    }
    this.write(text("tally") || text("silence"), 14, "--ink");
    this.y += 4;
    this.write(`${words.not_verified} ${words.borders}`, 11, "--ink-soft");
    this.write(`Skyclaims · ${this.link}`, 11, "--ink-soft");
    const [width, height] = [this.width + 2 * skyclaims.MARGIN, Math.ceil(this.y + skyclaims.MARGIN - 8)];
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
      font-family="${skyclaims.FAMILY}"><title>${escapeText(text("title"))}. ${escapeText(words.not_verified)}</title>
      <rect width="${width}" height="${height}" fill="${this.colour("--paper")}"/>${this.lines.join("")}</svg>`;
  }

  /** Lines of text below what is there, broken at words. */
  write(text, size, ink, weight = 400) {
    this.pen.font = `${weight} ${size}px ${skyclaims.FAMILY}`;
    const rows = [""];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = `${rows[rows.length - 1]} ${word}`.trim();
      if (this.pen.measureText(longer).width <= this.width) rows[rows.length - 1] = longer;
      else rows.push(word);
    }
    for (const row of rows) {
      this.y += size * 1.35;
      this.lines.push(this.text(row, skyclaims.MARGIN, this.y, size, this.colour(ink), `font-weight="${weight}"`));
    }
  }

  text(text, x, y, size, fill, more = "") {
    return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}" ${more}>${escapeText(text)}</text>`;
  }

  /** The map as the reader sees it: the shapes with the colours that they have now. */
  drawMap(size) {
    const { map, root } = this.element;
    const left = skyclaims.MARGIN + (this.width - size.x) / 2;
    const offset = L.DomUtil.getPosition(map.getPane("mapPane"));
    const shapes = [...root.querySelectorAll(".leaflet-container path:is(.zone, .border, .ring:not(.hover))")];
    const paths = shapes.map((path) => {
      const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(path);
      return `<path d="${path.getAttribute("d")}" transform="${path.parentElement.getAttribute("transform")}" vector-effect="non-scaling-stroke" fill-rule="evenodd" fill="${fill.replace(/"/g, "'")}" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-dasharray="${strokeDasharray}" stroke-linejoin="round"/>`;
    });
    const defs = root.querySelector(".leaflet-container svg defs").cloneNode(true);
    for (const mark of defs.querySelectorAll("rect, path, circle")) {
      const [shown] = [...root.querySelectorAll(`pattern .${mark.getAttribute("class")}`)];
      const { fill, stroke, strokeWidth } = getComputedStyle(shown);
      for (const [name, value] of Object.entries({ fill, stroke, "stroke-width": strokeWidth })) mark.setAttribute(name, value);
    }
    this.lines.push(`${new XMLSerializer().serializeToString(defs)}
      <clipPath id="map"><rect width="${size.x}" height="${size.y}"/></clipPath>
      <g transform="translate(${left} ${this.y})"><g clip-path="url(#map)">
      <rect width="${size.x}" height="${size.y}" fill="${this.colour("--sea")}"/>
      <g transform="translate(${offset.x} ${offset.y})">${paths.join("")}</g>${this.labels()}</g>
      <rect width="${size.x}" height="${size.y}" fill="none" stroke="${this.colour("--line")}"/></g>`);
    this.y += size.y + 8;
  }

  labels() {
    const { labels, map } = this.element;
    return [...labels.shown.values()].map(({ entry, box }) => {
      const { x, y } = map.latLngToContainerPoint(entry.at);
      const { color, webkitTextStrokeColor } = getComputedStyle(box);
      const [name, number] = [...box.children].map((part) => part.textContent);
      const halo = `text-anchor="middle" stroke="${webkitTextStrokeColor}" stroke-width="2.5" paint-order="stroke" stroke-linejoin="round"`;
      return (name ? this.text(name, x, y + (number ? -4.5 : 4), 12, color, halo) : "")
        + (number ? this.text(number, x, y + (name ? 8.5 : 4), 12, color, `${halo} font-weight="700"`) : "");
    }).join("");
  }

  /** The legend as it stands on the map, in rows as wide as the picture. */
  drawLegend() {
    let x = skyclaims.MARGIN;
    this.pen.font = `12px ${skyclaims.FAMILY}`;
    for (const item of this.element.part("legend").querySelectorAll("li")) {
      const { dataset } = item.firstElementChild;
      const room = 28 + this.pen.measureText(item.textContent).width + 16;
      if (x + room > this.width + skyclaims.MARGIN) {
        x = skyclaims.MARGIN;
        this.y += 20;
      }
      const pattern = ["joint", "named", "noreport"].includes(dataset.state);
      const plain = { ukraine: "--quiet", unnamed: "--land" }[dataset.state] || `--class-${dataset.class}`;
      this.lines.push(`<rect x="${x}" y="${this.y + 4}" width="22" height="12" fill="${pattern ? `url(#sky-${dataset.state})` : this.colour(plain)}" stroke="${this.colour("--land-border")}"/>`);
      this.lines.push(this.text(item.textContent, x + 28, this.y + 14, 12, this.colour("--ink-soft")));
      x += room;
    }
    this.y += 24;
  }
};

function round(number) {
  return Math.round(number * 10) / 10;
}
