import type { RandomBytes } from "../kernel/ids.ts";
import type { Clock } from "./clock.ts";
import type { Store } from "./database/store.ts";

/** What every route works with. */
export type ServerContext = {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Who the server is to its tablets. Whatever restores a backup may change `epoch`: then they offer everything at once. */
  readonly identity: { readonly serverId: string; readonly epoch: string };
  /** Whether the practice organisation may be entered without a password. */
  readonly practiceOffered: boolean;
  /** Whether it is offered to others than people at this very machine, too. */
  readonly practiceOnNetwork: boolean;
  /** The public address of the tablet's origin, without a slash at its end. */
  readonly tabletAddress: () => string;
};
