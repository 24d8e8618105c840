/**
 * Opens files that somebody picks or drops, and gives files to save. Nothing is sent or stored.
 *
 * @module gaidisclosure/files
 */

import { element } from "./elements.mjs";
import { MOST_BYTES } from "./json.mjs";
import { Refusal } from "./refusal.mjs";

/** Characters that names of files must not have on Windows. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]/g;

/**
 * Lets somebody pick a file, and passes on its text.
 *
 * @param {(text: string, name: string) => void} take
 * @param {(refusal: Refusal) => void} refuse
 */
export function pickFile(take, refuse) {
  const input = element("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", () => readFile(input.files[0], take, refuse));
  input.click();
}

/**
 * Reads a file if it is not too large.
 *
 * @param {File | undefined} file
 * @param {(text: string, name: string) => void} take
 * @param {(refusal: Refusal) => void} refuse
 */
export async function readFile(file, take, refuse) {
  if (!file) return;
  try {
    if (file.size > MOST_BYTES) throw new Refusal("pages.open.large", { most: MOST_BYTES / 2 ** 20 });
    take(await file.text(), file.name);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error);
  }
}

/**
 * Takes files that are dropped onto the page, which would open them in its place.
 *
 * @param {(file: File) => void} take
 */
export function listenToDrops(take) {
  const isFile = (event) => [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => isFile(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}

/**
 * Gives a text as a file to save.
 *
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = element("a", { href: address, download: name.replace(FORBIDDEN, "_") });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * Copies a text.
 *
 * @param {string} text
 * @returns {Promise<boolean>} false if the browser does not let pages copy
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** Copies by way of a selection, as older browsers and pages from files need it. */
function copySelected(text) {
  const area = element("textarea", { class: "unseen", readonly: true });
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return isCopied;
}
