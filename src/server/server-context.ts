import type { RandomBytes } from "../kernel/ids.ts";
import type { BackupPlan } from "./backup/plan.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./database/database.ts";

/** What every use case works with; on whose behalf is its first argument. */
export type ServerContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly settings: ServerSettings;
};

export type ServerSettings = {
  /** Offers the practice organisation, which is entered without a password. */
  readonly practice: boolean;
  /** Offers it to others than people at this very machine, too. */
  readonly practiceOnNetwork: boolean;
  /** How the server saves itself; null: it doesn't. */
  readonly backups: BackupPlan | null;
  /** The public address of the tablet's origin, without a slash at its end. */
  readonly tabletAddress: () => string;
};
