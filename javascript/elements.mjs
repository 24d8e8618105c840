/**
 * Makes page elements from plain values. Texts become text nodes, never markup.
 *
 * @module gaidisclosure/elements
 */

/**
 * Makes an element.
 *
 * @param {string} tag
 * @param {Object<string, string | boolean | EventListener | undefined>} [traits] attributes; a
 *     function becomes a listener for the event of that name, `true` an attribute without a value,
 *     and `false` and `undefined` add no attribute
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
 * Sets or removes an attribute. One that already has the value is not touched.
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
 * Sets the text of an element if it differs.
 *
 * @param {Element} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * Replaces the contents of an element, also in browsers without `replaceChildren`.
 *
 * @param {Element} target
 * @param {...(Node | string)} children
 */
export function setChildren(target, ...children) {
  target.textContent = "";
  target.append(...children);
}

/**
 * Makes a button with a label.
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
 * Makes a paragraph for each line of a text that is not empty.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function paragraphs(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => element("p", { class: "text" }, line));
}
