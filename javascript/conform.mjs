/**
 * Answers the conformance suite: one JSON request a line from the standard input, one JSON answer
 * a line to the standard output. Its arguments are files with forms, as
 * `gaidisclosure form EDITION --format json` prints them.
 *
 *     gaidisclosure conform -- node javascript/conform.mjs 2021.json 2019.json 2021-undivided.json
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { check, checkedForm } from "./gaidisclosure.mjs";

const forms = new Map();
for (const file of process.argv.slice(2)) {
  const form = checkedForm(JSON.parse(readFileSync(file, "utf8")));
  forms.set(form.key, form);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, document } = JSON.parse(line);
  const form = forms.get(document.edition);
  if (!form) throw new Error(`no form was given for edition ${document.edition}`);
  process.stdout.write(`${JSON.stringify({ id, ...check(form, document) })}\n`);
}
