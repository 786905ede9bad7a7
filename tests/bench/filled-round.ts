import type { Answers } from "../../src/domain/questionnaire/answers.ts";
import type { Response } from "../../src/domain/response/response.ts";
import type { Release } from "../../src/domain/round/release.ts";
import { mintAnswer } from "../../src/envelopes/mint-answer.ts";
import { readOwnRelease } from "../../src/envelopes/signed-release.ts";
import { isoWeek } from "../../src/kernel/calendar.ts";
import { type BatchId, mintId, type OrganisationId } from "../../src/kernel/ids.ts";
import { ok } from "../../src/kernel/result.ts";
import type { Round } from "../../src/protocol/console/rounds.ts";
import { newId, randomBytes } from "../../src/sealing/random.ts";
import { openData } from "../../src/server/database/open-data.ts";
import { createPractice } from "../../src/server/example/practice.ts";
import { bytesOf } from "../../src/server/handing-in/bytes.ts";
import { findRound } from "../../src/server/rounds/rounds.ts";

const SEALED_AT_ONCE = 200;
/** One in so many wrote something. */
const WRITES = 5;

/** A practice round with so many answers, sealed as a tablet seals them. Gives its name. */
export async function filledRound(data: string, size: number): Promise<string> {
  const opened = await openData(data, randomBytes);
  if (!opened.ok) {
    throw new Error(opened.error.kind);
  }
  const database = opened.value;
  await createPractice({ database, clock: Date.now, randomBytes });
  const organisationId = await database.read(async ({ across }) => (await across.organisations())[0]?.id as OrganisationId);
  const round = await database.read(async (read) => {
    const own = read.of(organisationId);
    const [first] = await own.selectFrom("round").select("id").execute();
    return (first === undefined ? null : await findRound(own, first.id)) as Round;
  });
  const release = await readOwnRelease(round.release as NonNullable<Round["release"]>, null);
  if (!release.ok) {
    throw new Error(release.error);
  }
  const batchId = mintId<BatchId>(randomBytes);
  await database.change(async (change) => {
    const [siteId] = round.siteIds;
    const row = { id: batchId, round_id: round.id, device_id: null, received: "2026-09-14T10:00Z", answers: size };
    await change.of(organisationId).store("batch", [{ ...row, site_id: siteId as NonNullable<typeof siteId> }]);
    return ok(undefined);
  });
  for (let stored = 0; stored < size; stored += SEALED_AT_ONCE) {
    const many = Math.min(SEALED_AT_ONCE, size - stored);
    const items = await Promise.all(
      Array.from({ length: many }, (_, at) => sealedAnswer(round, release.value.release, stored + at)),
    );
    const rows = items.map(({ id, sha256, bytes }) => ({
      round_id: round.id,
      id,
      sha256,
      batch_id: batchId,
      claimed_round_id: null,
      quarantined: 0 as const,
      conflicting: 0 as const,
      sealed: bytesOf(bytes),
    }));
    await database.change(async (change) => {
      await change.of(organisationId).store("sealed_answer", rows);
      return ok(undefined);
    });
  }
  await database.close();
  return round.name;
}

function sealedAnswer(round: Round, release: Release, number: number) {
  const { id, version, items, languages } = round.questionnaire;
  const answers: Answers = Object.fromEntries(
    items.flatMap((item, at): (readonly [string, Answers[string]])[] => {
      if (item.kind === "single" || item.kind === "scale") {
        // Otherwise whoever chose the first of one item would have chosen the first of each.
        return [
          [item.id, { option: item.options[(number * (at + 3) + Math.floor(number / 7)) % item.options.length]?.code ?? "" }],
        ];
      }
      return item.kind === "text" && number % WRITES === 0
        ? [[item.id, { text: `Jag fick vänta länge, och ingen sade varför. ${number}` }]]
        : [];
    }),
  );
  const response: Response = {
    id: newId(),
    roundId: round.id,
    siteId: round.siteIds[number % round.siteIds.length] as Response["siteId"],
    questionnaire: { id, version },
    language: languages[number % languages.length] as Response["language"],
    mode: "self",
    week: isoWeek(round.starts),
    answers,
  };
  return mintAnswer(response, release);
}
