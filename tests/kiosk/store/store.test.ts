import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { OUTBOX_LAWS } from "../../contracts/outbox-laws.ts";

describe("the laws of the store, on an IndexedDB in memory", () => {
  test.each(OUTBOX_LAWS)("$name", async ({ holds }) => {
    await expect(holds(300)).resolves.toBeUndefined();
  });
});
