/**
 * Checks a draft of China's annual report on open government information (政府信息公开工作年度报告)
 * against the form, describes every violation in words, and proposes repairs that are certain.
 *
 * The modules have no dependencies and run in browsers and on servers. Arithmetic is exact.
 *
 * @module gaidisclosure
 */

import { cellsRead } from "./contents.mjs";
import { findingsIn, violationsIn } from "./violations.mjs";

export { readFigure } from "./figures.mjs";
export { checkedForm } from "./form.mjs";
export { certainChanges } from "./repairs.mjs";
export { violations } from "./violations.mjs";
export { sentence } from "./words.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./contents.mjs").Draft} Draft
 * @typedef {{verdict: "valid" | "invalid" | "incomplete", failed: string[],
 *            not_evaluable: string[], faults: [string, string][], cells: string[]}} Verdict
 */

/**
 * Judges every identity of the form and every single figure of a draft.
 *
 * @param {Form} form
 * @param {Draft} draft
 * @returns {Verdict} as the conformance suite words it
 */
export function check(form, draft) {
  const cells = cellsRead(form, draft);
  const findings = findingsIn(form, cells);
  const found = violationsIn(form, draft, cells, findings);
  const errors = found.filter(({ isGap }) => !isGap);
  const isFault = ({ code }) => code.startsWith("CELL-");
  // A program may choose among several cuts, so the suite does not compare the cells of a cut.
  const concerned = new Set(errors.flatMap((each) => (each.identities.length > 0 ? [] : each.cells)));
  return {
    verdict: errors.length > 0 ? "invalid" : found.length > 0 ? "incomplete" : "valid",
    failed: errors.filter((each) => !isFault(each)).map(({ code }) => code),
    not_evaluable: [...findings.keys()].filter((code) => findings.get(code).status === "not_evaluable"),
    faults: errors.filter(isFault).map((each) => [each.code, each.cells[0]]),
    cells: form.cells.map(({ path }) => path).filter((path) => concerned.has(path)),
  };
}
