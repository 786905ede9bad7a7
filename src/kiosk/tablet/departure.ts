import type { Doer, Tablet } from "./tablet.ts";

/** Lets all answers leave together that wait now. False where the disk refused. */
export async function letAnswersLeave(tablet: Tablet, by: Doer): Promise<boolean> {
  const left = await tablet.ports.store.letLeave();
  if (left.ok) {
    tablet.show({ outbox: left.value });
  } else if (by === "somebody") {
    tablet.show({ storageFailure: left.error });
  }
  return left.ok;
}
