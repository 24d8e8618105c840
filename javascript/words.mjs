/**
 * Violations in words, in the languages of the message catalogs.
 *
 * @module gaidisclosure/words
 */

import { added, dataOf, exactOf, inPython } from "./exact.mjs";
import { cellsByPath } from "./form.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./form.mjs").Labels} Labels
 * @typedef {import("./violations.mjs").Violation} Violation
 * @typedef {Object<string, Object<string, string>>} Words messages by locale and code
 */

/** Most identities that a sentence names. */
const SPELLED_OUT = 3;

/**
 * Returns the sentence of a violation: the place, the figures expected and found, and the remedy.
 *
 * @param {Violation} violation
 * @param {Form} form
 * @param {Words} words
 * @param {string} [locale] by default, the first locale of `words`
 * @returns {string} the code if there is no message for it
 */
export function sentence(violation, form, words, locale = Object.keys(words)[0]) {
  const messages = words[locale];
  const [family] = violation.code.split(":");
  const message = messages[`${family}.${variantOf(violation)}`] ?? messages[family];
  if (message === undefined) return violation.code;
  return withPlaceholders(message, placeholders(violation, form, messages, locale));
}

/** Returns the name of the message among the messages of one code. */
function variantOf({ severity, figures, cells, actual, expected }) {
  if (severity === "note") return "note";
  if (figures.length > 0 && figures.length < cells.length) return actual === null ? "blank_total" : "blanks";
  return expected === "Decimal" ? "money" : "count";
}

function withPlaceholders(message, values) {
  return message.replace(/\{(\w+)\}/g, (whole, name) => values[name]());
}

/** Returns functions that make the value of each placeholder. */
function placeholders(violation, form, messages, locale) {
  const { cells, expected, actual, figures, identities, sources, isGap } = violation;
  const last = (side) => labelled(cellsByPath(form).get(cells[cells.length - 1])[side], locale);
  return {
    cell: () => cellName(cells[0], form, messages, locale),
    row: () => last("row"),
    column: () => last("column"),
    expected: () => inPython(expected),
    // The text of a cell stays as it is, even if it looks like a figure.
    actual: () => (isGap ? actual : inPython(actual)),
    difference: () => difference(expected, actual),
    sum: () => figures.slice(0, -1).map(inPython).join(" + "),
    identities: () => identitiesNamed(identities, form, messages, locale),
    before: () => sources[0],
    after: () => sources[sources.length - 1],
  };
}

/**
 * Returns the labels of the row and column of a cell, or the name of another field.
 *
 * @param {string} path
 * @param {Form} form
 * @param {Object<string, string>} messages in the language
 * @param {string} locale
 * @returns {string}
 */
export function cellName(path, form, messages, locale) {
  const cell = cellsByPath(form).get(path);
  if (!cell) return messages[`field.${path}`] ?? path;
  return [cell.row, cell.column].map((side) => labelled(side, locale)).filter(Boolean).join(" / ");
}

/** Returns a label. An English one is followed by the label on the form. */
function labelled(labels, locale) {
  const label = labels[locale];
  return label && locale === "en" ? `${label} (${labels.zh_Hans})` : label;
}

function identitiesNamed(codes, form, messages, locale) {
  const named = codes.slice(0, SPELLED_OUT).map((code) => {
    const { right } = form.identities.find((each) => each.code === code);
    const { row, column } = cellsByPath(form).get(right[right.length - 1]);
    const values = { row: () => labelled(row, locale), column: () => labelled(column, locale) };
    return withPlaceholders(messages[`identity.${code.split(":")[0]}`], values);
  });
  const listed = named.join(messages["identity.and"]);
  if (codes.length <= SPELLED_OUT) return listed;
  return withPlaceholders(messages["identity.more"], { listed: () => listed, count: () => codes.length });
}

/** Returns the figure found minus the figure expected. */
function difference(expected, actual) {
  const [one, other] = [expected, actual].map(exactOf);
  return inPython(dataOf(added([other, { ...one, units: -one.units }])));
}
