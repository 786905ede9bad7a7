import { beforeEach, describe, expect, test } from "vitest";
import type { Draft, DraftsReply } from "../../../src/protocol/console/drafts.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { type Coordinator, setUpOrganisation } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let coordinator: Coordinator;

beforeEach(async () => {
  server = await testServer();
  coordinator = await setUpOrganisation(server);
});

async function add(questionnaire: unknown = BUILT_IN): Promise<Draft> {
  return (await coordinator.post("/api/questionnaires", { questionnaire, before: BUILT_IN })).json<Draft>();
}

const listed = async () => (await coordinator.get("/api/questionnaires")).json<DraftsReply>().drafts;

describe("a questionnaire that is written", () => {
  test("is kept with what it was before, and listed", async () => {
    const draft = await add();
    expect((await coordinator.get(`/api/questionnaires/${draft.id}`)).json()).toEqual({
      id: draft.id,
      revision: 1,
      questionnaire: BUILT_IN,
      before: BUILT_IN,
    });
    expect(await listed()).toEqual([
      {
        id: draft.id,
        revision: 1,
        languages: BUILT_IN.languages,
        title: BUILT_IN.title,
        version: BUILT_IN.version,
        items: BUILT_IN.items.length,
      },
    ]);
  });

  test("may lack texts: it is not done yet", async () => {
    const draft = await add({ ...BUILT_IN, title: {}, items: [] });
    expect((await coordinator.get(`/api/questionnaires/${draft.id}`)).json()).toMatchObject({
      questionnaire: { title: {}, items: [] },
    });
  });

  test("is none where its shape is wrong", async () => {
    const reply = await coordinator.post("/api/questionnaires", { questionnaire: { ...BUILT_IN, items: [{}] }, before: null });
    expect([reply.statusCode, await listed()]).toEqual([400, []]);
  });

  test("is changed by whoever has seen the last revision, and by nobody else", async () => {
    const { id } = await add();
    const save = (revision: number, title: string) =>
      coordinator.post(`/api/questionnaires/${id}`, {
        questionnaire: { ...BUILT_IN, title: { sv: title } },
        before: null,
        revision,
      });
    const replies = [await save(1, "hers"), await save(1, "his"), await save(2, "hers again")];
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 409, 200]);
    expect((await coordinator.get(`/api/questionnaires/${id}`)).json()).toMatchObject({
      revision: 3,
      questionnaire: { title: { sv: "hers again" } },
      before: null,
    });
  });

  test("is gone when it is removed, for whoever still writes in it too", async () => {
    const { id } = await add();
    expect((await coordinator.remove(`/api/questionnaires/${id}`)).json()).toEqual({ drafts: [], damaged: [] });
    const save = await coordinator.post(`/api/questionnaires/${id}`, { questionnaire: BUILT_IN, before: null, revision: 1 });
    expect([save.statusCode, save.json()]).toEqual([404, { problem: "not-found" }]);
  });

  test("that can't be read any more takes no other one with it", async () => {
    const [broken, whole] = [await add(), await add()];
    await server.store.queries.updateTable("draft").set({ questionnaire: "{" }).where("id", "=", broken.id).execute();
    expect((await coordinator.get("/api/questionnaires")).json()).toMatchObject({
      drafts: [{ id: whole.id }],
      damaged: [{ id: broken.id }],
    });
    expect((await coordinator.get(`/api/questionnaires/${broken.id}`)).statusCode).toBe(500);
  });
});
