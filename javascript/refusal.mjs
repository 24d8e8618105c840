/**
 * Says why something cannot be opened, typed, pasted or saved, in the words of the catalogs.
 *
 * @module gaidisclosure/refusal
 */

/** Something that is refused, with a code of the catalogs and the values for its placeholders. */
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
 * The sentence of a refusal.
 *
 * @param {Refusal} refusal
 * @param {Object<string, string>} words messages of one language by code
 * @returns {string} the code itself if the language has no such message
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
