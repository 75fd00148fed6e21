/* Claims of one party, ready to be summed over any window of days.
 *
 * A file holds, for each subject and kind of row, the days on which a place was counted.
 * Sums over a window are differences of running sums, found by binary search, so a frame costs
 * the same for a day and for thirty years, and nothing is kept for days without a claim.
 */
"use strict";
var skyclaims = window.skyclaims || (window.skyclaims = {});

/** A number for each of some days: running sums of the low and the high count. */
skyclaims.Series = class Series {
  /** @param {number[]} days ascending day numbers  @param {number[]} low  @param {number[]} high
   *  @param {number[]} open the days whose number is a lower bound only */
  constructor(days, low, high, open = []) {
    this.days = Int32Array.from(days);
    this.openDays = open;
    this.lowSums = runningSums(low, days.length);
    this.highSums = high === low ? this.lowSums : runningSums(high, days.length);
  }

  /** Position of the first day that is not before `day`. */
  position(day) {
    let from = 0;
    let to = this.days.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.days[middle] < day) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  count(first, last) {
    return this.position(last + 1) - this.position(first);
  }

  isOpen(first, last) {
    return this.openDays.some((day) => day >= first && day <= last);
  }

  /** The window first..last: {count: days with a row, low, high, open}. */
  sum(first, last) {
    const from = this.position(first);
    const to = this.position(last + 1);
    return {
      count: to - from,
      low: this.lowSums[to] - this.lowSums[from],
      high: this.highSums[to] - this.highSums[from],
      open: to > from && this.isOpen(first, last),
    };
  }
};

function runningSums(values, length) {
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i += 1) sums[i + 1] = sums[i] + (values ? values[i] : 1);
  return sums;
}

const NOTHING = Object.freeze({ count: 0, low: 0, high: 0, open: false });

/** Days written as gaps: [3, 1, 4] stands for the days 3, 4, 8. */
function daysFromGaps(gaps) {
  let day = 0;
  return gaps.map((gap) => (day += gap));
}

/** Several series added up, day by day. */
function addUp(seriesList) {
  const byDay = new Map();
  for (const series of seriesList) {
    series.days.forEach((day, i) => {
      const sum = byDay.get(day) || [0, 0];
      sum[0] += series.lowSums[i + 1] - series.lowSums[i];
      sum[1] += series.highSums[i + 1] - series.highSums[i];
      byDay.set(day, sum);
    });
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const open = seriesList.flatMap((series) => series.openDays);
  return new skyclaims.Series(days, days.map((d) => byDay.get(d)[0]), days.map((d) => byDay.get(d)[1]), open);
}

/** The days on which at least one of several series has a row. */
function unionOfDays(seriesList) {
  const days = [...new Set(seriesList.flatMap((series) => [...series.days]))].sort((a, b) => a - b);
  return new skyclaims.Series(days, null, null);
}

/** One party's claims about one subject. */
skyclaims.SubjectClaims = class SubjectClaims {
  /** @param rows {number, joint, named, unallocated}: place → [gaps, low, high]
   *  @param composite the place that is shown as one region though it has two zones */
  constructor(rows, composite) {
    const read = (kind) =>
      new Map(
        Object.entries(rows[kind] || {}).map(([place, [gaps, low, high, open]]) => [
          place,
          new skyclaims.Series(daysFromGaps(gaps), low, high || low, daysFromGaps(open || [])),
        ]),
      );
    this.number = read("number");
    this.named = read("named");
    this.joint = read("joint");
    const unallocated = read("unallocated");
    const inGroup = (test) => [...this.number].filter(([code]) => test(code)).map(([, s]) => s);
    this.composite = this.joint.get(composite) || addUp([]);
    this.parts = {
      map: addUp(inGroup((code) => code.startsWith("RU-"))),
      seas: addUp(inGroup((code) => code.startsWith("SEA-"))),
      elsewhere: addUp(inGroup((code) => !/^(RU|SEA)-/.test(code))),
      composite: this.composite,
      joint: addUp([...this.joint].filter(([place]) => place !== composite).map(([, s]) => s)),
      unallocated: addUp([...unallocated.values()]),
    };
    this.total = addUp(Object.values(this.parts));
    this.jointOfZone = new Map();
    for (const [place, series] of this.joint) {
      for (const code of place.split("+")) {
        if (!this.jointOfZone.has(code)) this.jointOfZone.set(code, []);
        this.jointOfZone.get(code).push([place, series]);
      }
    }
    this.jointDays = new Map();
    this.mentions = new Map();
    for (const code of new Set([...this.number.keys(), ...this.named.keys(), ...this.jointOfZone.keys()])) {
      const joint = (this.jointOfZone.get(code) || []).map(([, series]) => series);
      this.jointDays.set(code, unionOfDays(joint));
      const own = [this.number.get(code), this.named.get(code)].filter(Boolean);
      this.mentions.set(code, unionOfDays([...own, ...joint]));
    }
  }

  /** What the claims of the days first..last say about one zone. */
  zone(code, first, last) {
    const mentions = this.mentions.get(code);
    const nights = mentions ? mentions.count(first, last) : 0;
    if (!nights) return null;
    const number = this.number.get(code);
    const { count: counted, low, high, open } = number ? number.sum(first, last) : NOTHING;
    return { nights, counted, low, high, open, joint: this.jointDays.get(code).count(first, last) };
  }

  /** Joint numbers of the window that a zone is part of: [{place, low, high}]. */
  jointLists(code, first, last) {
    return (this.jointOfZone.get(code) || [])
      .map(([place, series]) => ({ place, ...series.sum(first, last) }))
      .filter(({ count }) => count);
  }
};

/** All claims of one party: its days with a report, and its claims a subject. */
skyclaims.PartyClaims = class PartyClaims {
  constructor(file, composite) {
    this.reported = new skyclaims.Series(daysFromGaps(file.reported), null, null);
    this.subjects = {};
    this.file = file;
    this.composite = composite;
  }

  subject(name) {
    if (!this.subjects[name]) {
      this.subjects[name] = new skyclaims.SubjectClaims(this.file.subjects[name] || {}, this.composite);
    }
    return this.subjects[name];
  }

  hasReport(first, last) {
    return this.reported.count(first, last) > 0;
  }
};

/** The reading of a window for one party, or low to high over several. */
skyclaims.Reading = class Reading {
  constructor(parties, subject) {
    this.parties = parties;
    this.claims = parties.map((party) => party.subject(subject));
    this.total = this.claims.length === 1 ? this.claims[0].total : addUpExtremes(this.claims);
    this.partSeries = this.claims.length === 1 ? Object.entries(this.claims[0].parts) : null;
    this.reported = unionOfDays(parties.map((party) => party.reported));
  }

  hasReport(first, last) {
    return this.reported.count(first, last) > 0;
  }

  /** State and numbers of a zone: over several parties the lowest low and the highest high. */
  zone(code, first, last) {
    let result = null;
    for (const claims of this.claims) {
      const said = claims.zone(code, first, last);
      if (!said) continue;
      if (!result) {
        result = said;
        continue;
      }
      if (said.counted) {
        result.low = result.counted ? Math.min(result.low, said.low) : said.low;
        result.high = result.counted ? Math.max(result.high, said.high) : said.high;
      }
      result.open = result.open || said.open;
      result.counted = Math.max(result.counted, said.counted);
      result.joint = Math.max(result.joint, said.joint);
      result.nights = Math.max(result.nights, said.nights);
    }
    return result;
  }

  jointLists(code, first, last) {
    return this.claims.flatMap((claims) => claims.jointLists(code, first, last));
  }

  /** The parts of the headline. Parts of several parties do not add up, so there are none then. */
  parts(first, last) {
    if (!this.partSeries) return null;
    const parts = {};
    for (const [name, series] of this.partSeries) parts[name] = series.sum(first, last);
    return parts;
  }

  /** The headline of the window; over several parties from the lowest to the highest headline. */
  headline(first, last) {
    const said = this.claims.map(({ total }) => total.sum(first, last)).filter(({ count }) => count);
    if (!said.length) return null;
    return {
      low: Math.min(...said.map((s) => s.low)),
      high: Math.max(...said.map((s) => s.high)),
      open: said.some((s) => s.open),
    };
  }
};

function addUpExtremes(claims) {
  const byDay = new Map();
  for (const { total } of claims) {
    total.days.forEach((day, i) => {
      const low = total.lowSums[i + 1] - total.lowSums[i];
      const high = total.highSums[i + 1] - total.highSums[i];
      const known = byDay.get(day);
      byDay.set(day, known ? [Math.min(known[0], low), Math.max(known[1], high)] : [low, high]);
    });
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  return new skyclaims.Series(days, days.map((d) => byDay.get(d)[0]), days.map((d) => byDay.get(d)[1]));
}
