/* Days of the record: numbers from 0 on, ISO dates, and dates as the reader's language writes them. */
"use strict";

skyclaims.DAY_MS = 86400000;

/** Day number (0 = first day of the record) of an ISO date or moment, or null if it is none. */
skyclaims.dayOf = function dayOf(isoDate, firstDate) {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(isoDate || "") || [];
  const moment = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(moment)) return null;
  return Math.round((moment - Date.parse(`${firstDate}T00:00:00Z`)) / skyclaims.DAY_MS);
};

skyclaims.isoOf = function isoOf(day, firstDate) {
  return new Date(Date.parse(`${firstDate}T00:00:00Z`) + day * skyclaims.DAY_MS).toISOString().slice(0, 10);
};

skyclaims.Dates = class Dates {
  constructor(firstDate, days, locale) {
    this.firstDate = firstDate;
    this.days = days;
    this.locale = locale;
    this.start = Date.parse(`${firstDate}T00:00:00Z`);
    this.format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    this.patterns = new Map();
  }

  at(day) {
    return new Date(this.start + day * skyclaims.DAY_MS);
  }

  iso(day) {
    return skyclaims.isoOf(day, this.firstDate);
  }

  dayText(day) {
    return this.rangeText(day, day);
  }

  /** One date, or "1 to 7 March 2025" as the language writes ranges.
   *
   * Formatting a range is the slowest step of a frame, and within two months only the numbers of
   * the days differ: so each pair of months is formatted once, and the numbers are put in.
   */
  rangeText(first, last) {
    const [from, to] = [this.at(first), this.at(last)];
    const isOne = first === last;
    const key = isOne ? from.getUTCFullYear() * 12 + from.getUTCMonth()
      : `${from.getUTCFullYear()} ${from.getUTCMonth()} ${to.getUTCFullYear()} ${to.getUTCMonth()}`;
    let pattern = this.patterns.get(key);
    if (!pattern) {
      pattern = isOne ? this.format.formatToParts(from) : this.format.formatRangeToParts(from, to);
      this.patterns.set(key, pattern);
    }
    let text = "";
    for (const { type, value, source } of pattern) {
      if (type !== "day") text += value;
      else text += source === "endRange" ? to.getUTCDate() : from.getUTCDate();
    }
    return text;
  }
};
