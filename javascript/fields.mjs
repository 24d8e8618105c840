/**
 * Makes labelled fields for the parts of a report outside its tables: agency, year, period, title
 * and texts.
 *
 * @module gaidisclosure/fields
 */

import { element, paragraphs, setAttribute, setChildren, setText } from "./elements.mjs";

/**
 * @typedef {{place: string, label: string, input: HTMLInputElement | HTMLTextAreaElement,
 *            fault: HTMLElement, print: (text: string) => void}} TextField `place` is the path of
 *     the text in a draft
 */

/** The fields at the top of the page, with the types of their inputs. */
const ORIGIN = [
  ["issuer.name", "text"],
  ["year", "text"],
  ["period.start", "date"],
  ["period.end", "date"],
  ["narrative.title", "text"],
];

/**
 * Makes the fields at the top of the page.
 *
 * @param {(code: string) => string} say
 * @returns {{box: HTMLElement, fields: TextField[]}}
 */
export function originFields(say) {
  const legend = element("legend", {}, say("pages.entry.origin"));
  const box = element("fieldset", { class: "origin" }, legend);
  const fields = ORIGIN.map(([place, type]) => {
    const id = place.replace(".", "-");
    const numeric = place === "year" ? { inputmode: "numeric" } : {};
    const input = element("input", { id, type, autocomplete: "off", ...numeric });
    const label = say(`pages.entry.${place}`);
    const fault = faultLine(id);
    box.append(
      element("div", { class: `field ${id}` }, element("label", { for: id }, label), input, fault),
    );
    return { place, label, input, fault, print() {} };
  });
  return { box, fields };
}

/**
 * Makes the fields for the texts, at their places in the page.
 *
 * @param {(code: string) => string} say
 * @returns {TextField[]}
 */
export function narrativeFields(say) {
  return [...document.querySelectorAll("[data-text]")].map((box) => {
    const { text: place, heading } = box.dataset;
    const id = `text-${place.replace(".", "-")}`;
    const input = element("textarea", { id, rows: "2", autocomplete: "off" });
    const label = heading ?? say(`pages.entry.${place}`);
    const printed = element("div", { class: "printed" });
    const fault = faultLine(id);
    setChildren(box, element("label", { for: id }, label), input, fault, printed);
    const print = (text) => {
      const said = paragraphs(text);
      if (heading && said.length > 0) said.unshift(element("h3", {}, heading));
      setChildren(printed, ...said);
      fitHeight(input);
    };
    return { place: `narrative.${place}`, label, input, fault, print };
  });
}

/**
 * Shows the texts of a draft in their fields. A field that already stands for its text is not touched.
 *
 * @param {TextField[]} fields
 * @param {(place: string) => string} textOf
 */
export function showFields(fields, textOf) {
  for (const field of fields) {
    const text = textOf(field.place);
    if (field.shown === text) continue;
    field.input.value = text;
    noteShown(field, text);
  }
}

/**
 * Notes the text that a field stands for, which may differ from the typed text in white space.
 *
 * @param {TextField} field
 * @param {string} text
 */
export function noteShown(field, text) {
  field.shown = text;
  field.print(text);
  showFault(field, "");
}

/**
 * Shows the reason why a text cannot be taken.
 *
 * @param {TextField} field
 * @param {string} sentence empty if the text is taken
 */
export function showFault({ input, fault }, sentence) {
  setText(fault, sentence);
  setAttribute(input, "aria-invalid", sentence ? "true" : undefined);
  setAttribute(input, "aria-describedby", sentence ? fault.id : undefined);
}

/**
 * Shows the title and the lines below it as they are printed.
 *
 * @param {string} title
 * @param {string[]} lines
 */
export function showFront(title, lines) {
  const heading = document.querySelector("main h1");
  setText(heading, title);
  if (document.title !== title) document.title = title;
  const shown = [...document.querySelectorAll("main .note")];
  if (shown.map((note) => note.textContent).join("\n") === lines.join("\n")) return;
  for (const note of shown) note.remove();
  heading.after(...lines.map((line) => element("p", { class: "note" }, line)));
}

function faultLine(id) {
  return element("p", { id: `${id}-fault`, class: "fault" });
}

function fitHeight(area) {
  area.style.height = "auto";
  if (area.scrollHeight > 0) area.style.height = `${area.scrollHeight + 2}px`;
}
