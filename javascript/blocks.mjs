/**
 * Reads a block copied from a spreadsheet and assigns its texts to the cells of the form.
 *
 * @module gaidisclosure/blocks
 */

import { readFigure, stripped } from "./figures.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {{cells: [string, string][], left: string[], labels: {rows: number, columns: number}}} Placed
 *     `cells` are paths and texts, `left` the texts without a cell, and `labels` the number of rows
 *     above and columns to the left that were skipped because they hold only labels
 * @typedef {{width: number, at: (row: number, column: number) => string | undefined,
 *            isIn: (row: number, column: number) => boolean}} Lattice
 *     the cells of a table, counted from the one where the block begins; `width` is the number of
 *     columns from there to the end of its row
 */

/** Largest number of cells in a block. The largest table has fewer than three hundred. */
const MOST_PASTED = 2000;
/** Largest number of characters in a block, far more than that many figures need. */
const LONGEST_PASTED = 500000;
/** A quoted cell, which may hold line breaks, tabs or doubled quotes. */
const QUOTED = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/y;
const UNQUOTED = /[^\t\r\n]*/y;
const END_OF_ROW = /\r?\n|\r/y;

/**
 * Splits the plain text that Excel, WPS or LibreOffice put on the clipboard into rows of texts.
 *
 * @param {string} text
 * @returns {string[][]} rows of equal length; none for an empty text
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
    // The line break after the last row does not begin a new row.
    if (source.at >= text.length) return;
  }
  throw tooLarge("…", "…");
}

/** Returns the next cell. A text whose quotes do not end with the cell keeps them. */
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
 * Assigns the texts of a block to cells of the form, from one cell to the right and down.
 *
 * A block may follow the printed layout, merged cells included, or the order of the cells in each
 * row. Rows and columns of labels before the first figure are skipped if the rest then reaches
 * exactly to the right edge of the table. A sheet that holds all three tables merges other columns:
 * its rows fit if each has all its figures. Blank cells clear those of the form, as in a
 * spreadsheet, but a row of blanks changes nothing. If nothing fits, the block is placed by the
 * printed layout, and texts without a cell are left over.
 *
 * @param {Form} form
 * @param {string} path of the cell where the block begins
 * @param {string[][]} rows as {@link pastedBlock} returns them
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
    ...mergedOtherwise(form, path, figures),
  ];
  return ways.find(({ left }) => left.length === 0) ?? ways[0];
}

/**
 * Returns the message about texts that have no cell.
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

/** Assigns figures row by row where columns are merged in another way; returns nothing in doubt. */
function mergedOtherwise(form, path, { rows, labels }) {
  const { table, place } = form.cells.find((cell) => cell.path === path);
  const inTable = form.cells.filter((cell) => cell.table === table);
  const placed = rows.map((row, down) => ({
    texts: row.filter(stripped),
    paths: inTable.filter((cell) => cell.place.row === place.row + down).map((cell) => cell.path),
  }));
  const told = placed.filter(({ texts, paths }) => texts.length > 0 && (paths.length > 0 || texts.some(isFigure)));
  const isSure = told.every(({ texts, paths }) => texts.length === paths.length && texts.every(isFigure));
  if (!isSure || told[0]?.paths[0] !== path) return [];
  const cells = told.flatMap(({ texts, paths }) => paths.map((each, at) => [each, texts[at]]));
  return [{ cells, left: [], labels }];
}

function isFigure(text) {
  return ["change", "money"].some((kind) => readFigure(text, kind).state === "figure");
}

/** Returns a block from its first figure on, and the possible widths of its first row. */
function withoutLabels(rows) {
  const above = rows.findIndex((row) => row.some(isFigure));
  const before = Math.min(...rows.map((row) => row.findIndex(isFigure)).filter((at) => at >= 0));
  if (above < 0) return { rows: [], labels: { rows: 0, columns: 0 }, widths: [] };
  const kept = rows.slice(above).map((row) => row.slice(before));
  // Blanks at the end may belong to a merged cell.
  const filled = kept[0].map(stripped).join("\t").trimEnd().split("\t").length;
  return { rows: kept, labels: { rows: above, columns: before }, widths: [kept[0].length, filled] };
}

/** Returns the cells and the texts left over. A text that falls on a label of the form is a label. */
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
