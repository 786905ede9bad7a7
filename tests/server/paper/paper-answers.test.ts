import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { newSheetNumber } from "../../../src/domain/paper/sheet-number.ts";
import type { Response } from "../../../src/domain/response/response.ts";
import { mintAnswer } from "../../../src/envelopes/mint-answer.ts";
import { factsOf, openPage } from "../../../src/envelopes/open-page.ts";
import { paperAnswerId } from "../../../src/envelopes/paper-answer-id.ts";
import { listed } from "../../../src/envelopes/sealed-answer.ts";
import { readOwnRelease } from "../../../src/envelopes/signed-release.ts";
import { batchManifest, manifestInto } from "../../../src/export/manifest.ts";
import type { ItemHash } from "../../../src/kernel/hashes.ts";
import type { ItemId, OrganisationId, SiteId } from "../../../src/kernel/ids.ts";
import { BatchesReply, FieldworkReply, SealedAnswersReply } from "../../../src/protocol/console/fieldwork.ts";
import type { KeptPaperAnswer, NewPaperAnswer } from "../../../src/protocol/console/paper.ts";
import { openingKey } from "../../../src/sealing/open.ts";
import { newId, randomBytes } from "../../../src/sealing/random.ts";
import { listBatches } from "../../../src/server/fieldwork/transfers.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { addPaperAnswer, takeBackPaperAnswer } from "../../../src/server/paper/paper-answers.ts";
import { asSiteId, asWeek } from "../../support/brands.ts";
import { userOf } from "../support/actors.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server, 2);
});

const siteAt = (at: number): SiteId => published.sites[at]?.id ?? asSiteId("");
const path = (): string => `/api/rounds/${published.round.id}/paper`;

/** A sheet as the console seals it: the same sheet has the same id each time, and other bytes. */
async function sheet(number = newSheetNumber(randomBytes), siteId = siteAt(0)): Promise<NewPaperAnswer> {
  const { round } = published;
  const release = await readOwnRelease(round.release as never, null);
  if (!release.ok) {
    throw new Error(release.error);
  }
  const { id, version } = round.questionnaire;
  const first = round.questionnaire.items.find((item) => "options" in item && item.kind !== "multiple");
  const response: Response = {
    id: await paperAnswerId(round.id, number),
    roundId: round.id,
    siteId,
    questionnaire: { id, version },
    language: round.questionnaire.languages[0] as Response["language"],
    mode: "paper",
    week: asWeek("2026-W38"),
    answers: first !== undefined && "options" in first ? { [first.id]: { option: first.options[0]?.code ?? "" } } : {},
  };
  const item = await mintAnswer(response, release.value.release);
  return { id: item.id, sha256: item.sha256, siteId, sealed: item.bytes };
}

async function enter(body: NewPaperAnswer): Promise<string> {
  const reply = await published.coordinator.post(path(), body);
  return reply.statusCode === 200 ? reply.json<KeptPaperAnswer>().id : reply.json<{ problem: string }>().problem;
}

const takeBack = async ({ id, sha256 }: KeptPaperAnswer): Promise<number> =>
  (await published.coordinator.post(`${path()}/taken-back`, { id, sha256 })).statusCode;
const from = async (what: string): Promise<unknown> =>
  (await published.coordinator.get(`/api/rounds/${published.round.id}/${what}`)).json();
const fieldwork = async () => v.parse(FieldworkReply, await from("fieldwork"));
const batches = async () => v.parse(BatchesReply, await from("batches")).batches;
const answers = async () => v.parse(SealedAnswersReply, await from("sealed-answers")).answers;

describe("a sheet that is entered", () => {
  test("is counted once, whoever enters it and however often", async () => {
    const number = newSheetNumber(randomBytes);
    const [first, again] = [await sheet(number), await sheet(number)];
    expect(first.id).toBe(again.id);
    expect(first.sha256).not.toBe(again.sha256);
    expect(await enter(first)).toBe(first.id);
    expect(await enter(first)).toBe(first.id);
    expect(await enter(again)).toBe("already-exists");
    expect((await answers()).map(({ sha256 }) => sha256)).toEqual([first.sha256]);
    expect(await batches()).toMatchObject([{ deviceId: null, siteId: siteAt(0), answers: 1 }]);
  });

  test("by two at once is one", async () => {
    const number = newSheetNumber(randomBytes);
    const both = [await sheet(number), await sheet(number)];
    const replies = await Promise.all(both.map(enter));
    expect(new Set(replies)).toEqual(new Set([both[0]?.id, "already-exists"]));
    expect(await answers()).toHaveLength(1);
    expect(await batches()).toMatchObject([{ answers: 1 }]);
  });

  test("is opened as any other answer, and says that it was on paper; so do the manifests", async () => {
    await enter(await sheet());
    const { round, keys } = published;
    const tablet = await enrolledTablet(server, published.coordinator, round.id, siteAt(1));
    await tablet.sync({ put: [sealedAnswer(round.id)] });
    const page = await answers();
    const paper = page.filter((one) => one.paper === true);
    const opened = await openPage(
      paper,
      factsOf(round, false),
      await openingKey(keys.coordinator.kid, keys.coordinator.privateKey),
    );
    expect(opened.opened.map(({ response }) => [response.mode, response.siteId])).toEqual([["paper", siteAt(0)]]);
    const listing = page.map(listed);
    const organisation = { id: newId<OrganisationId>(), name: "Norrby", practice: false };
    const origin = { organisation, round, sites: published.sites };
    const parts: Uint8Array[] = [];
    const writing = manifestInto({ put: (bytes) => void parts.push(bytes), close: () => undefined }, origin, null);
    writing.answers(listing);
    writing.end({ counted: 2, notCounted: 0 }, []);
    const manifest = JSON.parse(Buffer.concat(parts).toString());
    expect(manifest.counts).toEqual({ received: 2, counted: 2, notCounted: 0, paper: 1 });
    expect(manifest.answers.filter((one: { paper?: true }) => one.paper === true)).toHaveLength(1);
    const [batch] = (await batches()).filter(({ deviceId }) => deviceId === null);
    expect(JSON.parse(batchManifest(round, batch as never, "Väntrum 1", paper.map(listed))).batch).toMatchObject({ paper: true });
  });

  test("adds no stroke, and is held against the strokes of its site", async () => {
    const [one, other] = [0, 1].map((at) => ({ roundId: published.round.id, siteId: siteAt(at) }));
    if (one === undefined || other === undefined) {
      throw new Error("two sites are needed");
    }
    const tablet = await enrolledTablet(server, published.coordinator, one.roundId, one.siteId);
    const marks = [
      outcomeMark(one, { kind: "paper" }),
      outcomeMark(one, { kind: "paper" }),
      outcomeMark(one, { kind: "complete" }),
    ];
    await tablet.sync({ put: [...marks.map(markItem), sealedAnswer(one.roundId)] });
    await enter(await sheet());
    await enter(await sheet(newSheetNumber(randomBytes), other.siteId));
    const { groups, paper, answers: arrived } = await fieldwork();
    expect(groups.map(({ counts }) => counts.I)).toEqual([3]);
    expect(paper.toSorted((a, b) => b.marks - a.marks)).toEqual([
      { siteId: one.siteId, marks: 2, answers: 1 },
      { siteId: other.siteId, marks: 0, answers: 1 },
    ]);
    // Those of tablets stand for themselves: nothing on paper makes good what a tablet lacks.
    expect(arrived).toMatchObject({ received: 1, expected: 1, leftOut: 0, quarantined: 0, conflicting: 0, damaged: 0 });
    const [ofPaper] = (await batches()).filter(({ deviceId, siteId }) => deviceId === null && siteId === one.siteId);
    await published.coordinator.post(`/api/batches/${ofPaper?.id}/left-out`, { leftOut: true });
    const without = await fieldwork();
    expect(without.answers).toMatchObject({ received: 1, leftOut: 1 });
    expect(without.paper.find(({ siteId }) => siteId === one.siteId)).toEqual({ siteId: one.siteId, marks: 2, answers: 0 });
  });

  test("joins the others of its site and day, so that nothing tells which came after which", async () => {
    for (const siteId of [siteAt(0), siteAt(0), siteAt(1)]) {
      await enter(await sheet(newSheetNumber(randomBytes), siteId));
      server.advance(60_000);
    }
    expect((await batches()).map(({ answers: count }) => count).toSorted((a, b) => a - b)).toEqual([1, 2]);
    const { session } = (await published.coordinator.get("/api/state")).json();
    const actor = userOf(session.organisationId);
    server.advance(24 * 3_600_000);
    await addPaperAnswer(actor, server.context, published.round.id, await sheet());
    expect(
      (await listBatches(actor, server.context, published.round.id)).batches
        .map(({ answers: count }) => count)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 1, 2]);
  });
});

describe("a sheet that is taken back", () => {
  test("is gone, and can be entered anew; twice taken back is once", async () => {
    const number = newSheetNumber(randomBytes);
    const [first, mended, other] = [await sheet(number), await sheet(number), await sheet()];
    await enter(first);
    await enter(other);
    expect(await takeBack(first)).toBe(200);
    expect(await takeBack(first)).toBe(404);
    expect((await answers()).map(({ id }) => id)).toEqual([other.id]);
    expect(await batches()).toMatchObject([{ answers: 1 }]);
    expect((await fieldwork()).paper).toEqual([{ siteId: siteAt(0), marks: 0, answers: 1 }]);
    expect(await enter(mended)).toBe(mended.id);
    await takeBack(mended);
    await takeBack(other);
    expect([await answers(), await batches()]).toEqual([[], []]);
  });

  test("is one that was entered from paper, by its hash, and never a tablet's answer", async () => {
    const { round, coordinator } = published;
    const tablet = await enrolledTablet(server, coordinator, round.id, siteAt(0));
    const item = sealedAnswer(round.id);
    await tablet.sync({ put: [item] });
    const entered = await sheet();
    await enter(entered);
    expect(await takeBack({ id: item.id, sha256: item.sha256 })).toBe(404);
    expect(await takeBack({ id: entered.id, sha256: digest<ItemHash>("another") })).toBe(404);
    expect(await answers()).toHaveLength(2);
  });
});

describe("nothing is kept", () => {
  test("whose bytes are not those of its hash, of a site that is none of the round's, or of a round that is not there", async () => {
    const sound = await sheet();
    expect(await enter({ ...sound, sealed: `${sound.sealed} ` })).toBe("malformed");
    expect(await enter({ ...sound, siteId: newId<SiteId>() })).toBe("not-found");
    expect((await published.coordinator.post(`/api/rounds/${newId()}/paper`, sound)).statusCode).toBe(404);
    expect([await answers(), await batches()]).toEqual([[], []]);
  });

  test("for another organisation, nor taken back by one", async () => {
    const stranger = userOf(newId<OrganisationId>());
    const entered = await sheet();
    await enter(entered);
    const { id, sha256 } = entered;
    const refused = { ok: false, error: "not-found" };
    expect(await addPaperAnswer(stranger, server.context, published.round.id, await sheet())).toEqual(refused);
    expect(await takeBackPaperAnswer(stranger, server.context, published.round.id, { id, sha256 })).toEqual(refused);
    expect(await answers()).toHaveLength(1);
  });

  test("that can be read without the keys: not an answer, and not the sheet's number", async () => {
    const number = newSheetNumber(randomBytes);
    await enter(await sheet(number));
    const { sealed, ...rest } = (await answers())[0] as { readonly sealed: string; readonly id: ItemId };
    expect(JSON.stringify(rest) + sealed + server.log.join("")).not.toContain(number);
    expect(JSON.parse(sealed)).toHaveProperty("ciphertext");
  });
});
