/**
 * Judges a draft for the page: the findings to list, the figures to mark, the repairs to propose.
 *
 * @module gaidisclosure/judgement
 */

/**
 * @typedef {import("./violations.mjs").Violation} Violation
 * @typedef {import("./repairs.mjs").CertainChange} CertainChange
 * @typedef {import("./findings.mjs").Finding} Finding
 * @typedef {import("./cells.mjs").Mark} Mark
 * @typedef {{verdict: "valid" | "invalid" | "incomplete", findings: Finding[], blanks: string[],
 *            marks: Map<string, Mark>}} Judgement `blanks` are cells without a figure or other text
 */

/** The gaps that are listed together on one line. */
const BLANK_CODES = ["CELL-BLANK", "CELL-MISSING", "CELL-NOT-APPLICABLE"];
/** Most cells of a finding that are linked. */
const MOST_LINKS = 4;

/**
 * Combines violations and repairs into findings.
 *
 * The violations that one repair mends are one finding, and only its figure is marked as wrong. For
 * any other violation of several cells, all their figures are suspect.
 *
 * @param {Violation[]} found
 * @param {CertainChange[]} changes
 * @param {(violation: Violation) => string} tell
 * @returns {Judgement}
 */
export function judgementOf(found, changes, tell) {
  const isBlank = ({ code, isGap }) => isGap && BLANK_CODES.includes(code);
  const blanks = found.filter(isBlank).map(({ cells }) => cells[0]);
  const told = found.filter((violation) => !isBlank(violation));
  const mended = new Set(changes.flatMap(({ codes }) => codes));
  const groups = [
    ...changes.map((change) => ({ change, of: told.filter(({ code }) => change.codes.includes(code)) })),
    ...told.filter(({ code }) => !mended.has(code)).map((violation) => ({ of: [violation] })),
  ];
  const marks = new Map();
  const findings = groups.map(({ change, of }, at) => {
    const id = `finding-${at}`;
    const cells = change ? [change.cell] : of[0].cells;
    const isSure = cells.length === 1;
    for (const cell of cells) mark(marks, cell, isSure ? "wrong" : "suspect", `${id}-0`);
    return {
      id,
      sentences: of.map(tell),
      cells: cells.length > MOST_LINKS ? cells.slice(-1) : cells,
      severity: of.some(({ isGap }) => !isGap) ? "error" : "gap",
      change,
    };
  });
  const isContradicted = told.some(({ isGap }) => !isGap);
  const verdict = isContradicted ? "invalid" : found.length > 0 ? "incomplete" : "valid";
  return { verdict, findings, blanks, marks };
}

/**
 * Returns the violations of a comparison with last year as findings.
 *
 * @param {Violation[]} found
 * @param {(violation: Violation) => string} tell
 * @returns {Finding[]}
 */
export function yearFindings(found, tell) {
  return found.map((violation, at) => ({
    id: `year-${at}`,
    sentences: [tell(violation)],
    // The first of several cells belongs to last year's report.
    cells: violation.cells.slice(violation.cells.length > 1 ? 1 : 0),
    severity: violation.severity,
  }));
}

function mark(marks, cell, kind, id) {
  const before = marks.get(cell) ?? { kind, by: [] };
  const isWrong = kind === "wrong" || before.kind === "wrong";
  marks.set(cell, { kind: isWrong ? "wrong" : "suspect", by: [...before.by, id] });
}
