import { beforeEach, describe, expect, test } from "vitest";
import type { Sound, Sounds } from "../../../src/domain/recordings/sounds.ts";
import { readSignedRelease } from "../../../src/envelopes/signed-release.ts";
import { toBase64 } from "../../../src/kernel/base64.ts";
import type { Recording } from "../../../src/protocol/console/recordings.ts";
import type { Round, Site } from "../../../src/protocol/console/rounds.ts";
import { asSoundHash, asTextHash } from "../../support/brands.ts";
import { mp3Frames, newRecording } from "../../support/sounds.ts";
import { type Coordinator, newRound, type PrivateKeys, publishedRound, signedRelease } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let coordinator: Coordinator;
let keys: PrivateKeys;
let draft: Round;

beforeEach(async () => {
  server = await testServer();
  const published = await publishedRound(server);
  ({ coordinator, keys } = published);
  draft = await draftAt(published.sites);
});

async function draftAt(sites: readonly Site[], name = "Våren"): Promise<Round> {
  const siteIds = sites.map(({ id }) => id);
  return (await coordinator.post("/api/rounds", newRound(siteIds, { name }))).json<Round>();
}

async function keep(changes: Parameters<typeof newRecording>[0] = {}): Promise<Recording> {
  return (await coordinator.post("/api/recordings", newRecording(changes))).json<Recording>();
}

function soundsOf(...recordings: readonly Recording[]): Sounds {
  return Object.fromEntries(
    recordings.map(({ language, textSha256, sha256, bytes, milliseconds }) => [
      language,
      { [textSha256]: { sha256, bytes, milliseconds } },
    ]),
  );
}

async function publish(sounds: Sounds): Promise<readonly [number, unknown]> {
  const release = await signedRelease(coordinator, draft, keys, sounds);
  const reply = await coordinator.post(`/api/rounds/${draft.id}/publish`, { release });
  return [reply.statusCode, reply.json()];
}

const kept = () => server.store.queries.selectFrom("round_sound").select(["round_id", "language", "sha256"]).execute();

describe("a round that is published with recorded voices", () => {
  test("says them in its release, which a tablet that knows no sounds may show without them", async () => {
    const recording = await keep();
    const [status, round] = await publish(soundsOf(recording));
    expect(status).toBe(200);
    const read = await readSignedRelease((round as { release: NonNullable<Round["release"]> }).release, keys.signing.kid);
    expect(read).toMatchObject({
      ok: true,
      value: { release: { format: "streck-release/2", mayIgnore: ["sounds"], sounds: soundsOf(recording) } },
    });
    expect(await kept()).toEqual([{ round_id: draft.id, language: "sv", sha256: recording.sha256 }]);
  });

  test("keeps them whatever becomes of the recordings, until nobody has them", async () => {
    const recording = await keep();
    await publish(soundsOf(recording));
    await keep({ sound: toBase64(mp3Frames(8)) });
    await coordinator.remove(`/api/recordings?language=sv&textSha256=${recording.textSha256}`);
    const fetched = await coordinator.get(`/api/sounds/${recording.sha256}`);
    expect([fetched.statusCode, fetched.json()]).toEqual([200, { sound: toBase64(mp3Frames(3)) }]);
    expect(await server.store.queries.selectFrom("sound").select("sha256").execute()).toHaveLength(1);
  });

  test("is refused where one of them is not what is recorded, and nothing of it is kept", async () => {
    const recording = await keep();
    const { sha256, bytes, milliseconds } = recording;
    const wrong: readonly Sound[] = [
      { sha256: asSoundHash("0".repeat(64)), bytes, milliseconds },
      { sha256, bytes: bytes + 1, milliseconds },
      { sha256, bytes, milliseconds: milliseconds + 1 },
    ];
    for (const sound of wrong) {
      expect(await publish({ sv: { [recording.textSha256]: sound } })).toEqual([422, { problem: "release-not-verified" }]);
    }
    const elsewhere = { sha256, bytes, milliseconds };
    expect((await publish({ ar: { [recording.textSha256]: elsewhere } }))[0]).toBe(422);
    expect((await publish({ sv: { [asTextHash("1".repeat(64))]: elsewhere } }))[0]).toBe(422);
    expect(await kept()).toEqual([]);
    const [still] =
      (await coordinator.get(`/api/rounds/${draft.id}`)).json<Round>().release === null ? ["a draft"] : ["published"];
    expect(still).toBe("a draft");
    expect((await publish(soundsOf(recording)))[0]).toBe(200);
  });

  test("without any is written as it always was", async () => {
    await keep();
    const [status, round] = await publish({});
    expect(status).toBe(200);
    const read = await readSignedRelease((round as { release: NonNullable<Round["release"]> }).release, keys.signing.kid);
    expect(read.ok && read.value.release.format).toBe("streck-release/1");
  });
});
