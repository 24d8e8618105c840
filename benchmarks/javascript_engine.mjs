/** Measures the engine in JavaScript: reads drafts from the standard input, prints times as JSON. */

import { readFileSync } from "node:fs";

const { certainChanges, check, checkedForm, sentence, violations } = await import(process.argv[2]);
const { form: data, words, drafts } = JSON.parse(readFileSync(0, "utf8"));
const form = checkedForm(data);

const ROUNDS = 5;

/** How long each call takes, in ms, at best: other rounds warm the engine up or collect garbage. */
function times(call, given) {
  const best = given.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round += 1) {
    given.forEach((each, number) => {
      const start = performance.now();
      call(each);
      best[number] = Math.min(best[number], performance.now() - start);
    });
  }
  return best;
}

const inWords = drafts.flatMap((draft) => violations(form, draft));
const found = {
  check: times((draft) => check(form, draft), drafts),
  violations: times((draft) => violations(form, draft), drafts),
  certainChanges: times((draft) => certainChanges(form, draft), drafts),
  sentence: times((each) => sentence(each, form, words, "zh_Hans"), inWords),
};
process.stdout.write(JSON.stringify(found));
