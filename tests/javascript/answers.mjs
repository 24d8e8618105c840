/** Answers what tests ask of the module: one JSON request a line, one JSON answer a line. */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [engine, data] = process.argv.slice(2);
const { certainChanges, checkedForm, sentence, violations } = await import(engine);
const { forms, words } = JSON.parse(readFileSync(data, "utf8"));
const formOf = new Map(forms.map((form) => [form.key, checkedForm(form)]));

const answers = {
  violations: (form, { draft }) => violations(form, draft),
  changes: (form, { draft }) => certainChanges(form, draft),
  sentences: (form, { draft, told = violations(form, draft) }) =>
    Object.keys(words).map((locale) => told.map((each) => sentence(each, form, words, locale))),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, draft, ...rest } = JSON.parse(line);
  const answer = answers[ask](formOf.get(draft.edition), { draft, ...rest });
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
