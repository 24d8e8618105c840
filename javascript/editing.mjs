/**
 * Changes of a draft that somebody makes in the page: texts, sums and zeros.
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
 * The counts in the cells of a draft.
 *
 * @param {Tree} tree
 * @returns {(path: string) => bigint | null} `null` for what is no whole figure
 */
export function countsIn(tree) {
  return (path) => {
    const value = tree.cells[path]?.value ?? null;
    return value === null || !/^-?\d+$/.test(String(value)) ? null : BigInt(value);
  };
}

/**
 * The text at a place of a draft, such as `narrative.preface` or `period.start`.
 *
 * @param {Tree} tree
 * @param {string} place
 * @returns {string} where no period is told, the days of the whole year
 */
export function textAtPlace({ issuer, year, period, narrative }, place) {
  const whole = { start: `${year}-01-01`, end: `${year}-12-31` };
  if (place === "issuer.name") return issuer?.name ?? "";
  if (place === "year") return String(year ?? "");
  if (place.startsWith("period.")) return (period ?? (year ? whole : {}))[place.slice(7)] ?? "";
  return place.slice(NARRATIVE.length).split(".").reduce((part, name) => part[name], narrative);
}

/**
 * The draft with another text at a place.
 *
 * @param {Tree} tree
 * @param {string} place
 * @param {(place: string) => string} typed the texts as they are in the page
 * @returns {Tree}
 * @throws {Refusal} if no report can have it
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
 * The draft with other texts in cells.
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
 * The draft with a sum in each blank cell that can have one. Sums of sums come last.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {Tree} the same if there is none
 */
export function withSums(form, tree) {
  const isBlank = (path) => isBlankCell(tree, path);
  const offers = [...offersFor(form, countsIn(tree), null)].filter(([path]) => isBlank(path));
  if (offers.length === 0) return tree;
  return withSums(form, withCells(form, tree, offers.map(([path, { text }]) => [path, text])));
}

/**
 * The draft with zeros in its blank cells, but with sums where there are sums.
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
 * Tells if nothing stands in a cell.
 *
 * @param {Tree} tree
 * @param {string} path
 */
export function isBlankCell(tree, path) {
  return (tree.cells[path]?.state ?? "blank") === "blank";
}
