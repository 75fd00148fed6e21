/* From the geometry file (TopoJSON in map units) to Leaflet shapes. */
"use strict";

/** The lines of a TopoJSON file, from steps to points [y, x] as Leaflet takes them. */
skyclaims.readLines = function readLines(topology) {
  const { scale, translate } = topology.transform;
  return topology.arcs.map((steps) => {
    let x = 0;
    let y = 0;
    return steps.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
    });
  });
};

/** One ring from its lines; a negative number stands for a line walked backwards. */
skyclaims.joinLines = function joinLines(lines, references) {
  const ring = [];
  for (const reference of references) {
    const line = reference < 0 ? [...lines[~reference]].reverse() : lines[reference];
    for (let i = ring.length ? 1 : 0; i < line.length; i += 1) ring.push(line[i]);
  }
  return ring;
};

/** Every zone of the file: [{code, kind, area_km2, label, polygons}], upright at 100° east. */
skyclaims.readZones = function readZones(topology, lines) {
  return topology.objects.zones.geometries.map((geometry) => ({
    code: geometry.id,
    ...geometry.properties,
    polygons: (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs).map((polygon) =>
      polygon.map((references) => skyclaims.joinLines(lines, references)),
    ),
  }));
};

/** Borders as lines, each once: `inner` between two subjects, `country` around all of them. */
skyclaims.readBorders = function readBorders(topology, lines) {
  const country = topology.objects.outline.arcs;
  const onOutline = new Set(country.flat().map((reference) => (reference < 0 ? ~reference : reference)));
  const inner = new Set();
  for (const { properties, arcs } of topology.objects.zones.geometries) {
    if (properties.kind !== "subject") continue;
    for (const reference of arcs.flat(2)) inner.add(reference < 0 ? ~reference : reference);
  }
  return {
    inner: [...inner].filter((index) => !onOutline.has(index)).map((index) => lines[index]),
    country: country.map((references) => skyclaims.joinLines(lines, references)),
  };
};

/** Gives the turn of the sheet by an angle about a point, for one [y, x]. */
skyclaims.turning = function turning(degrees, [pivotX, pivotY]) {
  const sine = Math.sin((degrees * Math.PI) / 180);
  const cosine = Math.cos((degrees * Math.PI) / 180);
  return ([y, x]) => [
    pivotY + sine * (x - pivotX) + cosine * (y - pivotY),
    pivotX + cosine * (x - pivotX) - sine * (y - pivotY),
  ];
};
