/** Checks a document with the installed package, in three languages. */

import { createRequire } from "node:module";
import { blankDraft, checkedForm, openedDocument, reportFrom, sentence, violations, withCell } from "gaidisclosure";

const data = createRequire(import.meta.url);
const words = data("gaidisclosure/words.json");
const form = checkedForm(data("gaidisclosure/forms/2021.json"));
const { tree } = openedDocument(form, JSON.stringify(data("./report.json")));
const wrong = withCell(form, tree, "review_litigation.review.total", "3");
const [found] = violations(form, wrong);
console.log(JSON.stringify({
  code: found.code,
  told: Object.keys(words).map((locale) => sentence(found, form, words, locale)),
  gaps: violations(form, blankDraft(form)).length,
  report: reportFrom(form, tree),
}));
