/**
 * Checks a draft of China's annual report on open government information (政府信息公开工作年度报告)
 * against the form, tells what is wrong in words, and proposes repairs that are certain.
 *
 * Modules without dependencies, for browsers and servers alike. Arithmetic is exact.
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
 * Judges a draft: every identity of the form, and every figure by itself.
 *
 * @param {Form} form
 * @param {Draft} draft
 * @returns {Verdict} in the words of the conformance suite
 */
export function check(form, draft) {
  const cells = cellsRead(form, draft);
  const findings = findingsIn(form, cells);
  const found = violationsIn(form, draft, cells, findings);
  const errors = found.filter(({ isGap }) => !isGap);
  const isFault = ({ code }) => code.startsWith("CELL-");
  // Which of several cuts is shown, and so its cells, is left to the program.
  const concerned = new Set(errors.flatMap((each) => (each.identities.length > 0 ? [] : each.cells)));
  return {
    verdict: errors.length > 0 ? "invalid" : found.length > 0 ? "incomplete" : "valid",
    failed: errors.filter((each) => !isFault(each)).map(({ code }) => code),
    not_evaluable: [...findings.keys()].filter((code) => findings.get(code).status === "not_evaluable"),
    faults: errors.filter(isFault).map((each) => [each.code, each.cells[0]]),
    cells: form.cells.map(({ path }) => path).filter((path) => concerned.has(path)),
  };
}
