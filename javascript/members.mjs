/**
 * Reads the members of a document one by one and refuses the same values as Python.
 *
 * @module gaidisclosure/members
 */

import { Digits } from "./json.mjs";
import { Refusal } from "./refusal.mjs";
import { isDay, lineOf, nameOf, paragraphsOf, periodOf, cutOff, wholeText } from "./texts.mjs";

/**
 * @typedef {(value: any, member: string) => any} Reader
 * @typedef {Object<string, [Reader, (() => any)?]>} Members the reader of each member, and a
 *     function that returns its value if it is missing
 */

const MOST_BITS = 120;
const BEYOND = 2n ** BigInt(MOST_BITS);
const MOST_DIGITS_OF_FIGURE = 30;
const LATEST_YEAR = 999999999;
const FURTHEST = 1e9;
const SHORTEST = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?$/;
const AMOUNT = /^(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/;
const SIMPLE_NAME = /^[A-Za-z0-9_]+$/;

const LEVELS = ["national", "province", "city", "county", "township"];
const STATES = ["figure", "blank", "not_applicable", "text"];
const HOWS = ["directly", "normalised", "by_position", "by_identities"];
const ASPECTS = ["text", "proactive", "on_request", "information_management", "platform", "supervision"];
/** The members of a narrative that hold paragraphs, by their paths. */
export const TEXTS = [
  ...["preface", ...ASPECTS.map((name) => `overview.${name}`)],
  ...["problems_and_improvements", "other_matters"],
];

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const DIVISION = /^[1-9][0-9]{5}(?:[0-9]{3})?$/;

/** Returns the path of a member of an object or of an element of an array. */
export function below(member, name) {
  if (typeof name === "number") return `${member}[${name}]`;
  return SIMPLE_NAME.test(name) ? `${member}.${name}` : `${member}[${JSON.stringify(cutOff(name))}]`;
}

/** Makes the refusal of a member with a value of the wrong kind. */
export function wrongType(member, value, expected) {
  return new Refusal("pages.open.type", { member, found: kindOf(value), expected });
}

function kindOf(value) {
  if (value instanceof Map) return "{…}";
  if (Array.isArray(value)) return "[…]";
  if (value instanceof Digits) return cutOff(value.text);
  return typeof value === "string" ? `"${cutOff(value)}"` : String(value);
}

/** Returns an object, which is a map. */
export function readObject(value, member) {
  if (!(value instanceof Map)) throw wrongType(member, value, "object");
  return value;
}

/**
 * Reads the members of an object, in the order of `members`.
 *
 * @param {Members} members
 * @param {any} value
 * @param {string} member
 */
export function readMembers(members, value, member) {
  for (const name of readObject(value, member).keys()) {
    if (!Object.prototype.hasOwnProperty.call(members, name)) {
      throw new Refusal("pages.open.unknown", { member: below(member, name) });
    }
  }
  const made = Object.entries(members).map(([name, [read, otherwise]]) => {
    if (value.has(name)) return [name, read(value.get(name), below(member, name))];
    if (!otherwise) throw new Refusal("pages.open.missing", { member: below(member, name) });
    return [name, otherwise()];
  });
  return Object.fromEntries(made);
}

/** Makes members that share one reader. */
function alike(names, read, otherwise) {
  return Object.fromEntries(names.map((name) => [name, [read, otherwise]]));
}

const nothing = () => null;
const empty = () => "";
const none = () => [];

/** @type {(members: Members) => Reader} */
const objectOf = (members) => (value, member) => readMembers(members, value, member);
/** Makes the reader of a member that may be `null`. @type {(read: Reader) => Reader} */
export const orNothing = (read) => (value, member) => (value === null ? null : read(value, member));
/** @type {(read: Reader) => Reader} */
const arrayOf = (read) => (value, member) => {
  if (!Array.isArray(value)) throw wrongType(member, value, "array");
  return value.map((each, at) => read(each, below(member, at)));
};
/** @type {(read: Reader, count: number) => Reader} */
const tupleOf = (read, count) => (value, member) => {
  const made = arrayOf(read)(value, member);
  if (made.length !== count) throw wrongType(member, value, "array");
  return made;
};
/** @type {(known: string[]) => Reader} */
const oneOf = (known) => (value, member) => {
  if (!known.includes(value)) {
    throw new Refusal("pages.open.choice", { member, found: kindOf(value), known: known.join(", ") });
  }
  return value;
};
/** @type {(judge: (text: string) => any) => Reader} */
const textBy = (judge) => (value, member) => {
  if (typeof value !== "string") throw wrongType(member, value, "text");
  try {
    return judge(value);
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    throw new Refusal("pages.open.value", { member, reason });
  }
};
/** @type {(isRight: (text: string) => boolean, expected: string) => Reader} */
const textLike = (isRight, expected) => (value, member) => {
  if (typeof value !== "string" || !isRight(value)) throw wrongType(member, value, expected);
  return value;
};

const readText = textBy(wholeText);
const readParagraphs = textBy(paragraphsOf);
const readLine = textBy(lineOf);
const readDay = textLike(isDay, "date");
/** @type {Reader} */
const readWhole = (value, member) => {
  const isWhole = typeof value === "number" || (value instanceof Digits && /^-?[0-9]+$/.test(value.text));
  if (!isWhole) throw wrongType(member, value, "integer");
  return value;
};
/** @type {Reader} */
const readCoordinate = (value, member) => {
  const isNear = Math.abs(value instanceof Digits ? Number(value.text) : value) < FURTHEST;
  if (!isNear || !(value instanceof Digits || typeof value === "number")) {
    throw wrongType(member, value, "number");
  }
  return value;
};

/** Reads the report year of a draft, which may be out of the range of report years. */
export const readYear = orNothing((value, member) => {
  const year = readWhole(value, member);
  const isWritable = typeof year === "number" ? year >= 0 && year <= LATEST_YEAR : year.text === "-0";
  if (!isWritable) throw wrongType(member, value, "year");
  return typeof year === "number" ? year : 0;
});

const readContact = objectOf(alike(["address", "telephone", "postcode", "email"], readLine, empty));
/** Reads an agency. */
export const readAgency = objectOf({
  name: [textBy(nameOf)],
  level: [orNothing(oneOf(LEVELS)), nothing],
  unified_social_credit_code: [orNothing(textLike(isCreditCode, "credit_code")), nothing],
  division_code: [orNothing(textLike((text) => DIVISION.test(text), "division_code")), nothing],
  contact: [readContact, () => readContact(new Map(), "")],
});

const readDays = objectOf({ start: [readDay], end: [readDay] });
/** Reads a period. @type {Reader} */
export const readPeriod = (value, member) => {
  const { start, end } = readDays(value, member);
  return textBy(() => periodOf(start, end))("", member);
};

const readOverview = objectOf(alike(ASPECTS, readParagraphs, empty));
/** Reads the texts of a report. */
export const readNarrative = objectOf({
  title: [textBy((text) => (text ? nameOf(text) : "")), empty],
  preface: [readParagraphs, empty],
  overview: [readOverview, () => readOverview(new Map(), "")],
  ...alike(["problems_and_improvements", "other_matters"], readParagraphs, empty),
});

const PLACE = {
  ...alike(["line", "column", "page"], orNothing(readWhole), nothing),
  box: [orNothing(tupleOf(readCoordinate, 4)), nothing],
  ...alike(["sheet", "address", "element", "member"], orNothing(readText), nothing),
  in_table: [orNothing(tupleOf(readWhole, 3)), nothing],
};
/** Reads a place in a source and leaves out the parts that are not known. @type {Reader} */
const readPlace = (value, member) => known(readMembers(PLACE, value, member));

const DOUBT = {
  code: [readText],
  cells: [arrayOf(readText), none],
  found: [readText, empty],
  place: [orNothing(readPlace), nothing],
};
const readDoubts = arrayOf((value, member) => known(readMembers(DOUBT, value, member)));

/** Members from reading a source: the documents cited, the date of the signature, and doubts. */
export const FOUND = {
  basis: [arrayOf(readText), none],
  published: [orNothing(readDay), nothing],
  doubts: [readDoubts, none],
};

/** Reads the places of texts and keeps those that have one place for each line. */
export function readTextPlaces(value, member, narrative) {
  for (const path of readObject(value, member).keys()) {
    if (!TEXTS.includes(path)) throw new Refusal("pages.open.unknown", { member: below(member, path) });
  }
  const places = TEXTS.filter((path) => value.has(path)).map((path) => [
    path,
    arrayOf(readPlace)(value.get(path), below(member, path)),
  ]);
  const isFitting = ([path, found]) => found.length > 0 && found.length === linesIn(narrative, path);
  return Object.fromEntries(places.filter(isFitting));
}

function linesIn(narrative, path) {
  const text = textAt(narrative, path);
  return text ? text.split("\n").length : 0;
}

/** Returns the text of a narrative at a path such as `overview.text`. */
export function textAt(narrative, path) {
  return path.split(".").reduce((part, name) => part[name], narrative);
}

/** Makes the reader of a cell of this kind. @type {(kind: string) => Reader} */
export const cellReader = (kind) => (value, member) => {
  const cell = readMembers(
    {
      text: [readText],
      value: [orNothing(figureReader(kind))],
      state: [oneOf(STATES)],
      place: [orNothing(readPlace), nothing],
      forced_by: [arrayOf(readText), none],
      how: [oneOf(HOWS), () => "directly"],
    },
    value,
    member,
  );
  if ((cell.value !== null) !== (cell.state === "figure")) {
    throw wrongType(below(member, "state"), cell.state, cell.value === null ? "no_figure" : "a_figure");
  }
  const { text, value: figure, state, ...others } = cell;
  if (others.how === "directly") delete others.how;
  if (others.forced_by.length === 0) delete others.forced_by;
  return { text, value: figure, state, ...known(others) };
};

/** Makes the reader of a figure of this kind in its only spelling. @type {(kind: string) => Reader} */
const figureReader = (kind) => (value, member) => {
  const isDecimal = typeof value === "string" && isShortest(value);
  if (isDecimal && (kind === "money" || value.includes("."))) return value;
  if (kind === "money") throw wrongType(member, value, "figure");
  return readCount(value, member);
};

/**
 * Reads a whole number, as a string of digits if a number would not be exact.
 *
 * @type {Reader}
 */
export const readCount = (value, member) => {
  const whole = readWhole(value, member);
  if (typeof whole === "number") return whole;
  // A longer text has too many bits in any case, and takes long to read.
  const size = whole.text.length < MOST_BITS ? BigInt(whole.text) : BEYOND;
  if (size >= BEYOND || -size >= BEYOND) throw wrongType(member, value, "figure");
  return size === 0n ? 0 : whole.text;
};

/** Reads an amount of a report and returns its shortest spelling. */
export const readAmount = (value, member) => {
  const amount = textLike((text) => AMOUNT.test(text), "amount")(value, member);
  return shortestFigure(amount);
};

/** Returns a decimal without zeros at its end, and 0 for a negative zero. */
export function shortestFigure(text) {
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return short === "-0" ? "0" : short;
}

function isShortest(text) {
  const [, sign, whole, fraction = ""] = SHORTEST.exec(text) ?? [];
  if (whole === undefined || text === "-0") return false;
  const digits = (whole + fraction).replace(/^0+/, "");
  const size = whole === "0" ? fraction.length - digits.length + 1 : whole.length - 1;
  return sign.length < 2 && Math.max(size, digits.length) <= MOST_DIGITS_OF_FIGURE;
}

function isCreditCode(text) {
  if (!CREDIT_CODE.test(text)) return false;
  const sum = CREDIT_WEIGHTS.reduce((so, weight, at) => so + weight * CREDIT_ALPHABET.indexOf(text[at]), 0);
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}

/** Returns an object without the members that are `null`. */
function known(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
