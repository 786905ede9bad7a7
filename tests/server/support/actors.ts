import type { OrganisationId } from "../../../src/kernel/ids.ts";
import type { Device, User } from "../../../src/server/actor.ts";

/** A coordinator of the organisation. */
export function userOf(organisationId: OrganisationId, changes: Partial<User> = {}): User {
  const roles: User["roles"] = new Set(["coordinator"]);
  const names = { organisationName: "Provkommunen", userName: "Samira" };
  return { kind: "user", organisationId, ...names, practice: false, roles, ...changes };
}

export function deviceOf(organisationId: OrganisationId, place: Pick<Device, "id" | "roundId" | "siteId">): Device {
  return { kind: "device", organisationId, revoked: null, leftOut: null, ...place };
}
