import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeBundle } from "../../src/export/bundle.ts";
import { batchManifest } from "../../src/export/manifest.ts";
import { asBatchId, asDeviceId, asSiteId } from "../support/brands.ts";
import { BUNDLE_WORDS } from "../support/export-words.ts";
import { DAY, listedOf, ORGANISATION, openedOf, response, round, SITES } from "../support/opened-round.ts";
import { freeText, questionnaire, single } from "../support/questionnaires.ts";

const ORIGIN = { organisation: ORGANISATION, round: round(), sites: SITES };

describe("an export", () => {
  test("has a manifest with every id and the hash of every file's bytes", async () => {
    const lost = { listed: listedOf("ff".repeat(16)), reason: "damaged" as const };
    const opened = openedOf(DAY, { unopened: [lost], listing: [...DAY.map(({ id }) => listedOf(id)), lost.listed] });
    const bundle = await makeBundle(ORIGIN, opened, BUNDLE_WORDS);
    const manifest = JSON.parse(bundle.manifest.content);
    const files = [bundle.answers, bundle.codebook, bundle.errors].filter((file) => file !== null);
    expect(manifest).toMatchObject({
      format: "streck-manifest/1",
      organisation: ORGANISATION,
      round: { id: ORIGIN.round.id, name: ORIGIN.round.name },
      questionnaire: { id: "financial-assistance", version: ORIGIN.round.questionnaire.version },
      counts: { received: 76, counted: 75, notCounted: 1 },
    });
    expect(manifest.answers).toEqual(opened.listing.map(({ id, sha256, batchId }) => ({ id, sha256, batchId })));
    expect(manifest.files).toEqual(
      files.map(({ name, content }) => ({
        name,
        sha256: createHash("sha256").update(content, "utf8").digest("hex"),
        bytes: Buffer.byteLength(content, "utf8"),
      })),
    );
  });

  test("lists what could not be counted, and why", async () => {
    const bundle = await makeBundle(
      ORIGIN,
      openedOf(DAY, { unopened: [{ listed: listedOf("ff".repeat(16)), reason: "hash-differs" }] }),
      BUNDLE_WORDS,
    );
    expect(bundle.errors?.content.split("\r\n")[1]).toBe(
      `${"ff".repeat(16)},${"ba".repeat(16)},${SITES[0]?.id},${"ff".repeat(32)},hash-differs,because hash-differs`,
    );
  });

  test("of a round where everything is counted has no list of errors, and no texts", async () => {
    const bundle = await makeBundle(ORIGIN, openedOf(DAY), BUNDLE_WORDS);
    expect([bundle.errors, bundle.texts]).toEqual([null, null]);
  });

  test("of a round without answers has the header alone", async () => {
    const bundle = await makeBundle(ORIGIN, openedOf([]), BUNDLE_WORDS);
    expect(bundle.answers.content.split("\r\n")).toHaveLength(2);
  });

  test("holds free texts apart, and only from ten up", async () => {
    const document = questionnaire([single("first", "yes no"), freeText("more", 200), freeText("less", 200)]);
    const responses = Array.from({ length: 10 }, (_, number) =>
      response(document, number, { more: { text: `=text ${number}` } }),
    );
    const texts = new Map([
      ["more", responses.map((_, number) => `=text ${number}`)],
      ["less", Array.from({ length: 9 }, () => "few")],
    ]);
    const bundle = await makeBundle({ ...ORIGIN, round: round(document) }, openedOf(responses, { texts }), BUNDLE_WORDS);
    expect(bundle.texts?.content.split("\r\n").slice(0, 2)).toEqual(["\uFEFFvariable,text", "more,'=text 0"]);
    expect(bundle.texts?.content).not.toContain("few");
    expect(bundle.answers.content).not.toContain("=text");
  });

  test("names its files after the round, in letters that every file system takes", async () => {
    const bundle = await makeBundle(ORIGIN, openedOf(DAY), BUNDLE_WORDS);
    expect(bundle.answers.name).toBe("ekonomiskt-bistand-hosten-2026-answers.csv");
    const arabic = await makeBundle({ ...ORIGIN, round: { ...ORIGIN.round, name: "جولة" } }, openedOf(DAY), BUNDLE_WORDS);
    expect(arabic.answers.name).toBe("round-answers.csv");
  });
});

test("a batch's manifest has ids and hashes, and nothing that needs a key", () => {
  const batch = {
    id: asBatchId("ba".repeat(16)),
    deviceId: asDeviceId("de".repeat(16)),
    deviceName: "Disken",
    siteId: SITES[0]?.id ?? asSiteId(""),
    received: "2026-09-14T10:00Z",
    answers: 1,
  };
  const manifest = JSON.parse(batchManifest(ORIGIN.round, batch, "Väntrum A", [listedOf("01".repeat(16))]));
  expect(manifest.answers).toEqual([{ id: "01".repeat(16), sha256: "01".repeat(32) }]);
  expect(manifest.batch).toMatchObject({ id: batch.id, deviceName: "Disken", siteName: "Väntrum A" });
});
