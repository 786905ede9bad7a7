import type { Locks } from "./locks.ts";

/**
 * Resolves once this page is the tablet's only one: two pages would each have their own idea of whose hands the tablet
 * is in. `onWaiting` is called when another page holds on; the page before this one needs a moment to go away.
 */
export async function becomeOnlyPage(locks: Locks, onWaiting: () => void): Promise<void> {
  const patience = setTimeout(onWaiting, 3000);
  await new Promise<void>((resolve) => {
    // Never released: the browser does it when the page goes.
    void locks.hold("streck-page", () => {
      resolve();
      return new Promise<never>(() => undefined);
    });
  });
  clearTimeout(patience);
}
