import { err, ok, type Result } from "../../kernel/result.ts";
import { isCode } from "./codes.ts";
import type { Condition, Item, QuestionnaireDocument } from "./document.ts";
import { withOption } from "./editing.ts";

/** `taken`: another one is called that, capitals aside: in a spreadsheet they would be one. */
export type RenameFault = "malformed-code" | "taken";
/** Which item it is about, and what is to be called otherwise. */
type Naming = { readonly item: string; readonly to: string };
type Renamed = Result<QuestionnaireDocument, RenameFault>;

/** The same questionnaire with the item under another id, and every condition that asks about it. */
export function renameItem(document: QuestionnaireDocument, { item: id, to }: Naming): Renamed {
  const fault = faultOf(
    to,
    document.items.flatMap((item) => (item.id === id ? [] : [item.id])),
  );
  if (fault !== null) {
    return err(fault);
  }
  const items = document.items.map((item) => (item.id === id ? { ...item, id: to } : item));
  return ok(
    withConditions(
      { ...document, items },
      (part) => ("answered" in part ? { answered: to } : { equals: { ...part.equals, item: to } }),
      id,
    ),
  );
}

/** The same questionnaire with an option of the item under another code, and every condition that asks about it. */
export function renameOption(
  document: QuestionnaireDocument,
  { item: itemId, option: code, to }: Naming & { readonly option: string },
): Renamed {
  const item = document.items.find(({ id }) => id === itemId);
  const options = item !== undefined && "options" in item ? item.options : [];
  const fault = faultOf(
    to,
    options.flatMap((option) => (option.code === code ? [] : [option.code])),
  );
  if (fault !== null) {
    return err(fault);
  }
  const items = document.items.map((one) =>
    one.id === itemId ? withOption(one, code, (option) => ({ ...option, code: to })) : one,
  );
  return ok(
    withConditions(
      { ...document, items },
      (part) => ("equals" in part && part.equals.option === code ? { equals: { item: itemId, option: to } } : part),
      itemId,
    ),
  );
}

function faultOf(code: string, others: readonly string[]): RenameFault | null {
  if (!isCode(code)) {
    return "malformed-code";
  }
  return others.some((other) => other.toLowerCase() === code.toLowerCase()) ? "taken" : null;
}

type Part = Extract<Condition, { equals: unknown } | { answered: unknown }>;

/** Every part of a condition that asks about this item, however deep it stands, becomes what `change` makes of it. */
function withConditions(document: QuestionnaireDocument, change: (part: Part) => Part, about: string): QuestionnaireDocument {
  const changed = (condition: Condition): Condition => {
    if ("not" in condition) {
      return { not: changed(condition.not) };
    }
    if ("and" in condition) {
      return { and: condition.and.map(changed) };
    }
    if ("or" in condition) {
      return { or: condition.or.map(changed) };
    }
    const item = "answered" in condition ? condition.answered : condition.equals.item;
    return item === about ? change(condition) : condition;
  };
  const items = document.items.map((item): Item => (item.when === undefined ? item : { ...item, when: changed(item.when) }));
  return { ...document, items };
}

/** A round that tablets have, and the version of a questionnaire that it asks. */
export type UsedVersion = { readonly id: string; readonly version: number };

/**
 * Whether answers are known by this code: a published round asks this very version, or one did that the version before this one
 * has come of, and the code stood there. What has answers keeps its code, or they could not be told to belong together.
 */
export function isCodeKept(
  { document, before }: { readonly document: QuestionnaireDocument; readonly before: QuestionnaireDocument | null },
  used: readonly UsedVersion[],
  code: { readonly item: string; readonly option?: string },
): boolean {
  const own = used.filter(({ id }) => id === document.id);
  if (own.some(({ version }) => version >= document.version)) {
    return true;
  }
  if (own.length === 0 || before?.id !== document.id) {
    return false;
  }
  const was = before.items.find(({ id }) => id === code.item);
  if (was === undefined || code.option === undefined) {
    return was !== undefined;
  }
  return "options" in was && was.options.some((option) => option.code === code.option);
}
