/**
 * Repairs that are certain, 改正: where one figure alone is wrong, and one alone is right.
 *
 * If a table contradicts itself, a cut of its graph is left when the blanks are filled, and every
 * repair changes a figure on it. So it is enough to give up each figure on the cut in turn.
 *
 * @module gaidisclosure/repairs
 */

import { cellsRead, knownCounts } from "./contents.mjs";
import { graphsOf } from "./graph.mjs";
import { filled, fixedCells, networkOf, obstacles, opened, rangeOf, smallestCut } from "./network.mjs";
import { evaluated } from "./violations.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./network.mjs").Network} Network
 * @typedef {import("./contents.mjs").CellsRead} CellsRead
 * @typedef {import("./contents.mjs").Draft} Draft
 * @typedef {{cell: string, from: number | string, to: number, codes: string[]}} CertainChange
 *     `codes` are the identities that fail now, or that cannot all hold.
 */

/**
 * The changes of one figure that mend a table and have no equal.
 *
 * They are those of Python's `verdict.location.components` with one repair that is `only` and
 * changes one figure, in table 3 or in a block of table 4.
 *
 * @param {Form} form
 * @param {Draft} draft on this form
 * @returns {CertainChange[]}
 */
export function certainChanges(form, draft) {
  const cells = cellsRead(form, draft);
  return graphsOf(form).flatMap((graph) => {
    const network = filled(networkOf(graph, knownCounts(graph.arcs.keys(), cells)));
    const mended = mendedByOne(network, cells);
    if (mended === null) return [];
    const [least, most] = rangeOf(mended.network, mended.cell);
    if (least !== most) return [];
    const codes = contradicted(form, network, cells);
    return [{ cell: mended.cell, from: cells.get(mended.cell).value, to: Number(least), codes }];
  });
}

/** The only cell that mends a network when given up, and the network then; `null` if there is none. */
function mendedByOne(network, cells) {
  const unlawful = [...network.open].filter((cell) => cells.get(cell).figure !== null);
  const cuts = obstacles(network);
  if (cuts.length === 0) return unlawful.length === 1 ? { cell: unlawful[0], network } : null;
  if (unlawful.length > 0) return null;
  // A figure that mends all cuts stands on each of them.
  const [first, ...others] = cuts.map((nodes) => fixedCells(network, nodes));
  let found = null;
  for (const cell of first.filter((each) => others.every((fixed) => fixed.includes(each)))) {
    const trial = filled(opened(network, [cell]));
    if (obstacles(trial).length > 0) continue;
    if (found !== null) return null;
    found = { cell, network: trial };
  }
  return found;
}

/** The identities of a network that cannot hold alone, or together. */
function contradicted(form, network, cells) {
  const { graph, open } = network;
  const given = (cell) => (open.has(cell) ? { figure: null } : cells.get(cell));
  const known = new Map([...graph.arcs.keys()].map((cell) => [cell, given(cell)]));
  const failed = form.identities
    .filter((each) => graph.codes.includes(each.code) && evaluated(each, known).status === "failed")
    .map(({ code }) => code);
  return failed.length > 0 ? failed : [...(smallestCut(network) ?? new Map()).keys()];
}
