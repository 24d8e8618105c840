/**
 * Lists the findings in words, with links to the cells and with the repairs that are certain.
 *
 * @module gaidisclosure/findings
 */

import { button, element, setChildren, setText } from "./elements.mjs";

/**
 * @typedef {{id: string, sentences: string[], cells: string[], severity: "error" | "warning",
 *            change?: {cell: string, from: string, to: string}}} Finding `cells` are those to look
 *     at; `change` is the only repair that changes one figure
 * @typedef {{inputOf: (path: string) => HTMLElement,
 *            say: (code: string, values?: object) => string,
 *            nameOf: (path: string) => string,
 *            mend: (change: {cell: string, to: string}) => void,
 *            close: () => void}} Means `close` closes last year's file
 */

/** Most findings that are listed. */
const MOST_LISTED = 50;

/**
 * Makes the panel of findings.
 *
 * @param {Means} means
 * @returns {{panel: HTMLElement, show: (state: object) => void}}
 */
export function findingsPanel(means) {
  const { say } = means;
  const conclusion = element("p", { class: "conclusion" });
  const list = element("ol", { class: "list" });
  const before = element("div", { class: "before" });
  const panel = element(
    "aside",
    { class: "findings", "aria-labelledby": "findings-title" },
    element("h2", { id: "findings-title", tabindex: "-1" }, say("pages.entry.findings")),
    conclusion,
    list,
    before,
  );
  let shown = "";
  const show = ({ verdict, sentence, findings, blanks, years }) => {
    setText(conclusion, sentence);
    conclusion.className = `conclusion ${verdict}`;
    const key = JSON.stringify([findings, blanks, years]);
    if (key === shown) return;
    shown = key;
    const items = findings.slice(0, MOST_LISTED).map((finding) => findingItem(finding, means));
    if (blanks.length > 0) items.push(blankItem(blanks, means));
    setChildren(list, ...items);
    setChildren(before, ...(years ? yearItems(years, means) : []));
  };
  return { panel, show };
}

function findingItem({ id, sentences, cells, severity, change }, means) {
  const { say, nameOf, mend } = means;
  const lines = sentences.map((sentence, at) => element("p", { id: `${id}-${at}` }, sentence));
  const word = element("strong", { class: "word" }, say(`pages.entry.severity.${severity}`));
  const made = element("li", { class: severity, id }, word);
  if (change) {
    const { cell, from, to } = change;
    const proposal = say("pages.entry.proposal", { cell: nameOf(cell), from, to });
    const traits = { class: "mend", "aria-describedby": `${id}-change` };
    made.append(
      element("p", { class: "proposal", id: `${id}-change` }, proposal),
      button(say("pages.entry.mend", { to }), () => mend(change), traits),
    );
  }
  made.append(...lines);
  if (cells.length > 0) made.append(cellLinks(cells, means));
  return made;
}

function blankItem(blanks, means) {
  const words = means.say("pages.entry.blanks", { count: blanks.length });
  return element("li", { class: "gap" }, element("p", {}, words), cellLinks(blanks.slice(0, 1), means));
}

function yearItems({ title, doubt, findings }, means) {
  const { say, close } = means;
  const items = findings.map((finding) => findingItem(finding, means));
  const none = element("p", {}, doubt || say("pages.entry.years_agree"));
  return [
    element("h2", {}, title),
    items.length > 0 ? element("ol", { class: "list" }, ...items) : none,
    button(say("pages.entry.close_before"), close),
  ];
}

function cellLinks(paths, { inputOf, nameOf }) {
  const entries = paths.map((path) => {
    const input = inputOf(path);
    const go = (event) => {
      event.preventDefault();
      input.focus();
      input.scrollIntoView({ block: "center", inline: "center" });
    };
    return element("li", {}, element("a", { href: `#${input.id}`, click: go }, nameOf(path)));
  });
  return element("ul", { class: "links" }, ...entries);
}
