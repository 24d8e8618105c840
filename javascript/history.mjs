/**
 * The state of the page, one immutable value, with the states before and after it.
 *
 * @module gaidisclosure/history
 */

/**
 * @typedef {{tree: object, before: object | null}} State the draft, and last year's report if it is
 *     open
 */

/** Most steps that can be undone. Older ones are dropped. */
const MOST_STEPS = 1000;

/** A state that can be replaced, undone and redone. Listeners are called at every change. */
export class History {
  /** @param {State} state the initial one */
  constructor(state) {
    this.state = state;
    this.saved = state.tree;
    this.past = [];
    this.future = [];
    this.place = null;
    this.listeners = [];
  }

  /**
   * Replaces the state. Consecutive changes at one place are one step.
   *
   * @param {State} state
   * @param {string | null} [place] where the user is typing
   */
  change(state, place = null) {
    if (state.tree === this.state.tree && state.before === this.state.before) return;
    if (place === null || place !== this.place) {
      this.past.push(this.state);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.future = [];
    this.place = place;
    this.show(state);
  }

  /** Ends the current step, so that further typing at its place begins a new one. */
  endStep() {
    this.place = null;
  }

  /** Goes back one step. @returns {boolean} false if there is nothing to undo */
  undo() {
    return this.step(this.past, this.future);
  }

  /** Goes forward one step. @returns {boolean} false if there is nothing to redo */
  redo() {
    return this.step(this.future, this.past);
  }

  /** Marks the current draft as saved. */
  markSaved() {
    this.saved = this.state.tree;
    this.show(this.state);
  }

  /** True if the draft has changed since it was opened or saved. */
  get isChanged() {
    return this.state.tree !== this.saved;
  }

  step(from, to) {
    if (from.length === 0) return false;
    to.push(this.state);
    this.place = null;
    this.show(from.pop());
    return true;
  }

  show(state) {
    this.state = state;
    for (const listener of this.listeners) listener(state);
  }
}
