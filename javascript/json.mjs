/**
 * Reads and writes JSON without losing a digit: a number that JavaScript would round keeps its
 * spelling.
 *
 * @module gaidisclosure/json
 */

import { Refusal } from "./refusal.mjs";

/** Most bytes of a document in UTF-8, as in Python. */
export const MOST_BYTES = 2 * 2 ** 20;
const DEEPEST = 100;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const WORDS = new Map([["true", true], ["false", false], ["null", null]]);

/** The spelling of a number that is not whole or is too large for a JavaScript number. */
export class Digits {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/**
 * Parses a document. Objects become maps, and numbers are whole or {@link Digits}.
 *
 * @param {string} text
 * @returns {unknown}
 * @throws {Refusal} if the text is too large, is not JSON, or names a member twice
 */
export function parsedJSON(text) {
  if (text.length > MOST_BYTES || new TextEncoder().encode(text).length > MOST_BYTES) {
    throw new Refusal("pages.open.large", { most: MOST_BYTES / 2 ** 20 });
  }
  const source = { text, at: 0 };
  const value = takeValue(source, 0);
  if (source.at < text.length) throw notJSON(source);
  return value;
}

/**
 * Returns data as JSON, without white space and with members in the order given.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function writtenJSON(value) {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return `[${value.map(writtenJSON).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}:${writtenJSON(each)}`);
  return `{${members.join(",")}}`;
}

function takeValue(source, depth) {
  take(source, SPACE);
  const first = source.text[source.at];
  if (depth > DEEPEST) throw notJSON(source);
  const value =
    first === "{" ? takeObject(source, depth)
    : first === "[" ? takeArray(source, depth)
    : first === '"' ? takeString(source)
    : takeScalar(source);
  take(source, SPACE);
  return value;
}

function takeObject(source, depth) {
  const made = new Map();
  source.at += 1;
  take(source, SPACE);
  if (takeMark(source, "}")) return made;
  do {
    take(source, SPACE);
    if (source.text[source.at] !== '"') throw notJSON(source);
    const name = takeString(source);
    if (made.has(name)) throw new Refusal("pages.open.twice", { member: name });
    take(source, SPACE);
    if (!takeMark(source, ":")) throw notJSON(source);
    made.set(name, takeValue(source, depth + 1));
  } while (takeMark(source, ","));
  if (!takeMark(source, "}")) throw notJSON(source);
  return made;
}

function takeArray(source, depth) {
  const made = [];
  source.at += 1;
  take(source, SPACE);
  if (takeMark(source, "]")) return made;
  do {
    made.push(takeValue(source, depth + 1));
  } while (takeMark(source, ","));
  if (!takeMark(source, "]")) throw notJSON(source);
  return made;
}

function takeString(source) {
  const { text, at } = source;
  let end = at;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) throw notJSON(source);
  } while (isEscaped(text, end));
  source.at = end + 1;
  try {
    return JSON.parse(text.slice(at, end + 1));
  } catch {
    throw notJSON({ text, at });
  }
}

/** Returns true if an odd number of backslashes precedes a character. */
function isEscaped(text, at) {
  let start = at;
  while (text[start - 1] === "\\") start -= 1;
  return (at - start) % 2 === 1;
}

function takeScalar(source) {
  const word = take(source, WORD);
  if (word) return WORDS.get(word);
  const digits = take(source, NUMBER);
  if (!digits) throw notJSON(source);
  const number = Number(digits);
  return Number.isSafeInteger(number) && String(number) === digits ? number : new Digits(digits);
}

/** Returns the match of a pattern at the current place, and moves to its end. */
function take(source, pattern) {
  pattern.lastIndex = source.at;
  const [found] = pattern.exec(source.text) ?? [""];
  source.at += found.length;
  return found;
}

function takeMark(source, mark) {
  const isThere = source.text[source.at] === mark;
  if (isThere) source.at += 1;
  return isThere;
}

function notJSON({ text, at }) {
  const lines = text.slice(0, at).split("\n");
  return new Refusal("pages.open.json", { line: lines.length, column: lines[lines.length - 1].length + 1 });
}
