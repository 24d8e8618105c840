/**
 * Knows where the figures of a table stand: rows and columns, merged cells and all.
 *
 * @module gaidisclosure/sheet
 */

/**
 * @typedef {{row: number, column: number}} Slot
 * @typedef {{cells: (HTMLElement | undefined)[][], places: Map<string, Slot>}} Sheet the element
 *     in each slot, in all the slots of a merged cell, and the first slot of each figure
 */

/** The attribute with the number of a figure in its form. */
const CELL_NUMBER = "data-cell";

/**
 * Lays out a table.
 *
 * @param {HTMLTableElement} table
 * @param {string[]} paths of the cells of the form
 * @returns {Sheet}
 */
export function sheetOf(table, paths) {
  const cells = [];
  const places = new Map();
  [...table.rows].forEach((line, row) => {
    let column = 0;
    for (const cell of line.cells) {
      while (cells[row]?.[column]) column += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        cells[row + down] ??= [];
        for (let right = 0; right < cell.colSpan; right += 1) cells[row + down][column + right] = cell;
      }
      if (cell.hasAttribute(CELL_NUMBER)) places.set(paths[cell.getAttribute(CELL_NUMBER)], { row, column });
    }
  });
  return { cells, places };
}

/**
 * Notes in each label of a row the column where it begins, as labels stay in sight by column.
 *
 * @param {Sheet} sheet
 */
export function noteLabels({ cells }) {
  for (const line of cells) {
    line.forEach((cell, column) => {
      const isFirst = cell !== line[column - 1];
      if (cell.scope === "row" && isFirst) cell.setAttribute("data-from", column);
    });
  }
}

/**
 * The path of the figure in a slot.
 *
 * @param {Sheet} sheet
 * @param {string[]} paths
 * @param {Slot} slot
 * @returns {string | undefined} none if there is a label, or the slot is the rest of a merged cell
 */
export function pathAt(sheet, paths, { row, column }) {
  const cell = sheet.cells[row]?.[column];
  const path = cell?.hasAttribute(CELL_NUMBER) ? paths[cell.getAttribute(CELL_NUMBER)] : undefined;
  const place = sheet.places.get(path);
  return place?.row === row && place.column === column ? path : undefined;
}

/**
 * The next figure in a direction, past labels.
 *
 * @param {Sheet} sheet
 * @param {string[]} paths
 * @param {string} path
 * @param {[number, number]} direction rows and columns of one step
 * @returns {string | undefined} none at the edge of the table
 */
export function neighbour(sheet, paths, path, [down, right]) {
  const start = sheet.places.get(path);
  let { row, column } = start;
  for (;;) {
    row += down;
    column += right;
    const cell = sheet.cells[row]?.[column];
    if (!cell) return undefined;
    const found = cell.hasAttribute(CELL_NUMBER) ? paths[cell.getAttribute(CELL_NUMBER)] : undefined;
    if (found && found !== path) return found;
  }
}

/**
 * Puts a block of texts at a cell: each on the slot where it falls, as in a spreadsheet.
 *
 * Labels that were copied with the figures are left out: columns on the left and rows on top that
 * hold words and no figure.
 *
 * @param {Sheet} sheet
 * @param {string[]} paths
 * @param {string} path of the cell at the upper left
 * @param {string[][]} block
 * @param {(text: string) => boolean} isFigure
 * @returns {{texts: Map<string, string>, left: string[]}} the texts of cells, and those that did
 *     not fit
 */
export function placedBlock(sheet, paths, path, block, isFigure) {
  const start = sheet.places.get(path);
  const texts = new Map();
  const left = [];
  withoutLabels(block, isFigure).forEach((line, down) => {
    line.forEach((text, right) => {
      const slot = { row: start.row + down, column: start.column + right };
      const found = pathAt(sheet, paths, slot);
      if (found) texts.set(found, text);
      else if (text.trim() && isNews(sheet, slot, text)) left.push(text.trim());
    });
  });
  return { texts, left };
}

/** Tells if a text is another than the label on which it falls. */
function isNews(sheet, { row, column }, text) {
  const label = sheet.cells[row]?.[column];
  const plain = (words) => words.replace(/\s/g, "");
  return !label || label.hasAttribute(CELL_NUMBER) || plain(label.textContent) !== plain(text);
}

function withoutLabels(block, isFigure) {
  const isLabels = (texts) => texts.some((text) => text.trim()) && !texts.some(isFigure);
  let [top, side] = [0, 0];
  const width = Math.max(...block.map((line) => line.length));
  const column = (at) => block.map((line) => line[at] ?? "");
  while (side < width && isLabels(column(side))) side += 1;
  if (side === width) return block;
  while (top < block.length && isLabels(block[top].slice(side))) top += 1;
  return block.slice(top).map((line) => line.slice(side));
}
