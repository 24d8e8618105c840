/**
 * Rules for the texts, names and dates of a report, the same as those of the Python model.
 *
 * @module gaidisclosure/texts
 */

import { stripped } from "./figures.mjs";
import { Refusal } from "./refusal.mjs";

const MOST_IN_LINE = 500;
const MOST_IN_TEXT = 50000;
export const FIRST_YEAR = 1000;

/** Control characters, lone surrogates, line separators and byte order marks. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff]/u;
const CONTROLS_IN_TEXT = /(?!\r?\n)[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff]/u;
const HALF = /[\ud800-\udfff]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Characters that word processors put at the end of a line, and between two columns. */
const BREAKS = /\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const GAPS = /[\t\x1f]/g;

/** A date of the calendar, such as 2024-02-29. */
const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const TYPED_YEAR = /^([0-9]{4})(?:年度?)?$/;
const WIDE_DIGIT = /[０-９]/g;

/** Returns the length in code points, as Python counts it. */
function lengthOf(text) {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g) ?? []).length;
}

/**
 * Returns a text unless it has lone surrogates.
 *
 * @param {string} text
 * @returns {string}
 */
export function wholeText(text) {
  const half = HALF.exec(text);
  if (half) throw unprintable(half[0]);
  return text;
}

/** Returns a text that is one line without outer white space, or empty. */
export function lineOf(text) {
  refuseLong(text, MOST_IN_LINE);
  const found = CONTROLS.exec(text);
  if (found) throw unprintable(found[0]);
  if (text !== stripped(text)) throw new Refusal("pages.text.space");
  return text;
}

/** Returns a name or a title, which must have a letter or a digit. */
export function nameOf(text) {
  if (!LETTER.test(lineOf(text))) throw new Refusal("pages.text.empty");
  return text;
}

/** Returns a text with one paragraph per line, without outer white space or empty lines. */
export function paragraphsOf(text) {
  refuseLong(text, MOST_IN_TEXT);
  const found = CONTROLS_IN_TEXT.exec(text);
  if (found) throw unprintable(found[0]);
  return text.split("\n").map(stripped).filter(Boolean).join("\n");
}

/** Normalizes line breaks, turns tabs into spaces and removes byte order marks in a typed text. */
export function typedText(text) {
  return text.replace(BREAKS, "\n").replace(GAPS, " ").replace(/\ufeff/g, "");
}

/** Joins a typed name into one line. */
export function typedLine(text) {
  return stripped(typedText(text).replace(/\n/g, " "));
}

/**
 * Reads a typed report year, such as 2023, ２０２３ or 2023年.
 *
 * @param {string} text
 * @returns {number}
 */
export function typedYear(text) {
  const plain = stripped(text).replace(WIDE_DIGIT, (each) => String("０１２３４５６７８９".indexOf(each)));
  const found = TYPED_YEAR.exec(plain);
  const year = found ? Number(found[1]) : 0;
  if (year < FIRST_YEAR) throw new Refusal("pages.text.year", { actual: cutOff(text) });
  return year;
}

/** Returns true if a text is a date in the format of ISO 8601. */
export function isDay(text) {
  const found = DAY.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeap ? 29 : DAYS[month - 1];
  return year > 0 && day > 0 && day <= (last ?? 0);
}

/** Returns the period from a first to a last day, which must be in one year. */
export function periodOf(start, end) {
  const areDays = isDay(start) && isDay(end);
  if (!areDays || start.slice(0, 4) !== end.slice(0, 4) || start > end || start < String(FIRST_YEAR)) {
    throw new Refusal("pages.text.period", { start: cutOff(start), end: cutOff(end) });
  }
  return { start, end };
}

/** Cuts a text off at the length that messages quote. */
export function cutOff(text) {
  const shown = [...text.slice(0, 100)].slice(0, 40).join("");
  return shown.length < text.length ? `${shown}…` : shown;
}

function refuseLong(text, most) {
  const count = text.length > most ? lengthOf(text) : 0;
  if (count > most) throw new Refusal("pages.text.long", { most, actual: count });
}

function unprintable(character) {
  const number = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return new Refusal("pages.text.character", { character: `U+${number}` });
}
