import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherPages } from "../../src/envelopes/opened-round.ts";
import { FORMATS } from "../../src/export/format.ts";
import { batchManifest } from "../../src/export/manifest.ts";
import type { Strokes } from "../../src/export/tally-tables.ts";
import { asBatchId, asDeviceId, asSiteId } from "../support/brands.ts";
import { chance } from "../support/chance.ts";
import { exported, only, textIn } from "../support/exported.ts";
import { DAY, listedOf, ORGANISATION, openedOf, response, round, SITES } from "../support/opened-round.ts";
import { freeText, questionnaire, single } from "../support/questionnaires.ts";
import { STROKES } from "../support/strokes.ts";

const ORIGIN = { organisation: ORGANISATION, round: round(), sites: SITES };

describe("an export", () => {
  test("has a manifest with every id and the hash of every file's bytes", async () => {
    const lost = { listed: listedOf("ff".repeat(16)), reason: "damaged" as const };
    const opened = openedOf(DAY, { unopened: [lost], listing: [...DAY.map(({ id }) => listedOf(id)), lost.listed] });
    const files = [...(await exported(ORIGIN, opened, { formats: FORMATS, tally: STROKES })).values()];
    const last = files.at(-1);
    const manifest = JSON.parse(last === undefined ? "" : textIn(last));
    expect(manifest).toMatchObject({
      format: "streck-manifest/1",
      organisation: ORGANISATION,
      round: { id: ORIGIN.round.id, name: ORIGIN.round.name },
      questionnaire: { id: "financial-assistance", version: ORIGIN.round.questionnaire.version },
      counts: { received: 76, counted: 75, notCounted: 1 },
    });
    expect(manifest.answers).toEqual(opened.listing.map(({ id, sha256, batchId }) => ({ id, sha256, batchId })));
    expect(manifest.files).toHaveLength(files.length - 1);
    expect(manifest.files).toEqual(
      files.slice(0, -1).map(({ name, content }) => ({
        name,
        sha256: createHash("sha256").update(content).digest("hex"),
        bytes: content.byteLength,
      })),
    );
  });

  test("lists what could not be counted, and why", async () => {
    const unopened = [{ listed: listedOf("ff".repeat(16)), reason: "hash-differs" as const }];
    const errors = only(await exported(ORIGIN, openedOf(DAY, { unopened })), "errors");
    expect(textIn(errors).split("\r\n")[1]).toBe(
      `${"ff".repeat(16)},${"ba".repeat(16)},${SITES[0]?.id},${"ff".repeat(32)},hash-differs,because hash-differs`,
    );
  });

  test("of a round where everything is counted has no list of errors, and no texts", async () => {
    const kinds = [...(await exported(ORIGIN, openedOf(DAY))).values()].map(({ kind }) => kind);
    expect(kinds).toEqual(["answers", "codebook", "manifest"]);
  });

  test("of a round without answers has the header alone", async () => {
    expect(textIn(only(await exported(ORIGIN, openedOf([])), "answers")).split("\r\n")).toHaveLength(2);
  });

  test("of the strokes needs no answers, and its manifest names none", async () => {
    const files = await exported(ORIGIN, null, { tally: STROKES });
    expect([...files.values()].map(({ kind }) => kind)).toEqual(["codebook", "tally", "reasons", "manifest"]);
    expect(JSON.parse(textIn(only(files, "manifest")))).not.toHaveProperty("answers");
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
    const files = await exported({ ...ORIGIN, round: round(document) }, openedOf(responses, { texts }));
    expect(textIn(only(files, "texts")).split("\r\n").slice(0, 2)).toEqual(["\uFEFFvariable,text", "more,'=text 0"]);
    expect(textIn(only(files, "texts"))).not.toContain("few");
    expect(textIn(only(files, "answers"))).not.toContain("=text");
  });

  test("of single batches has their answers and no others, and no free texts", async () => {
    const listing = DAY.map(({ id }, n) => ({
      ...listedOf(id),
      batchId: asBatchId(n % 3 === 0 ? "bb".repeat(16) : "ba".repeat(16)),
    }));
    const texts = new Map([["more", Array.from({ length: 12 }, () => "kanariefågel")]]);
    const batches = new Set([asBatchId("bb".repeat(16))]);
    const files = await exported(ORIGIN, openedOf(DAY, { listing, texts }), { batches });
    const expected = listing.filter(({ batchId }) => batches.has(batchId)).map(({ id }) => id);
    const rows = textIn(only(files, "answers")).trimEnd().split("\r\n").slice(1);
    expect(rows.map((row) => row.slice(0, 32))).toEqual(expected);
    const manifest = JSON.parse(textIn(only(files, "manifest")));
    expect(manifest.batches).toEqual([...batches]);
    expect(manifest.answers.map(({ id }: { id: string }) => id)).toEqual(expected);
    expect(manifest.counts).toEqual({ received: 25, counted: 25, notCounted: 0 });
    expect([...files.values()].map(({ kind }) => kind)).not.toContain("texts");
  });

  test("says how far it has come, and leaves nothing when it is cancelled", async () => {
    const many = Array.from({ length: 450 }, (_, n) => response(ORIGIN.round.questionnaire, n, {}));
    const seen: number[] = [];
    await exported(ORIGIN, openedOf(many), { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(450);
    expect(seen.length).toBeGreaterThan(2);
    const running = new AbortController();
    const cancelled = exported(ORIGIN, openedOf(many), {
      formats: FORMATS,
      onProgress: (done) => done >= 200 && running.abort(),
      signal: running.signal,
    });
    await expect(cancelled).rejects.toThrow("cancelled");
  });

  test("lets others go first also while it writes what could not be counted, and can be cancelled there", async () => {
    const unopened = Array.from({ length: 1000 }, (_, n) => ({
      listed: listedOf(n.toString(16).padStart(32, "0")),
      reason: "damaged" as const,
    }));
    const opened = openedOf([], { unopened, listing: unopened.map(({ listed }) => listed) });
    let pauses = 0;
    const files = await exported(ORIGIN, opened, { pause: async () => void (pauses += 1) });
    expect(textIn(only(files, "errors")).split("\r\n")).toHaveLength(1002);
    expect(pauses).toBeGreaterThanOrEqual(20);
    const running = new AbortController();
    let later = 0;
    const pause = async (): Promise<void> => {
      later += 1;
      if (later === 15) {
        running.abort();
      }
    };
    await expect(exported(ORIGIN, opened, { pause, signal: running.signal })).rejects.toThrow("cancelled");
    expect(later).toBeLessThan(18);
  });

  test("names its files after the round, in letters that every file system takes", async () => {
    expect(only(await exported(ORIGIN, openedOf(DAY)), "answers").name).toBe("ekonomiskt-bistand-hosten-2026-answers.csv");
    const arabic = await exported({ ...ORIGIN, round: { ...ORIGIN.round, name: "جولة" } }, openedOf(DAY));
    expect(only(arabic, "answers").name).toBe("round-answers.csv");
  });

  test("is the same to the byte in whichever order its answers and strokes arrived", async () => {
    const alike = async (pages: Parameters<typeof gatherPages>[2], tally: Strokes) => {
      const opened = gatherPages(ORIGIN.round.id, ORIGIN.round.questionnaire, pages, chance(1));
      const files = await exported(ORIGIN, opened, { formats: FORMATS, tally });
      return [...files.values()].map(({ name, sha256 }) => [name, sha256]);
    };
    const answers = DAY.map((one) => ({ listed: listedOf(one.id), response: one }));
    const wanted = await alike([{ opened: answers, unopened: [] }], STROKES);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(answers, { minLength: answers.length }),
        fc.nat({ max: answers.length }),
        fc.shuffledSubarray([...STROKES.groups], { minLength: STROKES.groups.length }),
        fc.shuffledSubarray([...STROKES.reasons], { minLength: STROKES.reasons.length }),
        async (arrived, cut, groups, reasons) => {
          const pages = [arrived.slice(0, cut), arrived.slice(cut)].map((opened) => ({ opened, unopened: [] }));
          expect(await alike(pages, { groups, reasons })).toEqual(wanted);
        },
      ),
      { numRuns: 15 },
    );
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
    leftOut: null,
  };
  const manifest = JSON.parse(batchManifest(ORIGIN.round, batch, "Väntrum A", [listedOf("01".repeat(16))]));
  expect(manifest.answers).toEqual([{ id: "01".repeat(16), sha256: "01".repeat(32) }]);
  expect(manifest.batch).toMatchObject({ id: batch.id, deviceName: "Disken", siteName: "Väntrum A" });
});
