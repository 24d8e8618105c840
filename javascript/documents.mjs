/**
 * Opens and saves the JSON documents of this project.
 *
 * A document opens as a tree, the data of a draft. Whole numbers that JavaScript would round are
 * strings of digits in it. A tree can be saved at any time.
 *
 * @module gaidisclosure/documents
 */

import { printedCell, wholeYear } from "./changes.mjs";
import { unofficialCells } from "./form.mjs";
import { Digits, MOST_BYTES, parsedJSON, writtenJSON } from "./json.mjs";
import {
  FOUND, below, cellReader, orNothing, readAgency, readAmount, readCount, readMembers, readNarrative,
  readObject, readPeriod, readTextPlaces, readYear,
} from "./members.mjs";
import { Refusal } from "./refusal.mjs";
import { cutOff } from "./texts.mjs";
import { violations } from "./violations.mjs";

/**
 * @typedef {import("./form.mjs").Form} Form
 * @typedef {import("./form.mjs").Kind} Kind
 * @typedef {{text: string, value: number | string | null,
 *            state: "figure" | "blank" | "not_applicable" | "text",
 *            place?: object, forced_by?: string[], how?: string}} TreeCell
 * @typedef {{kind: "draft", edition: string, issuer: object | null, year: number | null,
 *            period: {start: string, end: string} | null, narrative: object, basis: string[],
 *            published: string | null, doubts: object[], text_places: Object<string, object[]>,
 *            cells: Object<string, TreeCell>}} Tree
 */

const FORMAT = "gaidisclosure";
const VERSION = 1;
const ROOT = "$";
const SUBJECT = "政府信息公开工作年度报告";
const OTHER = "request_handling.outcomes.other";
/** The rows of （六）其他处理 on the form as issued. */
const ROWS_OF_OTHER = ["supplement_overdue", "fee_overdue", "other"];

/**
 * Opens a report or a draft on a form.
 *
 * A report that breaks an identity opens as a draft.
 *
 * @param {Form} form
 * @param {string} text JSON, at most 2 MB
 * @returns {{kind: "draft" | "report", tree: Tree}}
 * @throws {Refusal} `pages.open.…` if the document is anything else
 */
export function openedDocument(form, text) {
  const data = parsedJSON(text.replace(/^\ufeff/, ""));
  const kind = kindOfDocument(form, data);
  if (kind === "draft") return { kind, tree: draftTree(form, data) };
  const tree = reportTree(form, data);
  return { kind: reportFrom(form, tree) === null ? "draft" : "report", tree };
}

/**
 * Returns the draft in JSON, as `gaidisclosure.dumps` writes it.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {string}
 * @throws {Refusal} `pages.save.large` if it is too large to be opened again
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
 * Returns the report in JSON, as `gaidisclosure.dumps` writes it.
 *
 * @param {Form} form
 * @param {Tree} tree
 * @returns {string | null} `null` if there are `violations`
 */
export function reportFrom(form, tree) {
  if (violations(form, tree).length > 0) return null;
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
 * Returns a draft with every cell blank.
 *
 * @param {Form} form
 * @returns {Tree}
 */
export function blankDraft(form) {
  const cells = form.cells.map(({ path, kind }) => [path, printedCell("", kind)]);
  return {
    ...{ kind: "draft", edition: form.key },
    ...{ issuer: null, year: null, period: null, narrative: readNarrative(new Map(), "") },
    ...{ basis: [], published: null, doubts: [], text_places: {} },
    cells: Object.fromEntries(cells),
  };
}

function envelopeOf(kind, edition) {
  return { format: FORMAT, version: VERSION, kind, edition };
}

/** Returns the kind of a document, which must be on this form. */
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
  if (value instanceof Digits) return cutOff(value.text);
  return typeof value === "object" || value === undefined ? "…" : cutOff(String(value));
}

function asItIs(value) {
  return value;
}

/** The readers of the members that name the format; `kindOfDocument` has checked these. */
const ENVELOPE = Object.fromEntries(
  ["format", "version", "kind", "edition"].map((name) => [name, [asItIs]]),
);

function draftTree(form, data) {
  const members = {
    ...ENVELOPE,
    issuer: [orNothing(readAgency), () => null],
    year: [readYear, () => null],
    period: [orNothing(readPeriod), () => null],
    narrative: [readNarrative, () => readNarrative(new Map(), "")],
    ...FOUND,
    text_places: [asItIs, () => new Map()],
    cells: [(value, member) => cellsOf(form, value, member)],
  };
  const made = readMembers(members, data, ROOT);
  for (const name of Object.keys(ENVELOPE)) delete made[name];
  const places = readTextPlaces(made.text_places, below(ROOT, "text_places"), made.narrative);
  return { kind: "draft", edition: form.key, ...made, text_places: places };
}

function cellsOf(form, value, member) {
  const known = new Set(form.cells.map(({ path }) => path));
  for (const path of readObject(value, member).keys()) {
    if (!known.has(path)) throw new Refusal("pages.open.cell", { cell: cutOff(path), expected: form.key });
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

/** Adds the figures of a part of a table to one object, by their paths. */
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

/** Returns the cells as nested tables, by the names in their paths. */
function skeletonOf(form) {
  const top = {};
  for (const cell of form.cells) putAt(top, cell.path.split("."), cell);
  return top;
}

/** Empties the title of a narrative if it is the customary one, as Python does. */
function withoutCustomary(narrative, agency, { start }) {
  const customary = `${agency.name}${Number(start.slice(0, 4))}年${SUBJECT}`;
  return narrative.title === customary ? { ...narrative, title: "" } : narrative;
}

/** Returns the figures as nested tables of the form as issued, with zeros in rows that a misprint lacks. */
function tablesOf(form, tree) {
  const top = {};
  for (const { path, kind } of form.cells) {
    const value = writable(tree.cells[path].value, kind);
    for (const [each, figure] of officialCells(form, path, value)) putAt(top, each.split("."), figure);
  }
  return top;
}

function officialCells(form, path, value) {
  if (!unofficialCells(form).includes(path)) return [[path, value]];
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

/** Returns a value for JSON, where a whole number of any size is a number. */
function writable(value, kind) {
  const isWhole = kind !== "money" && typeof value === "string" && !value.includes(".");
  return isWhole ? new Digits(value) : value;
}
