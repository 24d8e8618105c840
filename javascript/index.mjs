/**
 * China's annual report on open government information (政府信息公开工作年度报告) in JavaScript: reads
 * figures, checks drafts, opens and saves documents. Forms and messages are JSON files next to this
 * module.
 *
 * @module gaidisclosure
 */

export { leftOver, pastedBlock, placedBlock } from "./blocks.mjs";
export { printedCell, withCell, withOrigin, withText } from "./changes.mjs";
export { blankDraft, openedDocument, reportFrom, savedDocument } from "./documents.mjs";
export { fragmentOf } from "./fragment.mjs";
export { certainChanges, check, checkedForm, readFigure, sentence, violations } from "./gaidisclosure.mjs";
export { Refusal, refusalWords } from "./refusal.mjs";
export { carriedOver } from "./years.mjs";
