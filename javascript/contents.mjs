/**
 * The cells of a draft, read for judging: figures, blanks and other texts.
 *
 * @module gaidisclosure/contents
 */

import { dataOf, exactOf, UNIT } from "./exact.mjs";
import { readFigure, shortened } from "./figures.mjs";
import { MOST } from "./network.mjs";

/**
 * @typedef {import("./exact.mjs").Exact} Exact
 * @typedef {import("./exact.mjs").Value} Value
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {"figure" | "blank" | "not_applicable" | "text"} State
 * @typedef {{text: string, value: Value, state: State}} DraftCell
 * @typedef {{kind?: string, edition: string, issuer?: {name: string} | null, year?: number | null,
 *            period?: {start: string} | null, cells: Object<string, DraftCell | Value>}} Draft
 *     A draft as `gaidisclosure.dumps` writes it, or a document of the conformance suite. The cells
 *     of such a document are bare values, it has no `kind`, and its agency and year are not checked.
 * @typedef {{state: State | "missing", text: string | null, figure: Exact | null,
 *            value: number | string | null}} CellRead
 * @typedef {Map<string, CellRead>} CellsRead by path, in the order of the form
 */

/**
 * Reads the cells of a draft for judging.
 *
 * @param {Form} form
 * @param {Draft} draft
 * @returns {CellsRead}
 */
export function cellsRead(form, draft) {
  return new Map(form.cells.map(({ path, kind }) => [path, cellRead(draft.cells[path], kind)]));
}

/** @returns {CellRead} */
function cellRead(given, kind) {
  if (given === undefined) return { state: "missing", text: null, figure: null, value: null };
  const isBare = given === null || typeof given !== "object";
  const figure = exactOf(isBare ? given : given.value);
  const text = isBare ? given ?? "" : given.text;
  const told = isBare ? null : given.state;
  if (figure === null) return { state: stateOf(text, kind, told), text, figure, value: null };
  // A decimal stays as it is written, because a BigInt cannot be minus zero.
  const value = figure.decimals > 0 ? shortened(isBare ? given : given.value) : dataOf(figure);
  return { state: "figure", text, figure, value };
}

/** Returns the state of a cell without a value. A text that would read as a figure stays a text. */
function stateOf(text, kind, told) {
  const state = told ?? readFigure(text, kind).state;
  return state === "figure" ? "text" : state;
}

/**
 * Returns the lawful counts among the given cells.
 *
 * @param {Iterable<string>} paths
 * @param {CellsRead} cells
 * @returns {Map<string, bigint>}
 */
export function knownCounts(paths, cells) {
  const found = new Map();
  for (const path of paths) {
    const { figure } = cells.get(path);
    const isCount = figure !== null && figure.decimals === 0;
    if (isCount && figure.units >= 0n && figure.units <= MOST * UNIT) found.set(path, figure.units / UNIT);
  }
  return found;
}
