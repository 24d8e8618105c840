/**
 * What stands above the parts of a report, 标题与报头: its title and the lines below it.
 *
 * @module gaidisclosure/front
 */

/**
 * @typedef {import("./documents.mjs").Tree} Tree
 * @typedef {(code: string, values?: object) => string} Say
 */

const OFFICIAL_SUBJECT = "政府信息公开工作年度报告";
const CUSTOMARY = new RegExp(`^(.*?)(?:([0-9]{4})年)?${OFFICIAL_SUBJECT}$`);
/** Signs that more than an agency stands before the year in a title, as in Python. */
const ADDED =
  /^关于|^附件|[《》【】[\]〔〕：:]|[0-9０-９〇○零一二三四五六七八九]{2,4}年|(?:^|[^0-9])(?:19|20)[0-9]{2}(?![0-9])/;

/**
 * The title of a draft: its own, or the one that follows from agency and year.
 *
 * @param {Tree} tree
 * @param {Object<string, string>} words those of the official language have no title of their own
 * @param {Say} say
 * @returns {string}
 */
export function titleOf({ issuer, year, narrative }, words, say) {
  const agency = issuer?.name ?? "";
  if (narrative.title) return narrative.title;
  if (!("writing.label.title" in words)) {
    return agency + (year === null ? "" : say("writing.year", { year })) + OFFICIAL_SUBJECT;
  }
  const isKnown = agency && year !== null;
  return isKnown ? say("writing.label.title", { agency, year }) : say("writing.label.subject");
}

/**
 * The agency and the year in a customary title.
 *
 * @param {string} title
 * @returns {{agency: string, year: string} | null} `null` for any other title
 */
export function customaryTitle(title) {
  const [whole, agency, year = ""] = CUSTOMARY.exec(title) ?? [];
  return whole === undefined || ADDED.test(agency) ? null : { agency, year };
}

/**
 * The lines below a title that does not say itself of which agency and year the report is.
 *
 * @param {Tree} tree
 * @param {string} title
 * @param {Say} say
 * @param {boolean} isChinese
 * @returns {string[]}
 */
export function frontLines({ issuer, year, period }, title, say, isChinese) {
  const agency = issuer?.name ?? "";
  const told = customaryTitle(title);
  const isTold = told !== null && told.agency === agency && told.year === String(year ?? "");
  const isWhole = period?.start === `${year}-01-01` && period.end === `${year}-12-31`;
  const isOther = year !== null && period?.start.slice(0, 4) !== String(year).padStart(4, "0");
  const [start, end] = period ? [period.start, period.end].map(isChinese ? dayInChinese : String) : [];
  const said = {
    agency: isTold ? "" : agency,
    year: !isTold && isOther ? say("writing.year", { year }) : "",
    period: period && !(isTold && isWhole) ? say("writing.period", { start, end }) : "",
  };
  return Object.entries(said)
    .filter(([, value]) => value)
    .map(([name, value]) => say("writing.field", { label: say(`header.${name}`), value }));
}

function dayInChinese(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
