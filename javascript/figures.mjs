/**
 * Reads the text of one cell of China's annual report on open government information: a figure, a
 * blank, "not applicable", or any other text.
 *
 * Digits are read as text and never pass through floating-point numbers.
 *
 * @module figures
 */

/**
 * @typedef {"count" | "change" | "money"} Kind
 * @typedef {{state: "figure" | "blank" | "not_applicable" | "text",
 *            value: number | string | null}} Reading
 */

const MOST_CHARACTERS = 200;
const MOST_DIGITS = 30;
/** Digits by which the decimal point moves from 元 to 万元, as one 万元 is ten thousand 元. */
const SHIFT = 4;

/** White space in Unicode. `\s` matches neither the information separators nor the next line. */
const WHITE = new Set(
  "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007" +
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);
/** Characters without width, which may stand anywhere in a text. */
const WEIGHTLESS = new Set("\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff");
const INVISIBLE = new Set([...WHITE, ...WEIGHTLESS]);

const NOT_APPLICABLE = new Set([
  ...["/", "／", "-", "--", "－", "−", "–", "—", "——", "―"],
  ...["无", "無", "不涉及", "不适用", "不適用"],
]);
const ZERO = new Set(["○", "◯", "〇", "零"]);
const PARTS_OF_ZERO = { isTwice: false, negative: false, whole: "0", fraction: "", unit: "" };
const UNCHANGED = new Set(["未增未减", "未增未減", "无增减", "無增減", "无变化", "不变", "持平"]);

const UNITS_OF_COUNTING = new Set("件条條项項宗起个個份");
const UNITS_OF_MONEY = new Set(["万元", "萬元", "万", "萬", "元"]);
/** The end of a text in brackets that is a unit, not a remark, if no digit stands before it. */
const OTHER_UNIT = /(?:元|[百千万萬亿億][件条條项項宗起个個份]?|[%％‰])$/;
const UNIT_SAID = /^[单單]位/;

const PLAIN = new Map([..."０１２３４５６７８９＋－−．，"].map((wide, at) => [wide, "0123456789+--.,"[at]]));
const DIGITS = new Set("0123456789");
const OPENING = new Set("（(");
const CLOSING = new Set("）)");

/**
 * Reads the text of a cell.
 *
 * A count or a change without a fraction is a number, or a string of digits if a number would not be
 * exact. Any other figure is a decimal in a string. Money is in 万元.
 *
 * @param {string} text as it stands in the cell
 * @param {Kind} kind of the cell
 * @returns {Reading}
 * @throws {TypeError} if the kind is unknown or the text is not a string
 */
export function readFigure(text, kind) {
  if (typeof text !== "string") throw new TypeError(`expected the text of a cell, not ${typeof text}`);
  if (!["count", "change", "money"].includes(kind)) throw new TypeError(`no kind of cell: ${kind}`);
  const visible = trimmed([...text], INVISIBLE);
  if (visible.length === 0) return reading("blank");
  if (visible.length > MOST_CHARACTERS) return reading("text");
  const characters = visible.filter((each) => !WEIGHTLESS.has(each));
  const bare = characters.join("");
  if (NOT_APPLICABLE.has(bare)) return reading("not_applicable");
  const isZero = ZERO.has(bare) || (kind === "change" && UNCHANGED.has(bare));
  const parts = isZero ? PARTS_OF_ZERO : partsOf(characters);
  return parts && isAllowed(parts, kind) ? reading("figure", valueOf(parts, kind)) : reading("text");
}

/**
 * Returns a text without the white space around it, as Python's `str.strip` does.
 *
 * @param {string} text
 * @returns {string}
 */
export function stripped(text) {
  return trimmed([...text], WHITE).join("");
}

function reading(state, value = null) {
  return { state, value };
}

function trimmed(characters, white) {
  let [start, end] = [0, characters.length];
  while (start < end && white.has(characters[start])) start += 1;
  while (end > start && white.has(characters[end - 1])) end -= 1;
  return characters.slice(start, end);
}

/** Returns the parts of a figure, or `null` if the text is not a figure. */
function partsOf(characters) {
  const rest = withoutRemark(unitOutOfBrackets(characters.map((each) => PLAIN.get(each) ?? each)));
  const sign = takeSign(rest);
  skipWhite(rest);
  const whole = takeWhole(rest);
  if (!whole) return null;
  const hasPoint = rest[0] === ".";
  if (hasPoint) rest.shift();
  const fraction = hasPoint ? takeDigits(rest) : "";
  if (hasPoint && !fraction) return null;
  skipWhite(rest);
  return { isTwice: sign === "--", negative: /^[-减減]/.test(sign), whole, fraction, unit: rest.join("") };
}

/** Removes the brackets around a unit of money at the end, which is not a remark. */
function unitOutOfBrackets(characters) {
  const start = characters.map((each) => OPENING.has(each)).lastIndexOf(true);
  if (start < 0 || !CLOSING.has(characters[characters.length - 1])) return characters;
  const inner = trimmed(characters.slice(start + 1, -1), WHITE);
  const unit = withoutUnitSaid(inner).join("");
  return UNITS_OF_MONEY.has(unit) ? [...characters.slice(0, start), ...unit] : characters;
}

/** Removes 单位： before a unit. */
function withoutUnitSaid(characters) {
  if (!UNIT_SAID.test(characters.slice(0, 2).join(""))) return characters;
  const rest = trimmed(characters.slice(2), WHITE);
  return rest[0] === ":" || rest[0] === "：" ? trimmed(rest.slice(1), WHITE) : characters;
}

function isOtherUnit(characters) {
  return !characters.some((each) => DIGITS.has(each)) && OTHER_UNIT.test(trimmed(characters, WHITE).join(""));
}

/** Removes the first remark in brackets and the white space before it. */
function withoutRemark(characters) {
  const isBracket = (each) => OPENING.has(each) || CLOSING.has(each);
  const start = characters.findIndex((each, at) => {
    if (!OPENING.has(each) || at === 0) return false;
    const rest = characters.slice(at + 1);
    const end = rest.findIndex(isBracket);
    const next = rest.slice(end + 1).find((other) => !WHITE.has(other));
    if (isOtherUnit(rest.slice(0, Math.max(end, 0)))) return false;
    // Digits before and after a remark are not one number.
    return CLOSING.has(rest[end]) && !DIGITS.has(next) && next !== "." && next !== ",";
  });
  if (start < 0) return [...characters];
  const before = characters.slice(0, start);
  while (WHITE.has(before[before.length - 1])) before.pop();
  return [...before, ...characters.slice(characters.findIndex((each, at) => at > start && CLOSING.has(each)) + 1)];
}

function takeSign(rest) {
  const [first, second] = rest;
  const isLonger =
    (first === "-" && second === "-") ||
    (first === "增" && second === "加") ||
    ((first === "减" || first === "減") && second === "少");
  const isSign = ["+", "-", "增", "减", "減"].includes(first);
  return rest.splice(0, isSign ? (isLonger ? 2 : 1) : 0).join("");
}

function skipWhite(rest) {
  while (WHITE.has(rest[0])) rest.shift();
}

function takeDigits(rest) {
  const end = rest.findIndex((each) => !DIGITS.has(each));
  return rest.splice(0, end < 0 ? rest.length : end).join("");
}

/** Takes digits, with a comma before every group of three or without commas; may be empty. */
function takeWhole(rest) {
  const groups = [takeDigits(rest)];
  while (rest[0] === ",") {
    rest.shift();
    groups.push(takeDigits(rest));
  }
  const [first, ...others] = groups;
  const isGrouped = others.length === 0 || (first.length <= 3 && others.every((each) => each.length === 3));
  return first && isGrouped ? groups.join("") : "";
}

function isAllowed({ isTwice, whole, fraction, unit }, kind) {
  const units = kind === "money" ? UNITS_OF_MONEY : UNITS_OF_COUNTING;
  if (unit && !units.has(unit)) return false;
  if (isTwice && kind !== "change") return false;
  return whole.length + fraction.length <= MOST_DIGITS - (unit === "元" ? SHIFT : 0);
}

function valueOf({ negative, whole, fraction, unit }, kind) {
  if (unit === "元") return inTenThousands(negative, whole, fraction);
  const isUp = kind !== "money" && /^9{9,}/.test(fraction);
  const isWhole = isUp || (kind !== "money" && /^(0+|0{9,}\d*)$/.test(fraction));
  const digits = isUp ? String(BigInt(whole) + 1n) : shortened(whole);
  if (fraction && !isWhole) return `${negative ? "-" : ""}${digits}.${fraction}`;
  const text = negative && digits !== "0" ? `-${digits}` : digits;
  return kind !== "money" && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/** Converts an amount in 元 to 万元, without zeros at its end. */
function inTenThousands(negative, whole, fraction) {
  const digits = whole.padStart(SHIFT + 1, "0");
  const after = (digits.slice(-SHIFT) + fraction).replace(/0+$/, "");
  const amount = shortened(digits.slice(0, -SHIFT)) + (after ? `.${after}` : "");
  return negative && amount !== "0" ? `-${amount}` : amount;
}

/**
 * Returns digits, or a decimal with its sign, without leading zeros.
 *
 * @param {string} digits
 * @returns {string}
 */
export function shortened(digits) {
  return digits.replace(/^(-?)0+(?=\d)/, "$1");
}
