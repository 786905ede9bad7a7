import { createHash } from "node:crypto";
import { generalDecrypt, importJWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { ConsoleApi } from "../../src/console/api/console-api.ts";
import { sealedPages } from "../../src/console/opening/sealed-pages.ts";
import type { SealedAnswer } from "../../src/envelopes/sealed-answer.ts";
import { sealedLines } from "../../src/export/sealed-lines.ts";
import { err, ok } from "../../src/kernel/result.ts";
import { type KeyPair, makeSealingKeys } from "../../src/sealing/keys.ts";
import { asRoundId } from "../support/brands.ts";
import { DAY, sealed } from "../support/opened-round.ts";
import { BUILT_IN } from "../support/questionnaires.ts";

let coordinator: KeyPair;
let recovery: KeyPair;
let answers: readonly SealedAnswer[];

beforeAll(async () => {
  [coordinator, recovery] = await Promise.all([makeSealingKeys(), makeSealingKeys()]);
  answers = await Promise.all(DAY.slice(0, 5).map((one) => sealed(one, BUILT_IN, [coordinator, recovery])));
});

describe("the sealed answers of a round", () => {
  test.each(["coordinator", "recovery"])("open line by line with the jose library alone and the key of the %s", async (whose) => {
    const { privateKey } = whose === "coordinator" ? coordinator : recovery;
    const key = await importJWK({ ...privateKey }, "ECDH-ES+A256KW");
    const opened = await Promise.all(
      (await lines(serving(answers, 2))).map(async (line) => {
        const { plaintext } = await generalDecrypt(JSON.parse(line), key);
        return JSON.parse(new TextDecoder().decode(plaintext));
      }),
    );
    expect(opened).toEqual(DAY.slice(0, 5).map((one) => ({ ...one, pad: expect.any(String) })));
  });

  test("are the bytes that the manifest has a hash of", async () => {
    const hashes = (await lines(serving(answers, 500))).map((line) => createHash("sha256").update(line, "utf8").digest("hex"));
    expect(hashes).toEqual(answers.map(({ sha256 }) => sha256));
  });

  test("are all there, those too that are not counted, and each on one line whatever a tablet sent", async () => {
    const spread = JSON.stringify(JSON.parse(at(1).sealed), null, 2).replaceAll("\n", "\r\n");
    const odd = [
      { ...at(0), state: "quarantined" as const },
      { ...at(1), sealed: spread },
      { ...at(2), state: "conflicting" as const, sealed: "no\njwe" },
    ];
    const found = await lines(serving(odd, 500));
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(at(0).sealed);
    expect(JSON.parse(found[1] ?? "")).toEqual(JSON.parse(at(1).sealed));
    expect(found[2]).toBe("no jwe");
  });

  test("are not half there when a page fails", async () => {
    const { sealedAnswers } = serving(answers, 2);
    const failing = {
      sealedAnswers: async (ask: Asked) => (ask.query.after === undefined ? sealedAnswers(ask) : err("unreachable" as const)),
    };
    expect(await sealedLines(sealedPages(failing, asRoundId("r")))).toEqual(err("unreachable"));
  });
});

const at = (position: number): SealedAnswer => answers[position] as SealedAnswer;

type Asked = Parameters<ConsoleApi["sealedAnswers"]>[0];

function serving(all: readonly SealedAnswer[], pageSize: number) {
  return {
    sealedAnswers: async ({ query }: Asked) => {
      const start = Number(query.after ?? 0);
      const end = start + pageSize;
      return ok({ answers: all.slice(start, end), next: end < all.length ? String(end) : null });
    },
  };
}

async function lines(api: ReturnType<typeof serving>): Promise<string[]> {
  const result = await sealedLines(sealedPages(api, asRoundId("r")));
  const file = (result.ok ? result.value : []).join("");
  expect(file.endsWith("\n")).toBe(true);
  return file.slice(0, -1).split("\n");
}
