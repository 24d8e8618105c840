/**
 * Makes elements of a page from plain values. Texts become text nodes and never markup.
 *
 * @module gaidisclosure/elements
 */

/**
 * Makes an element.
 *
 * @param {string} tag
 * @param {Object<string, string | boolean | EventListener | undefined>} [traits] attributes; a
 *     function is a listener of the event of that name, `true` an attribute without a value,
 *     `false` and `undefined` no attribute
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, traits = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else setAttribute(made, name, value);
  }
  made.append(...children);
  return made;
}

/**
 * Sets or takes away an attribute, and leaves one alone that is as it should be.
 *
 * @param {Element} target
 * @param {string} name
 * @param {string | boolean | undefined} value
 */
export function setAttribute(target, name, value) {
  const text = value === true ? "" : value;
  if (text === false || text === undefined) target.removeAttribute(name);
  else if (target.getAttribute(name) !== text) target.setAttribute(name, text);
}

/**
 * Sets the text of an element if it is another one.
 *
 * @param {Element} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * Replaces all that is in an element, in older browsers, too.
 *
 * @param {Element} target
 * @param {...(Node | string)} children
 */
export function setChildren(target, ...children) {
  target.textContent = "";
  target.append(...children);
}

/**
 * Makes a button with a text.
 *
 * @param {string} label
 * @param {() => void} press
 * @param {Object<string, string | boolean>} [traits]
 * @returns {HTMLElement}
 */
export function button(label, press, traits = {}) {
  return element("button", { type: "button", click: press, ...traits }, label);
}

/**
 * Makes paragraphs of the lines of a text, as a report has them.
 *
 * @param {string} text
 * @returns {HTMLElement[]} none for an empty text
 */
export function paragraphs(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => element("p", { class: "text" }, line));
}
