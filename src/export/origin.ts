import type { OrganisationId } from "../kernel/ids.ts";
import type { Round, Site } from "../protocol/console/rounds.ts";

/** Whose answers they are. */
export type Origin = {
  readonly organisation: { readonly id: OrganisationId; readonly name: string; readonly practice: boolean };
  readonly round: Round;
  readonly sites: readonly Site[];
};
