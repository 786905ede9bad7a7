import type { Brand } from "./brand.ts";

export type ServerId = Brand<string, "ServerId">;
/** Changes when a backup was restored: tablets then offer everything anew. */
export type Epoch = Brand<string, "Epoch">;
export type OrganisationId = Brand<string, "OrganisationId">;
export type CoordinatorId = Brand<string, "CoordinatorId">;
export type SiteId = Brand<string, "SiteId">;
export type RoundId = Brand<string, "RoundId">;
/** Of a questionnaire that is being written. */
export type DraftId = Brand<string, "DraftId">;
export type ComparisonId = Brand<string, "ComparisonId">;
export type DeviceId = Brand<string, "DeviceId">;
/** Of a tablet's database: another one means that the one before is gone. */
export type Generation = Brand<string, "Generation">;
export type BackupId = Brand<string, "BackupId">;
export type BatchId = Brand<string, "BatchId">;
/** Of one request and its reply. */
export type Nonce = Brand<string, "Nonce">;
/** Of one person in the waiting room, as the tally knows her. */
export type ContactId = Brand<string, "ContactId">;
export type ShiftId = Brand<string, "ShiftId">;
/** Of what a tablet hands in: a mark, or a sealed answer and the response in it. */
export type ItemId = Brand<string, "ItemId">;

/** All that is minted. Whoever mints an id says which it is. */
export type AnyId =
  | ServerId
  | Epoch
  | OrganisationId
  | CoordinatorId
  | SiteId
  | RoundId
  | DraftId
  | ComparisonId
  | DeviceId
  | Generation
  | BackupId
  | BatchId
  | Nonce
  | ContactId
  | ShiftId
  | ItemId;

export type MintId = <Minted extends AnyId>() => Minted;

/** Returns `count` bytes from a cryptographically strong source. An argument everywhere, so that tests decide what chance is. */
export type RandomBytes = (count: number) => Uint8Array;

const ID_BYTES = 16;

/**
 * A new id: 128 random bits as 32 lower-case hex digits. Never time-ordered, so that ids say nothing about who
 * answered before whom.
 */
export function mintId<Minted extends AnyId>(randomBytes: RandomBytes): Minted {
  return toHex(randomBytes(ID_BYTES)) as Minted;
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    text += byte.toString(16).padStart(2, "0");
  }
  return text;
}

/** The same items in an order that chance alone decides (Fisher–Yates; rejection sampling keeps it unbiased). */
export function shuffle<Item>(items: readonly Item[], randomBytes: RandomBytes): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1, randomBytes);
    const moved = shuffled[last] as Item;
    shuffled[last] = shuffled[other] as Item;
    shuffled[other] = moved;
  }
  return shuffled;
}

function randomBelow(limit: number, randomBytes: RandomBytes): number {
  const span = 2 ** 32;
  const usable = span - (span % limit);
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4);
    const drawn = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    if (drawn < usable) {
      return drawn % limit;
    }
  }
}
