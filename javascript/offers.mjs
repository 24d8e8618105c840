/**
 * Finds figures to offer for cells: sums, and requests carried forward in last year's report.
 *
 * @module gaidisclosure/offers
 */

/**
 * @typedef {{text: string, why: "sum" | "carried"}} Offer
 */

const BROUGHT = "request_handling.brought_forward.";
const CARRIED = "request_handling.carried_forward.";

/**
 * Returns the offers for cells. A sum is offered only if all its addends are known.
 *
 * @param {{cells: object[], identities: object[]}} form
 * @param {(path: string) => bigint | null} countOf the count in a cell of the draft
 * @param {((path: string) => bigint | null) | null} countBefore the same for last year's report
 * @returns {Map<string, Offer>}
 */
export function offersFor(form, countOf, countBefore) {
  const offers = new Map();
  for (const { left, right } of form.identities) {
    const sum = right.length === 1 ? sumOf(left, countOf) : null;
    if (sum !== null && !offers.has(right[0])) offers.set(right[0], { text: String(sum), why: "sum" });
  }
  if (countBefore) {
    for (const { path } of form.cells.filter((cell) => cell.path.startsWith(BROUGHT))) {
      const carried = countBefore(path.replace(BROUGHT, CARRIED));
      if (carried !== null) offers.set(path, { text: String(carried), why: "carried" });
    }
  }
  return offers;
}

/**
 * Returns the sum of the counts in the given cells.
 *
 * @param {string[]} paths
 * @param {(path: string) => bigint | null} countOf
 * @returns {bigint | null} `null` if one of them is not known
 */
export function sumOf(paths, countOf) {
  return paths.reduce((sum, path) => {
    const count = sum === null ? null : countOf(path);
    return count === null ? null : sum + count;
  }, 0n);
}
