/**
 * Fills open cells with lawful figures, 填补, by a maximum flow through the graph of a table.
 *
 * A cell is open if its figure may be chosen: it is blank, or its figure is given up. The excess of
 * a node is carried along open cells to nodes that lack it, always by the shortest way. If some
 * excess is left, the nodes that it can reach are a cut: no figures in the open cells can mend it.
 *
 * @module gaidisclosure/network
 */

import { smallerSide } from "./graph.mjs";

/**
 * @typedef {import("./graph.mjs").Graph} Graph
 * @typedef {import("./graph.mjs").Signs} Signs
 * @typedef {{cell: string, to: string, along: 1 | -1}} Way
 *     a cell at a node, the node at its other end, and 1 if its figure flows there
 * @typedef {{graph: Graph, figures: Map<string, bigint>, excess: Map<string, bigint>,
 *            ways: Map<string, Way[]>, open: Set<string>}} Network
 *     `figures` are those given or chosen so far, `excess` is the inflow of a node minus its
 *     outflow, and `ways` are the open cells at each node.
 */

/** The largest lawful count. */
export const MOST = 999999999999999n;

/**
 * Makes the network of the known counts, in which all other cells are open.
 *
 * @param {Graph} graph
 * @param {Map<string, bigint>} known lawful counts by path
 * @returns {Network}
 */
export function networkOf(graph, known) {
  const figures = new Map();
  const excess = withoutExcess(graph);
  for (const [cell, [tail, head]] of graph.arcs) {
    if (!known.has(cell)) continue;
    const figure = known.get(cell);
    figures.set(cell, figure);
    excess.set(tail, excess.get(tail) - figure);
    excess.set(head, excess.get(head) + figure);
  }
  const ways = new Map([...graph.neighbours.keys()].map((node) => [node, []]));
  const blank = [...graph.arcs.keys()].filter((cell) => !known.has(cell));
  return opened({ graph, figures, excess, ways, open: new Set() }, blank);
}

/**
 * Returns a network in which these cells are open, too. The given network does not change.
 *
 * @param {Network} network
 * @param {string[]} cells
 * @returns {Network}
 */
export function opened(network, cells) {
  const { graph, open } = network;
  const [figures, ways] = [new Map(network.figures), new Map(network.ways)];
  for (const cell of cells) {
    const [tail, head] = graph.arcs.get(cell);
    figures.set(cell, figures.get(cell) ?? 0n);
    ways.set(tail, [...ways.get(tail), { cell, to: head, along: 1 }]);
    ways.set(head, [...ways.get(head), { cell, to: tail, along: -1 }]);
  }
  return { graph, figures, excess: new Map(network.excess), ways, open: new Set([...open, ...cells]) };
}

/**
 * Chooses figures for the open cells that leave as little excess as possible.
 *
 * @param {Network} network changed in place
 * @returns {Network} the same network
 */
export function filled(network) {
  const { excess } = network;
  for (const start of [...excess.keys()].filter((node) => excess.get(node) > 0n)) {
    while (excess.get(start) > 0n) {
      const { came, end } = explored(network, start, 1);
      if (end === null) break;
      send(network, came, start, end);
    }
  }
  return network;
}

/**
 * Returns the nodes of each cut that is left after filling, or nothing if all nodes are balanced.
 *
 * @param {Network} network
 * @returns {Set<string>[]}
 */
export function obstacles(network) {
  const found = new Map();
  for (const [node, by] of network.excess) {
    if (by === 0n) continue;
    const nodes = new Set([node, ...explored(network, node, by > 0n ? 1 : -1).came.keys()]);
    const name = [...nodes].sort().join();
    if (!found.has(name)) found.set(name, nodes);
  }
  return [...found.values()];
}

/**
 * Returns the cells between the given nodes and all others, except open cells.
 *
 * @param {Network} network
 * @param {Set<string>} nodes
 * @returns {string[]}
 */
export function fixedCells({ graph, open }, nodes) {
  return [...graph.arcs]
    .filter(([cell, [tail, head]]) => nodes.has(tail) !== nodes.has(head) && !open.has(cell))
    .map(([cell]) => cell);
}

/**
 * Returns the smallest and the largest figure that an open cell can have.
 *
 * @param {Network} network filled and without excess
 * @param {string} cell
 * @returns {[bigint, bigint]}
 */
export function rangeOf(network, cell) {
  const figure = network.figures.get(cell);
  const [tail, head] = network.graph.arcs.get(cell);
  const less = carried(network, cell, tail, head, figure);
  const more = carried(network, cell, head, tail, MOST - figure);
  return [figure - less, figure + more];
}

/**
 * Returns the smallest cut that is left in a filled network, as identities with their signs.
 *
 * @param {Network} network
 * @returns {Signs | null} `null` if there is no cut
 */
export function smallestCut(network) {
  const { graph } = network;
  const sides = obstacles(network).map((nodes) => smallerSide(graph, nodes));
  if (sides.length === 0) return null;
  const fewest = sides.reduce((one, other) => (other.size < one.size ? other : one));
  return new Map([...graph.nodes].filter(([code]) => fewest.has(code)));
}

/** @returns {Map<string, bigint>} */
function withoutExcess(graph) {
  return new Map([...graph.neighbours.keys()].map((node) => [node, 0n]));
}

/**
 * Returns the count that the other open cells can carry from one node to another.
 *
 * @param {Network} network
 * @param {string} without
 * @param {string} start
 * @param {string} end
 * @param {bigint} most
 * @returns {bigint}
 */
function carried({ graph, figures, ways }, without, start, end, most) {
  const others = new Map(ways);
  for (const node of [start, end]) others.set(node, ways.get(node).filter(({ cell }) => cell !== without));
  const excess = withoutExcess(graph).set(start, most).set(end, -most);
  filled({ graph, figures: new Map(figures), excess, ways: others, open: new Set() });
  return most - excess.get(start);
}

/**
 * Searches from a node with excess for a node that lacks it, or the reverse.
 *
 * @param {Network} network
 * @param {string} start
 * @param {1 | -1} along 1 to follow the flow from an excess, -1 to go against it from a lack
 * @returns {{came: Map<string, {from: string, way: Way}>, end: string | null}} `came` is the way to
 *     each node reached, `end` the node that was found
 */
function explored({ figures, excess, ways }, start, along) {
  const came = new Map();
  const queue = [start];
  for (const node of queue) {
    for (const way of ways.get(node)) {
      if (way.to === start || came.has(way.to)) continue;
      if (figures.get(way.cell) === (way.along * along > 0 ? MOST : 0n)) continue;
      came.set(way.to, { from: node, way });
      const by = excess.get(way.to);
      if (along > 0 ? by < 0n : by > 0n) return { came, end: way.to };
      queue.push(way.to);
    }
  }
  return { came, end: null };
}

/** Carries as much as possible along the way that was found. */
function send({ figures, excess }, came, start, end) {
  const taken = [];
  for (let node = end; node !== start; node = came.get(node).from) taken.push(came.get(node).way);
  const rooms = taken.map(({ cell, along }) => (along > 0 ? MOST - figures.get(cell) : figures.get(cell)));
  const bounds = [excess.get(start), -excess.get(end), ...rooms];
  const by = bounds.reduce((one, other) => (other < one ? other : one));
  for (const { cell, along } of taken) figures.set(cell, figures.get(cell) + (along > 0 ? by : -by));
  excess.set(start, excess.get(start) - by);
  excess.set(end, excess.get(end) + by);
}
