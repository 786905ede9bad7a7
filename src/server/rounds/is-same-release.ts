import { isDeepStrictEqual } from "node:util";
import type { Release } from "../../domain/round/release.ts";

/** Sites and recipients are sets; in which order a release lists them says nothing. */
export function isSameRelease(one: Release, other: Release): boolean {
  return isDeepStrictEqual(inOneOrder(one), inOneOrder(other));
}

function inOneOrder(release: Release): Release {
  return {
    ...release,
    sites: [...release.sites].sort((a, b) => (a.id < b.id ? -1 : 1)),
    recipients: [...release.recipients].sort((a, b) => (a.kid < b.kid ? -1 : 1)),
  };
}
