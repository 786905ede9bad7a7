import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OpenedRound } from "../../src/envelopes/opened-round.ts";
import { batchManifest } from "../../src/export/manifest.ts";
import { asBatchId, asDeviceId, asSiteId } from "../support/brands.ts";
import { exported, textIn } from "../support/exported.ts";
import { ALL_KINDS, ALL_SITES, allKinds } from "../support/exported-round.ts";
import { DAY, ORGANISATION, openedOf, round, SITES } from "../support/opened-round.ts";
import { BUILT_IN } from "../support/questionnaires.ts";

/**
 * Files as they were exported once. Whoever analyses answers has programs that read them: not a byte may change without
 * a word in the changelog.
 */
const KEPT = join(import.meta.dirname, "../fixtures/export");

/** The version whose answers were exported then; a later one with the same codes must not look otherwise. */
const VERSION = 2;
const ANSWERS = DAY.map((one) => ({ ...one, questionnaire: { ...one.questionnaire, version: VERSION } }));

const ROUNDS: readonly (readonly [folder: string, origin: Parameters<typeof exported>[0], opened: OpenedRound])[] = [
  ["all-kinds", { organisation: ORGANISATION, round: round(ALL_KINDS), sites: ALL_SITES }, allKinds()],
  [
    "scripted-day",
    { organisation: ORGANISATION, round: round({ ...BUILT_IN, version: VERSION }), sites: SITES },
    openedOf(ANSWERS),
  ],
];

describe.each(ROUNDS)("the files of a round (%s)", (folder, origin, opened) => {
  test("are byte for byte those that were exported before", async () => {
    const files = [...(await exported(origin, opened)).values()].map((file) => [fileOf(file.kind), textIn(file)] as const);
    const kept = readdirSync(join(KEPT, folder)).map((name) => [name, readFileSync(join(KEPT, folder, name), "utf8")] as const);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(kept));
  });
});

test("a batch's manifest is byte for byte the one that was exported before", () => {
  const batch = {
    id: asBatchId("ba".repeat(16)),
    deviceId: asDeviceId("de".repeat(16)),
    deviceName: "Disken",
    siteId: asSiteId("51".repeat(16)),
    answers: 2,
    leftOut: null,
  };
  const { listing } = allKinds();
  const found = batchManifest(round(ALL_KINDS), { ...batch, received: "2026-09-14T10:00Z" }, "Väntrum A", listing.slice(0, 2));
  expect(found).toBe(readFileSync(join(KEPT, "batch-manifest.json"), "utf8"));
});

function fileOf(kind: string): string {
  return `${kind}.${kind === "manifest" ? "json" : "csv"}`;
}
