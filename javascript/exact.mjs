/**
 * Exact arithmetic with the figures of cells. A figure is a BigInt in a tiny unit, never a
 * floating-point number.
 *
 * @module gaidisclosure/exact
 */

import { shortened } from "./figures.mjs";

/**
 * @typedef {number | bigint | string | null | undefined} Value
 *     a figure as data: a number if that is exact, otherwise a decimal in a string
 * @typedef {{units: bigint, decimals: number}} Exact
 *     a figure in units, and the number of decimals it is written with
 */

/** Most decimals in this arithmetic. A lawful figure has at most fifteen. */
const DECIMALS = 30;
const DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,30}))?$/;
/** Python uses an exponent for decimals smaller than 10 to this power. */
const LEAST_PLAIN = -6;

/** Number of units in one. */
export const UNIT = 10n ** BigInt(DECIMALS);
export const ZERO_EXACT = { units: 0n, decimals: 0 };

/**
 * Reads a figure.
 *
 * @param {Value} value
 * @returns {Exact | null} `null` if the value is not a figure
 * @throws {RangeError} if the value is a number that may have lost digits
 */
export function exactOf(value) {
  if (typeof value === "bigint") return { units: value * UNIT, decimals: 0 };
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of safe size: ${value}`);
    return { units: BigInt(value) * UNIT, decimals: 0 };
  }
  const match = DECIMAL.exec(value ?? "");
  if (!match) return null;
  const [, sign, whole, decimals = ""] = match;
  const size = BigInt(whole + decimals.padEnd(DECIMALS, "0"));
  return { units: sign ? -size : size, decimals: decimals.length };
}

/**
 * Returns a figure as data: a number if that is exact, otherwise a decimal in a string.
 *
 * @param {Exact} exact
 * @returns {number | string}
 */
export function dataOf({ units, decimals }) {
  const size = String(units < 0n ? -units : units).padStart(DECIMALS + 1, "0");
  const [whole, fraction] = [size.slice(0, -DECIMALS), size.slice(-DECIMALS).slice(0, decimals)];
  const text = `${units < 0n ? "-" : ""}${whole}${decimals > 0 ? `.${fraction}` : ""}`;
  return decimals === 0 && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/**
 * Returns the exact sum, with as many decimals as the figure that has most.
 *
 * @param {Exact[]} figures
 * @returns {Exact}
 */
export function added(figures) {
  return figures.reduce(
    (sum, each) => ({ units: sum.units + each.units, decimals: Math.max(sum.decimals, each.decimals) }),
    ZERO_EXACT,
  );
}

/**
 * Returns a figure or a text as Python prints it, such as 1E-7 for 0.0000001.
 *
 * @param {Value} value
 * @returns {string}
 */
export function inPython(value) {
  const text = String(value ?? "");
  const match = DECIMAL.exec(text);
  if (!match) return text;
  const [, sign, whole, fraction = ""] = match;
  const digits = shortened(whole + fraction);
  const exponent = digits.length - 1 - fraction.length;
  if (exponent >= LEAST_PLAIN) return shortened(text);
  return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ""}E${exponent}`;
}
