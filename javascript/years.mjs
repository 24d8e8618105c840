/**
 * Compares the reports of two consecutive years by the figures carried from one into the next.
 *
 * @module gaidisclosure/years
 */

import { added, dataOf, exactOf } from "./exact.mjs";
import { stripped } from "./figures.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * @typedef {import("./documents.mjs").Tree} Tree
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./violations.mjs").Violation} Violation
 * @typedef {{code: string, cells: string[]}} YearRelation a sum that the last cell must equal; the
 *     first cell is in the earlier report, all others are in the later one
 * @typedef {YearRelation & {status: "passed" | "failed" | "not_evaluable",
 *            expected: number | string | null, actual: number | string | null,
 *            unknown: [number, string][]}} YearResult `unknown` are cells without a figure
 * @typedef {{doubt: Refusal | null, results: YearResult[], violations: Violation[]}} CarriedOver
 */

const COLUMNS = [
  ...["total", "natural_person", "commercial_enterprise", "research_institution"],
  ...["public_interest_organization", "legal_service_institution", "other_organization"],
];
const STOCKS = ["government_rules", "normative_documents"];
const FORM_WITH_STOCKS = "2021";

/**
 * Evaluates every relation between a report and that of the year before.
 *
 * A relation that fails is a warning and never makes a report wrong. It is a note if requests moved
 * between columns and their total stayed the same.
 *
 * @param {Form} form of the later report
 * @param {Tree} before
 * @param {Tree} after
 * @returns {CarriedOver} only a doubt unless the years are known and consecutive
 */
export function carriedOver(form, before, after) {
  const years = [before, after].map(yearOf);
  if (years[0] === null || years[1] !== years[0] + 1) {
    const [found, expected] = [years[0] ?? "…", years[1] === null ? "…" : years[1] - 1];
    return { doubt: new Refusal("pages.years.apart", { found, expected }), results: [], violations: [] };
  }
  const results = relationsOf(before, after).map((relation) => yearResult(relation, years, before, after));
  const failed = results.filter(({ status }) => status === "failed");
  const [{ status }] = results;
  const found = [...differing(before, after), ...failed.map((each) => brokenRelation(each, status, form))];
  return { doubt: null, results, violations: found.map((each) => ({ ...each, sources: years.map(String) })) };
}

function yearOf({ year, period }) {
  return year === null && period !== null ? Number(period.start.slice(0, 4)) : year;
}

/** Returns the relations of the two forms. Only the 2021 form counts the documents in force. */
function relationsOf(before, after) {
  const carries = COLUMNS.map((column) => ({
    code: `YEAR-CARRY:${column}`,
    cells: ["carried_forward", "brought_forward"].map((row) => `request_handling.${row}.${column}`),
  }));
  const stocks = STOCKS.map((row) => ({
    code: `YEAR-STOCK:${row}`,
    cells: ["in_force", "issued", "repealed", "in_force"].map((name) => `proactive_disclosure.${row}.${name}`),
  }));
  const haveStocks = [before, after].every(({ edition }) => officialOf(edition) === FORM_WITH_STOCKS);
  return haveStocks ? [...carries, ...stocks] : carries;
}

/** Returns the edition of the form as issued, also for a misprinted form. */
function officialOf(edition) {
  return edition.split("-")[0];
}

/** @returns {YearResult} */
function yearResult({ code, cells }, years, before, after) {
  const figures = cells.map((path, at) => exactOf((at === 0 ? before : after).cells[path]?.value ?? null));
  const unknown = cells
    .map((path, at) => [years[at === 0 ? 0 : 1], path])
    .filter((_, at) => figures[at] === null);
  if (unknown.length > 0) {
    return { code, cells, status: "not_evaluable", expected: null, actual: null, unknown };
  }
  const [first, more, less] = figures.slice(0, -1);
  const sum = added([first, ...(more ? [more, { ...less, units: -less.units }] : [])]);
  const last = figures[figures.length - 1];
  const status = sum.units === last.units ? "passed" : "failed";
  return { code, cells, status, expected: dataOf(sum), actual: dataOf(last), unknown: [] };
}

/** Makes the violation of a relation, a note if applicants were only classified differently. */
function brokenRelation({ code, cells, expected, actual }, statusOfTotal, { edition }) {
  const isMoved = code.startsWith("YEAR-CARRY") && statusOfTotal === "passed";
  return warningOf(code, cells, expected, actual, isMoved ? "note" : "warning", edition);
}

/** Warns of a different agency and notes a different form, which make two years hard to compare. */
function differing(before, after) {
  const [one, other] = [before.issuer, after.issuer];
  const isOther = one !== null && other !== null && !areOneAgency(one, other);
  return [
    ...(isOther ? [warningOf("YEAR-AGENCY", ["agency"], one.name, other.name, "warning", "")] : []),
    ...(before.edition === after.edition
      ? []
      : [warningOf("YEAR-EDITION", ["edition"], before.edition, after.edition, "note", "")]),
  ];
}

/** Returns true if the codes of two agencies are equal, or their names if a code is missing. */
function areOneAgency(one, other) {
  const codes = [one, other].map((each) => each.unified_social_credit_code);
  if (codes.every((code) => code !== null)) return codes[0] === codes[1];
  const [first, second] = [one, other].map(({ name }) => plainName(name));
  return first !== "" && first === second;
}

/** Returns a name without white space and with characters in their usual width. */
function plainName(name) {
  return [...name.normalize("NFKC")].filter((each) => stripped(each) !== "").join("");
}

/** @returns {Violation} */
function warningOf(code, cells, expected, actual, severity, edition) {
  const nothing = { figures: [], identities: [], sources: [] };
  return { code, severity, isGap: false, cells, expected, actual, ...nothing, edition };
}
