import type { Tablet } from "./tablet.ts";

/** After so many minutes without a touch the assistant's side asks for the PIN. */
export const LOCK_CHOICES = [1, 2, 5, 10] as const;
export const DEFAULT_LOCK_MINUTES = 5;

const HANDED_ON = "streck.unlocked";
/** A fresh page takes a moment; what was handed on to it is not for one that is opened later. */
const HANDED_ON_MS = 10_000;

export function lockStaff(tablet: Tablet): void {
  if (!tablet.state().locked) {
    tablet.show({ locked: true });
  }
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

export async function chooseLockMinutes(tablet: Tablet, lockMinutes: number): Promise<void> {
  await tablet.commit({ singles: { lockMinutes } }, { lockMinutes });
}

/** The page goes to make place for a fresh one: who typed the PIN on this one need not do so again on the next. */
export function handOnLock(tablet: Tablet): void {
  if (tablet.state().locked) {
    sessionStorage.removeItem(HANDED_ON);
  } else {
    sessionStorage.setItem(HANDED_ON, String(Date.now()));
  }
}

/** Whether the page before has handed on an open lock. Once, and only at once: a page that is loaded again is locked. */
export function takeHandedOn(): boolean {
  const handed = Number(sessionStorage.getItem(HANDED_ON) ?? Number.NaN);
  sessionStorage.removeItem(HANDED_ON);
  return Math.abs(Date.now() - handed) <= HANDED_ON_MS;
}
