/**
 * What a questionnaire says and the standard has no column for stands in columns and a sheet of our own: other tools pass
 * over them, and we find everything again. A person may fill them in, too.
 */
export const OWN = {
  /** In `survey`: the item's id where it is no name that the standard allows. */
  id: "streck_id",
  /** `scale`: the options go from the most to the least positive. */
  kind: "streck_kind",
  /** The list with the options of a number or a text: "don't know" and the like. */
  options: "streck_options",
  indicator: "streck_indicator",
  /** `gender`: splits results by gender. */
  background: "streck_background",
  /** In `choices`: `yes`, or nothing. */
  positive: "streck_positive",
  meaning: "streck_meaning",
  exclusive: "streck_exclusive",
  /** `K` or `M`. */
  group: "streck_group",
} as const;

/** The sheet with what belongs to the whole, and the topics of indicators: a row each, by what it is about. */
export const OWN_SHEET = "streck";
export const OWN_SHEET_COLUMNS = { about: "about", name: "name", setting: "setting" } as const;

export const SURVEY_COLUMNS: ReadonlySet<string> = new Set([
  "type",
  "name",
  "label",
  "hint",
  "guidance_hint",
  "relevant",
  "constraint",
  "constraint_message",
  "required",
  "required_message",
  "appearance",
  "default",
  "calculation",
  "choice_filter",
  "parameters",
  "read_only",
  "repeat_count",
  "trigger",
  "disabled",
  "image",
  "audio",
  "video",
  "big-image",
  OWN.id,
  OWN.kind,
  OWN.options,
  OWN.indicator,
  OWN.background,
]);

export const CHOICES_COLUMNS: ReadonlySet<string> = new Set([
  "list_name",
  "name",
  "label",
  "hint",
  "image",
  "audio",
  "video",
  "big-image",
  OWN.positive,
  OWN.meaning,
  OWN.exclusive,
  OWN.group,
]);
