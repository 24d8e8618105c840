/**
 * Moves between the cells of a table by keyboard, as in a spreadsheet, and accepts pasted text.
 *
 * @module gaidisclosure/keyboard
 */

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {{
 *   type: (path: string, text: string) => void,
 *   paste: (path: string, text: string) => boolean,
 *   enter: (path: string) => void,
 *   leave: (path: string) => void,
 *   take: (path: string) => void,
 * }} Doings the actions of the page: accept a typed text, accept a pasted text (false if it is a
 *     single one), show the cell with the focus, end a step, accept the figure offered
 */

/** Each direction as a step of rows and columns. */
const STEPS = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };

/**
 * Listens to the inputs of the tables.
 *
 * @param {Form} form
 * @param {Map<string, import("./cells.mjs").Field>} fields
 * @param {Doings} doings
 */
export function listenToCells(form, fields, doings) {
  for (const { path, input } of fields.values()) {
    let before = "";
    input.addEventListener("input", () => doings.type(path, input.value));
    input.addEventListener("blur", () => doings.leave(path));
    input.addEventListener("focus", () => {
      before = input.value;
      input.select();
      doings.enter(path);
    });
    input.addEventListener("mousedown", (event) => {
      if (document.activeElement === input) return;
      // Otherwise the mouse would place the caret, and typing would not replace the figure.
      event.preventDefault();
      input.focus();
    });
    input.addEventListener("paste", (event) => {
      if (doings.paste(path, event.clipboardData.getData("text/plain"))) event.preventDefault();
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey) return;
      if (event.key === "Escape" && input.value !== before) doings.type(path, before);
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) doings.take(path);
      else {
        const direction = directionOf(event, input);
        const next = direction && neighbour(form, path, direction);
        if (!next) return;
        fields.get(next).input.focus();
      }
      event.preventDefault();
    });
  }
}

/** Returns the direction of a key press, or `null` while the caret can move within the text. */
function directionOf({ key, shiftKey, ctrlKey, metaKey }, input) {
  if (ctrlKey || metaKey) return null;
  if (key === "Enter") return shiftKey ? STEPS.up : STEPS.down;
  if (shiftKey) return null;
  if (key === "ArrowDown") return STEPS.down;
  if (key === "ArrowUp") return STEPS.up;
  const { selectionStart: start, selectionEnd: end, value } = input;
  const isWhole = start === 0 && end === value.length;
  if (key === "ArrowLeft" && (isWhole || end === 0)) return STEPS.left;
  if (key === "ArrowRight" && (isWhole || start === value.length)) return STEPS.right;
  return null;
}

/**
 * Returns the next cell of a table in a direction, past any labels.
 *
 * @param {Form} form
 * @param {string} path
 * @param {[number, number]} step
 * @returns {string | undefined} `undefined` at the edge of the table
 */
export function neighbour(form, path, [down, right]) {
  const { table, place } = form.cells.find((cell) => cell.path === path);
  const others = form.cells.filter((cell) => cell.table === table);
  const [side, way] = down !== 0 ? ["row", down] : ["column", right];
  const by = (cell) => (cell.place[side] - place[side]) * way;
  const ahead = others.filter((cell) => by(cell) > 0 && (down !== 0 || cell.place.row === place.row));
  const least = Math.min(...ahead.map(by));
  const next = ahead.filter((cell) => by(cell) === least);
  // A merged cell may begin to the left of the cells above or below it.
  return (next.reverse().find((cell) => down === 0 || cell.place.column <= place.column) ?? next.pop())?.path;
}

/**
 * Listens to the keys that work anywhere in the page: undo, redo and save.
 *
 * @param {{undo: () => void, redo: () => void, save: () => void}} doings
 */
export function listenToPage({ undo, redo, save }) {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const act =
      key === "z" ? (event.shiftKey ? redo : undo)
      : key === "y" ? redo
      : key === "s" ? save
      : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Undo in the browser's menu changes a single input, and the history would miss it.
  document.addEventListener("beforeinput", (event) => {
    const act = { historyUndo: undo, historyRedo: redo }[event.inputType];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
