import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { MOST_FAULT_TEXT } from "../../src/domain/fault-report/fault-report.ts";
import type { Release } from "../../src/domain/round/release.ts";
import { openFaultText, sealFaultText } from "../../src/envelopes/fault-text.ts";
import { mintFaultReport } from "../../src/envelopes/mint-fault-report.ts";
import type { ItemId } from "../../src/kernel/ids.ts";
import { decodeFaultReport } from "../../src/protocol/device/fault-report.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { type KeyPair, makeSealingKeys } from "../../src/sealing/keys.ts";
import { type OpeningKey, openingKey } from "../../src/sealing/open.ts";
import { newId } from "../../src/sealing/random.ts";
import { seal } from "../../src/sealing/seal.ts";
import { asRoundId, asSiteId } from "../support/brands.ts";
import { faultReport } from "../support/fault-reports.ts";

let keys: readonly KeyPair[];
let recipients: Release["recipients"];
let opener: OpeningKey;
const AT = { roundId: asRoundId("a1".repeat(16)), siteId: asSiteId("b2".repeat(16)) };

beforeAll(async () => {
  keys = [await makeSealingKeys(), await makeSealingKeys()];
  recipients = keys.map(({ kid, publicKey }) => ({ role: "coordinator", kid, publicKey }));
  opener = await openingKey(at(0).kid, at(0).privateKey);
});

const at = (place: number): KeyPair => keys[place] as KeyPair;

describe("what somebody wrote beside a fault report", () => {
  test("is opened by the round's recipients as it was written, whatever it is, and all of it has one length", async () => {
    const lengths = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: MOST_FAULT_TEXT, unit: "binary" }).map((text) => text.slice(0, MOST_FAULT_TEXT)),
        async (text) => {
          const id = newId<ItemId>();
          const sealedText = await sealFaultText(id, text, { recipients });
          lengths.add((JSON.parse(sealedText) as { ciphertext: string }).ciphertext.length);
          expect(await openFaultText({ id, sealedText }, opener)).toEqual({ ok: true, value: text });
        },
      ),
      { numRuns: 40 },
    );
    for (const unit of ["\u0000", "ö", "\u2028", '"', "س"]) {
      lengths.add(
        (JSON.parse(await sealFaultText(newId(), unit.repeat(MOST_FAULT_TEXT), { recipients })) as { ciphertext: string })
          .ciphertext.length,
      );
    }
    expect(lengths.size).toBe(1);
  });

  test("is opened under no other report's id, and by nobody else", async () => {
    const id = newId<ItemId>();
    const sealedText = await sealFaultText(id, "Jag ser inte", { recipients: recipients.slice(0, 1) });
    expect(sealedText).not.toContain("Jag");
    expect(await openFaultText({ id: newId(), sealedText }, opener)).toEqual({ ok: false, error: "id-differs" });
    const other = await openingKey(at(1).kid, at(1).privateKey);
    expect(await openFaultText({ id, sealedText }, other)).toEqual({ ok: false, error: "other-recipient" });
    expect(await openFaultText({ id, sealedText: "hej" }, opener)).toEqual({ ok: false, error: "not-sealed" });
  });

  test("is nothing that no tablet could have sealed", async () => {
    const id = newId<ItemId>();
    for (const text of [7, null, "x".repeat(MOST_FAULT_TEXT + 1)]) {
      const sealedText = await seal({ id, text } as { readonly id: string }, keys, 3000);
      expect(await openFaultText({ id, sealedText }, opener)).toEqual({ ok: false, error: "malformed" });
    }
  });
});

describe("a minted report", () => {
  test("has the hash of its bytes, and her words in it only sealed", async () => {
    const { sealedText: _none, ...report } = faultReport(AT);
    const item = await mintFaultReport(report, "För svagt ljud", { recipients });
    expect(item).toMatchObject({ id: report.id, kind: "fault-report", roundId: AT.roundId, sha256: await sha256(item.bytes) });
    expect(item.bytes).not.toContain("svagt");
    const read = decodeFaultReport(item.bytes);
    const sealedText = read.ok ? (read.value.sealedText ?? "") : "";
    expect(await openFaultText({ id: report.id, sealedText }, opener)).toEqual({ ok: true, value: "För svagt ljud" });
  });

  test.each(["", "  \n"])("without words (%j) has none", async (text) => {
    const { sealedText: _none, ...report } = faultReport(AT);
    const item = await mintFaultReport(report, text, { recipients });
    expect(decodeFaultReport(item.bytes)).toEqual({ ok: true, value: { ...report, sealedText: null } });
  });
});
