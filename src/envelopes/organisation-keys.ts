import type { KeysReply } from "../protocol/console/keys.ts";
import type { RoundsReply } from "../protocol/console/rounds.ts";

/** The public halves of the organisation's keys, its wrapped key file if it is kept, and which of them have been tried. */
export type OrganisationKeys = NonNullable<KeysReply["keys"]>;

/** New keys may take the place of old ones until a round is published: from then on answers are sealed to them. */
export function areReplaceable({ rounds, damaged }: RoundsReply): boolean {
  // One that can't be read may be published.
  return damaged.length === 0 && rounds.every(({ published }) => !published);
}

/** Whether both the file and the paper have opened a test answer: nothing is published before. */
export function areProved({ coordinatorProved, recoveryProved }: OrganisationKeys): boolean {
  return coordinatorProved && recoveryProved;
}
