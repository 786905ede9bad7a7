import { beforeEach, describe, expect, test } from "vitest";
import { toBase64 } from "../../../src/kernel/base64.ts";
import type { SoundHash } from "../../../src/kernel/hashes.ts";
import type { Recording, RecordingsReply } from "../../../src/protocol/console/recordings.ts";
import { MOST_SOUND_BYTES } from "../../../src/protocol/sound.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { FRAME_MS, mp3Frames, newRecording } from "../../support/sounds.ts";
import { type Coordinator, publishedRound, setUpOrganisation, visitor } from "../support/coordinator.ts";
import { enrolledTablet } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let coordinator: Coordinator;

beforeEach(async () => {
  server = await testServer({ practice: true });
  coordinator = await setUpOrganisation(server);
});

async function keep(changes: Parameters<typeof newRecording>[0] = {}): Promise<Recording> {
  const response = await coordinator.post("/api/recordings", newRecording(changes));
  expect(response.statusCode).toBe(200);
  return response.json();
}

const list = async (who = coordinator): Promise<Recording[]> =>
  (await who.get("/api/recordings")).json<RecordingsReply>().recordings;
const sounds = () => server.store.queries.selectFrom("sound").select(["sha256", "size"]).execute();
const remove = ({ language, textSha256 }: Recording) =>
  coordinator.remove(`/api/recordings?language=${language}&textSha256=${textSha256}`);

describe("a recording", () => {
  test("is kept for its text and language, and said by its hash", async () => {
    const bytes = mp3Frames(5, 7);
    const kept = await keep({ sound: toBase64(bytes) });
    expect(kept).toMatchObject({ language: "sv", text: "Vill du svara?", bytes: bytes.length, milliseconds: 5 * FRAME_MS });
    expect(kept.sha256).toBe(digest<SoundHash>(bytes));
    expect(await list()).toEqual([kept]);
    const fetched = await coordinator.get(`/api/sounds/${kept.sha256}`);
    expect([fetched.statusCode, fetched.json()]).toEqual([200, { sound: toBase64(bytes) }]);
  });

  test("is one and the same however the letters of its text were put together, and another in another language", async () => {
    await keep({ text: "\u00e5" });
    await keep({ text: "a\u030a" });
    await keep({ text: "\u00e5", language: "en" });
    expect((await list()).map(({ language }) => language)).toEqual(["en", "sv"]);
  });

  test("takes the place of the one before, whose sound goes unless somebody else says it", async () => {
    await keep({ text: "A" });
    await keep({ text: "B" });
    await keep({ text: "A", sound: toBase64(mp3Frames(3, 1)) });
    expect(await sounds()).toHaveLength(2);
    await keep({ text: "B", sound: toBase64(mp3Frames(3, 1)) });
    expect(await sounds()).toEqual([{ sha256: digest(mp3Frames(3, 1)), size: 648 }]);
  });

  test("that is removed is gone, and its sound with it", async () => {
    const kept = await keep();
    const left = await remove(kept);
    expect([left.statusCode, left.json()]).toEqual([200, { recordings: [], damaged: [] }]);
    expect(await sounds()).toEqual([]);
    expect((await coordinator.get(`/api/sounds/${kept.sha256}`)).statusCode).toBe(404);
    expect((await remove(kept)).statusCode).toBe(200);
  });

  test("is an MP3 and nothing else, whatever is said of it", async () => {
    const bad = ["", "AAAA", "nothing", toBase64(mp3Frames(2).slice(1)), toBase64(new TextEncoder().encode("<html>"))];
    for (const sound of bad) {
      const response = await coordinator.post("/api/recordings", newRecording({ sound }));
      expect([sound, response.statusCode]).toEqual([sound, 400]);
    }
    const tooLong = mp3Frames(Math.floor(MOST_SOUND_BYTES / 216) + 1);
    expect((await coordinator.post("/api/recordings", newRecording({ sound: toBase64(tooLong) }))).statusCode).toBe(400);
    expect((await coordinator.post("/api/recordings", newRecording({ sound: "A".repeat(700_000) }))).statusCode).toBe(413);
    expect(await list()).toEqual([]);
  });

  test("may be of the largest size", async () => {
    const bytes = mp3Frames(Math.floor(MOST_SOUND_BYTES / 216));
    expect((await keep({ sound: toBase64(bytes) })).bytes).toBe(bytes.length);
  });

  test("is of one organisation, and no other finds it", async () => {
    const kept = await keep();
    const practising = visitor(server);
    expect((await practising.post("/api/session/practice")).statusCode).toBe(200);
    expect(await list(practising)).toEqual([]);
    expect((await practising.get(`/api/sounds/${kept.sha256}`)).statusCode).toBe(404);
    await practising.remove(`/api/recordings?language=sv&textSha256=${kept.textSha256}`);
    expect(await list()).toEqual([kept]);
  });

  test("is nobody's who has not signed in", async () => {
    const kept = await keep();
    const nobody = visitor(server);
    const replies = [
      await nobody.get("/api/recordings"),
      await nobody.post("/api/recordings", newRecording()),
      await nobody.remove(`/api/recordings?language=sv&textSha256=${kept.textSha256}`),
      await nobody.get(`/api/sounds/${kept.sha256}`),
      await server.tablet.inject({ method: "GET", url: `/api/device/sounds/${kept.sha256}` }),
    ];
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401]);
  });

  test("whose bytes have rotted is read to nobody, and mended by whoever brings it once more", async () => {
    const kept = await keep();
    await server.store.queries
      .updateTable("sound")
      .set({ bytes: Buffer.from(mp3Frames(3, 9)) })
      .execute();
    const fetched = await coordinator.get(`/api/sounds/${kept.sha256}`);
    expect([fetched.statusCode, fetched.json()]).toEqual([500, { problem: "record-damaged" }]);
    await keep();
    expect((await coordinator.get(`/api/sounds/${kept.sha256}`)).json()).toEqual({ sound: toBase64(mp3Frames(3)) });
  });

  test("whose text has rotted is named, and is no recording of what stands there", async () => {
    const kept = await keep();
    await server.store.queries.updateTable("recording").set({ text: "Något annat" }).execute();
    expect((await coordinator.get("/api/recordings")).json()).toEqual({
      recordings: [],
      damaged: [{ id: kept.textSha256, name: "Något annat" }],
    });
  });
});

test("a tablet fetches the sounds of its organisation by their hashes", async () => {
  const other = await testServer();
  const { coordinator: own, round, sites } = await publishedRound(other);
  const kept = (await own.post("/api/recordings", newRecording())).json<Recording>();
  const { token } = await enrolledTablet(other, own, round.id, sites[0]?.id ?? ("" as never));
  const ask = (sha256: string, protocol = "?protocol=2") =>
    other.tablet.inject({
      method: "GET",
      url: `/api/device/sounds/${sha256}${protocol}`,
      headers: { authorization: `Bearer ${token}` },
    });
  const fetched = await ask(kept.sha256);
  expect([fetched.statusCode, fetched.json()]).toEqual([200, { sound: toBase64(mp3Frames(3)) }]);
  expect((await ask("0".repeat(64))).statusCode).toBe(404);
  expect((await ask("nothing")).statusCode).toBe(404);
  // Its first version knew of no sounds.
  expect((await ask(kept.sha256, "")).statusCode).toBe(426);
});
