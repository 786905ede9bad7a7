import type { Tablet } from "./tablet.ts";

/** Writes beside the database whose tablet this is, so that it can still be said when the database is gone. */
export function describePlace(tablet: Tablet): void {
  const { device, release } = tablet.state();
  if (device !== null && release.kind === "verified") {
    const { organisation, sites } = release.release;
    const site = sites.find(({ id }) => id === device.siteId)?.name ?? "";
    tablet.parts.store.watch.describe({ organisation: organisation.name, site, practice: organisation.practice });
  }
}
