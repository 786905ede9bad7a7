import type { OrganisationId } from "../kernel/ids.ts";
import type { Actor, Role } from "./actor.ts";

/** What people and tablets ask of the server, in as many pieces as are ever given to different ones. */
export type Deed =
  | "hand in"
  | "plan rounds"
  | "record texts"
  | "fetch sounds"
  | "enrol tablets"
  | "judge tablets"
  | "keep keys"
  | "see the field"
  | "see batches"
  | "fetch sealed answers"
  | "see fault reports"
  | "publish figures"
  | "enter paper answers"
  | "see backups"
  | "keep comparisons"
  | "fill practice";

type Entitled = "device" | "command-line" | Role;

/** Who may do it. A deed that is not listed for somebody is not hers. */
const MAY: Readonly<Record<Deed, readonly Entitled[]>> = {
  "hand in": ["device"],
  "plan rounds": ["coordinator"],
  "record texts": ["coordinator"],
  "fetch sounds": ["coordinator", "device"],
  "enrol tablets": ["coordinator"],
  "judge tablets": ["coordinator"],
  "keep keys": ["coordinator"],
  "see the field": ["coordinator"],
  "see batches": ["coordinator"],
  "fetch sealed answers": ["coordinator"],
  "see fault reports": ["coordinator"],
  "publish figures": ["coordinator"],
  "enter paper answers": ["coordinator"],
  "see backups": ["coordinator"],
  "keep comparisons": ["coordinator"],
  "fill practice": ["coordinator", "command-line"],
};

export function may(actor: Actor, deed: Deed): boolean {
  if (deed === "fill practice" && actor.kind === "user" && !actor.practice) {
    return false;
  }
  const held: readonly Entitled[] = actor.kind === "user" ? [...actor.roles] : [actor.kind];
  return held.some((one) => MAY[deed].includes(one));
}

/** The organisation in which the actor does it. Throws `notAllowed` when she may not. */
export function organisationFor(actor: Actor, deed: Deed): OrganisationId {
  if (actor.kind === "command-line" || !may(actor, deed)) {
    throw notAllowed(deed);
  }
  return actor.organisationId;
}

const CODE = "STRECK_NOT_ALLOWED";

/** Thrown, and not returned: the routes have asked before, so this is nobody's ordinary answer. It becomes a problem all the same. */
export function notAllowed(deed: Deed): Error {
  return Object.assign(new Error(`not allowed to ${deed}`), { code: CODE });
}

export function isNotAllowed(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === CODE;
}
