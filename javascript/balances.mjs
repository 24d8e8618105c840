/**
 * Shows both sides of each balance below the tables: requests that came in against requests that
 * went out, and results against their total.
 *
 * @module gaidisclosure/balances
 */

import { element, setAttribute, setText } from "./elements.mjs";
import { sumOf } from "./offers.mjs";

/**
 * @typedef {(countOf: (path: string) => bigint | null) => void} Show
 */

/**
 * Adds three lines below table 3: the two sides of each column and their difference.
 *
 * @param {HTMLTableElement} table
 * @param {{code: string, left: string[], right: string[]}[]} identities of its columns
 * @param {(code: string) => string} say
 * @returns {Show}
 */
export function columnBalances(table, identities, say) {
  const width = [...table.querySelectorAll("col")].length - identities.length;
  const line = (code, type) =>
    element(
      "tr",
      { class: type },
      element("th", { scope: "row", colspan: String(width) }, say(code)),
      ...identities.map(() => element("td")),
    );
  const lines = [
    line("pages.entry.came_in", "side"),
    line("pages.entry.went_out", "side"),
    line("pages.entry.difference", "difference"),
  ];
  table.append(element("tbody", { class: "balance" }, ...lines));
  return (countOf) => {
    identities.forEach(({ left, right }, at) => {
      const sides = [left, right].map((paths) => sumOf(paths, countOf));
      const difference = differenceOf(sides);
      [...sides, difference].forEach((figure, row) => {
        setText(lines[row].cells[at + 1], figure === null ? "–" : String(figure));
      });
      showState(lines[2].cells[at + 1], difference);
    });
  };
}

/**
 * Adds a line below table 4 that compares the results of each block with its total.
 *
 * @param {HTMLTableElement} table
 * @param {{code: string, left: string[], right: string[]}[]} identities of its blocks
 * @param {(code: string, values?: object) => string} say
 * @returns {Show}
 */
export function blockBalances(table, identities, say) {
  const cells = identities.map(({ left, right }) =>
    element("td", { colspan: String(left.length + right.length) }),
  );
  table.append(element("tbody", { class: "balance" }, element("tr", { class: "difference" }, ...cells)));
  return (countOf) => {
    identities.forEach(({ left, right }, at) => {
      const sides = [left, right].map((paths) => sumOf(paths, countOf));
      const difference = differenceOf(sides);
      const [sum, total] = sides.map((figure) => (figure === null ? "–" : String(figure)));
      setText(cells[at], say("pages.entry.block", { sum, total, difference: difference ?? "–" }));
      showState(cells[at], difference);
    });
  };
}

function differenceOf([one, other]) {
  return one === null || other === null ? null : other - one;
}

function showState(cell, difference) {
  const state = difference === 0n ? "even" : "uneven";
  setAttribute(cell, "class", difference === null ? undefined : state);
}
