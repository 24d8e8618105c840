/**
 * Changes to the contents of a draft. A tree is never modified: every change returns a new one, so
 * undoing needs only a list of trees.
 *
 * @module gaidisclosure/changes
 */

import { readFigure, stripped } from "./figures.mjs";
import { readAgency, shortestFigure, textAt } from "./members.mjs";
import { nameOf, paragraphsOf, periodOf, typedLine, typedText, typedYear, wholeText } from "./texts.mjs";

/**
 * @typedef {import("./documents.mjs").Tree} Tree
 * @typedef {import("./documents.mjs").TreeCell} TreeCell
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./form.mjs").Kind} Kind
 */

/**
 * Returns the tree with a new text in a cell. The cell loses its place and its way of reading.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @param {string} path
 * @param {string} text
 * @returns {Tree} the same tree if the text is the same
 * @throws {Refusal} `pages.text.…` if no file can hold the text
 */
export function withCell(form, tree, path, text) {
  if (tree.cells[path]?.text === text) return tree;
  const { kind } = form.cells.find((cell) => cell.path === path);
  return { ...tree, cells: { ...tree.cells, [path]: printedCell(wholeText(text), kind) } };
}

/**
 * Returns the tree with a new title or text, such as `title` or `overview.text`.
 *
 * @param {Tree} tree
 * @param {string} path
 * @param {string} text
 * @returns {Tree} the same tree if the text is the same
 * @throws {Refusal} `pages.text.…` if no report can hold the text
 */
export function withText(tree, path, text) {
  const isTitle = path === "title";
  const line = isTitle ? typedLine(text) : "";
  const said = isTitle ? line && nameOf(line) : paragraphsOf(typedText(text));
  if (textAt(tree.narrative, path) === said) return tree;
  const [first, second] = path.split(".");
  const part = second ? { ...tree.narrative[first], [second]: said } : said;
  const { [path]: _, ...places } = tree.text_places;
  return { ...tree, narrative: { ...tree.narrative, [first]: part }, text_places: places };
}

/**
 * Returns the tree with a new agency, year or period. Fields that are not given stay.
 *
 * An agency keeps its level, codes and contact when its name changes, and loses them when its name
 * is deleted. A period of a whole year follows the year.
 *
 * @param {Tree} tree
 * @param {{agency?: string, year?: string, start?: string, end?: string}} origin as typed
 * @returns {Tree}
 * @throws {Refusal} `pages.text.…` if no report can hold it
 */
export function withOrigin(tree, { agency, year, start, end }) {
  const made = { ...tree };
  if (agency !== undefined) made.issuer = agencyNamed(tree.issuer, typedLine(agency));
  if (year !== undefined) {
    made.year = stripped(year) ? typedYear(year) : null;
    made.period = isWholeYear(tree.period) ? wholeYear(made.year) : tree.period;
  }
  if (start !== undefined || end !== undefined) {
    const days = [start ?? made.period?.start ?? "", end ?? made.period?.end ?? ""];
    made.period = days.some(Boolean) ? periodOf(...days) : null;
  }
  return made;
}

/**
 * Makes the cell for a text, as Python's `Cell.printed` does.
 *
 * @param {string} text
 * @param {Kind} kind
 * @returns {TreeCell}
 */
export function printedCell(text, kind) {
  const { state, value } = readFigure(text, kind);
  const plain = String(value);
  const isPlain = value === null || text === plain || stripped(text) === plain;
  const figure = typeof value === "string" ? shortestFigure(value) : value;
  return { text, value: figure, state, ...(isPlain ? {} : { how: "normalised" }) };
}

/**
 * Returns the period of a whole year.
 *
 * @param {number | null} year
 * @returns {{start: string, end: string} | null}
 */
export function wholeYear(year) {
  return year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31` };
}

function agencyNamed(issuer, name) {
  if (!name) return null;
  return { ...(issuer ?? readAgency(new Map([["name", nameOf(name)]]), "")), name: nameOf(name) };
}

function isWholeYear(period) {
  return period !== null && period.start.endsWith("-01-01") && period.end.endsWith("-12-31");
}
