import type { CivilDate } from "../kernel/calendar.ts";
import type { DeviceId, OrganisationId, RoundId, SiteId } from "../kernel/ids.ts";

/**
 * Who wants something done: the first argument of every use case. For which organisation she acts stands here and comes
 * from nowhere else; what she may do is said in `may.ts`.
 */
export type Actor = Device | User | CommandLine;

/** A tablet, and the place that it was enrolled for. */
export type Device = {
  readonly kind: "device";
  readonly organisationId: OrganisationId;
  readonly id: DeviceId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  /** Since when its word is not believed any more. */
  readonly revoked: CivilDate | null;
  /** Since when nothing that it hands in counts. */
  readonly leftOut: CivilDate | null;
};

/** Someone who has signed in. */
export type User = {
  readonly kind: "user";
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  /** Whether hers is the practice organisation. */
  readonly practice: boolean;
  readonly userName: string;
  readonly roles: ReadonlySet<Role>;
};

export type Role = "coordinator";

/** Whoever starts the server: the machine is hers. */
export type CommandLine = { readonly kind: "command-line" };

export const COMMAND_LINE: CommandLine = { kind: "command-line" };

/** Someone of whom nothing is known yet. `direct`: she sits at this very machine, as far as anybody can tell. */
export type Visitor = { readonly kind: "visitor"; readonly direct: boolean };
