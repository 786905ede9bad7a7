import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";

/** Where a coordinator's key can come from: the server's copy only where there is one. */
export function keySources({ keyFile }: OrganisationKeys): readonly ["file"] | readonly ["kept", "file"] {
  return keyFile === null ? ["file"] : ["kept", "file"];
}
