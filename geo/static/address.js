/* The reader's choices and the page's address.
 *
 * The dates are always written, since "the newest night" is another night tomorrow; any other
 * choice is written unless it is the default.
 */
"use strict";

skyclaims.Address = class Address {
  /** @param host the window whose address is the page's  @param choices allowed values a parameter */
  constructor(host, choices) {
    this.host = host;
    this.choices = choices;
  }

  read() {
    const query = new URLSearchParams(this.host.location.search);
    const { firstDate, days, zones, defaults, options, views } = this.choices;
    const state = { ...defaults };
    for (const [name, allowed] of Object.entries(options)) {
      if (allowed.includes(query.get(name))) state[name] = query.get(name);
    }
    const within = (day) => Math.min(Math.max(day, 0), days - 1);
    const start = skyclaims.dayOf(query.get("start"), firstDate);
    const end = skyclaims.dayOf(query.get("end"), firstDate);
    if (start !== null || end !== null) {
      state.first = within(start === null ? end : start);
      state.last = within(end === null ? start : end);
      if (state.first > state.last) [state.first, state.last] = [state.last, state.first];
    }
    for (const name of ["zone", "other"]) {
      if (zones.includes(query.get(name))) state[name] = query.get(name);
    }
    const [view, ...position] = (query.get("view") || "").split(",");
    if (views.includes(view)) state.view = view;
    const place = position.map(Number);
    if (place.length === 3 && place.every(Number.isFinite)) state.place = place;
    return state;
  }

  /** The parameters of a state; null stands for "not in the address". */
  parameters(state) {
    const { firstDate, defaults, options } = this.choices;
    const result = {
      start: skyclaims.isoOf(state.first, firstDate),
      end: skyclaims.isoOf(state.last, firstDate),
      zone: state.zone,
      other: state.other,
      view: state.place ? [state.view, ...state.place].join(",") : state.view === defaults.view ? null : state.view,
    };
    for (const name of Object.keys(options)) {
      result[name] = state[name] === defaults[name] ? null : state[name];
    }
    return result;
  }

  /** Write a state into the address without a new entry in the history: for pan and zoom. */
  replace(state) {
    const query = new URLSearchParams(this.host.location.search);
    for (const [name, value] of Object.entries(this.parameters(state))) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    const search = query.toString();
    this.host.history.replaceState(
      this.host.history.state,
      "",
      this.host.location.pathname + (search ? `?${search}` : ""),
    );
  }
};
