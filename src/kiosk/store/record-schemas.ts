import * as v from "valibot";
import { CHOSEN_MODES } from "../../domain/response/response.ts";
import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { ContactId, DeviceId, Epoch, Generation, RoundId, ServerId, ShiftId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { SignedFeedback } from "../../kernel/signed-feedback.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import { CivilDateText, CountsMessage, Id, idOf, WholeNumber } from "../../protocol/atoms.ts";
import { KeptKind, SyncItem } from "../../protocol/device/item.ts";
import type { Singles, StoredRelease } from "./records.ts";
import { type ItemRow, STATES } from "./rows.ts";

/**
 * The form of everything that is stored. A record is checked each time it is read: a newer version, a fault of ours or of
 * the browser may have left another form there, and no screen may stumble over it. Members that nobody knows here are
 * not looked at.
 */
const ItemState = v.picklist(Object.values(STATES));
const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]+$/));
const Some = v.pipe(v.string(), v.minLength(1));
const Whole = v.pipe(v.number(), v.safeInteger());
const Minute = v.nullable(Whole);
const Milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));

/** It was one when the tablet wrote it. */
const KnownLanguage = Some as v.GenericSchema as v.GenericSchema<Language>;

/** All that handing an item in takes. */
const Readable: v.GenericSchema<unknown, ItemRow> = v.object({ ...SyncItem.entries, kind: KeptKind, state: ItemState });
/** All that moving and counting an item takes. */
const Movable = v.looseObject({ id: Id, kind: KeptKind, state: ItemState });
const ReleaseRow: v.GenericSchema<unknown, StoredRelease> = v.object({
  roundId: idOf<RoundId>(),
  signedRelease: Some as v.GenericSchema as v.GenericSchema<SignedRelease>,
});

const Phase = v.variant("kind", [
  v.object({ kind: v.literal("open") }),
  v.object({ kind: v.literal("interrupted") }),
  v.object({
    kind: v.literal("ended"),
    ending: v.picklist(["sent", "erased", "declined", "walked-away", "nothing-kept"]),
    language: v.nullable(KnownLanguage),
  }),
]);

const PlainFigures = v.object({
  counts: CountsMessage,
  byLanguage: v.array(v.tuple([v.string() as v.GenericSchema as v.GenericSchema<Language | "">, CountsMessage])),
  reasons: v.array(v.tuple([v.string(), WholeNumber])),
});

/** One for each single record; a record without a form can't be added. */
const SINGLES: { readonly [Name in keyof Singles]: v.GenericSchema<unknown, Singles[Name]> } = {
  device: v.object({
    generation: idOf<Generation>(),
    deviceId: idOf<DeviceId>(),
    token: Some,
    serverId: idOf<ServerId>(),
    epoch: idOf<Epoch>(),
    siteId: idOf<SiteId>(),
    signer: Some as v.GenericSchema as v.GenericSchema<Thumbprint>,
    roundId: idOf<RoundId>(),
  }),
  shift: v.object({
    id: idOf<ShiftId>(),
    label: v.string(),
    date: CivilDateText,
    started: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  }),
  handOver: v.object({ contactId: idOf<ContactId>(), revision: WholeNumber, mode: v.picklist(CHOSEN_MODES), phase: Phase }),
  outbox: v.object({
    answersWaiting: WholeNumber,
    answersLeaving: WholeNumber,
    answersReceived: WholeNumber,
    marksPending: WholeNumber,
    marksReceived: WholeNumber,
    // Counts of before there were reports are of a tablet that has none.
    reportsWaiting: v.optional(WholeNumber, 0),
    reportsLeaving: v.optional(WholeNumber, 0),
    waitingMinute: Minute,
    oldestMinute: Minute,
  }),
  lastContact: v.object({ time: v.string(), site: v.nullable(v.object({ roundId: idOf<RoundId>(), counts: CountsMessage })) }),
  clocks: v.object({ server: Whole, tablet: Whole }),
  lastShift: v.object({ id: idOf<ShiftId>(), date: CivilDateText, leftOpen: v.boolean() }),
  figures: v.object({
    roundId: idOf<RoundId>(),
    marks: WholeNumber,
    round: PlainFigures,
    days: v.array(v.tuple([CivilDateText, PlainFigures])),
    shifts: v.array(v.tuple([idOf<ShiftId>(), PlainFigures])),
  }),
  pin: v.object({ salt: Hex, hash: Hex }),
  pinGuard: v.object({ wrong: WholeNumber, waitMs: Milliseconds }),
  staffLanguage: KnownLanguage,
  lockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  faultsOfDay: v.object({ date: CivilDateText, reports: WholeNumber }),
  safety: v.object({
    epoch: idOf<Epoch>(),
    answers: WholeNumber,
    day: WholeNumber,
    date: CivilDateText,
    graceDays: WholeNumber,
    receivedMinute: Minute,
  }),
  feedback: v.object({
    siteId: idOf<SiteId>(),
    edition: WholeNumber,
    signed: v.nullable(Some as v.GenericSchema as v.GenericSchema<SignedFeedback>),
  }),
};

/** The single record of this name, or undefined when what lies there has another form. */
export function readSingle<Name extends keyof Singles>(name: Name, stored: unknown): Singles[Name] | undefined {
  const checked = v.safeParse(SINGLES[name], stored);
  return checked.success ? checked.output : undefined;
}

export function isSingleName(name: string): name is keyof Singles {
  return Object.hasOwn(SINGLES, name);
}

/** An item that can be handed in, or undefined. */
export function readItem(row: unknown): MintedItem | undefined {
  const checked = v.safeParse(Readable, row);
  if (!checked.success) {
    return undefined;
  }
  const { state: _state, ...item } = checked.output;
  return item;
}

/** Whether an item can be moved from state to state, and counted; what else is wrong with it doesn't matter for that. */
export function isMovable(row: unknown): row is ItemRow {
  return v.is(Movable, row);
}

export function readRelease(row: unknown): StoredRelease | undefined {
  const checked = v.safeParse(ReleaseRow, row);
  return checked.success ? checked.output : undefined;
}
