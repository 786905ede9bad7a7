import { isFilled } from "./workbook.ts";

/** What a column of a form is about; `language` as the heading names it, null where it names none. */
export type Heading = { readonly about: string; readonly language: string | null };

/** Other words for the same column, as the standard and older forms have them. */
const SAME: Readonly<Record<string, string>> = {
  "list name": "list_name",
  value: "name",
  caption: "label",
  relevance: "relevant",
  relevant_condition: "relevant",
  calculate: "calculation",
  "read only": "read_only",
  readonly: "read_only",
  "media::audio": "audio",
  "media::image": "image",
  "media::video": "video",
  "media::big-image": "big-image",
  "bind::relevant": "relevant",
  "bind::required": "required",
  "bind::constraint": "constraint",
  "bind::calculate": "calculation",
  "bind::readonly": "read_only",
  "bind::jr:constraintmsg": "constraint_message",
  "bind::jr:requiredmsg": "required_message",
  "control::appearance": "appearance",
  "body::appearance": "appearance",
  "control::jr:count": "repeat_count",
  title: "form_title",
  id_string: "form_id",
  "set form title": "form_title",
  "set form id": "form_id",
};

/** Columns with a text for each language. */
const BY_LANGUAGE = new Set([
  "label",
  "hint",
  "guidance_hint",
  "constraint_message",
  "required_message",
  "audio",
  "image",
  "video",
  "big-image",
]);

/** `label::Svenska (…)`, with the tag of the language, is the label in it; older forms have one colon. */
function readHeading(text: string): Heading {
  const said = text.trim();
  const whole = canonical(said);
  if (SAME[whole] !== undefined || BY_LANGUAGE.has(whole)) {
    return { about: SAME[whole] ?? whole, language: null };
  }
  const parted = /^(.+?)\s*::?\s*(.+)$/s.exec(said.replace(/^media\s*::?\s*/i, ""));
  const about = canonical(parted?.[1] ?? "");
  const base = SAME[about] ?? about;
  return parted !== null && BY_LANGUAGE.has(base)
    ? { about: base, language: (parted[2] ?? "").trim() }
    : { about: SAME[whole] ?? whole.replaceAll(" ", "_"), language: null };
}

function canonical(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s*::?\s*/g, (colons) => colons.trim())
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The headings of a sheet by column; null where there is none. */
export function readHeadings(row: readonly string[] = []): readonly (Heading | null)[] {
  return row.map((text) => (isFilled(text) ? readHeading(text) : null));
}
