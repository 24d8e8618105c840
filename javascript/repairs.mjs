/**
 * Repairs that are certain, 改正: only one figure can be wrong, and only one figure can replace it.
 *
 * If a table contradicts itself, a cut of its graph is left after the blanks are filled. Every
 * repair changes a figure on the cut, so it is enough to give up each of these figures in turn.
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
 *     `codes` are the identities that fail, or that cannot all hold.
 */

/**
 * Returns the only possible repairs that change one figure, in table 3 or in a block of table 4.
 *
 * In Python, these are the `verdict.location.components` with a single repair that is `only` and
 * changes one figure.
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

/** Returns the only cell that mends a network when given up, and the mended network, or `null`. */
function mendedByOne(network, cells) {
  const unlawful = [...network.open].filter((cell) => cells.get(cell).figure !== null);
  const cuts = obstacles(network);
  if (cuts.length === 0) return unlawful.length === 1 ? { cell: unlawful[0], network } : null;
  if (unlawful.length > 0) return null;
  // A figure that mends all cuts is on each of them.
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

/** Returns the identities that fail by themselves, or else those that cannot all hold. */
function contradicted(form, network, cells) {
  const { graph, open } = network;
  const given = (cell) => (open.has(cell) ? { figure: null } : cells.get(cell));
  const known = new Map([...graph.arcs.keys()].map((cell) => [cell, given(cell)]));
  const failed = form.identities
    .filter((each) => graph.codes.includes(each.code) && evaluated(each, known).status === "failed")
    .map(({ code }) => code);
  return failed.length > 0 ? failed : [...(smallestCut(network) ?? new Map()).keys()];
}
