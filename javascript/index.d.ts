/** Types of the package gaidisclosure. Each function is described in its source. */

/** A language of labels and messages. */
export type Locale = "zh_Hans" | "zh_Hant" | "en";
/** A figure: a number if that is exact, otherwise a decimal in a string. Amounts are in 万元. */
export type Figure = number | string;
export type Kind = "count" | "change" | "money";
export type State = "figure" | "blank" | "not_applicable" | "text";
export type Labels = { readonly [locale: string]: string };

/** A cell of the form, with its labels and its place in the printed table, from 0. */
export interface FormCell {
  readonly path: string;
  readonly table: number;
  readonly kind: Kind;
  readonly row: Labels;
  readonly column: Labels;
  readonly place: { readonly row: number; readonly column: number };
}

/** A sum: the cells on the left add up to those on the right. */
export interface Identity {
  readonly code: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export interface Form {
  readonly format: string;
  readonly version: number;
  /** `2019`, `2021` or `2021-undivided`. */
  readonly key: string;
  readonly edition: string;
  readonly cells: readonly FormCell[];
  readonly identities: readonly Identity[];
}

/** A cell as filled in. */
export interface TreeCell {
  readonly text: string;
  readonly value: Figure | null;
  readonly state: State;
  readonly place?: object;
  readonly forced_by?: readonly string[];
  readonly how?: "normalised" | "by_position" | "by_identities";
}

export interface Agency {
  readonly name: string;
  readonly level: "national" | "province" | "city" | "county" | "township" | null;
  readonly unified_social_credit_code: string | null;
  readonly division_code: string | null;
  readonly contact: {
    readonly address: string;
    readonly telephone: string;
    readonly postcode: string;
    readonly email: string;
  };
}

/** The first and last day, such as `2023-01-01`. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** The texts of a report, with one paragraph per line. */
export interface Narrative {
  readonly title: string;
  readonly preface: string;
  readonly overview: {
    readonly text: string;
    readonly proactive: string;
    readonly on_request: string;
    readonly information_management: string;
    readonly platform: string;
    readonly supervision: string;
  };
  readonly problems_and_improvements: string;
  readonly other_matters: string;
}

/** A draft in memory. It is never modified: every change returns a new one. */
export interface Tree {
  readonly kind: "draft";
  readonly edition: string;
  readonly issuer: Agency | null;
  readonly year: number | null;
  readonly period: Period | null;
  readonly narrative: Narrative;
  readonly basis: readonly string[];
  readonly published: string | null;
  readonly doubts: readonly object[];
  readonly text_places: { readonly [path: string]: readonly object[] };
  readonly cells: { readonly [path: string]: TreeCell };
}

/** A document of the conformance suite, whose cells are bare values. */
export interface BareDraft {
  readonly edition: string;
  readonly cells: { readonly [path: string]: Figure | null };
}

export interface Violation {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  /** True if something is missing, false for an error. */
  readonly isGap: boolean;
  readonly cells: readonly string[];
  readonly expected: Figure | null;
  readonly actual: Figure | null;
  readonly figures: readonly Figure[];
  readonly edition: string;
  readonly identities: readonly string[];
  readonly sources: readonly string[];
}

export interface Verdict {
  readonly verdict: "valid" | "invalid" | "incomplete";
  readonly failed: string[];
  readonly not_evaluable: string[];
  readonly faults: [code: string, cell: string][];
  readonly cells: string[];
}

/** The only possible repair of a table that changes one figure. */
export interface CertainChange {
  readonly cell: string;
  readonly from: Figure;
  readonly to: number;
  readonly codes: readonly string[];
}

/** Messages by locale and code: `gaidisclosure/words.json`. */
export type Words = { readonly [locale: string]: { readonly [code: string]: string } };

export interface Placed {
  /** Paths and texts. */
  readonly cells: [path: string, text: string][];
  /** Texts that have no cell. */
  readonly left: string[];
  /** Number of rows and columns of labels that were skipped. */
  readonly labels: { readonly rows: number; readonly columns: number };
}

export interface YearResult {
  readonly code: string;
  readonly cells: readonly string[];
  readonly status: "passed" | "failed" | "not_evaluable";
  readonly expected: Figure | null;
  readonly actual: Figure | null;
  readonly unknown: [year: number, cell: string][];
}

export interface CarriedOver {
  readonly doubt: Refusal | null;
  readonly results: YearResult[];
  readonly violations: Violation[];
}

/** The fixed parts of a fragment in one language. `gaidisclosure/fragments/2021.json` has all languages. */
export interface FragmentData {
  readonly key: string;
  readonly language: string;
  readonly markup: readonly string[];
  readonly body: string;
  readonly title: string;
  readonly subject: string;
  readonly marks: { readonly [name: string]: string };
  readonly notes: { readonly [name: string]: string };
  readonly field: string;
  readonly year: string;
  readonly period: string;
}

/** A refusal. `refusalWords` returns its sentence. */
export class Refusal extends Error {
  constructor(code: string, parameters?: { [name: string]: string | number | Refusal });
  readonly code: string;
  readonly parameters: { readonly [name: string]: string | number | Refusal };
}

/** Reads a form, either compact or as `gaidisclosure form 2021 --format json` prints it. */
export function checkedForm(data: unknown): Form;
export function readFigure(text: string, kind: Kind): { state: State; value: Figure | null };
export function check(form: Form, draft: Tree | BareDraft): Verdict;
export function violations(form: Form, draft: Tree | BareDraft): Violation[];
export function certainChanges(form: Form, draft: Tree | BareDraft): CertainChange[];
export function sentence(violation: Violation, form: Form, words: Words, locale?: string): string;

export function openedDocument(form: Form, text: string): { kind: "draft" | "report"; tree: Tree };
export function savedDocument(form: Form, tree: Tree): string;
export function reportFrom(form: Form, tree: Tree): string | null;
export function blankDraft(form: Form): Tree;
export function withCell(form: Form, tree: Tree, path: string, text: string): Tree;
export function withText(tree: Tree, path: string, text: string): Tree;
export function withOrigin(
  tree: Tree,
  origin: { agency?: string; year?: string; start?: string; end?: string },
): Tree;
export function printedCell(text: string, kind: Kind): TreeCell;

export function pastedBlock(text: string): string[][];
export function placedBlock(form: Form, path: string, rows: string[][]): Placed;
export function leftOver(placed: Placed): Refusal | null;
export function carriedOver(form: Form, before: Tree, after: Tree): CarriedOver;
export function fragmentOf(form: Form, tree: Tree, data: FragmentData): string;
/** `words` are the messages of one language: `words.en`. */
export function refusalWords(refusal: Refusal, words: { readonly [code: string]: string }): string;
