import * as v from "valibot";
import { decodeOutcome, encodeOutcome } from "../../domain/disposition/outcome-code.ts";
import type { Mark } from "../../domain/tally/mark.ts";
import { isCivilDate } from "../../kernel/calendar.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { CivilDateText, Id, LanguageCode, WholeNumber } from "../words.ts";

const OutcomeMarkMessage = v.strictObject({
  v: v.literal(1),
  id: Id,
  roundId: Id,
  siteId: Id,
  contactId: Id,
  revision: v.pipe(WholeNumber, v.maxValue(10_000)),
  date: v.pipe(CivilDateText, v.check(isCivilDate)),
  halfDay: v.picklist(["am", "pm"]),
  shiftId: Id,
  language: v.nullable(LanguageCode),
  outcome: v.pipe(
    v.string(),
    v.maxLength(160),
    v.check((code) => decodeOutcome(code) !== null),
  ),
});

const VoidMarkMessage = v.strictObject({ v: v.literal(1), id: Id, roundId: Id, siteId: Id, voids: Id });

/** A tally mark as it is stored and sent. */
export const MarkMessage = v.union([OutcomeMarkMessage, VoidMarkMessage]);

/** The bytes of a mark, fixed once: what is hashed, stored, sent, and sent again. */
export function encodeMark(mark: Mark): string {
  const { id, roundId, siteId } = mark;
  if (mark.kind === "void") {
    return JSON.stringify({ v: 1, id, roundId, siteId, voids: mark.voids });
  }
  const { contactId, revision, date, halfDay, shiftId, language } = mark;
  return JSON.stringify({
    v: 1,
    id,
    roundId,
    siteId,
    contactId,
    revision,
    date,
    halfDay,
    shiftId,
    language,
    outcome: encodeOutcome(mark.outcome),
  });
}

export function decodeMark(text: string): Result<Mark, "malformed"> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err("malformed");
  }
  const checked = v.safeParse(MarkMessage, parsed);
  if (!checked.success) {
    return err("malformed");
  }
  const message = checked.output;
  const { id, roundId, siteId } = message;
  if ("voids" in message) {
    return ok({ kind: "void", id, roundId, siteId, voids: message.voids });
  }
  const outcome = decodeOutcome(message.outcome);
  if (outcome === null) {
    return err("malformed");
  }
  const { contactId, revision, date, halfDay, shiftId, language } = message;
  return ok({ kind: "outcome", id, roundId, siteId, contactId, revision, date, halfDay, shiftId, language, outcome });
}
