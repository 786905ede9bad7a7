import { beforeEach, describe, expect, test } from "vitest";
import type { OrganisationId, RoundId } from "../../../src/kernel/ids.ts";
import type { NewPublication, PublicationsOfRound } from "../../../src/protocol/console/publications.ts";
import { newId } from "../../../src/sealing/random.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { addPublication, listPublications } from "../../../src/server/publications/publications.ts";
import { userOf } from "../support/actors.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

const ANSWERS: NewPublication["answers"] = digest("some answers");
const SHEET: NewPublication = {
  answers: ANSWERS,
  beside: [],
  figures: { shown: "sheet", respondents: 63, responseRate: 61, rows: [{ code: "U31500", T: 85, K: 87, M: null }] },
};
const LANGUAGES: NewPublication = {
  answers: ANSWERS,
  beside: ["sheet"],
  figures: { shown: "languages", parts: ["sv", "ar"], rows: [{ code: "U31500", parts: [84, null] }] },
};

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
});

const path = (round = published.round.id): string => `/api/rounds/${round}/publications`;
const publish = async (body: object) => {
  const reply = await published.coordinator.post(path(), body);
  return reply.statusCode === 200
    ? reply.json<PublicationsOfRound>().publications.length
    : reply.json<{ problem: string }>().problem;
};
const listed = async (): Promise<PublicationsOfRound> => (await published.coordinator.get(path())).json();

describe("what was given away of a round", () => {
  test("is kept to the letter, with the day, table after table", async () => {
    expect(await listed()).toEqual({ publications: [], damaged: [] });
    expect([await publish(SHEET), await publish(LANGUAGES)]).toEqual([1, 2]);
    const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    const of = ({ answers, figures }: NewPublication) => ({ published: day, answers, figures });
    const { publications } = await listed();
    expect(publications.toSorted((a, b) => (a.figures.shown < b.figures.shown ? 1 : -1))).toEqual([of(SHEET), of(LANGUAGES)]);
  });

  test("is never given away again, neither otherwise nor of other answers", async () => {
    await publish(SHEET);
    const otherwise = { ...SHEET, figures: { ...SHEET.figures, responseRate: 62 } };
    const known = { ...otherwise, beside: ["sheet"] };
    const ofOthers = { ...LANGUAGES, answers: digest("other answers") };
    for (const again of [SHEET, otherwise, known, ofOthers]) {
      expect(await publish(again)).toBe("already-exists");
    }
    expect((await listed()).publications).toHaveLength(1);
  });

  test("was decided beside all that there is, or is decided anew", async () => {
    expect(await publish(LANGUAGES)).toBe("already-exists");
    await publish(SHEET);
    expect(await publish({ ...LANGUAGES, beside: [] })).toBe("already-exists");
    await publish(LANGUAGES);
    const sites = { shown: "sites", parts: [], rows: [] };
    expect(await publish({ answers: ANSWERS, beside: ["sheet"], figures: sites })).toBe("already-exists");
    expect(await publish({ answers: ANSWERS, beside: ["sheet", "languages"], figures: sites })).toBe(3);
  });

  test("of two at once is one", async () => {
    const replies = await Promise.all([publish(SHEET), publish(SHEET)]);
    expect(replies.toSorted()).toEqual([1, "already-exists"]);
  });

  test.each([
    ["a base", { ...SHEET.figures, rows: [{ code: "U31500", T: 85, K: 87, M: null, base: 63 }] }],
    ["a decimal", { ...SHEET.figures, rows: [{ code: "U31500", T: 85.1, K: 87, M: null }] }],
    ["fewer than ten", { ...SHEET.figures, respondents: 9 }],
    ["another table", { ...SHEET.figures, shown: "genders" }],
  ])("has no room for %s", async (_what, figures) => {
    expect(await publish({ ...SHEET, figures })).toBe("malformed");
  });

  test("is of one organisation, and of rounds that there are", async () => {
    await publish(SHEET);
    const stranger = userOf(newId<OrganisationId>());
    const { round } = published;
    expect(await listPublications(stranger, server.context, round.id)).toEqual({ publications: [], damaged: [] });
    expect(await addPublication(stranger, server.context, round.id, SHEET)).toEqual({ ok: false, error: "not-found" });
    expect((await published.coordinator.post(path(newId<RoundId>()), SHEET)).json()).toEqual({ problem: "not-found" });
  });
});
