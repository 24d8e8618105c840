/**
 * The actions behind the tools and keys of the entry page.
 *
 * @module gaidisclosure/actions
 */

import { leftOver, pastedBlock, placedBlock } from "./blocks.mjs";
import { withCell } from "./changes.mjs";
import { openedDocument, reportFrom, savedDocument } from "./documents.mjs";
import { textAtPlace, withCells, withPlace, withSums, withZeros } from "./editing.mjs";
import { noteShown, showFault } from "./fields.mjs";
import { copyText, pickFile, readFile, saveFile } from "./files.mjs";
import { fragmentOf } from "./fragment.mjs";
import { Refusal } from "./refusal.mjs";
import { fragmentSkeleton } from "./skeleton.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./history.mjs").History} History
 */

/** The actions of a page on its draft. */
export class Actions {
  /**
   * @param {{form: Form, history: History, outline: object, say: (code: string, values?: object) => string,
   *          note: (sentence: string) => void, goTo: (path: string) => void, untaken: () => string[]}} page
   *     `untaken` returns the labels of the fields with text that a report cannot hold
   */
  constructor({ form, history, outline, say, note, goTo, untaken }) {
    this.form = form;
    this.history = history;
    this.outline = outline;
    this.say = say;
    this.note = note;
    this.goTo = goTo;
    this.untaken = untaken;
    this.paths = form.cells.map(({ path }) => path);
  }

  get tree() {
    return this.history.state.tree;
  }

  /** Records a changed draft as a new step, or as part of the current step at `place`. */
  edit(tree, place = null) {
    this.history.change({ ...this.history.state, tree }, place);
  }

  /** Runs an action and shows the reason if it is refused. */
  attempt(act) {
    try {
      this.note("");
      act();
    } catch (error) {
      this.refuse(error);
    }
  }

  /** Shows several sentences. Only English puts spaces between them. */
  noteAll(sentences) {
    this.note(sentences.join(this.outline.language === "en" ? " " : ""));
  }

  refuse(error) {
    if (!(error instanceof Refusal)) throw error;
    this.note(this.say(error.code, error.parameters));
  }

  type(path, text) {
    this.attempt(() => this.edit(withCell(this.form, this.tree, path, text), path));
  }

  /** Takes the text typed into a field. Once the field is left, the reason for a refusal appears below it. */
  write(field, typed, isLeft) {
    try {
      const tree = withPlace(this.tree, field.place, typed);
      const text = textAtPlace(tree, field.place);
      const isOther = text !== textAtPlace(this.tree, field.place);
      noteShown(field, text);
      if (isOther) this.edit(tree, field.place);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (isLeft) showFault(field, this.say(error.code, error.parameters));
    }
  }

  /**
   * Takes a pasted block of cells.
   *
   * @param {string} path
   * @param {string} text
   * @returns {boolean} false for the text of a single cell, which the browser inserts
   */
  paste(path, text) {
    if (!/[\t\r\n]/.test(text.trim())) return false;
    this.attempt(() => {
      const placed = placedBlock(this.form, path, pastedBlock(text));
      const left = leftOver(placed);
      this.edit(withCells(this.form, this.tree, placed.cells));
      const told = this.say("pages.entry.pasted", { count: placed.cells.length });
      this.noteAll([told, ...(left ? [this.say(left.code, left.parameters)] : [])]);
    });
    return true;
  }

  mend({ cell, to }) {
    this.type(cell, String(to));
    this.history.endStep();
    this.goTo(cell);
  }

  fillSums() {
    this.edit(withSums(this.form, this.tree));
  }

  fillZeros() {
    this.edit(withZeros(this.form, this.tree));
  }

  undo() {
    this.travel(() => this.history.undo());
  }

  redo() {
    this.travel(() => this.history.redo());
  }

  /** Undoes or redoes a step and moves to the first cell that changed. */
  travel(go) {
    const before = this.tree;
    if (!go()) return;
    const isOther = (path) => this.tree.cells[path]?.text !== before.cells[path]?.text;
    const changed = this.paths.filter(isOther);
    if (changed.length > 0) this.goTo(changed[0]);
  }

  pickDraft() {
    pickFile((text) => this.open(text), (error) => this.refuse(error));
  }

  pickBefore() {
    pickFile((text) => this.openBefore(text), (error) => this.refuse(error));
  }

  drop(file) {
    readFile(file, (text) => this.open(text), (error) => this.refuse(error));
  }

  /** Opens a document in place of the draft. This can be undone, so nothing is lost. */
  open(text) {
    this.attempt(() => {
      this.edit(openedDocument(this.form, text).tree);
      this.history.markSaved();
      this.note(this.say("pages.entry.opened"));
    });
  }

  openBefore(text) {
    this.attempt(() => {
      const before = openedDocument(this.form, text).tree;
      this.history.change({ ...this.history.state, before });
    });
  }

  closeBefore() {
    this.history.change({ ...this.history.state, before: null });
  }

  saveDraft() {
    this.attempt(() => this.save("file_draft", savedDocument(this.form, this.tree)));
  }

  saveReport() {
    const report = reportFrom(this.form, this.tree);
    if (report === null) this.note(this.say("pages.entry.no_report"));
    else this.save("file_report", report);
  }

  save(code, text) {
    const agency = textAtPlace(this.tree, "issuer.name");
    const name = this.say(`pages.entry.${code}`, { agency, year: this.yearInName() }).trim();
    saveFile(name, text);
    this.history.markSaved();
    const left = this.untaken().map((field) => this.say("pages.entry.untaken", { field }));
    this.noteAll([this.say("pages.entry.saved", { name }), ...left]);
  }

  /** Returns the year as it appears in file names, or an empty text. */
  yearInName() {
    const year = textAtPlace(this.tree, "year");
    return year && this.outline.year.replace("{year}", year);
  }

  async copy() {
    const body = fragmentSkeleton(document.querySelector("main"));
    const isCopied = await copyText(fragmentOf(this.form, this.tree, { ...this.outline, body }));
    this.note(this.say(isCopied ? "pages.entry.copied" : "pages.entry.not_copied"));
  }
}
