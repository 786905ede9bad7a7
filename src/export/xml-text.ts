/**
 * A text inside an element or an attribute of a spreadsheet's part (ECMA-376, ST_Xstring). What XML can't say at all stands
 * there as `_x0000_`, and what looks like that already is escaped itself. Half of a pair is no sign of any text.
 */
export function xmlText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(UNSAYABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign);
}

/** Line feed and tab may stand as they are; a reader of XML would make a line feed of a bare carriage return. */
// oxlint-disable-next-line no-control-regex -- those are what it looks for
const UNSAYABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;
const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
