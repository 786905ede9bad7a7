import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { err } from "../../../src/kernel/result.ts";
import type { StorageFailure } from "../../../src/kiosk/store/failure.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, workingTablet } from "../support/test-tablet.ts";

const MISSED = { kind: "missed" } as const;

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

/** The first page of a newer app: it waits for nobody, and nobody waits for it. */
function bringToNewer({ name }: TestTablet): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 990);
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(new Error(opening.error?.name)));
  });
}

describe("a page whose database another one has brought to a newer version", () => {
  test("says so before anybody does anything, and counts nothing that it can't store", async () => {
    const tablet = await workingTablet(round);
    const page = tablet.page();
    const newer = await bringToNewer(tablet);
    expect(page.state().storageFailure).toBe("newer");
    const { tally } = page.state();
    expect(await markContact(page, MISSED, null)).toBeNull();
    expect(page.state()).toMatchObject({ storageFailure: "newer", tally });
    newer.close();
  });

  test.each<StorageFailure | null>([null, "hung", "refused"])(
    "goes on saying so when a deed begun before ends with %s",
    async (end) => {
      const tablet = await workingTablet(round);
      const page = tablet.page();
      const { store } = page.ports;
      const { commit } = store;
      let tell = (): void => undefined;
      const told = new Promise<void>((resolve) => {
        tell = resolve;
      });
      let stored = false;
      vi.spyOn(store, "commit").mockImplementationOnce(async (change) => {
        const written = await commit(change);
        stored = true;
        await told;
        return end === null ? written : err(end);
      });
      const marking = markContact(page, MISSED, null);
      await vi.waitFor(() => expect(stored).toBe(true));
      const newer = await bringToNewer(tablet);
      expect(page.state().storageFailure).toBe("newer");
      tell();
      expect((await marking) === null).toBe(end !== null);
      expect(page.state().storageFailure).toBe("newer");
      newer.close();
    },
  );
});
