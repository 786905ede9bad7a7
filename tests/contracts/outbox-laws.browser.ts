import { describe, expect, test } from "vitest";
import { OUTBOX_LAWS } from "./outbox-laws.ts";

/** Fewer than in memory: each commit waits for a disk. */
const RUNS = 30;

describe("the laws of the store, in this browser", () => {
  test.each(OUTBOX_LAWS)("$name", async ({ holds }) => {
    await expect(holds(RUNS)).resolves.toBeUndefined();
  });
});
