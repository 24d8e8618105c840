/**
 * Puts inputs into the official tables and shows the figures of a draft in them.
 *
 * The cells of the page are those of the official layout. Each holds an input and, next to it, its
 * text for print.
 *
 * @module gaidisclosure/cells
 */

import { element, setAttribute, setChildren, setText } from "./elements.mjs";

/**
 * @typedef {{path: string, box: HTMLElement, input: HTMLInputElement, printed: HTMLElement}} Field
 * @typedef {{kind: "wrong" | "suspect", by: string[]}} Mark the mark of a figure that may be wrong;
 *     `by` are the ids of the sentences that give the reason
 */

/**
 * Puts an input into each cell of the tables.
 *
 * @param {{path: string, kind: string}[]} cells of the form, in the order of their numbers in the page
 * @param {(path: string) => string} nameOf returns the name of a cell for screen readers
 * @returns {Map<string, Field>}
 */
export function cellFields(cells, nameOf) {
  const found = [...document.querySelectorAll("td[data-cell]")].map((box) => {
    const { path, kind } = cells[box.dataset.cell];
    const input = element("input", {
      id: `c${box.dataset.cell}`,
      class: "cell",
      type: "text",
      // The decimal keyboard of some phones has no minus sign.
      inputmode: kind === "change" ? "text" : "decimal",
      autocomplete: "off",
      enterkeyhint: "next",
      "aria-label": nameOf(path),
    });
    const printed = element("span", { class: "printed" });
    setChildren(box, input, printed);
    return [path, { path, box, input, printed }];
  });
  return new Map(found);
}

/**
 * Shows the texts of a draft in the inputs.
 *
 * @param {Map<string, Field>} fields
 * @param {(path: string) => string} textOf
 */
export function showTexts(fields, textOf) {
  for (const { path, input, printed } of fields.values()) {
    const text = textOf(path);
    if (input.value !== text) input.value = text;
    setText(printed, text);
  }
}

/**
 * Marks the figures that may be wrong and shows the offers in blank cells.
 *
 * @param {Map<string, Field>} fields
 * @param {Map<string, Mark>} marks
 * @param {Map<string, {text: string}>} offers
 */
export function showMarks(fields, marks, offers) {
  for (const { path, box, input } of fields.values()) {
    const mark = marks.get(path);
    setAttribute(box, "class", mark?.kind);
    setAttribute(input, "aria-invalid", mark ? "true" : undefined);
    setAttribute(input, "aria-describedby", mark?.by.join(" "));
    setAttribute(input, "placeholder", offers.get(path)?.text);
  }
}

/**
 * Notes the first column of each row label, because labels stay in sight by column.
 *
 * @param {HTMLTableElement} table
 */
export function noteLabels(table) {
  for (const line of table.rows) {
    const labels = [...line.querySelectorAll("th[scope=row]")];
    const width = table.querySelectorAll("col").length - line.querySelectorAll("td").length;
    labels.reduceRight((end, label) => {
      label.dataset.from = end - label.colSpan;
      return end - label.colSpan;
    }, width);
  }
}
