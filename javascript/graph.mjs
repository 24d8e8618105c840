/**
 * The identities of a form as graphs, 流量图: table 3, and each block of table 4.
 *
 * Leave out one identity that follows from the others and swap the sides of some: then every cell of
 * table 3 is in two identities, once on each side. Its figure flows along its arc from one identity to
 * the other, and an identity holds if inflow equals outflow. A cell of table 4 is in one identity: its
 * figure flows in from outside, or out.
 *
 * @module gaidisclosure/graph
 */

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./form.mjs").Identity} Identity
 * @typedef {Map<string, 1 | -1>} Signs 1 or -1, by the code of an identity or by the path of a cell
 * @typedef {{codes: string[], nodes: Signs, arcs: Map<string, [string, string]>,
 *            neighbours: Map<string, Map<string, string>>}} Graph
 *     `codes` are the codes of all its identities. `nodes` are the identities except the one that
 *     follows from the others, with -1 for those whose sides are swapped. An arc, by the path of its
 *     cell, is the node that the figure leaves and the node that it enters. `neighbours` maps each
 *     node to the cells that join it to other nodes, each with the other node.
 */

/** The node where the cases of table 4 come from and go to. It is not an identity. */
const OUTSIDE = "";

/** @type {WeakMap<Form, Graph[]>} */
const KNOWN_GRAPHS = new WeakMap();

/**
 * Returns the graphs of a form, made once for each form.
 *
 * @param {Form} form
 * @returns {Graph[]}
 */
export function graphsOf(form) {
  if (!KNOWN_GRAPHS.has(form)) KNOWN_GRAPHS.set(form, connectedParts(form.identities).map(graphOf));
  return KNOWN_GRAPHS.get(form);
}

/**
 * Returns the given nodes or all others: the smaller set without the outside.
 *
 * @param {Graph} graph
 * @param {Set<string>} nodes
 * @returns {Set<string>}
 */
export function smallerSide({ neighbours }, nodes) {
  const others = new Set([...neighbours.keys()].filter((node) => !nodes.has(node)));
  const [first, second] = [nodes, others].filter((side) => !side.has(OUTSIDE));
  return second && second.size < first.size ? second : first;
}

/** Splits the identities into parts that share no cells. */
function connectedParts(identities) {
  if (identities.length === 0) return [];
  const found = new Set([identities[0]]);
  const cells = new Set();
  for (const { left, right } of found) {
    for (const cell of [...left, ...right]) cells.add(cell);
    for (const other of identities) {
      if ([...other.left, ...other.right].some((cell) => cells.has(cell))) found.add(other);
    }
  }
  const isIn = (identity) => found.has(identity);
  return [identities.filter(isIn), ...connectedParts(identities.filter((each) => !isIn(each)))];
}

/**
 * @param {Identity[]} identities that share cells
 * @returns {Graph}
 */
function graphOf(identities) {
  const codes = identities.map(({ code }) => code);
  /** @type {Map<string, Signs>} the identities of each cell: 1 if it is on the left, -1 on the right */
  const standing = new Map();
  for (const { left, right } of identities) {
    for (const cell of [...left, ...right]) standing.set(cell, new Map());
  }
  for (const { code, left, right } of identities) {
    for (const cell of left) standing.get(cell).set(code, 1);
    for (const cell of right) standing.get(cell).set(code, -1);
  }
  const threefold = [...standing.values()].filter((tie) => tie.size > 2);
  const dependent = codes.find((code) => threefold.length > 0 && threefold.every((tie) => tie.has(code)));
  for (const tie of standing.values()) tie.delete(dependent);
  const nodes = turned(standing, codes.filter((code) => code !== dependent));
  const arcs = new Map([...standing].map(([cell, tie]) => [cell, endsOf(tie, nodes)]));
  return { codes, nodes, arcs, neighbours: neighboursOf(arcs) };
}

/** Returns signs by which each cell is added once and subtracted once, with as few -1 as possible. */
function turned(standing, codes) {
  const signs = new Map([[codes[0], 1]]);
  for (const [code, sign] of signs) {
    for (const tie of standing.values()) {
      if (!tie.has(code)) continue;
      for (const [other, side] of tie) {
        if (!signs.has(other)) signs.set(other, -sign * tie.get(code) * side);
      }
    }
  }
  const fewest = [...signs.values()].reduce((sum, sign) => sum + sign, 0) > 0 ? 1 : -1;
  return new Map(codes.map((code) => [code, fewest * signs.get(code)]));
}

/** @returns {[string, string]} the nodes that the figure of a cell leaves and enters */
function endsOf(tie, nodes) {
  const endWith = (sign) => [...tie.keys()].find((code) => tie.get(code) * nodes.get(code) === sign);
  return [endWith(-1) ?? OUTSIDE, endWith(1) ?? OUTSIDE];
}

function neighboursOf(arcs) {
  const found = new Map([...arcs.values()].flat().map((node) => [node, new Map()]));
  for (const [cell, [tail, head]] of arcs) {
    found.get(tail).set(cell, head);
    found.get(head).set(cell, tail);
  }
  return found;
}
