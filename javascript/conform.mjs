/**
 * Answers the conformance suite: one JSON request a line from the standard input, one JSON answer
 * a line to the standard output. Its arguments are files with forms, as
 * `gaidisclosure form EDITION [--undivided] --format json` prints them.
 *
 *     gaidisclosure conform -- node javascript/conform.mjs 2021.json 2019.json undivided.json
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { check, checkedForm } from "./gaidisclosure.mjs";

const keyOf = ({ edition, undivided }) => `${edition}/${Boolean(undivided)}`;

const forms = new Map();
for (const file of process.argv.slice(2)) {
  const form = checkedForm(JSON.parse(readFileSync(file, "utf8")));
  forms.set(keyOf(form), form);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, document } = JSON.parse(line);
  const form = forms.get(keyOf(document));
  if (!form) throw new Error(`no form was given for edition ${keyOf(document)}`);
  process.stdout.write(`${JSON.stringify({ id, ...check(form, document) })}\n`);
}
