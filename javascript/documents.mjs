/**
 * Opens and saves the JSON documents of this project, and changes what they hold.
 *
 * A document opens as a tree: what a draft in JSON holds, without the members that only name the
 * format. Trees are never changed: every change gives a new one, which can be saved at any time.
 *
 * @module gaidisclosure/documents
 */

import { readFigure, stripped } from "./figures.mjs";
import { check } from "./gaidisclosure.mjs";
import { Digits, MOST_BYTES, parsedJSON, writtenJSON } from "./json.mjs";
import {
  FOUND, TEXTS, below, cellReader, readAgency, readAmount, readCount, readMembers, readNarrative, readObject,
  readPeriod, readTextPlaces, readYear, shortestFigure, textAt, wrongType,
} from "./members.mjs";
import { Refusal } from "./refusal.mjs";
import { nameOf, paragraphsOf, periodOf, shortened, typedLine, typedText, typedYear, wholeText } from "./texts.mjs";

/**
 * @typedef {import("./gaidisclosure.mjs").Form} Form
 * @typedef {{text: string, value: number | string | null,
 *            state: "figure" | "blank" | "not_applicable" | "text",
 *            place?: object, forced_by?: string[], how?: string}} TreeCell
 * @typedef {{issuer: object | null, year: number | null, period: {start: string, end: string} | null,
 *            narrative: object, basis: string[], published: string | null, doubts: object[],
 *            text_places: Object<string, object[]>, cells: Object<string, TreeCell>}} Tree
 */

const FORMAT = "gaidisclosure";
const VERSION = 1;
const ROOT = "$";
const SUBJECT = "政府信息公开工作年度报告";
const OTHER = "request_handling.outcomes.other";
/** The rows that （六）其他处理 has on the form as issued. */
const ROWS_OF_OTHER = ["supplement_overdue", "fee_overdue", "other"];
const FEWEST_YEARS = 1000;
const MOST_YEARS = 9999;

/**
 * Opens a report or a draft on a form.
 *
 * A report whose figures do not hold is none, and opens as a draft.
 *
 * @param {Form} form
 * @param {string} text JSON, at most 2 MB
 * @returns {{kind: "draft" | "report", tree: Tree}}
 * @throws {Refusal} `pages.open.…` if it is anything else
 */
export function openedDocument(form, text) {
  const data = parsedJSON(text.replace(/^\ufeff/, ""));
  const kind = kindOfDocument(form, data);
  if (kind === "draft") return { kind, tree: draftTree(form, data) };
  const tree = reportTree(form, data);
  return { kind: reportFrom(form, tree) === null ? "draft" : "report", tree };
}

/**
 * The draft in JSON, as `gaidisclosure.dumps` writes it.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {string}
 * @throws {Refusal} `pages.save.large` if it could not be opened again
 */
export function savedDocument(form, tree) {
  const { issuer, year, period, narrative, basis, published, doubts, text_places: places } = tree;
  const found = { basis, published, doubts, text_places: places };
  const isEmpty = (value) => value === null || Object.keys(value).length === 0;
  const kept = Object.entries(found).filter(([, value]) => !isEmpty(value));
  const cells = form.cells
    .filter(({ path }) => path in tree.cells)
    .map(({ path, kind }) => [path, { ...tree.cells[path], value: writable(tree.cells[path].value, kind) }]);
  const written = writtenJSON({
    ...envelopeOf("draft", form.key),
    ...{ issuer, year, period, narrative },
    ...Object.fromEntries([...kept, ["cells", Object.fromEntries(cells)]]),
  });
  if (new TextEncoder().encode(written).length > MOST_BYTES) {
    throw new Refusal("pages.save.large", { most: MOST_BYTES / 2 ** 20 });
  }
  return written;
}

/**
 * The report in JSON, as `gaidisclosure.dumps` writes it, or `null` if the tree is not one: figures
 * that are missing or do not hold, or no agency or year.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {string | null}
 */
export function reportFrom(form, tree) {
  if (originFaults(tree).length > 0 || check(form, figuresIn(form, tree)).verdict !== "valid") return null;
  const { issuer, narrative } = tree;
  const period = tree.period ?? wholeYear(tree.year);
  return writtenJSON({
    ...envelopeOf("report", form.edition),
    ...{ agency: issuer, period },
    ...tablesOf(form, tree),
    narrative: withoutCustomary(narrative, issuer, period),
  });
}

/**
 * What a report lacks besides figures, by Python's codes: its agency, or a year that is one.
 *
 * @param {Tree} tree
 * @returns {string[]}
 */
export function originFaults({ issuer, year, period }) {
  const isNone = period === null && year !== null && (year < FEWEST_YEARS || year > MOST_YEARS);
  const isOther = period !== null && year !== null && Number(period.start.slice(0, 4)) !== year;
  return [
    ...(isNone ? ["PERIOD-YEAR"] : []),
    ...(isOther ? ["PERIOD-DISAGREES"] : []),
    ...(issuer === null ? ["AGENCY-MISSING"] : []),
    ...(year === null && period === null ? ["PERIOD-MISSING"] : []),
  ];
}

/**
 * The figures of a tree as `check` takes them.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {import("./gaidisclosure.mjs").Draft}
 */
export function figuresIn(form, tree) {
  const cells = form.cells.map(({ path }) => [path, tree.cells[path]?.value ?? null]);
  return { edition: form.key, cells: Object.fromEntries(cells) };
}

/**
 * The form with every cell blank.
 *
 * @param {Form} form
 * @returns {Tree}
 */
export function blankDraft(form) {
  const cells = form.cells.map(({ path, kind }) => [path, printedCell("", kind)]);
  return {
    ...{ issuer: null, year: null, period: null, narrative: readNarrative(new Map(), "") },
    ...{ basis: [], published: null, doubts: [], text_places: {} },
    cells: Object.fromEntries(cells),
  };
}

/**
 * The tree with another text in a cell, which loses its place and the way in which it was read.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @param {string} path
 * @param {string} text
 * @returns {Tree} the same if the text is
 * @throws {Refusal} `pages.text.…` if no file can hold the text
 */
export function withCell(form, tree, path, text) {
  if (tree.cells[path]?.text === text) return tree;
  const { kind } = form.cells.find((cell) => cell.path === path);
  return { ...tree, cells: { ...tree.cells, [path]: printedCell(wholeText(text), kind) } };
}

/**
 * The tree with another title or text, such as `title` or `overview.text`.
 *
 * @param {Tree} tree
 * @param {string} path
 * @param {string} text
 * @returns {Tree} the same if the text is
 * @throws {Refusal} `pages.text.…` if no report can hold the text
 */
export function withText(tree, path, text) {
  const isTitle = path === "title";
  const line = isTitle ? typedLine(text) : "";
  const said = isTitle ? line && nameOf(line) : paragraphsOf(typedText(text));
  if (textAt(tree.narrative, path) === said) return tree;
  const [first, second] = path.split(".");
  const part = second ? { ...tree.narrative[first], [second]: said } : said;
  const { [path]: _, ...places } = tree.text_places;
  return { ...tree, narrative: { ...tree.narrative, [first]: part }, text_places: places };
}

/**
 * The tree with another agency, year or period; what is not given stays.
 *
 * An agency whose name is changed keeps its level, codes and contact; without a name it has none. A
 * period of a whole year goes along with the year.
 *
 * @param {Tree} tree
 * @param {{agency?: string, year?: string, start?: string, end?: string}} origin as typed
 * @returns {Tree}
 * @throws {Refusal} `pages.text.…` if no report can have it
 */
export function withOrigin(tree, { agency, year, start, end }) {
  const made = { ...tree };
  if (agency !== undefined) made.issuer = agencyNamed(tree.issuer, typedLine(agency));
  if (year !== undefined) {
    made.year = stripped(year) ? typedYear(year) : null;
    made.period = isWholeYear(tree.period) ? wholeYear(made.year) : tree.period;
  }
  if (start !== undefined || end !== undefined) {
    const days = [start ?? made.period?.start ?? "", end ?? made.period?.end ?? ""];
    made.period = days.some(Boolean) ? periodOf(...days) : null;
  }
  return made;
}

/**
 * The cell that holds a printed text, as Python's `Cell.printed` makes it.
 *
 * @param {string} text
 * @param {import("./figures.mjs").Kind} kind
 * @returns {TreeCell}
 */
export function printedCell(text, kind) {
  const { state, value } = readFigure(text, kind);
  const plain = String(value);
  const isPlain = value === null || text === plain || stripped(text) === plain;
  const figure = typeof value === "string" ? shortestFigure(value) : value;
  return { text, value: figure, state, ...(isPlain ? {} : { how: "normalised" }) };
}

function envelopeOf(kind, edition) {
  return { format: FORMAT, version: VERSION, kind, edition };
}

/** The kind of a document on this form. */
function kindOfDocument(form, data) {
  if (!(data instanceof Map) || data.get("format") !== FORMAT) throw new Refusal("pages.open.other");
  const [version, kind, edition] = ["version", "kind", "edition"].map((name) => data.get(name));
  if (version !== VERSION) {
    throw new Refusal("pages.open.version", { found: told(version), expected: VERSION });
  }
  if (kind !== "draft" && kind !== "report") throw new Refusal("pages.open.kind", { found: told(kind) });
  const expected = kind === "draft" ? form.key : form.edition;
  if (edition !== expected || (kind === "report" && form.key !== form.edition)) {
    throw new Refusal("pages.open.form", { found: told(edition), expected: form.key });
  }
  return kind;
}

function told(value) {
  if (value instanceof Digits) return shortened(value.text);
  return typeof value === "object" || value === undefined ? "…" : shortened(String(value));
}

/** The readers of the members that name the format, which are judged before. */
const ENVELOPE = Object.fromEntries(
  ["format", "version", "kind", "edition"].map((name) => [name, [(value) => value]]),
);

function draftTree(form, data) {
  const orNone = (read) => (value, member) => (value === null ? null : read(value, member));
  const asIs = [(value) => value, () => new Map()];
  const members = {
    ...ENVELOPE,
    issuer: [orNone(readAgency), () => null],
    year: [readYear, () => null],
    period: [orNone(readPeriod), () => null],
    narrative: [readNarrative, () => readNarrative(new Map(), "")],
    ...FOUND,
    text_places: asIs,
    cells: [(value, member) => cellsOf(form, value, member)],
  };
  const made = readMembers(members, data, ROOT);
  for (const name of Object.keys(ENVELOPE)) delete made[name];
  const places = readTextPlaces(made.text_places, below(ROOT, "text_places"), made.narrative);
  return { ...made, text_places: places };
}

function cellsOf(form, value, member) {
  const kinds = new Map(form.cells.map(({ path, kind }) => [path, kind]));
  for (const path of readObject(value, member).keys()) {
    if (!kinds.has(path)) throw new Refusal("pages.open.cell", { cell: shortened(path), expected: form.key });
  }
  const given = form.cells.filter(({ path }) => value.has(path));
  return Object.fromEntries(
    given.map(({ path, kind }) => [path, cellReader(kind)(value.get(path), below(member, path))]),
  );
}

function reportTree(form, data) {
  const figures = {};
  const tables = Object.entries(skeletonOf(form)).map(([name, inner]) => [
    name,
    [(value, member) => readTable(inner, value, member, figures)],
  ]);
  const { agency, period, narrative } = readMembers(
    {
      ...ENVELOPE,
      agency: [readAgency],
      period: [readPeriod],
      ...Object.fromEntries(tables),
      narrative: [readNarrative, () => readNarrative(new Map(), "")],
    },
    data,
    ROOT,
  );
  const cells = form.cells.map(({ path, kind }) => [path, printedCell(String(figures[path]), kind)]);
  return {
    ...blankDraft(form),
    ...{ issuer: agency, year: Number(period.start.slice(0, 4)), period },
    narrative: withoutCustomary(narrative, agency, period),
    cells: Object.fromEntries(cells),
  };
}

/** Puts the figures of a part of a table into one object, by their paths. */
function readTable(inner, value, member, figures) {
  const members = Object.entries(inner).map(([name, each]) => [
    name,
    [
      (found, at) => {
        if (typeof each.path !== "string") readTable(each, found, at, figures);
        else figures[each.path] = (each.kind === "money" ? readAmount : readCount)(found, at);
      },
    ],
  ]);
  readMembers(Object.fromEntries(members), value, member);
}

/** The tables as nested names, each of which leads to a cell. */
function skeletonOf(form) {
  const top = {};
  for (const cell of form.cells) putAt(top, cell.path.split("."), cell);
  return top;
}

/** The title of a report is empty if it is the customary one, as in Python. */
function withoutCustomary(narrative, agency, { start }) {
  const customary = `${agency.name}${Number(start.slice(0, 4))}年${SUBJECT}`;
  return narrative.title === customary ? { ...narrative, title: "" } : narrative;
}

/** The figures as nested tables of the form as issued, with zeros in the rows that a misprint lacks. */
function tablesOf(form, tree) {
  const top = {};
  for (const { path, kind } of form.cells) {
    const value = writable(tree.cells[path].value, kind);
    for (const [each, figure] of officialCells(form, path, value)) putAt(top, each.split("."), figure);
  }
  return top;
}

function officialCells(form, path, value) {
  if (form.key === form.edition || !path.startsWith(`${OTHER}.`)) return [[path, value]];
  return ROWS_OF_OTHER.map((row) => [path.replace(OTHER, `${OTHER}.${row}`), 0]);
}

function putAt(top, names, figure) {
  const [name, ...others] = names;
  if (others.length === 0) {
    top[name] = figure;
    return;
  }
  if (!(name in top)) top[name] = {};
  putAt(top[name], others, figure);
}

/** A whole number is written as a number, whatever its size. */
function writable(value, kind) {
  const isWhole = kind !== "money" && typeof value === "string" && !value.includes(".");
  return isWhole ? new Digits(value) : value;
}

function agencyNamed(issuer, name) {
  if (!name) return null;
  return { ...(issuer ?? readAgency(new Map([["name", nameOf(name)]]), "")), name: nameOf(name) };
}

function wholeYear(year) {
  return year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31` };
}

function isWholeYear(period) {
  return period !== null && period.start.endsWith("-01-01") && period.end.endsWith("-12-31");
}
