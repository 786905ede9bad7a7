import { parseArgs } from "node:util";
import { FORMATS, type Format } from "../../export/format.ts";
import { isPublishedFormat, PUBLISHED_FORMATS } from "../../export/published-formats.ts";
import { err, ok, type Result } from "../../kernel/result.ts";

/** What was asked for on the command line. */
export type ExportOptions = {
  readonly help: boolean;
  readonly data: string;
  /** By name or id; null: the only one there is. */
  readonly organisation: string | null;
  readonly round: string | null;
  readonly what: ReadonlySet<What>;
  readonly formats: readonly Format[];
  /** The first signs of their ids; none: the whole round. */
  readonly batches: readonly string[];
  readonly key: string | null;
  readonly passphraseFile: string | null;
  readonly recoveryFile: string | null;
  readonly language: "sv" | "en";
  readonly out: string | null;
};

const WHAT = ["answers", "tally", "published"] as const;
type What = (typeof WHAT)[number];
const LANGUAGES = ["sv", "en"] as const;

/** An `err` is a line in plain English. */
export function readOptions(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<ExportOptions, string> {
  const parsed = parsedFrom(given);
  if (!parsed.ok) {
    return parsed;
  }
  const { values } = parsed.value;
  const what = listed("--what", values.what ?? ["answers,tally"], WHAT);
  const formats = listed("--format", values.format ?? ["csv"], FORMATS);
  const language = LANGUAGES.find((one) => one === (values.language ?? "sv"));
  if (!what.ok) {
    return what;
  }
  if (!formats.ok) {
    return formats;
  }
  if (language === undefined) {
    return err(`--language is "${values.language}", but it must be sv or en.`);
  }
  if (what.value.includes("published")) {
    if (what.value.length > 1) {
      return err("--what published goes alone: what may leave the organisation does not lie among what stays.");
    }
    const other = formats.value.find((format) => !isPublishedFormat(format));
    if (other !== undefined) {
      return err(`--format ${other}: what is published is written as ${PUBLISHED_FORMATS.join(", ")}.`);
    }
  }
  if (values.key !== undefined && values["recovery-file"] !== undefined) {
    return err("--key and --recovery-file are two ways to the same key: give one of them.");
  }
  return ok({
    help: values.help ?? false,
    data: values.data ?? environment["STRECK_DATA"] ?? "data",
    organisation: values.organisation ?? null,
    round: values.round ?? null,
    what: new Set(what.value),
    formats: formats.value,
    batches: (values.batch ?? []).map((id) => id.toLowerCase()),
    key: values.key ?? null,
    passphraseFile: values["passphrase-file"] ?? null,
    recoveryFile: values["recovery-file"] ?? null,
    language,
    out: values.out ?? null,
  });
}

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  data: { type: "string" },
  organisation: { type: "string" },
  round: { type: "string" },
  what: { type: "string", multiple: true },
  format: { type: "string", multiple: true },
  batch: { type: "string", multiple: true },
  key: { type: "string" },
  "passphrase-file": { type: "string" },
  "recovery-file": { type: "string" },
  language: { type: "string" },
  out: { type: "string" },
} as const;

function parsedFrom(given: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...given], options: OPTIONS, allowPositionals: false }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** `csv,xlsx` and the option twice are the same. */
function listed<One extends string>(
  option: string,
  given: readonly string[],
  known: readonly One[],
): Result<readonly One[], string> {
  const names = given.flatMap((one) => one.split(",")).map((name) => name.trim());
  const found = names.flatMap((name) => known.find((one) => one === name) ?? []);
  const unknown = names.find((name) => !known.some((one) => one === name));
  return unknown === undefined
    ? ok([...new Set(found)])
    : err(`${option} does not know "${unknown}". It knows ${known.join(", ")}.`);
}
