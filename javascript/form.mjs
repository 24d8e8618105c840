/**
 * The form as data, 年度报告格式, in the same shape for both exports.
 *
 * @module gaidisclosure/form
 */

/**
 * @typedef {"count" | "change" | "money"} Kind
 * @typedef {Object<string, string>} Labels a text by its locale: `zh_Hans`, `zh_Hant`, `en`
 * @typedef {{row: number, column: number}} Spot a place in a printed table, from 0
 * @typedef {{path: string, table: number, kind: Kind, row: Labels, column: Labels, place: Spot}} FormCell
 * @typedef {{code: string, left: string[], right: string[]}} Identity
 * @typedef {{format: string, version: number, key: string, edition: string,
 *            cells: FormCell[], identities: Identity[]}} Form
 */

/** @type {WeakMap<Form, Map<string, FormCell>>} */
const KNOWN_CELLS = new WeakMap();

/**
 * Reads a form as `gaidisclosure form EDITION --format json` prints it, or in the compact export of
 * the pages and the package.
 *
 * In the compact export, a row is an array of its table, its part of the path, its labels in each
 * language and its number in the printed table. A column is an array of its kind, its part of the
 * path, its labels and its number. A cell is the number of its row and the number of its column. An
 * identity is its code and the numbers of its cells.
 *
 * @param {any} data
 * @returns {Form}
 * @throws {TypeError} if the data is neither
 */
export function checkedForm(data) {
  if (data?.format !== "gaidisclosure-form" || data.version !== 1) {
    throw new TypeError("expected a form as `gaidisclosure form EDITION --format json` prints it");
  }
  const { format, version, key, edition } = data;
  const { cells, identities } = data.rows ? unfolded(data) : data;
  return {
    ...{ format, version, key, edition },
    cells: cells.map(({ path, table, kind, row, column, place }) => ({
      ...{ path, table, kind, row, column },
      place: { row: place.row, column: place.column },
    })),
    identities: identities.map(({ code, left, right }) => ({ code, left, right })),
  };
}

function unfolded({ locales, rows, columns, cells, identities }) {
  const inAll = (labels) => Object.fromEntries(locales.map((locale, number) => [locale, labels[number]]));
  const found = cells.map(([down, across]) => {
    const [table, above, row, printedRow] = rows[down];
    const [kind, below, column, printedColumn] = columns[across];
    const place = { row: printedRow, column: printedColumn };
    const path = [above, below].filter(Boolean).join(".");
    return { path, table, kind, row: inAll(row), column: inAll(column), place };
  });
  const pathsOf = (numbers) => numbers.map((number) => found[number].path);
  return {
    cells: found,
    identities: identities.map(([code, left, right]) => ({ code, left: pathsOf(left), right: pathsOf(right) })),
  };
}

/**
 * Returns the cells of a form by path.
 *
 * @param {Form} form
 * @returns {Map<string, FormCell>}
 */
export function cellsByPath(form) {
  const found = () => new Map(form.cells.map((cell) => [cell.path, cell]));
  if (!KNOWN_CELLS.has(form)) KNOWN_CELLS.set(form, found());
  return KNOWN_CELLS.get(form);
}

/**
 * Returns the cells of a misprinted form that the form as issued lacks: （六）其他处理 in one row.
 *
 * @param {Form} form
 * @returns {string[]} their paths
 */
export function unofficialCells({ key, edition, cells }) {
  const row = "request_handling.outcomes.other.";
  const isIn = (path) => path.startsWith(row) && !path.slice(row.length).includes(".");
  return key === edition ? [] : cells.map(({ path }) => path).filter(isIn);
}
