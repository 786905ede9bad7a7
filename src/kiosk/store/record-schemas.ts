import * as v from "valibot";
import { HELP_MODES } from "../../domain/response/response.ts";
import { ItemKind, SyncItem } from "../../protocol/device/sync.ts";
import { CivilDateText, CountsMessage, Id, WholeNumber } from "../../protocol/words.ts";
import type { Singles, StoredItem, StoredRelease } from "./records.ts";

/**
 * The form of everything that is stored. A record is checked each time it is read: a newer version, a fault of ours or of
 * the browser may have left another form there, and no screen may stumble over it. Members that nobody knows here are
 * not looked at.
 */
const ItemState = v.picklist(["waiting", "released", "received"]);
const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]+$/));
const Some = v.pipe(v.string(), v.minLength(1));
const Whole = v.pipe(v.number(), v.safeInteger());
const Minute = v.nullable(Whole);
const Milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));

const ItemRow: v.GenericSchema<unknown, StoredItem> = v.object({ ...SyncItem.entries, state: ItemState });
/** All that moving and counting an item takes. */
const Movable = v.looseObject({ id: Id, kind: ItemKind, state: ItemState });
const ReleaseRow: v.GenericSchema<unknown, StoredRelease> = v.object({ roundId: Id, signed: Some });

const Phase = v.variant("kind", [
  v.object({ kind: v.literal("open") }),
  v.object({ kind: v.literal("interrupted") }),
  v.object({
    kind: v.literal("ended"),
    ending: v.picklist(["sent", "erased", "declined", "walked-away", "nothing-kept"]),
    language: v.nullable(Some),
  }),
]);

/** One for each single record; a record without a form can't be added. */
const SINGLES: { readonly [Name in keyof Singles]: v.GenericSchema<unknown, Singles[Name]> } = {
  device: v.object({
    generation: Id,
    deviceId: Id,
    token: Some,
    serverId: Id,
    epoch: Id,
    siteId: Id,
    signer: Some,
    roundId: Id,
  }),
  shift: v.object({ id: Id, label: v.string(), date: CivilDateText, started: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)) }),
  handOver: v.object({ contactId: Id, revision: WholeNumber, mode: v.picklist(HELP_MODES), phase: Phase }),
  queue: v.object({
    answersWaiting: WholeNumber,
    answersReleased: WholeNumber,
    answersReceived: WholeNumber,
    marksPending: WholeNumber,
    marksReceived: WholeNumber,
    waitingMinute: Minute,
    oldestMinute: Minute,
  }),
  lastContact: v.object({ time: v.string(), site: v.nullable(v.object({ roundId: Id, counts: CountsMessage })) }),
  clocks: v.object({ server: Whole, tablet: Whole }),
  lastShift: v.object({ id: Id, date: CivilDateText, leftOpen: v.boolean() }),
  pin: v.object({ salt: Hex, hash: Hex }),
  pinGuard: v.object({ wrong: WholeNumber, waitMs: Milliseconds }),
  staffLanguage: Some,
  lockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
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
export function readItem(row: unknown): StoredItem | undefined {
  const checked = v.safeParse(ItemRow, row);
  return checked.success ? checked.output : undefined;
}

/** Whether an item can be moved from state to state, and counted; what else is wrong with it doesn't matter for that. */
export function isMovable(row: unknown): row is StoredItem {
  return v.is(Movable, row);
}

export function readRelease(row: unknown): StoredRelease | undefined {
  const checked = v.safeParse(ReleaseRow, row);
  return checked.success ? checked.output : undefined;
}
