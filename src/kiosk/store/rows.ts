import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { Epoch } from "../../kernel/ids.ts";
import type { Singles } from "./records.ts";

/** The native version of the database whose rows these are: ten times the newest of `dexie/versions.ts`. */
export const NATIVE_VERSION = 10;

/** An item as it lies on the disk. Id, bytes and hash are minted once; only its state ever changes. */
export type ItemRow = MintedItem & { readonly state: ItemState; readonly safe?: SafeSince };

/** The server said, under this epoch, that a backup has it: first on this day, as the tablet counts them (`Safety`). */
export type SafeSince = { readonly epoch: Epoch; readonly day: number };

/**
 * `waiting`: an answer that may not leave yet (anonymity). `leaving`: may leave, not yet acknowledged. `received`: the
 * server has it on its disk; the copy here stays. Beside each is what it is called on the disk: databases in use have
 * thousands of items, and no upgrade rewrites them.
 */
export const STATES = { waiting: "waiting", leaving: "released", received: "received" } as const;
export type ItemState = (typeof STATES)[keyof typeof STATES];

export type SingleRow = { readonly name: keyof Singles | "probe"; readonly value: Singles[keyof Singles] | "probe" };

/** What everybody must find who reads the tables, by Dexie or without. An index is known by what it is over. */
export const OF_STATE = ["state", "id"] as const;
export const OF_ROUND = ["kind", "roundId"] as const;
