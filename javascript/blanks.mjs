/**
 * Finds out whether blanks can hold any lawful figures, by a maximum flow through the graph of a
 * table: its identities are nodes, its cells are arcs from one identity to another.
 *
 * @module gaidisclosure/blanks
 */

/**
 * @typedef {import("./gaidisclosure.mjs").Form} Form
 * @typedef {{codes: string[], arcs: Map<string, [string, string]>}} Graph
 */

/** The node where the cases of table 4 come from and go to. */
const OUTSIDE = "";

/**
 * The graphs of a form: that of table 3, and one for each block of table 4.
 *
 * Every cell stands in two identities, once on either side, if one that follows from the others is
 * left out, and if some are turned round.
 *
 * @param {Form} form
 * @returns {Graph[]}
 */
export function graphsOf(form) {
  const ties = new Map(form.cells.map(({ path }) => [path, new Map()]));
  for (const { code, left, right } of form.identities) {
    for (const cell of left) ties.get(cell).set(code, 1);
    for (const cell of right) ties.get(cell).set(code, -1);
  }
  const threefold = [...ties.values()].filter((tie) => tie.size > 2);
  const isShared = ({ code }) => threefold.length > 0 && threefold.every((tie) => tie.has(code));
  const follows = form.identities.find(isShared)?.code;
  const signs = new Map();
  return form.identities.filter(({ code }) => code !== follows).flatMap(({ code }) => {
    if (signs.has(code)) return [];
    const codes = [code];
    const arcs = new Map();
    signs.set(code, 1);
    for (const node of codes) {
      for (const [cell, tie] of ties) {
        if (!tie.has(node)) continue;
        const other = [...tie.keys()].find((each) => each !== node && each !== follows);
        const sign = signs.get(node) * tie.get(node);
        arcs.set(cell, sign > 0 ? [other ?? OUTSIDE, node] : [node, other ?? OUTSIDE]);
        if (other !== undefined && !signs.has(other)) {
          signs.set(other, -sign * tie.get(other));
          codes.push(other);
        }
      }
    }
    const isTied = [...arcs.keys()].some((cell) => ties.get(cell).has(follows));
    return [{ codes: isTied ? [...codes, follows] : codes, arcs }];
  });
}

/**
 * Tells whether some figures from zero to `most` for the blanks make every identity hold.
 *
 * What flows into a node in excess is carried along blanks to nodes that lack it. If some is left,
 * the nodes that it can reach are a cut that no figures can mend.
 *
 * @param {Graph} graph
 * @param {Map<string, bigint | null>} figures
 * @param {bigint} most
 * @returns {boolean}
 */
export function canBeFilled({ arcs }, figures, most) {
  const excess = new Map();
  const ways = new Map();
  const flow = new Map();
  for (const [cell, [tail, head]] of arcs) {
    const figure = figures.get(cell) ?? null;
    flow.set(cell, 0n);
    for (const [node, to, sign] of [[tail, head, -1n], [head, tail, 1n]]) {
      excess.set(node, (excess.get(node) ?? 0n) + sign * (figure ?? 0n));
      if (!ways.has(node)) ways.set(node, []);
      if (figure === null) ways.get(node).push({ cell, to, along: -sign });
    }
  }
  const room = ({ cell, along }) => (along > 0n ? most - flow.get(cell) : flow.get(cell));
  for (const start of excess.keys()) {
    while (excess.get(start) > 0n) {
      const taken = shortestWay(start, ways, room, excess);
      if (taken === null) return false;
      const end = taken[taken.length - 1].to;
      const by = [excess.get(start), -excess.get(end), ...taken.map(room)].reduce((a, b) => (a < b ? a : b));
      for (const { cell, along } of taken) flow.set(cell, flow.get(cell) + along * by);
      excess.set(start, excess.get(start) - by);
      excess.set(end, excess.get(end) + by);
    }
  }
  return true;
}

/** The shortest way with room from a node to one that lacks something; `null` if there is none. */
function shortestWay(start, ways, room, excess) {
  const came = new Map([[start, []]]);
  for (const [node, before] of came) {
    for (const way of ways.get(node)) {
      if (came.has(way.to) || room(way) === 0n) continue;
      const taken = [...before, way];
      if (excess.get(way.to) < 0n) return taken;
      came.set(way.to, taken);
    }
  }
  return null;
}
