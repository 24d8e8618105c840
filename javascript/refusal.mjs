/**
 * Reasons why something cannot be opened, typed, pasted or saved, worded by the message catalogs.
 *
 * @module gaidisclosure/refusal
 */

/** A refusal, with its message code and the values of the placeholders. */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {Object<string, string | number | Refusal>} [parameters]
   */
  constructor(code, parameters = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.parameters = parameters;
  }
}

/**
 * Returns the sentence of a refusal.
 *
 * @param {Refusal} refusal
 * @param {Object<string, string>} words messages of one language by code
 * @returns {string} the code if there is no message for it
 */
export function refusalWords({ code, parameters }, words) {
  const shown = (value) => {
    if (value instanceof Refusal) return refusalWords(value, words);
    return words[`pages.open.expected.${value}`] ?? String(value);
  };
  return (words[code] ?? code).replace(/\{(\w+)\}/g, (mark, name) =>
    name in parameters ? shown(parameters[name]) : mark,
  );
}
