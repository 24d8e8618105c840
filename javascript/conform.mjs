/**
 * Answers the conformance suite: reads one JSON request per line from standard input and writes one
 * JSON answer per line to standard output. Its arguments are files with forms, as
 * `gaidisclosure form EDITION --format json` prints them.
 *
 *     gaidisclosure conform -- node javascript/conform.mjs 2021.json 2019.json 2021-undivided.json
 *
 * Reading figures needs no form:
 *
 *     gaidisclosure conform --section figures -- node javascript/conform.mjs
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { check, checkedForm, readFigure } from "./gaidisclosure.mjs";

const forms = new Map();
for (const file of process.argv.slice(2)) {
  const form = checkedForm(JSON.parse(readFileSync(file, "utf8")));
  forms.set(form.key, form);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, document, figure } = JSON.parse(line);
  const answer = figure ? readFigure(figure.text, figure.kind) : check(formOf(document), document);
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
}

function formOf({ edition }) {
  const form = forms.get(edition);
  if (!form) throw new Error(`no form was given for edition ${edition}`);
  return form;
}
