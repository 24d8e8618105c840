/**
 * Takes the fixed parts of the published fragment from the page, which has the same labels, headings
 * and merged cells.
 *
 * @module gaidisclosure/skeleton
 */

import { END_OF_HEADING, FIGURE_MARK, FIRST_TEXT, escaped } from "./fragment.mjs";
import { TEXTS } from "./members.mjs";

const FRAME =
  ' border="1" cellspacing="0" cellpadding="3" width="100%"' +
  ' style="border-collapse:collapse;table-layout:fixed;width:100%;overflow-wrap:anywhere';
const LOOKS = {
  row: ' style="font-weight:normal;text-align:left"',
  column: ' style="font-weight:normal;text-align:center"',
};

/**
 * Returns the body of the fragment, with marks in place of figures and texts.
 *
 * @param {HTMLElement} main the official layout in the page
 * @returns {string}
 */
export function fragmentSkeleton(main) {
  return [...main.querySelectorAll("h2, table, [data-text]")].flatMap(partLines).join("\n");
}

function partLines(part) {
  if (part.tagName === "H2") return [`<h2>${escaped(part.textContent)}</h2>`];
  return part.tagName === "TABLE" ? tableLines(part) : [textLine(part.dataset)];
}

function textLine({ text, heading }) {
  const mark = String.fromCharCode(FIRST_TEXT + TEXTS.indexOf(text));
  const above = heading ? `<h3>${escaped(heading)}</h3>${END_OF_HEADING}` : "";
  return `${above}<p style="text-indent:2em">${mark}</p>`;
}

function tableLines(table) {
  const small = table.className === "dense" ? ";font-size:12px" : "";
  const columns = [...table.querySelectorAll("col")].map(({ width }) => `<col width="${width}">`);
  return [
    `<table${FRAME}${small}" aria-label="${escaped(table.caption.textContent)}">`,
    `<colgroup>${columns.join("")}</colgroup>`,
    ...[...table.querySelectorAll("thead, tbody:not(.balance)")].flatMap(sectionLines),
    "</table>",
  ];
}

function sectionLines(section) {
  const tag = section.tagName.toLowerCase();
  const rows = [...section.rows].map((row) => `<tr>${[...row.cells].map(cellMarkup).join("")}</tr>`);
  return [`<${tag}>`, ...rows, `</${tag}>`];
}

function cellMarkup(cell) {
  const down = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : "";
  const spans = down + (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : "");
  if (cell.tagName === "TD") return `<td${spans} align="center">${FIGURE_MARK}</td>`;
  const look = cell.scope === "row" ? LOOKS.row : LOOKS.column;
  return `<th scope="${cell.scope}"${spans}${look}>${escaped(cell.textContent)}</th>`;
}
