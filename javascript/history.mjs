/**
 * Keeps the state of the page, one immutable value, and the states before and after it.
 *
 * @module gaidisclosure/history
 */

/**
 * @typedef {{tree: object, before: object | null}} State the draft, and last year's, if it is open
 */

/** Steps that can be undone; older ones are forgotten. */
const MOST_STEPS = 1000;

/** A state that can be replaced, undone and redone, and tells listeners of each change. */
export class History {
  /** @param {State} state the first one */
  constructor(state) {
    this.state = state;
    this.saved = state.tree;
    this.past = [];
    this.future = [];
    this.place = null;
    this.listeners = [];
  }

  /**
   * Replaces the state. Changes at one place, one after the other, are one step.
   *
   * @param {State} state
   * @param {string | null} [place] where something is being typed
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

  /** Ends the step at a place: what is typed there next is a step of its own. */
  endStep() {
    this.place = null;
  }

  /** Goes back one step. @returns {boolean} false if there is none */
  undo() {
    return this.step(this.past, this.future);
  }

  /** Goes forward again one step. @returns {boolean} false if there is none */
  redo() {
    return this.step(this.future, this.past);
  }

  /** Notes that the draft has been saved as it is. */
  markSaved() {
    this.saved = this.state.tree;
    this.show(this.state);
  }

  /** Tells if the draft has changed since it was opened or saved. */
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
