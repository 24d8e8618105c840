/** A program that uses every function of the package with its types; nobody runs it. */
import * as gai from "gaidisclosure";
import data from "gaidisclosure/forms/2021.json";
import words from "gaidisclosure/words.json";
import fragments from "gaidisclosure/fragments/2021.json";

const form: gai.Form = gai.checkedForm(data);
const tree: gai.Tree = gai.withCell(form, gai.blankDraft(form), "proactive_disclosure.fees", "1.50");
const value: number | string | null = tree.cells["proactive_disclosure.fees"]!.value;
const told: string[] = gai.violations(form, tree).map((each) => gai.sentence(each, form, words, "en"));
const html: string = gai.fragmentOf(form, gai.withOrigin(tree, { year: "2023" }), fragments.zh_Hans);
const { doubt } = gai.carriedOver(form, tree, gai.withText(tree, "overview.text", "甲"));
const why: string = doubt === null ? "" : gai.refusalWords(doubt, words.zh_Hant);
const saved: string | null = gai.reportFrom(form, gai.openedDocument(form, gai.savedDocument(form, tree)).tree);
const placed: gai.Placed = gai.placedBlock(form, "proactive_disclosure.fees", gai.pastedBlock("1"));
gai.check(form, { edition: "2021", cells: { [placed.cells[0]![0]]: 1 } }).faults.map(([code, cell]) => code + cell);
gai.certainChanges(form, tree).map(({ to }) => to + 1);
gai.readFigure("12", "count").state === "blank" || gai.printedCell("12", "money").how;
export { html, saved, told, value, why };
// @ts-expect-error: trees are never changed
tree.cells["proactive_disclosure.fees"] = gai.printedCell("1", "money");
// @ts-expect-error: there is no such kind
gai.readFigure("12", "number");
