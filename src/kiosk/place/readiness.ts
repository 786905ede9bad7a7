import { canStayAwake } from "../browser/wake-lock.ts";
import type { TabletStore } from "../store/tablet-store.ts";

export type Check = "offline" | "disk" | "persistent" | "space" | "awake" | "sealed";
export type Readiness = Readonly<Record<Check, boolean>>;

const FEWEST_BYTES_FREE = 50 * 1024 * 1024;

/** What can be found out about this browser on this tablet. Each no has a line on the screen that says how to mend it. */
export async function checkReadiness(store: TabletStore, recipients: number): Promise<Readiness> {
  const [offline, probe, persistent, space] = await Promise.all([worksOffline(), store.probe(), isPersistent(), hasSpace()]);
  return { offline, disk: probe.ok, persistent, space, awake: canStayAwake(), sealed: recipients > 0 };
}

async function worksOffline(): Promise<boolean> {
  const worker = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  return worker?.active !== undefined && worker.active !== null;
}

/** `navigator.storage` is missing in some WebKits and says no in headless browsers: both are a no, neither is an error. */
async function isPersistent(): Promise<boolean> {
  const storage: StorageManager | undefined = navigator.storage;
  try {
    return (await storage?.persisted?.()) === true || (await storage?.persist?.()) === true;
  } catch {
    return false;
  }
}

async function hasSpace(): Promise<boolean> {
  const storage: StorageManager | undefined = navigator.storage;
  try {
    const estimate = await storage?.estimate?.();
    return estimate?.quota === undefined || estimate.quota - (estimate.usage ?? 0) >= FEWEST_BYTES_FREE;
  } catch {
    return true;
  }
}
