/**
 * Reads a block that was copied from a spreadsheet and tells which of its texts belongs to which
 * cell of the form.
 *
 * @module gaidisclosure/blocks
 */

import { readFigure, stripped } from "./figures.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {{cells: [string, string][], left: string[], labels: {rows: number, columns: number}}} Placed
 *     `cells` are paths and texts, `left` the texts without a cell, and `labels` how many rows above
 *     and columns to the left were skipped, as they hold labels only
 * @typedef {{width: number, at: (row: number, column: number) => string | undefined,
 *            isIn: (row: number, column: number) => boolean}} Lattice
 *     the cells of a table, counted from the one where the block begins, and the columns from there
 *     to the end of its row
 */

/** The most cells of a block; the largest table has fewer than three hundred. */
const MOST_PASTED = 2000;
/** Far more characters than so many figures have. */
const LONGEST_PASTED = 500000;
/** A cell within quotes, which holds line breaks, tabs or doubled quotes. */
const QUOTED = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/y;
const UNQUOTED = /[^\t\r\n]*/y;
const END_OF_ROW = /\r?\n|\r/y;

/**
 * The rows of texts that Excel, WPS or LibreOffice put on the clipboard as plain text.
 *
 * @param {string} text
 * @returns {string[][]} rows of one length; none if there is no text
 * @throws {Refusal} `pages.paste.large` if it is larger than any table
 */
export function pastedBlock(text) {
  if (text.length > LONGEST_PASTED) throw tooLarge("…", "…");
  const rows = text === "" ? [] : [...rowsIn(text)];
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length * width > MOST_PASTED) throw tooLarge(rows.length, width);
  return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

function tooLarge(rows, columns) {
  return new Refusal("pages.paste.large", { rows, columns, most: MOST_PASTED });
}

function* rowsIn(text) {
  const source = { text, at: 0 };
  let row = [];
  for (let count = 0; count <= MOST_PASTED; count += 1) {
    row.push(takenCell(source));
    if (text[source.at] === "\t") {
      source.at += 1;
      continue;
    }
    yield row;
    row = [];
    source.at += lengthAt(END_OF_ROW, source);
    // The line break after the last row begins no other one.
    if (source.at >= text.length) return;
  }
  throw tooLarge("…", "…");
}

/** A text in quotes that do not end with the cell is as it stands. */
function takenCell(source) {
  const { text, at } = source;
  const quoted = text[at] === '"' ? lengthAt(QUOTED, source) : 0;
  source.at += quoted || lengthAt(UNQUOTED, source);
  return quoted ? text.slice(at + 1, source.at - 1).replace(/""/g, '"') : text.slice(at, source.at);
}

function lengthAt(pattern, { text, at }) {
  pattern.lastIndex = at;
  return (pattern.exec(text) ?? [""])[0].length;
}

/**
 * The cells that a block fills from one cell of the form to the right and down.
 *
 * A block fits as the table is printed, merged cells included, or else with the cells of each row in
 * their order. Rows and columns of labels before the first figure are skipped if the rest then
 * reaches exactly to the right side of the table. Blank cells blank those of the form, as in a
 * spreadsheet, but a row that is all blank changes nothing. If nothing fits, the texts that have no
 * cell are left over, and the others are placed as the table is printed.
 *
 * @param {Form} form
 * @param {string} path of the cell where the block begins
 * @param {string[][]} rows as {@link pastedBlock} gives them
 * @returns {Placed}
 */
export function placedBlock(form, path, rows) {
  const lattices = [printedLattice(form, path), orderedLattice(form, path)];
  const all = { rows, labels: { rows: 0, columns: 0 } };
  const figures = withoutLabels(rows);
  const exact = lattices.filter(({ width }) => figures.widths.includes(width));
  const ways = [
    ...lattices.map((lattice) => fitted(lattice, all)),
    ...exact.map((lattice) => fitted(lattice, figures)),
  ];
  return ways.find(({ left }) => left.length === 0) ?? ways[0];
}

/**
 * What to tell of texts that have no cell.
 *
 * @param {Placed} placed
 * @returns {Refusal | null} `null` if there are none
 */
export function leftOver({ left }) {
  const shown = left.slice(0, 5).join(", ") + (left.length > 5 ? "…" : "");
  return left.length > 0 ? new Refusal("pages.paste.left", { count: left.length, shown }) : null;
}

function printedLattice(form, path) {
  const { table, place } = form.cells.find((cell) => cell.path === path);
  const cells = form.cells.filter((cell) => cell.table === table);
  const spot = (row, column) => `${row - place.row},${column - place.column}`;
  const paths = new Map(cells.map((cell) => [spot(cell.place.row, cell.place.column), cell.path]));
  const after = (side, some) => Math.max(...some.map((cell) => cell.place[side])) - place[side] + 1;
  const [height, across] = [after("row", cells), after("column", cells)];
  const isIn = (row, column) => row < height && column < across;
  const width = after("column", cells.filter((cell) => cell.place.row === place.row));
  return { width, at: (row, column) => paths.get(spot(row + place.row, column + place.column)), isIn };
}

function orderedLattice(form, path) {
  const { table, place } = form.cells.find((cell) => cell.path === path);
  const inTable = form.cells.filter((cell) => cell.table === table);
  const numbers = [...new Set(inTable.map((cell) => cell.place.row))].sort((one, other) => one - other);
  const rows = numbers
    .filter((number) => number >= place.row)
    .map((number) => inTable.filter((cell) => cell.place.row === number).map((cell) => cell.path));
  const first = rows[0].indexOf(path);
  const at = (row, column) => rows[row]?.[first + column];
  return { width: rows[0].length - first, at, isIn: () => false };
}

/** A block without the rows and columns before its first figure, and how wide its first row may be. */
function withoutLabels(rows) {
  const isFigure = (text) => ["change", "money"].some((kind) => readFigure(text, kind).state === "figure");
  const above = rows.findIndex((row) => row.some(isFigure));
  const before = Math.min(...rows.map((row) => row.findIndex(isFigure)).filter((at) => at >= 0));
  if (above < 0) return { rows: [], labels: { rows: 0, columns: 0 }, widths: [] };
  const kept = rows.slice(above).map((row) => row.slice(before));
  // Blanks at the end may belong to a merged cell.
  const filled = kept[0].map(stripped).join("\t").trimEnd().split("\t").length;
  return { rows: kept, labels: { rows: above, columns: before }, widths: [kept[0].length, filled] };
}

/** The cells and what is left over; a text that falls on a label of the form is one itself. */
function fitted({ at, isIn }, { rows, labels }) {
  const cells = [];
  const left = [];
  rows.forEach((row, down) => {
    const texts = row.map((text) => text.replace(/[\r\n]+/g, " "));
    if (!texts.some(stripped)) return;
    texts.forEach((text, across) => {
      const path = at(down, across);
      const isLabel = isIn(down, across) && readFigure(text, "change").state !== "figure";
      if (path !== undefined) cells.push([path, text]);
      else if (stripped(text) && !isLabel) left.push(stripped(text));
    });
  });
  return { cells, left, labels };
}
