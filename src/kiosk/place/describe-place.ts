import type { Tablet } from "../tablet/tablet.ts";

/** Writes beside the database whose tablet this is, so that it can still be said when the database is gone. */
export function describePlace(tablet: Tablet): void {
  const { device, held } = tablet.state();
  if (device !== null && held.kind === "verified") {
    const { organisation, sites } = held.release;
    const site = sites.find(({ id }) => id === device.siteId)?.name ?? "";
    tablet.ports.store.watch.describe({ organisation: organisation.name, site, practice: organisation.practice });
  }
}
