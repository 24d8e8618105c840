/**
 * Makes the tool bar at the top of the page and the line about one cell at the bottom.
 *
 * @module gaidisclosure/tools
 */

import { button, element, setAttribute, setChildren, setText } from "./elements.mjs";

/**
 * @typedef {(code: string, values?: object) => string} Say
 * @typedef {{code: string, press: () => void, keys?: string}} Tool
 */

/**
 * Makes the tool bar.
 *
 * @param {Tool[][]} groups
 * @param {Say} say
 * @returns {{bar: HTMLElement, buttons: Map<string, HTMLElement>, status: HTMLElement}}
 */
export function toolBar(groups, say) {
  const buttons = new Map();
  const boxes = groups.map((tools) => {
    const made = tools.map(({ code, press, keys }) => {
      const one = button(say(`pages.entry.${code}`), press, keys ? { "aria-keyshortcuts": keys } : {});
      buttons.set(code, one);
      return one;
    });
    return element("div", { class: "group", role: "group" }, ...made);
  });
  const status = element("a", { class: "status", href: "#findings-title" });
  const tools = element(
    "div",
    { class: "tools", role: "toolbar", "aria-label": say("pages.entry.tools") },
    ...boxes,
  );
  return { bar: element("header", { class: "bar" }, tools, status), buttons, status };
}

/**
 * Enables or disables a tool.
 *
 * @param {HTMLElement} tool
 * @param {boolean} isPossible
 */
export function enable(tool, isPossible) {
  // A disabled button would lose the focus while the user undoes step by step.
  setAttribute(tool, "aria-disabled", isPossible ? undefined : "true");
}

/**
 * Makes the line that describes the cell with the focus and offers figures for it.
 *
 * @param {Say} say
 * @returns {{line: HTMLElement, tell: (about: {name: string, sentence: string,
 *            offers: {label: string, press: () => void}[]} | null) => void,
 *            note: (sentence: string) => void, speak: (sentence: string) => void}}
 */
export function cellLine(say) {
  const name = element("b", { class: "name" });
  const sentence = element("span", { class: "sentence" });
  const offers = element("span", { class: "offers" });
  const notice = element("p", { class: "notice", role: "status" });
  const spoken = element("p", { class: "unseen", role: "status", "data-spoken": true });
  const about = element("p", { class: "about" }, name, sentence, offers);
  const hint = say("pages.entry.hint");
  const line = element("footer", { class: "line" }, notice, about, spoken);
  let [shown, timer] = ["", 0];
  const tell = (cell) => {
    setText(name, cell?.name ?? "");
    setText(sentence, cell?.sentence ?? hint);
    const key = JSON.stringify(cell?.offers ?? []);
    if (key === shown) return;
    shown = key;
    // A click must not take the focus away from the cell.
    const stay = { mousedown: (event) => event.preventDefault() };
    const found = cell?.offers ?? [];
    setChildren(offers, ...found.map(({ label, press }) => button(label, press, stay)));
  };
  const note = (text) => setText(notice, text);
  const speak = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => setText(spoken, text), 800);
  };
  tell(null);
  return { line, tell, note, speak };
}
