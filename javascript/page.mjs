/**
 * The entry page, 填报页: turns the official tables into a form and judges the draft at every change.
 *
 * @module gaidisclosure/page
 */

import { Actions } from "./actions.mjs";
import { blockBalances, columnBalances } from "./balances.mjs";
import { cellFields, noteLabels, showMarks, showTexts } from "./cells.mjs";
import { withOrigin } from "./changes.mjs";
import { blankDraft, openedDocument } from "./documents.mjs";
import { countsIn, textAtPlace, withCells } from "./editing.mjs";
import { element, setAttribute, setText } from "./elements.mjs";
import { narrativeFields, originFields, showFields, showFront } from "./fields.mjs";
import { listenToDrops } from "./files.mjs";
import { findingsPanel } from "./findings.mjs";
import { checkedForm } from "./form.mjs";
import { notesOf, readTitle, titleOf } from "./fragment.mjs";
import { History } from "./history.mjs";
import { judgementOf, yearFindings } from "./judgement.mjs";
import { listenToCells, listenToPage } from "./keyboard.mjs";
import { offersFor } from "./offers.mjs";
import { refusalWords } from "./refusal.mjs";
import { certainChanges } from "./repairs.mjs";
import { cellLine, enable, toolBar } from "./tools.mjs";
import { violations } from "./violations.mjs";
import { cellName, sentence } from "./words.mjs";
import { carriedOver } from "./years.mjs";

/** The page with its form, its words, its draft and the elements that show it. */
class EntryPage {
  /**
   * @param {{form: object, words: Object<string, string>, locale: string, outline: object}} data
   * @param {string} draft JSON; empty for a blank form
   */
  constructor({ form, words, locale, outline }, draft) {
    this.form = checkedForm(form);
    this.outline = outline;
    this.paths = this.form.cells.map(({ path }) => path);
    this.say = (code, values = {}) => refusalWords({ code, parameters: values }, words);
    this.nameOf = (path) => cellName(path, this.form, words, locale);
    this.tell = (violation) => sentence(violation, this.form, { [locale]: words }, locale);
    const tree = draft ? openedDocument(this.form, draft).tree : this.printedDraft();
    this.history = new History({ tree, before: null });
    this.actions = new Actions({
      form: this.form,
      history: this.history,
      say: this.say,
      outline,
      note: (told) => this.bottom.note(told),
      goTo: (path) => this.fields.get(path).input.focus(),
      untaken: () => this.untaken(),
    });
    this.judgement = { verdict: "incomplete", findings: [], blanks: [], marks: new Map() };
    this.offers = new Map();
    this.focused = null;
    this.timer = 0;
    this.typed = (place) => this.texts.find((field) => field.place === place).input.value;
  }

  /** Reads the draft from the tables of the page, which a program may have filled in. */
  printedDraft() {
    const printed = [...document.querySelectorAll("td[data-cell]")];
    const texts = printed.map((box) => [this.paths[box.dataset.cell], box.textContent.trim()]);
    const [agency, year] = readTitle(document.querySelector("main h1").textContent);
    const tree = withCells(this.form, blankDraft(this.form), texts);
    return withOrigin(tree, { agency: agency ?? undefined, year: year ? String(year) : undefined });
  }

  /** Makes all elements and shows the draft in them. */
  start() {
    const { say, nameOf, actions } = this;
    this.fields = cellFields(this.form.cells, nameOf);
    const origin = originFields(say);
    this.texts = [...origin.fields, ...narrativeFields(say)];
    this.bottom = cellLine(say);
    this.panel = findingsPanel({
      say,
      nameOf,
      inputOf: (path) => this.inputOf(path),
      mend: (change) => actions.mend(change),
      close: () => actions.closeBefore(),
    });
    this.top = toolBar(this.tools(), say);
    this.place(origin.box);
    this.addBalances();
    this.listen();
    this.history.listeners.push(() => this.show());
    this.show();
  }

  /** Places the elements around the official layout. */
  place(origin) {
    const main = document.querySelector("main");
    const desk = element("div", { class: "desk" });
    this.mark = element("p", { class: "mark printed" });
    main.prepend(origin, this.mark);
    main.before(this.top.bar, desk);
    desk.append(main, this.panel.panel, this.bottom.line);
    this.tables = [...main.querySelectorAll("table")];
    for (const table of this.tables) {
      setAttribute(table.parentElement, "role", "region");
      setAttribute(table.parentElement, "aria-label", table.caption.textContent);
      noteLabels(table);
    }
    document.documentElement.classList.add("live");
  }

  addBalances() {
    const family = (name) => this.form.identities.filter(({ code }) => code.startsWith(name));
    const [columns, blocks] = [family("T3-BAL:"), family("T4-SUM:")];
    const [, handled, disputed] = this.tables;
    this.balances = [columnBalances(handled, columns, this.say), blockBalances(disputed, blocks, this.say)];
  }

  tools() {
    const { actions } = this;
    return [
      [
        { code: "open", press: () => actions.pickDraft() },
        { code: "save_draft", press: () => actions.saveDraft(), keys: "Control+S" },
        { code: "save_report", press: () => actions.saveReport() },
      ],
      [
        { code: "undo", press: () => actions.undo(), keys: "Control+Z" },
        { code: "redo", press: () => actions.redo(), keys: "Control+Y" },
        { code: "sums", press: () => actions.fillSums() },
        { code: "zeros", press: () => actions.fillZeros() },
      ],
      [
        { code: "open_before", press: () => actions.pickBefore() },
        { code: "print", press: () => window.print() },
        { code: "copy", press: () => actions.copy() },
      ],
    ];
  }

  listen() {
    const { actions, history } = this;
    listenToCells(this.form, this.fields, {
      type: (path, text) => actions.type(path, text),
      paste: (path, text) => actions.paste(path, text),
      enter: (path) => this.enter(path),
      leave: () => history.endStep(),
      take: (path) => this.offersAt(path)[0]?.press(),
    });
    for (const field of this.texts) {
      field.input.addEventListener("input", () => actions.write(field, this.typed, false));
      field.input.addEventListener("blur", () => {
        actions.write(field, this.typed, true);
        history.endStep();
      });
    }
    listenToPage({ undo: () => actions.undo(), redo: () => actions.redo(), save: () => actions.saveDraft() });
    listenToDrops((file) => actions.drop(file));
    window.addEventListener("beforeunload", (event) => {
      if (!history.isChanged && this.untaken().length === 0) return;
      event.preventDefault();
      event.returnValue = ""; // for browsers before 2023
    });
  }

  /** Returns the labels of the fields with text that a report cannot hold, and shows the reasons. */
  untaken() {
    for (const field of this.texts) this.actions.write(field, this.typed, true);
    return this.texts.filter(({ fault }) => fault.textContent).map(({ label }) => label);
  }

  /** Shows the texts at once, and the judgement as soon as the browser has drawn them. */
  show() {
    const { tree, before } = this.history.state;
    const countOf = countsIn(tree);
    showTexts(this.fields, (path) => tree.cells[path]?.text ?? "");
    showFields(this.texts, (place) => textAtPlace(tree, place));
    const title = titleOf(tree, this.outline);
    showFront(title, notesOf(tree, title, this.outline));
    for (const balance of this.balances) balance(countOf);
    this.offers = offersFor(this.form, countOf, before && countsIn(before));
    enable(this.top.buttons.get("undo"), this.history.past.length > 0);
    enable(this.top.buttons.get("redo"), this.history.future.length > 0);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.judge(), 0);
  }

  judge() {
    const { tree, before } = this.history.state;
    const found = violations(this.form, tree);
    const changes = found.some(({ isGap }) => !isGap) ? certainChanges(this.form, tree) : [];
    this.judgement = judgementOf(found, changes, this.tell);
    const { verdict, findings, blanks, marks } = this.judgement;
    const count = verdict === "invalid" ? findings.length : found.length;
    const told = this.say(`pages.entry.verdict.${verdict}`, { count });
    const years = before && this.compared(before, tree);
    showMarks(this.fields, marks, this.offers);
    this.panel.show({ verdict, sentence: told, findings, blanks, years });
    setText(this.top.status, told);
    setAttribute(this.top.status, "class", `status ${verdict}`);
    setText(this.mark, this.outline.marks[verdict] ?? "");
    enable(this.top.buttons.get("save_report"), verdict === "valid");
    this.bottom.speak(told);
    this.enter(this.focused);
  }

  /** Compares the draft with last year's report for the panel. */
  compared(before, tree) {
    const { doubt, violations: found } = carriedOver(this.form, before, tree);
    return {
      title: this.say("pages.entry.years", { year: textAtPlace(before, "year") || "…" }),
      doubt: doubt ? this.say(doubt.code, doubt.parameters) : "",
      findings: yearFindings(found, this.tell),
    };
  }

  /** Shows the name, the findings and the offers of the cell with the focus. */
  enter(path) {
    this.focused = path;
    if (path === null) return;
    const ofCell = this.judgement.findings.filter((_, at) => this.judgement.marks.get(path)?.by.includes(`finding-${at}-0`));
    this.bottom.tell({
      name: this.nameOf(path),
      sentence: ofCell.flatMap(({ sentences }) => sentences).join(" "),
      offers: this.offersAt(path),
    });
  }

  /** Returns the input of a cell, or that of the agency, year or period, by its name in violations. */
  inputOf(path) {
    const place = { agency: "issuer.name", period: "period.start" }[path] ?? path;
    return (this.fields.get(path) ?? this.texts.find((field) => field.place === place)).input;
  }

  /** Returns the offers for a cell, the repair first. */
  offersAt(path) {
    const text = this.history.state.tree.cells[path]?.text ?? "";
    const change = this.judgement.findings.map((finding) => finding.change).find((each) => each?.cell === path);
    const offer = this.offers.get(path);
    const found = change ? [{ text: String(change.to), code: "mend" }] : [];
    if (offer && offer.text !== text && offer.text !== found[0]?.text) found.push({ text: offer.text, code: `offer.${offer.why}` });
    return found.map((each) => ({
      label: this.say(`pages.entry.${each.code}`, { to: each.text }),
      press: () => this.actions.mend({ cell: path, to: each.text }),
    }));
  }
}

/** Starts the page with the data embedded in it. */
export function startPage() {
  const data = JSON.parse(document.getElementById("entry-data").textContent);
  const draft = document.querySelector('script[type="application/vnd.gaidisclosure+json"]');
  new EntryPage(data, draft?.textContent.trim() ?? "").start();
}
