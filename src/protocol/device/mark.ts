import * as v from "valibot";
import { decodeOutcome, encodeOutcome } from "../../domain/disposition/outcome-code.ts";
import type { Mark, OutcomeMark } from "../../domain/tally/mark.ts";
import { isCivilDate } from "../../kernel/calendar.ts";
import type { ContactId, ItemId, RoundId, ShiftId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { CivilDateText, idOf, LanguageCode, WholeNumber } from "../atoms.ts";

const OutcomeMarkMessage = v.strictObject({
  v: v.literal(1),
  id: idOf<ItemId>(),
  roundId: idOf<RoundId>(),
  siteId: idOf<SiteId>(),
  contactId: idOf<ContactId>(),
  revision: v.pipe(WholeNumber, v.maxValue(10_000)),
  date: v.pipe(
    CivilDateText,
    v.check((date) => isCivilDate(date)),
  ),
  halfDay: v.picklist(["am", "pm"]),
  shiftId: idOf<ShiftId>(),
  language: v.nullable(LanguageCode),
  outcome: v.pipe(
    v.string(),
    v.maxLength(160),
    v.check((code) => decodeOutcome(code) !== null),
  ),
});

const VoidMarkMessage = v.strictObject({
  v: v.literal(1),
  id: idOf<ItemId>(),
  roundId: idOf<RoundId>(),
  siteId: idOf<SiteId>(),
  voids: idOf<ItemId>(),
});

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

const ID = '"([0-9a-f]{32})"';
/** What `encodeMark` makes of most marks, member by member. Never wider than the message's own form. */
const MINTED = new RegExp(
  `^\\{"v":1,"id":${ID},"roundId":${ID},"siteId":${ID},"contactId":${ID},"revision":(0|[1-9]\\d{0,3}),` +
    `"date":"(\\d{4}-\\d{2}-\\d{2})","halfDay":"(am|pm)","shiftId":${ID},` +
    `"language":(?:null|"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})"),"outcome":"([a-z0-9.-]{1,160})"\\}$`,
);

/** A mark that has the very bytes that `encodeMark` gives is read at a third of the cost: a tablet reads thousands at each start. */
export function decodeMark(text: string): Result<Mark, "malformed"> {
  const minted = decodeMinted(text);
  return minted === null ? decodeAny(text) : ok(minted);
}

/** Null for whatever else: it may still be a mark. */
function decodeMinted(text: string): OutcomeMark | null {
  const found = MINTED.exec(text);
  if (found === null) {
    return null;
  }
  const [, id = "", roundId = "", siteId = "", contactId = "", revision = "", date = "", halfDay, shiftId = "", language] = found;
  const outcome = decodeOutcome(found[10] ?? "");
  if (!isCivilDate(date) || outcome === null) {
    return null;
  }
  return {
    kind: "outcome",
    id: id as ItemId,
    roundId: roundId as RoundId,
    siteId: siteId as SiteId,
    contactId: contactId as ContactId,
    revision: Number(revision),
    date,
    halfDay: halfDay === "am" ? "am" : "pm",
    shiftId: shiftId as ShiftId,
    language: (language as Language | undefined) ?? null,
    outcome,
  };
}

/** As the message's form says, in whatever order its members stand. */
function decodeAny(text: string): Result<Mark, "malformed"> {
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
