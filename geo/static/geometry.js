/* From the geometry file (TopoJSON) to paths of SVG, in the file's own whole steps.
 *
 * Nothing is projected, clipped or simplified for a zoom: a sheet is fitted to the map as a whole
 * (shapes.js), so that the map is drawn at once and zooming computes nothing.
 */
"use strict";

/** The lines of the file: the points of each, and its steps as they stand in a path, both ways. */
skyclaims.readLines = function readLines({ arcs }) {
  return arcs.map((steps) => {
    let [x, y] = steps[0];
    const points = [[x, y]];
    for (let i = 1; i < steps.length; i += 1) points.push([(x += steps[i][0]), (y += steps[i][1])]);
    const back = steps.slice(1).reverse().map(([dx, dy]) => [-dx, -dy]);
    return { points, ahead: steps.slice(1).join(" "), back: back.join(" ") };
  });
};

/** One ring or line from its lines, as a path; a negative number is a line walked backwards. */
skyclaims.joinLines = function joinLines(lines, references) {
  const [first] = references;
  const start = first < 0 ? lines[~first].points.at(-1) : lines[first].points[0];
  const steps = references.map((reference) => (reference < 0 ? lines[~reference].back : lines[reference].ahead));
  return `M${start}l${steps.join(" ")}`;
};

/** Every zone of the file: [{code, kind, area_km2, label, outline, lines}], upright at 100° east. */
skyclaims.readZones = function readZones({ objects }, lines) {
  return objects.zones.geometries.map(({ id, properties, arcs }) => {
    const rings = arcs.flat();
    return {
      code: id,
      ...properties,
      outline: rings.map((references) => `${skyclaims.joinLines(lines, references)}z`).join(""),
      lines: unsigned(rings).map((index) => lines[index]),
    };
  });
};

/** Borders, each drawn once: `inner` between two subjects, `country` around all of them. */
skyclaims.readBorders = function readBorders({ objects }, lines) {
  const country = objects.outline.arcs;
  const onOutline = new Set(unsigned(country));
  const subjects = objects.zones.geometries.filter(({ properties }) => properties.kind === "subject");
  const inner = new Set(unsigned(subjects.flatMap(({ arcs }) => arcs)));
  return {
    inner: [...inner].filter((index) => !onOutline.has(index)).map((index) => skyclaims.joinLines(lines, [index])).join(""),
    country: country.map((references) => skyclaims.joinLines(lines, references)).join(""),
  };
};

/** The numbers of all lines in nested lists of references. */
function unsigned(references) {
  return references.flat(Infinity).map((reference) => (reference < 0 ? ~reference : reference));
}

/** Gives the turn of the sheet by an angle about a point, for one [y, x]. */
skyclaims.turning = function turning(degrees, [pivotX, pivotY]) {
  const sine = Math.sin((degrees * Math.PI) / 180);
  const cosine = Math.cos((degrees * Math.PI) / 180);
  return ([y, x]) => [
    pivotY + sine * (x - pivotX) + cosine * (y - pivotY),
    pivotX + cosine * (x - pivotX) - sine * (y - pivotY),
  ];
};
