import type { Tablet } from "./tablet.ts";

const LOOK_EVERY_MS = 5_000;

/**
 * Looks now and then whether the tablet's database is still there, so that it is noticed also when nobody stores anything,
 * and says so to `onWiped` once. Before the page goes the second place is mended, if that was cleared as well.
 */
export function lookAfterStore(tablet: Tablet, onWiped: () => void): void {
  const { store, browser } = tablet.ports;
  const look = (): void => {
    store.watch.heal();
    if (tablet.state().wiped === null) {
      void store.look();
    }
  };
  setInterval(look, LOOK_EVERY_MS);
  // A page that goes is not looked after any more: the one that comes waits for it.
  browser.on("visibility", () => {
    if (browser.isVisible()) {
      look();
    }
  });
  browser.on("leaving", () => store.watch.heal());
  let known = false;
  const tell = (): void => {
    if (tablet.state().wiped !== null && !known) {
      known = true;
      onWiped();
    }
  };
  tablet.subscribe(tell);
  tell();
}
