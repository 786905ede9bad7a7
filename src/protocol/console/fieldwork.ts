import * as v from "valibot";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { BatchId, DeviceId, ItemId, SiteId } from "../../kernel/ids.ts";
import { CivilDateText, CountsMessage, DamagedRow, hashOf, idOf, LanguageCode, Name, WholeNumber } from "../atoms.ts";

/** Kept, and counted nowhere. */
const KeptApart = {
  quarantined: WholeNumber,
  /** Of those: of another round or site than the tablet's that brought them. */
  elsewhere: WholeNumber,
  /** Of those: brought by a tablet that was revoked. */
  revoked: WholeNumber,
};

/**
 * What the marks of all tablets say, in the smallest groups that the console sums.
 * `answers` is how many sealed answers have come from tablets; `expected` how many the marks say there should be.
 */
export const FieldworkReply = v.object({
  groups: v.array(
    v.object({
      siteId: idOf<SiteId>(),
      language: v.nullable(LanguageCode),
      date: CivilDateText,
      halfDay: v.picklist(["am", "pm"]),
      counts: CountsMessage,
    }),
  ),
  reasons: v.array(v.object({ siteId: idOf<SiteId>(), reason: v.string(), count: WholeNumber })),
  answers: v.object({
    received: WholeNumber,
    expected: WholeNumber,
    /** Not among the received: somebody decided not to count their tablet or their transfer. */
    leftOut: WholeNumber,
    ...KeptApart,
    conflicting: WholeNumber,
    /** Not among the received: their bytes rotted on the server, which asks tablets for them again. */
    damaged: WholeNumber,
  }),
  /** Each site where anybody answered on paper: how many the marks say, and how many sheets have been entered. */
  paper: v.array(v.object({ siteId: idOf<SiteId>(), marks: WholeNumber, answers: WholeNumber })),
  /**
   * Marks that no figure above counts, or that came in two versions. `misdated` are those of the quarantined whose date
   * is none of the round's, or had not come yet when they arrived: a tablet's clock was wrong.
   */
  marks: v.object({
    leftOut: WholeNumber,
    ...KeptApart,
    misdated: WholeNumber,
    conflicting: WholeNumber,
    damaged: WholeNumber,
  }),
});
export type FieldworkReply = v.InferOutput<typeof FieldworkReply>;

export const DeviceMessage = v.object({
  id: idOf<DeviceId>(),
  siteId: idOf<SiteId>(),
  /** What people call it; null when nobody has named it. */
  name: v.nullable(Name),
  /** Which tablet of the round it is, the first 1: what it is called until somebody names it. */
  number: WholeNumber,
  appVersion: v.nullable(v.string()),
  /** ISO 8601, minutes. */
  lastContact: v.nullable(v.string()),
  pending: WholeNumber,
  oldestMinutes: v.nullable(WholeNumber),
  /** The answers that it has brought: those that are in no backup yet, and those that are. Only where the server makes any. */
  arrived: v.exactOptional(v.object({ received: WholeNumber, safe: WholeNumber })),
  /** Answers and marks that lie on it in a form that it can't read, and so can't hand in. */
  unreadable: WholeNumber,
  /** Its name is given up: the tablet was emptied, or has been connected anew and is another device now. */
  older: v.boolean(),
  /** Out of use: nobody waits for it. */
  retired: v.boolean(),
  /** Since when its word is not believed any more; null: it is. */
  revoked: v.nullable(CivilDateText),
  /** Since when nothing that it handed in counts; null: it does. */
  leftOut: v.nullable(CivilDateText),
});

/** A database that a tablet of the round had and lost. It stays in the list for ever: the figures lack what was in it. */
export const WipedDeviceMessage = v.object({
  deviceId: idOf<DeviceId>(),
  siteId: idOf<SiteId>(),
  /** ISO 8601, minutes: since when it is known. */
  noticed: v.string(),
  /** At most so many that had not arrived; null where the tablet did not report it. */
  answers: v.nullable(WholeNumber),
  marks: v.nullable(WholeNumber),
  /** What it said last, before: so many answers waited then. Null where it never said anything. */
  lastContact: v.nullable(v.string()),
  pending: v.nullable(WholeNumber),
});

/** The tablets of a round. */
export const DevicesReply = v.object({
  devices: v.array(DeviceMessage),
  damaged: v.array(DamagedRow),
  wiped: v.array(WipedDeviceMessage),
});
export type DevicesReply = v.InferOutput<typeof DevicesReply>;

export const BatchMessage = v.object({
  id: idOf<BatchId>(),
  /** Null: from paper, entered in the console. */
  deviceId: v.nullable(idOf<DeviceId>()),
  deviceName: v.nullable(Name),
  deviceNumber: v.nullable(WholeNumber),
  siteId: idOf<SiteId>(),
  received: v.string(),
  answers: WholeNumber,
  /** Since when none of them counts; null: it was not left out by itself. */
  leftOut: v.nullable(CivilDateText),
  /** Since when nothing of its tablet counts. */
  tabletLeftOut: v.nullable(CivilDateText),
});

/** What each transfer carried. */
export const BatchesReply = v.object({ batches: v.array(BatchMessage), damaged: v.array(DamagedRow) });
export type BatchesReply = v.InferOutput<typeof BatchesReply>;

/** `after`: where the page before ended, as its `next` said it; none for the first page. */
export const SealedAnswersQuery = v.object({
  after: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}(\.[0-9a-f]{64})?$/))),
});

export const SealedAnswerMessage = v.object({
  id: idOf<ItemId>(),
  sha256: hashOf<ItemHash>(),
  batchId: idOf<BatchId>(),
  siteId: idOf<SiteId>(),
  /** It stood on paper, and was entered in the console. */
  paper: v.exactOptional(v.literal(true)),
  state: v.picklist(["stored", "conflicting", "quarantined", "left-out"]),
  sealed: v.string(),
});

/**
 * One page, in id order, so that arrival order is not kept. One whose id or hash
 * rotted is left out (and counted in `answers.damaged` of the fieldwork); one whose bytes did is found out by its hash.
 */
export const SealedAnswersReply = v.object({
  answers: v.array(SealedAnswerMessage),
  /** Pass as it is in `after` for the next page; null at the end. */
  next: v.nullable(v.string()),
});
export type SealedAnswersReply = v.InferOutput<typeof SealedAnswersReply>;
