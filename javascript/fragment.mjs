/**
 * Makes the HTML fragment that an agency pastes into the editor of its site, as Python does.
 *
 * @module gaidisclosure/fragment
 */

import { stripped } from "./figures.mjs";
import { TEXTS, textAt } from "./members.mjs";
import { violations } from "./violations.mjs";

/**
 * @typedef {import("./documents.mjs").Tree} Tree
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {{key: string, language: string, markup: string[], body: string, title: string,
 *            subject: string, marks: Object<string, string>, notes: Object<string, string>,
 *            field: string, year: string, period: string}} FragmentData
 *     the result of Python's `fragment_data` for a form and a language
 */

export const FIGURE_MARK = "\ue000";
const MARK_OF_TEXT = /[\ue001-\ue0fe]/;
export const END_OF_HEADING = "\ue0ff";
const MARK_OF_MARKUP = /[\ue100-\uf8ff]/g;
export const FIRST_TEXT = 0xe001;
const FIRST_MARKUP = 0xe100;

const CENTRED = ' style="text-align:center"';
const WARNING = ' style="text-align:center;color:#c00000"';

const SPECIAL =
  /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu;
const REFERENCES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
const BREAKS_IN_CELL = /[\t-\r\x1c-\x1f\x85\u2028\u2029]+/g;
const CONTROLS_IN_CELL = /[\x00-\x08\x0e-\x1b\x7f-\x9f]/g;
const BORDERS = /[\u2500-\u257f]/g;

const CUSTOMARY = /^([^\n]*?)(?:([0-9]{4})年)?政府信息公开工作年度报告$/;
/** Signs that a title has more than an agency before the year. */
const ADDED =
  /^关于|^附件|[《》【】[\]〔〕：:]|[0-9０-９〇○零一二三四五六七八九]{2,4}年|(?:^|[^0-9])(?:19|20)[0-9]{2}(?![0-9])/;

/**
 * Returns the fragment of a report or a draft, in the language of the data. A draft that is not
 * valid bears a mark.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @param {FragmentData} data of this form
 * @returns {string}
 */
export function fragmentOf(form, tree, data) {
  const mark = markOf(form, tree, data);
  const title = titleOf(tree, data);
  const figures = form.cells.map(({ path }) => shownInCell(tree.cells[path]?.text ?? ""));
  const body = data.body.replace(MARK_OF_MARKUP, (each) => data.markup[each.charCodeAt(0) - FIRST_MARKUP]);
  let next = 0;
  const lines = body.split("\n").flatMap((line) => linesWithText(line, tree.narrative));
  return [
    `<article lang="${data.language}">`,
    ...(mark ? [`<p${WARNING}>${escaped(mark)}</p>`] : []),
    `<h1${CENTRED}>${escaped(title)}</h1>`,
    ...notesOf(tree, title, data).map((note) => `<p${CENTRED}>${escaped(note)}</p>`),
    ...lines.map(({ line, isFixed }) => (isFixed ? line.replace(/\ue000/g, () => figures[next++]) : line)),
    "</article>",
  ].join("\n");
}

/**
 * Escapes a text for an element or a double-quoted attribute, as Python's `escaped` does.
 *
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return text.replace(SPECIAL, (each) => REFERENCES[each] ?? "\ufffd");
}

function markOf(form, tree, { marks }) {
  const found = violations(form, tree);
  if (found.length === 0) return "";
  return found.some(({ isGap }) => !isGap) ? marks.invalid : marks.incomplete;
}

/**
 * Returns the title of a draft: its own, or the one that follows from agency and year.
 *
 * @param {Tree} tree
 * @param {FragmentData} data
 * @returns {string}
 */
export function titleOf({ narrative, issuer, year }, { title, subject }) {
  if (narrative.title) return narrative.title;
  if (!title) return `${issuer ? issuer.name : ""}${year === null ? "" : `${year}年`}${subject}`;
  return issuer && year !== null ? inserted(title, { agency: issuer.name, year }) : subject;
}

function inserted(message, values) {
  return message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Returns the lines below the title: agency, year and period if a customary title lacks them.
 *
 * @param {Tree} tree
 * @param {string} title
 * @param {FragmentData} data
 * @returns {string[]}
 */
export function notesOf({ issuer, year, period }, title, data) {
  const [agency, told] = readTitle(title);
  const isSaid = agency === (issuer ? issuer.name : null) && told === year;
  const ofPeriod = period ? Number(period.start.slice(0, 4)) : null;
  const isWhole = period !== null && period.start.endsWith("-01-01") && period.end.endsWith("-12-31");
  const values = {
    agency: isSaid || !issuer ? "" : issuer.name,
    year: isSaid || year === null || ofPeriod === year ? "" : inserted(data.year, { year }),
    period: period === null || (isSaid && isWhole && ofPeriod === year) ? "" : periodIn(period, data),
  };
  const named = Object.entries(values).filter(([, value]) => value);
  return named.map(([name, value]) => inserted(data.field, { label: data.notes[name], value }));
}

/**
 * Returns the agency and the year of a customary title.
 *
 * @param {string} title
 * @returns {[string | null | undefined, number | null | undefined]} `null` for a part that the title
 *     lacks; both `undefined` for any other title
 */
export function readTitle(title) {
  const found = CUSTOMARY.exec(title);
  if (!found || ADDED.test(found[1])) return [undefined, undefined];
  return [found[1] || null, found[2] ? Number(found[2]) : null];
}

function periodIn({ start, end }, data) {
  const [first, last] = [start, end].map((day) => {
    const [year, month, date] = day.split("-").map(Number);
    return data.language === "en" ? day : `${year}年${month}月${date}日`;
  });
  return inserted(data.period, { start: first, end: last });
}

/** Returns a line of the form, or the lines of the text that belongs there, after their heading. */
function linesWithText(line, narrative) {
  const mark = MARK_OF_TEXT.exec(line);
  if (!mark) return [{ line, isFixed: true }];
  const text = textAt(narrative, TEXTS[mark[0].charCodeAt(0) - FIRST_TEXT]);
  if (!text) return [];
  const parts = line.split(END_OF_HEADING);
  const [before, after] = parts.pop().split(mark[0]);
  return [...parts, ...text.split("\n").map((each) => `${before}${escaped(each)}${after}`)].map((each) => ({
    line: each,
    isFixed: false,
  }));
}

/** Returns the text of a cell on one line, without characters that look like table borders. */
function shownInCell(text) {
  const line = text.replace(BREAKS_IN_CELL, " ").replace(CONTROLS_IN_CELL, "\ufffd");
  return escaped(stripped(line.replace(BORDERS, "¦")));
}
