/**
 * Checks a draft of China's annual report on open government information (政府信息公开工作年度报告)
 * against the form as `gaidisclosure form 2021 --format json` exports it.
 *
 * Modules without dependencies, this one, blanks.mjs and figures.mjs, for browsers and servers alike.
 * Arithmetic is exact: figures are kept as whole numbers of a tiny unit in BigInt, never as floating
 * point numbers.
 *
 * @module gaidisclosure
 */

import { canBeFilled, graphsOf } from "./blanks.mjs";

export { readFigure } from "./figures.mjs";

/**
 * @typedef {{path: string, table: number, kind: "count" | "change" | "money"}} Cell
 * @typedef {{code: string, left: string[], right: string[]}} Identity
 * @typedef {{format: string, version: number, key: string, edition: string,
 *            cells: Cell[], identities: Identity[]}} Form
 * @typedef {{edition: string, cells: Object<string, number | string | null>}} Draft
 * @typedef {{verdict: "valid" | "invalid" | "incomplete", failed: string[],
 *            not_evaluable: string[], faults: [string, string][], cells: string[]}} Verdict
 */

/** Decimals that a figure may have in this arithmetic; no lawful one has more than fifteen. */
const DECIMALS = 30;
const UNIT = 10n ** BigInt(DECIMALS);
const MOST = 999999999999999n;
const MOST_DECIMALS = 15;
const DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,30}))?$/;

/**
 * Tells whether exported data is a form that this module understands.
 *
 * @param {Form} form
 * @returns {Form} the same
 * @throws {TypeError} if it is something else
 */
export function checkedForm(form) {
  if (form?.format !== "gaidisclosure-form" || form.version !== 1) {
    throw new TypeError("expected a form as `gaidisclosure form EDITION --format json` prints it");
  }
  return form;
}

/**
 * Judges a draft: every identity of the form, and every figure by itself.
 *
 * @param {Form} form
 * @param {Draft} draft
 * @returns {Verdict}
 */
export function check(form, draft) {
  const figures = new Map(form.cells.map(({ path }) => [path, figureOf(draft.cells[path])]));
  const findings = form.identities.map((identity) => ({ identity, status: judge(identity, figures) }));
  const withStatus = (status) =>
    findings.filter((found) => found.status === status).map((found) => found.identity);
  const failed = withStatus("failed");
  const faults = faultsOf(form, draft, figures);
  const undecided = withStatus("not_evaluable").map((identity) => identity.code);
  const suspect = new Set([...failed.map((identity) => identity.code), ...faults.map(([, path]) => path)]);
  const concerned = new Set([
    ...failed.flatMap((identity) => [...identity.left, ...identity.right]),
    ...faults.map(([, path]) => path),
  ]);
  const hopeless = graphsOf(form).some(
    ({ codes, arcs }) =>
      codes.some((code) => undecided.includes(code)) &&
      ![...codes, ...arcs.keys()].some((each) => suspect.has(each)) &&
      !canBeFilled({ codes, arcs }, figures, MOST * UNIT),
  );
  return {
    verdict: conclusion(form, figures, hopeless || suspect.size > 0),
    failed: [...failed.map((identity) => identity.code), ...(hopeless ? ["T3-BLANKS"] : [])],
    not_evaluable: undecided,
    faults,
    cells: form.cells.map(({ path }) => path).filter((path) => concerned.has(path)),
  };
}

/**
 * The figure that stands in a cell, in units; `null` if there is none.
 *
 * @param {number | string | null | undefined} value
 * @returns {bigint | null}
 */
export function figureOf(value) {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of safe size: ${value}`);
    return BigInt(value) * UNIT;
  }
  const match = DECIMAL.exec(value ?? "");
  if (!match) return null;
  const [, sign, whole, decimals = ""] = match;
  const size = BigInt(whole + decimals.padEnd(DECIMALS, "0"));
  return sign ? -size : size;
}

/**
 * @param {Identity} identity
 * @param {Map<string, bigint | null>} figures
 * @returns {"passed" | "failed" | "not_evaluable"} never passed where a figure is unknown, and
 *     failed if no figure would do
 */
function judge(identity, figures) {
  const left = total(identity.left, figures);
  const right = total(identity.right, figures);
  if (left.least > right.most || right.least > left.most) return "failed";
  return left.isKnown && right.isKnown ? "passed" : "not_evaluable";
}

/** The least and the most that some cells can add up to, and whether all their figures are known. */
function total(paths, figures) {
  const known = paths.map((path) => figures.get(path) ?? null).filter((figure) => figure !== null);
  const least = known.reduce((sum, figure) => sum + figure, 0n);
  const blanks = paths.length - known.length;
  return { least, most: least + BigInt(blanks) * MOST * UNIT, isKnown: blanks === 0 };
}

/** The figures that no report can have: pairs of a code and a path, in the form's order. */
function faultsOf(form, draft, figures) {
  return form.cells.flatMap(({ path, kind }) => {
    const figure = figures.get(path) ?? null;
    const isWhole = !String(draft.cells[path]).includes(".");
    const code = figure === null ? null : faultOf(kind, figure, isWhole);
    return code === null ? [] : [[code, path]];
  });
}

function faultOf(kind, figure, isWhole) {
  const size = figure < 0n ? -figure : figure;
  if (kind !== "money" && !isWhole) return "CELL-FRACTION";
  if (size / UNIT > MOST) return "CELL-SIZE";
  if (size % 10n ** BigInt(DECIMALS - MOST_DECIMALS) !== 0n) return "CELL-DECIMALS";
  return figure < 0n && kind !== "change" ? "CELL-NEGATIVE" : null;
}

function conclusion(form, figures, isContradicted) {
  if (isContradicted) return "invalid";
  const isComplete = form.cells.every(({ path }) => (figures.get(path) ?? null) !== null);
  return isComplete && !cannotBeDivided(form, figures) ? "valid" : "incomplete";
}

/** （六）其他处理 printed in one row: its figures, unless zero, are missing from the three rows. */
function cannotBeDivided(form, figures) {
  const row = "request_handling.outcomes.other.";
  const isIn = (path) => path.startsWith(row) && !path.slice(row.length).includes(".");
  return form.key !== form.edition && form.cells.some(({ path }) => isIn(path) && figures.get(path) !== 0n);
}
