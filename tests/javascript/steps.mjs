/**
 * Answers the laws that Python tries: one JSON request a line, one JSON answer a line. Its arguments
 * are the folder of the modules and files with forms.
 *
 * A request names a form and steps: functions with their arguments. The form and what the step
 * before gave come first wherever a function takes them. Documents in an object are opened.
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${folder}/${name}.mjs`));
const { checkedForm } = await load("form");
const names = ["documents", "changes", "blocks", "years", "fragment"];
const functions = Object.assign({}, ...(await Promise.all(names.map(load))));
const forms = new Map();
for (const file of files) {
  const form = checkedForm(JSON.parse(readFileSync(file, "utf8")));
  forms.set(form.key, form);
}

const BLIND = new Set(["pastedBlock"]);
const WITHOUT_FORM = new Set(["withText", "withOrigin", "leftOver"]);

/** A tree in place of `{"opened": text}`. */
function asTree(form, given) {
  if (given?.opened === undefined) return given;
  return functions.openedDocument(forms.get(given.form) ?? form, given.opened).tree;
}

function step(form, before, [name, ...rest]) {
  const given = rest.map((each) => asTree(form, each));
  if (name === "opened") return functions.openedDocument(form, given[0]).tree;
  if (name === "kind") return functions.openedDocument(form, given[0]).kind;
  if (BLIND.has(name)) return functions[name](...given);
  const tree = before === undefined ? [] : [before];
  return functions[name](...(WITHOUT_FORM.has(name) ? [] : [form]), ...tree, ...given);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, form, steps } = JSON.parse(line);
  let answer;
  try {
    const found = steps.reduce((before, each) => step(forms.get(form), before, each), undefined);
    answer = { found: found ?? null };
  } catch (error) {
    if (error.name !== "Refusal") throw error;
    answer = { refused: error.code, parameters: error.parameters };
  }
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
}
