/**
 * Opens files that the user picks or drops, and offers files to save. Nothing is sent or stored.
 *
 * @module gaidisclosure/files
 */

import { element } from "./elements.mjs";
import { MOST_BYTES } from "./json.mjs";
import { Refusal } from "./refusal.mjs";

/** Characters that Windows does not allow in file names. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]/g;

/**
 * Lets the user pick a file and passes its text on.
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
 * Reads a file and passes its text on, unless it is too large.
 *
 * @param {File | undefined} file
 * @param {(text: string, name: string) => void} take
 * @param {(refusal: Refusal) => void} refuse
 */
export async function readFile(file, take, refuse) {
  if (!file) return;
  try {
    if (file.size > MOST_BYTES) throw new Refusal("pages.open.large", { most: MOST_BYTES / 2 ** 20 });
    take(await textOf(file), file.name);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error);
  }
}

/** Returns the text of a file and refuses any encoding but UTF-8, where characters would be lost. */
async function textOf(file) {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Refusal("pages.open.unreadable");
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("pages.open.encoding");
  }
}

/**
 * Takes files dropped onto the page. Otherwise the browser would open them in place of the page.
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
 * Offers a text as a file to save.
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
 * Copies a text to the clipboard.
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

/** Copies a text by selecting it, as older browsers and pages opened from files require. */
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
