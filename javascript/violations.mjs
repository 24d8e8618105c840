/**
 * All that contradicts the form in a draft or is missing from it, 不符之处, as Python tells it.
 *
 * @module gaidisclosure/violations
 */

import { added, dataOf, exactOf, UNIT, ZERO_EXACT } from "./exact.mjs";
import { readFigure } from "./figures.mjs";
import { unofficialCells } from "./form.mjs";
import { graphsOf } from "./graph.mjs";
import { filled, MOST, networkOf, smallestCut } from "./network.mjs";

/**
 * @typedef {import("./exact.mjs").Exact} Exact
 * @typedef {import("./exact.mjs").Value} Value
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./form.mjs").FormCell} FormCell
 * @typedef {import("./form.mjs").Identity} Identity
 * @typedef {"figure" | "blank" | "not_applicable" | "text"} State
 * @typedef {{text: string, value: Value, state: State}} DraftCell
 * @typedef {{kind?: string, edition: string, issuer?: {name: string} | null, year?: number | null,
 *            period?: {start: string} | null, cells: Object<string, DraftCell | Value>}} Draft
 *     A draft as `gaidisclosure.dumps` writes it, or a document of the conformance suite, whose
 *     cells are bare values: such a one has no `kind`, and nothing is said of its agency and year.
 * @typedef {{state: State | "missing", text: string | null, figure: Exact | null,
 *            value: number | string | null}} CellRead
 * @typedef {Map<string, CellRead>} CellsRead by path, in the order of the form
 * @typedef {{code: string, severity: "error" | "warning" | "note", isGap: boolean, cells: string[],
 *            expected: number | string | null, actual: number | string | null,
 *            figures: (number | string)[], edition: string, identities: string[],
 *            sources: string[]}} Violation
 *     Figures are numbers where these are exact, else decimals in strings. `isGap` tells what is
 *     missing from what contradicts.
 * @typedef {{status: "passed" | "failed" | "not_evaluable", expected: number | string | null,
 *            actual: number | string | null, figures: (number | string)[]}} Finding
 */

const MOST_DECIMALS = 15;
const LONGEST_SHOWN = 80;
/** Other characters than these are shown by their numbers. */
const UNPRINTABLE = /[^ \P{Z}]|\p{C}/u;
const GAP_CODES = {
  blank: "CELL-BLANK",
  not_applicable: "CELL-NOT-APPLICABLE",
  text: "CELL-TEXT",
  missing: "CELL-MISSING",
};

/**
 * Every error of a draft, and then every gap: all that Python's `Draft.check()` tells but warnings,
 * in the same order.
 *
 * @param {Form} form
 * @param {Draft} draft on this form
 * @returns {Violation[]}
 */
export function violations(form, draft) {
  const cells = cellsRead(form, draft);
  return [
    ...figureFaults(form, cells),
    ...failedIdentities(form, cells),
    ...hopelessBlanks(form, cells),
    ...originFaults(draft),
    ...originGaps(draft),
    ...cellGaps(form, cells),
  ];
}

/**
 * The cells of a draft as they are judged.
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
  if (figure === null) return { state: stateOf(text, kind, isBare ? null : given.state), text, figure, value: null };
  const written = isBare ? given : given.value;
  // Minus zero is no BigInt.
  const value = figure.units === 0n && figure.decimals > 0 ? inShort(written) : dataOf(figure);
  return { state: "figure", text, figure, value };
}

function inShort(decimal) {
  return decimal.replace(/^(-?)0+(?=\d)/, "$1");
}

/** A text that a document gives for a figure is no figure, however it would be read. */
function stateOf(text, kind, told) {
  const state = told ?? readFigure(text, kind).state;
  return state === "figure" ? "text" : state;
}

/**
 * Evaluates an identity: never passed where a figure is unknown, and failed if no figure would do.
 *
 * @param {Identity} identity
 * @param {CellsRead} cells
 * @returns {Finding}
 */
export function evaluated({ left, right }, cells) {
  const known = (paths) => paths.map((path) => cells.get(path)).filter(({ figure }) => figure !== null);
  const sides = [left, right].map((paths) => {
    const given = known(paths);
    const sum = added(given.map(({ figure }) => figure));
    const blanks = paths.length - given.length;
    return { given, sum, blanks, most: sum.units + BigInt(blanks) * MOST * UNIT };
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

function failedIdentities(form, cells) {
  return form.identities.flatMap((identity) => {
    const { status, ...found } = evaluated(identity, cells);
    return status === "failed" ? [violationOf(form, identity.code, [...identity.left, ...identity.right], found)] : [];
  });
}

/**
 * Blanks that have no lawful figures, although each identity by itself could hold.
 *
 * Nothing more is said of a table in which an identity fails by itself, or a figure is unlawful.
 */
function hopelessBlanks(form, cells) {
  const found = new Map(form.identities.map((each) => [each.code, evaluated(each, cells).status]));
  return graphsOf(form).flatMap((graph) => {
    const statuses = graph.codes.map((code) => found.get(code));
    const isUndecided = statuses.length > 1 && statuses.includes("not_evaluable") && !statuses.includes("failed");
    const known = knownCounts(graph.arcs.keys(), cells);
    const isLawful = [...graph.arcs.keys()].every((cell) => known.has(cell) || cells.get(cell).figure === null);
    const cut = isUndecided && isLawful ? smallestCut(filled(networkOf(graph, known))) : null;
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
  const side = (sign) =>
    cells.reduce((sum, cell) => sum + (sums.get(cell) === sign ? known.get(cell) : 0n), 0n);
  const [less, more] = [side(1), side(-1)].sort((one, other) => (one < other ? -1 : 1)).map(asData);
  const figures = cells.map((cell) => asData(known.get(cell)));
  return violationOf(form, "T3-BLANKS", cells, { expected: less, actual: more, figures, identities: [...cut.keys()] });
}

function asData(count) {
  return dataOf({ units: count * UNIT, decimals: 0 });
}

/**
 * The lawful counts among some cells.
 *
 * @param {Iterable<string>} paths
 * @param {CellsRead} cells
 * @returns {Map<string, bigint>}
 */
export function knownCounts(paths, cells) {
  const found = new Map();
  for (const path of paths) {
    const { units, decimals } = cells.get(path).figure ?? { units: -1n, decimals: 0 };
    if (decimals === 0 && units >= ZERO_EXACT.units && units <= MOST * UNIT) found.set(path, units / UNIT);
  }
  return found;
}

function originFaults({ kind, year, period }) {
  if (kind !== "draft" || typeof year !== "number") return [];
  const of = period ? Number(period.start.slice(0, 4)) : null;
  const nowhere = { edition: "" };
  if (of === null && (year < 1000 || year > 9999)) return [violationOf(nowhere, "PERIOD-YEAR", ["year"], { actual: year })];
  if (of === null || of === year) return [];
  return [violationOf(nowhere, "PERIOD-DISAGREES", ["year", "period"], { expected: year, actual: of })];
}

function originGaps({ kind, issuer, year, period }) {
  if (kind !== "draft") return [];
  const found = [];
  if (!issuer?.name) found.push(violationOf({ edition: "" }, "AGENCY-MISSING", ["agency"], { isGap: true }));
  if (typeof year !== "number" && !period) {
    found.push(violationOf({ edition: "" }, "PERIOD-MISSING", ["year"], { isGap: true }));
  }
  return found;
}

/** A gap for each cell without a figure, and one for the row （六）其他处理 that cannot be divided. */
function cellGaps(form, cells) {
  const found = [...cells].filter(([, { figure }]) => figure === null).map(([path, { state, text }]) =>
    violationOf(form, GAP_CODES[state], [path], { actual: text === null ? null : shownShort(text), isGap: true }),
  );
  const unofficial = unofficialCells(form);
  if (unofficial.some((path) => (cells.get(path).figure ?? ZERO_EXACT).units !== 0n)) {
    found.push(violationOf(form, "CELL-UNDIVIDED", unofficial, { isGap: true }));
  }
  return found;
}

/** A text of one line that any terminal can show, cut off where it gets long. */
function shownShort(text) {
  const characters = [...text];
  const kept = characters.length <= LONGEST_SHOWN ? characters : [...characters.slice(0, LONGEST_SHOWN - 1), "…"];
  return kept.map((each) => (UNPRINTABLE.test(each) ? numbered(each) : each)).join("");
}

/** A character by its number, as Python escapes it. */
function numbered(character) {
  const named = { "\t": "\\t", "\n": "\\n", "\r": "\\r" }[character];
  const hex = (width) => character.codePointAt(0).toString(16).padStart(width, "0");
  const point = character.codePointAt(0);
  return named ?? (point < 0x100 ? `\\x${hex(2)}` : point < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`);
}
