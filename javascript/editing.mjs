/**
 * Changes that a user makes to a draft in the page: texts, sums and zeros.
 *
 * @module gaidisclosure/editing
 */

import { withCell, withOrigin, withText } from "./changes.mjs";
import { offersFor } from "./offers.mjs";

/**
 * @typedef {import("./documents.mjs").Tree} Tree
 * @typedef {import("./form.mjs").Form} Form
 */

const NARRATIVE = "narrative.";

/**
 * Makes the function that returns the count in a cell of a draft.
 *
 * @param {Tree} tree
 * @returns {(path: string) => bigint | null} `null` if the cell does not hold a whole number
 */
export function countsIn(tree) {
  return (path) => {
    const value = tree.cells[path]?.value ?? null;
    return value === null || !/^-?\d+$/.test(String(value)) ? null : BigInt(value);
  };
}

/**
 * Returns the text at a place of a draft, such as `narrative.preface` or `period.start`.
 *
 * @param {Tree} tree
 * @param {string} place
 * @returns {string} for a draft without a period, the first or last day of its year
 */
export function textAtPlace({ issuer, year, period, narrative }, place) {
  const whole = { start: `${year}-01-01`, end: `${year}-12-31` };
  if (place === "issuer.name") return issuer?.name ?? "";
  if (place === "year") return String(year ?? "");
  if (place.startsWith("period.")) return (period ?? (year ? whole : {}))[place.slice(7)] ?? "";
  return place.slice(NARRATIVE.length).split(".").reduce((part, name) => part[name], narrative);
}

/**
 * Returns the draft with a new text at a place.
 *
 * @param {Tree} tree
 * @param {string} place
 * @param {(place: string) => string} typed returns the text in a field of the page
 * @returns {Tree}
 * @throws {Refusal} if no report can hold the text
 */
export function withPlace(tree, place, typed) {
  if (place === "issuer.name") return withOrigin(tree, { agency: typed(place) });
  if (place === "year") return withOrigin(tree, { year: typed(place) });
  if (place.startsWith("period.")) {
    return withOrigin(tree, { start: typed("period.start"), end: typed("period.end") });
  }
  return withText(tree, place.slice(NARRATIVE.length), typed(place));
}

/**
 * Returns the draft with new texts in cells.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @param {Iterable<[string, string]>} texts by path
 * @returns {Tree}
 */
export function withCells(form, tree, texts) {
  return [...texts].reduce((made, [path, text]) => withCell(form, made, path, text), tree);
}

/**
 * Fills in the sum in each blank cell that can have one, sums of sums last.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {Tree} the same tree if there is no such cell
 */
export function withSums(form, tree) {
  const isBlank = (path) => isBlankCell(tree, path);
  const offers = [...offersFor(form, countsIn(tree), null)].filter(([path]) => isBlank(path));
  if (offers.length === 0) return tree;
  return withSums(form, withCells(form, tree, offers.map(([path, { text }]) => [path, text])));
}

/**
 * Fills in zeros in the blank cells of a draft, and sums in the blank totals.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {Tree}
 */
export function withZeros(form, tree) {
  const sums = new Set(form.identities.flatMap(({ right }) => (right.length === 1 ? right : [])));
  const blank = form.cells.map(({ path }) => path).filter((path) => isBlankCell(tree, path));
  const leaves = blank.filter((path) => !sums.has(path));
  return withSums(form, withCells(form, tree, leaves.map((path) => [path, "0"])));
}

/**
 * Returns true if a cell is blank or missing.
 *
 * @param {Tree} tree
 * @param {string} path
 */
export function isBlankCell(tree, path) {
  return (tree.cells[path]?.state ?? "blank") === "blank";
}
