import type { Session } from "../../browser/browser.ts";
import type { Tablet } from "../tablet.ts";

const HANDED_ON = "streck.unlocked";
/** A fresh page takes a moment; what was handed on to it is not for one that is opened later. */
const HANDED_ON_MS = 10_000;

export function lockStaff(tablet: Tablet): void {
  tablet.show({ locked: true });
}

/** When each tablet's lock was opened last, by the page's steady clock. */
const opened = new WeakMap<Tablet, number>();
const JUST_MS = 10_000;

/** The PIN was right. */
export function unlockStaff(tablet: Tablet): void {
  opened.set(tablet, performance.now());
  tablet.show({ locked: false });
}

/** Whether the PIN was typed a moment ago: what lies behind it a second time need not ask again. */
export function wasJustUnlocked(tablet: Tablet): boolean {
  return performance.now() - (opened.get(tablet) ?? Number.NEGATIVE_INFINITY) < JUST_MS;
}

/** The page goes to make place for a fresh one: who typed the PIN on this one need not do so again on the next. */
export function handOnLock(tablet: Tablet): void {
  const { locked } = tablet.state();
  tablet.ports.browser.session.write(HANDED_ON, locked ? null : String(Date.now()));
}

/** Whether an open lock may have been handed on; takes nothing. */
export function hasHandedOn(session: Session): boolean {
  return session.read(HANDED_ON) !== null;
}

/** Whether the page before has handed on an open lock. Once, and only at once: a page that is loaded again is locked. */
export function takeHandedOn(session: Session): boolean {
  const handed = Number(session.read(HANDED_ON) ?? Number.NaN);
  session.write(HANDED_ON, null);
  return Math.abs(Date.now() - handed) <= HANDED_ON_MS;
}
