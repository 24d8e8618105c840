/**
 * Errors and gaps of a draft, 不符之处, as Python reports them.
 *
 * @module gaidisclosure/violations
 */

import { cellsRead, knownCounts } from "./contents.mjs";
import { added, dataOf, UNIT } from "./exact.mjs";
import { unofficialCells } from "./form.mjs";
import { graphsOf } from "./graph.mjs";
import { filled, MOST, networkOf, smallestCut } from "./network.mjs";

/**
 * @typedef {import("./contents.mjs").CellsRead} CellsRead
 * @typedef {import("./contents.mjs").Draft} Draft
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./form.mjs").Identity} Identity
 * @typedef {{code: string, severity: "error" | "warning" | "note", isGap: boolean, cells: string[],
 *            expected: number | string | null, actual: number | string | null,
 *            figures: (number | string)[], edition: string, identities: string[],
 *            sources: string[]}} Violation
 *     Figures are numbers if these are exact, otherwise decimals in strings. `isGap` is true if
 *     something is missing, and false for an error.
 * @typedef {{status: "passed" | "failed" | "not_evaluable", expected: number | string | null,
 *            actual: number | string | null, figures: (number | string)[]}} Finding
 */

const MOST_DECIMALS = 15;
const LONGEST_SHOWN = 80;
/** Characters that are shown by number: controls, and separators except the space. */
const UNPRINTABLE = /(?! )\p{Z}|\p{C}/u;
/** Stands for the form in a violation that concerns no cell. */
const NOWHERE = { edition: "" };
const GAP_CODES = {
  blank: "CELL-BLANK",
  not_applicable: "CELL-NOT-APPLICABLE",
  text: "CELL-TEXT",
  missing: "CELL-MISSING",
};

/**
 * Returns every error of a draft, then every gap, in the order of Python's `Draft.check()`.
 * Warnings are left out.
 *
 * @param {Form} form
 * @param {Draft} draft on this form
 * @returns {Violation[]}
 */
export function violations(form, draft) {
  const cells = cellsRead(form, draft);
  return violationsIn(form, draft, cells, findingsIn(form, cells));
}

/**
 * Returns the violations, given cells already read and identities already evaluated.
 *
 * @param {Form} form
 * @param {Draft} draft
 * @param {CellsRead} cells
 * @param {Map<string, Finding>} findings
 * @returns {Violation[]}
 */
export function violationsIn(form, draft, cells, findings) {
  return [
    ...figureFaults(form, cells),
    ...failedIdentities(form, findings),
    ...hopelessBlanks(form, cells, findings),
    ...originFaults(draft),
    ...originGaps(draft),
    ...cellGaps(form, cells),
  ];
}

/**
 * Evaluates every identity and returns the findings by code.
 *
 * @param {Form} form
 * @param {CellsRead} cells
 * @returns {Map<string, Finding>}
 */
export function findingsIn(form, cells) {
  return new Map(form.identities.map((identity) => [identity.code, evaluated(identity, cells)]));
}

/**
 * Evaluates an identity. With a figure unknown it never passes, and fails if no figure would do.
 *
 * @param {Identity} identity
 * @param {CellsRead} cells
 * @returns {Finding}
 */
export function evaluated({ left, right }, cells) {
  const sides = [left, right].map((paths) => {
    const given = paths.map((path) => cells.get(path)).filter(({ figure }) => figure !== null);
    const sum = added(given.map(({ figure }) => figure));
    const blanks = paths.length - given.length;
    const room = blanks > 0 ? BigInt(blanks) * MOST * UNIT : 0n;
    return { given, sum, blanks, most: sum.units + room };
  });
  const [one, other] = sides;
  if (one.sum.units <= other.most && other.sum.units <= one.most) {
    const status = one.blanks + other.blanks > 0 ? "not_evaluable" : "passed";
    return { status, expected: null, actual: null, figures: [] };
  }
  const isTotalBlank = right.length === 1 && other.blanks === 1;
  return {
    status: "failed",
    expected: dataOf(one.sum),
    actual: isTotalBlank ? null : dataOf(other.sum),
    figures: sides.flatMap(({ given }) => given.map(({ value }) => value)),
  };
}

/** @returns {Violation} */
function violationOf(form, code, cells, rest = {}) {
  const nothing = { expected: null, actual: null, figures: [], identities: [], sources: [] };
  return { code, severity: "error", isGap: false, cells, ...nothing, edition: form.edition, ...rest };
}

function figureFaults(form, cells) {
  return form.cells.flatMap(({ path, kind }) => {
    const { figure, value } = cells.get(path);
    const code = figure === null ? null : faultOf(kind, figure);
    const expected = kind === "money" ? "Decimal" : "int";
    return code === null ? [] : [violationOf(form, code, [path], { expected, actual: value })];
  });
}

function faultOf(kind, { units, decimals }) {
  const size = units < 0n ? -units : units;
  if (kind !== "money" && decimals > 0) return "CELL-FRACTION";
  if (size / UNIT > MOST) return "CELL-SIZE";
  if ((size * 10n ** BigInt(MOST_DECIMALS)) % UNIT !== 0n) return "CELL-DECIMALS";
  return units < 0n && kind !== "change" ? "CELL-NEGATIVE" : null;
}

function failedIdentities(form, findings) {
  return form.identities.flatMap(({ code, left, right }) => {
    const { status, ...found } = findings.get(code);
    return status === "failed" ? [violationOf(form, code, [...left, ...right], found)] : [];
  });
}

/**
 * Finds blanks that no lawful figures can fill, although each identity by itself could hold.
 *
 * Tables in which an identity fails by itself or a figure is unlawful are skipped.
 */
function hopelessBlanks(form, cells, findings) {
  return graphsOf(form).flatMap((graph) => {
    const statuses = graph.codes.map((code) => findings.get(code).status);
    // A graph of one identity has already been evaluated.
    const isUndecided = statuses.length > 1 && statuses.includes("not_evaluable");
    if (!isUndecided || statuses.includes("failed")) return [];
    const known = knownCounts(graph.arcs.keys(), cells);
    const isBlank = (cell) => cells.get(cell).figure === null;
    const isLawful = [...graph.arcs.keys()].every((cell) => known.has(cell) || isBlank(cell));
    const cut = isLawful ? smallestCut(filled(networkOf(graph, known))) : null;
    return cut === null ? [] : [blanksViolation(form, cut, known)];
  });
}

function blanksViolation(form, cut, known) {
  const sums = new Map();
  for (const { code, left, right } of form.identities.filter((each) => cut.has(each.code))) {
    for (const cell of left) sums.set(cell, (sums.get(cell) ?? 0) + cut.get(code));
    for (const cell of right) sums.set(cell, (sums.get(cell) ?? 0) - cut.get(code));
  }
  const cells = form.cells.map(({ path }) => path).filter((path) => sums.get(path) && known.has(path));
  const countOf = (cell, sign) => (sums.get(cell) === sign ? known.get(cell) : 0n);
  const side = (sign) => cells.reduce((sum, cell) => sum + countOf(cell, sign), 0n);
  const [less, more] = [side(1), side(-1)].sort((one, other) => (one < other ? -1 : 1));
  const figures = cells.map((cell) => asData(known.get(cell)));
  const found = { expected: asData(less), actual: asData(more), figures, identities: [...cut.keys()] };
  return violationOf(form, "T3-BLANKS", cells, found);
}

function asData(count) {
  return dataOf({ units: count * UNIT, decimals: 0 });
}

/** @param {Draft} draft */
function originFaults({ kind, year, period }) {
  if (kind !== "draft" || typeof year !== "number") return [];
  const of = period ? Number(period.start.slice(0, 4)) : year;
  const both = ["year", "period"];
  if (of !== year) return [violationOf(NOWHERE, "PERIOD-DISAGREES", both, { expected: year, actual: of })];
  const isYear = period || (year >= 1000 && year <= 9999);
  return isYear ? [] : [violationOf(NOWHERE, "PERIOD-YEAR", ["year"], { actual: year })];
}

/** @param {Draft} draft */
function originGaps({ kind, issuer, year, period }) {
  if (kind !== "draft") return [];
  const isUndated = typeof year !== "number" && !period;
  return [
    ...(issuer?.name ? [] : [violationOf(NOWHERE, "AGENCY-MISSING", ["agency"], { isGap: true })]),
    ...(isUndated ? [violationOf(NOWHERE, "PERIOD-MISSING", ["year"], { isGap: true })] : []),
  ];
}

/** Finds each cell without a figure, and figures in the row （六）其他处理 that cannot be divided. */
function cellGaps(form, cells) {
  const found = [...cells].flatMap(([path, { state, text, figure }]) => {
    if (figure !== null) return [];
    const actual = text === null ? null : shownShort(text);
    return [violationOf(form, GAP_CODES[state], [path], { actual, isGap: true })];
  });
  const unofficial = unofficialCells(form);
  if (unofficial.some((path) => (cells.get(path).figure?.units ?? 0n) !== 0n)) {
    found.push(violationOf(form, "CELL-UNDIVIDED", unofficial, { isGap: true }));
  }
  return found;
}

/** Returns a text on one line that any terminal can show, cut off if it is long. */
function shownShort(text) {
  const characters = [...text];
  const isLong = characters.length > LONGEST_SHOWN;
  const kept = isLong ? [...characters.slice(0, LONGEST_SHOWN - 1), "…"] : characters;
  return kept.map((each) => (UNPRINTABLE.test(each) ? numbered(each) : each)).join("");
}

/** Returns a character by its number, as Python escapes it. */
function numbered(character) {
  const named = { "\t": "\\t", "\n": "\\n", "\r": "\\r" }[character];
  const point = character.codePointAt(0);
  const hex = (width) => point.toString(16).padStart(width, "0");
  return named ?? (point < 0x100 ? `\\x${hex(2)}` : point < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`);
}
