/* The timeline: a histogram of claims a day, a brush with two handles, steps, play, typed dates.
 *
 * It owns the window (first and last day) and tells two things: `onMove` while the window moves,
 * `onRelease` once when the reader lets go, stops playing, or has chosen by keyboard.
 */
"use strict";

skyclaims.STEPS = { day: 1, week: 7, month: 30 };
skyclaims.SPEEDS = [2, 6, 18]; // steps a second
skyclaims.SHOWN_DAYS = 366; // on the axis at first: single nights can still be told apart
skyclaims.KEY_REST_MS = 350; // a pause in pressing keys counts as letting go

skyclaims.Timeline = class Timeline {
  /**
   * @param root the element that holds the template's parts (data-part="…")
   * @param dates the days of the record
   * @param words the message table
   */
  constructor(root, dates, words, { onMove, onRelease }) {
    this.dates = dates;
    this.words = words;
    this.onMove = onMove;
    this.onRelease = onRelease;
    const parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.part = (name) => parts[name];
    this.canvas = this.part("bars");
    this.track = this.part("track");
    this.from = Math.max(dates.days - skyclaims.SHOWN_DAYS, 0); // first and last day that the axis shows
    this.to = dates.days - 1;
    this.first = this.last = dates.days - 1;
    this.step = "day";
    this.speed = 0;
    this.playing = null;
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.track);
  }

  windowText() {
    return this.dates.rangeText(this.first, this.last);
  }

  /** Show another series: the day sums and the days with a report. */
  setSeries(total, reported) {
    this.total = total;
    this.reported = reported;
    this.draw();
  }

  /** Place the window; silent, for states that come from the address. */
  place(first, last) {
    this.first = Math.min(Math.max(Math.min(first, last), 0), this.dates.days - 1);
    this.last = Math.max(Math.min(Math.max(first, last), this.dates.days - 1), 0);
    this.keepInSight();
    this.drawBrush();
    this.writeDates();
  }

  /** Move the window within the record and tell it; words follow when the movement ends. */
  move(first, last) {
    const before = [this.first, this.last];
    this.first = first;
    this.last = last;
    this.keepInSight();
    this.drawBrush();
    if (!this.isMoving) this.writeDates();
    if (before[0] !== first || before[1] !== last) this.onMove();
  }

  /** Move the whole window by days, stopping at the ends of the record. */
  shift(days) {
    const width = this.last - this.first;
    const first = Math.min(Math.max(this.first + days, 0), this.dates.days - 1 - width);
    this.move(first, first + width);
  }

  release() {
    clearTimeout(this.resting);
    this.isMoving = false;
    this.writeDates();
    this.onRelease();
  }

  releaseAfterRest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.onRelease(), skyclaims.KEY_REST_MS);
  }

  /* ---- what the reader does ---- */

  listen() {
    const axisEnd = () => this.dates.days - 1;
    this.drag(this.part("start"), (day, grab) => this.move(Math.min(Math.max(day - grab.first, 0), this.last), this.last));
    this.drag(this.part("end"), (day, grab) => this.move(this.first, Math.max(Math.min(day - grab.last, axisEnd()), this.first)));
    const moveWindow = (day, grab) => this.shift(day - grab.first - this.first);
    this.drag(this.part("grip"), moveWindow);
    this.drag(this.track, moveWindow, (day) => {
      if (day >= this.first && day <= this.last) return;
      const width = this.last - this.first;
      const first = Math.min(Math.max(day - (width >> 1), 0), this.dates.days - 1 - width);
      this.move(first, first + width);
    });
    this.keys(this.part("start"), (by) => this.move(Math.min(Math.max(this.first + by, 0), this.last), this.last), {
      Home: () => this.move(0, this.last),
      End: () => this.move(this.last, this.last),
    });
    this.keys(this.part("end"), (by) => this.move(this.first, Math.max(Math.min(this.last + by, axisEnd()), this.first)), {
      Home: () => this.move(this.first, this.first),
      End: () => this.move(this.first, this.dates.days - 1),
    });
    this.keys(this.part("grip"), (by) => this.shift(by), {
      Home: () => this.shift(-this.dates.days),
      End: () => this.shift(this.dates.days),
    });
    const click = (name, act) => this.part(name).addEventListener("click", act);
    click("back", () => this.stepBy(-1));
    click("forward", () => this.stepBy(1));
    click("play", () => this.togglePlay());
    click("speed", () => this.nextSpeed());
    click("closer", () => this.zoomAxis(1 / 3));
    click("wider", () => this.zoomAxis(3));
    this.part("step").addEventListener("change", (event) => (this.step = event.target.value));
    for (const name of ["first-date", "last-date"]) {
      this.part(name).addEventListener("change", () => this.takeTypedDates(name));
    }
    for (const button of this.part("presets").querySelectorAll("button")) {
      button.addEventListener("click", () => this.takePreset(button.dataset.preset));
    }
  }

  /** Follow a pointer from down to up; `grab` is the distance of the pointer from the window's ends. */
  drag(element, follow, begin) {
    let grab = null;
    element.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.stopPropagation();
      this.stop();
      this.isMoving = true;
      this.box = this.canvas.getBoundingClientRect(); // asked once: it makes the browser lay out
      const day = this.dayAt(event.clientX);
      if (begin) begin(day);
      grab = { first: day - this.first, last: day - this.last, from: [this.first, this.last] };
      element.setPointerCapture(event.pointerId);
    });
    element.addEventListener("pointermove", (event) => {
      if (grab) follow(this.dayAt(event.clientX), grab);
    });
    const end = () => {
      if (!grab) return;
      grab = null;
      this.release();
    };
    element.addEventListener("pointerup", end);
    element.addEventListener("pointercancel", end);
  }

  keys(element, byDays, ends) {
    element.addEventListener("keydown", (event) => {
      const size = skyclaims.STEPS;
      const by = {
        ArrowLeft: -size.day,
        ArrowDown: -size.day,
        ArrowRight: size.day,
        ArrowUp: size.day,
        PageDown: -size.month,
        PageUp: size.month,
      }[event.key];
      if (by) byDays(event.shiftKey ? Math.sign(by) * size.week : by);
      else if (ends[event.key]) ends[event.key]();
      else if (event.key === " ") this.togglePlay();
      else return;
      event.preventDefault();
      if (event.key !== " ") this.releaseAfterRest();
    });
  }

  stepBy(direction) {
    this.stop();
    this.shift(direction * skyclaims.STEPS[this.step]);
    this.releaseAfterRest();
  }

  takeTypedDates(changed) {
    const typed = (name) => skyclaims.dayOf(this.part(name).value, this.dates.firstDate);
    let [first, last] = [typed("first-date"), typed("last-date")];
    if (first === null || last === null) return;
    if (first > last) [first, last] = changed === "first-date" ? [first, first] : [last, last];
    this.stop();
    const within = (day) => Math.min(Math.max(day, 0), this.dates.days - 1);
    this.move(within(first), within(last));
    this.release();
  }

  takePreset(name) {
    const newest = this.dates.days - 1;
    const length = { night: 1, week: 7, month: 30, year: 365, all: this.dates.days }[name];
    this.stop();
    this.from = Math.max(newest - Math.max(length, skyclaims.SHOWN_DAYS) + 1, 0);
    this.to = newest;
    this.move(Math.max(newest - length + 1, 0), newest);
    this.draw();
    this.release();
  }

  togglePlay() {
    if (this.playing) {
      this.stop();
      this.release();
      return;
    }
    if (this.last === this.dates.days - 1) this.shift(-this.dates.days);
    this.isMoving = true;
    let due = performance.now();
    const turn = (now) => {
      const pause = 1000 / skyclaims.SPEEDS[this.speed];
      if (now - due >= pause) {
        due = now - due > 2 * pause ? now : due + pause;
        this.shift(skyclaims.STEPS[this.step]);
        if (this.last === this.dates.days - 1) {
          this.togglePlay();
          return;
        }
      }
      this.playing = requestAnimationFrame(turn);
    };
    this.playing = requestAnimationFrame(turn);
    this.showPlaying();
  }

  stop() {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing);
    this.playing = null;
    this.isMoving = false;
    this.showPlaying();
  }

  showPlaying() {
    const button = this.part("play");
    button.dataset.playing = Boolean(this.playing);
    button.setAttribute("aria-label", this.playing ? this.words.pause : this.words.play);
  }

  nextSpeed() {
    this.speed = (this.speed + 1) % skyclaims.SPEEDS.length;
    this.part("speed").textContent = `${this.speed + 1}×`;
  }

  /** Show a part of the record so that single nights can be told apart, or more of it again. */
  zoomAxis(factor) {
    const shown = Math.min(Math.max(Math.round((this.to - this.from + 1) * factor), 30), this.dates.days);
    const middle = (this.first + this.last) >> 1;
    this.from = Math.min(Math.max(middle - (shown >> 1), 0), this.dates.days - shown);
    this.to = this.from + shown - 1;
    this.draw();
  }

  /** Let the axis follow a window that leaves it; a window longer than the axis widens it. */
  keepInSight() {
    const shown = Math.max(this.to - this.from, this.last - this.first) + 1;
    let from = this.from;
    if (this.last > this.to) from = this.last - shown + 1;
    if (this.first < from) from = this.first;
    if (from === this.from && shown === this.to - this.from + 1) return;
    this.from = Math.min(Math.max(from, 0), this.dates.days - shown);
    this.to = this.from + shown - 1;
    this.draw();
  }

  /* ---- drawing ---- */

  dayAt(clientX) {
    const shown = this.to - this.from + 1;
    return this.from + Math.floor(((clientX - this.box.left) / this.box.width) * shown);
  }

  x(day) {
    return ((day - this.from) / (this.to - this.from + 1)) * this.width;
  }

  drawBrush() {
    if (!this.width) return;
    let left = this.x(this.first);
    let right = this.x(this.last + 1);
    const thin = 3 - (right - left);
    if (thin > 0) {
      left -= thin / 2;
      right += thin / 2;
    }
    const place = (name, x) => (this.part(name).style.transform = `translateX(${x.toFixed(1)}px)`);
    place("start", left);
    place("end", right);
    place("grip", (left + right) / 2);
    this.part("before").style.transform = `scaleX(${Math.max(left / this.width, 0)})`;
    this.part("after").style.transform = `scaleX(${Math.max(1 - right / this.width, 0)})`;
  }

  /** The window's dates in the fields and for those who hear the handles. */
  writeDates() {
    const newest = this.dates.days - 1;
    const ranges = { start: [0, this.last], end: [this.first, newest], grip: [0, newest] };
    const texts = { start: this.dates.dayText(this.first), end: this.dates.dayText(this.last), grip: this.windowText() };
    const values = { start: this.first, end: this.last, grip: this.first };
    for (const [name, [min, max]] of Object.entries(ranges)) {
      this.part(name).setAttribute("aria-valuenow", values[name]);
      this.part(name).setAttribute("aria-valuemin", min);
      this.part(name).setAttribute("aria-valuemax", max);
      this.part(name).setAttribute("aria-valuetext", texts[name]);
    }
    this.part("first-date").value = this.dates.iso(this.first);
    this.part("last-date").value = this.dates.iso(this.last);
  }

  draw() {
    const box = this.canvas.getBoundingClientRect();
    if (!this.total || !box.width) return;
    this.width = box.width;
    const height = box.height;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(box.width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const pen = this.canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(this.canvas);
    const colour = (name) => style.getPropertyValue(name).trim();
    const floor = height - 24; // below it: 6 px for days with a report, then the dates
    const highest = this.highestDay();
    const scale = (value) => (highest ? (value / highest) * (floor - 4) : 0);
    const columns = this.columns();
    pen.fillStyle = colour("--gap");
    pen.fillRect(0, floor + 1, this.width, 5);
    for (const column of columns) {
      pen.fillStyle = colour("--bar-light");
      pen.fillRect(column.x, floor - scale(column.high), column.width, scale(column.high));
      pen.fillStyle = colour("--bar");
      pen.fillRect(column.x, floor - scale(column.low), column.width, scale(column.low));
    }
    pen.fillStyle = colour("--reported");
    this.eachDay(this.reported, (x, width) => pen.fillRect(x, floor + 1, width, 5));
    pen.fillStyle = colour("--ink-soft");
    pen.font = `12px ${style.fontFamily}`;
    this.drawDates(pen, height, colour("--line"), floor);
    const text = new Intl.NumberFormat(this.dates.locale).format(highest);
    this.part("highest").textContent = highest ? this.words.highest_day.replace("{n}", text) : "";
    this.drawBrush();
  }

  highestDay() {
    let highest = 0;
    const { days, highSums } = this.total;
    for (let i = this.total.position(this.from); i < days.length && days[i] <= this.to; i += 1) {
      highest = Math.max(highest, highSums[i + 1] - highSums[i]);
    }
    return highest;
  }

  /** Bars of at least one pixel; where days share a pixel, the highest of them stands for all. */
  columns() {
    const pixel = Math.max(1, this.width / (this.to - this.from + 1));
    const gap = pixel > 4 ? 1 : 0;
    const byPixel = new Map();
    const { days, lowSums, highSums } = this.total;
    for (let i = this.total.position(this.from); i < days.length && days[i] <= this.to; i += 1) {
      const x = pixel > 1 ? this.x(days[i]) : Math.floor(this.x(days[i]));
      const column = byPixel.get(x) || { x, width: pixel - gap, low: 0, high: 0 };
      column.low = Math.max(column.low, lowSums[i + 1] - lowSums[i]);
      column.high = Math.max(column.high, highSums[i + 1] - highSums[i]);
      byPixel.set(x, column);
    }
    return byPixel.values();
  }

  eachDay(series, draw) {
    const width = Math.max(1, this.width / (this.to - this.from + 1));
    for (let i = series.position(this.from); i < series.days.length && series.days[i] <= this.to; i += 1) {
      draw(this.x(series.days[i]), width);
    }
  }

  /** Years, or months when few are shown; a label only where it has room. */
  drawDates(pen, height, lineColour, floor) {
    const shown = this.to - this.from + 1;
    const monthly = shown < 500;
    const format = new Intl.DateTimeFormat(this.dates.locale, { ...(monthly ? { month: "short" } : {}), year: "numeric", timeZone: "UTC" });
    const date = this.dates.at(this.from);
    date.setUTCDate(1);
    if (!monthly) date.setUTCMonth(0);
    let free = -Infinity;
    for (;;) {
      const day = Math.round((date - this.dates.start) / skyclaims.DAY_MS);
      if (day > this.to) break;
      const x = Math.max(this.x(day), 0);
      const text = format.format(date);
      const room = pen.measureText(text).width;
      if (x >= free && x + room < this.width) {
        const ink = pen.fillStyle;
        pen.fillStyle = lineColour;
        if (day >= this.from) pen.fillRect(Math.round(x), floor + 1, 1, 10);
        pen.fillStyle = ink;
        pen.textAlign = "left";
        pen.fillText(text, x + 4, height - 4);
        free = x + room + 16;
      }
      if (monthly) date.setUTCMonth(date.getUTCMonth() + 1);
      else date.setUTCFullYear(date.getUTCFullYear() + 1);
    }
  }
};
