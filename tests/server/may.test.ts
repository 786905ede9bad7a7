import { beforeAll, describe, expect, test } from "vitest";
import type { BatchId, DeviceId, OrganisationId, RoundId, SiteId } from "../../src/kernel/ids.ts";
import { newId } from "../../src/sealing/random.ts";
import { type Actor, COMMAND_LINE } from "../../src/server/actor.ts";
import { addEnrolment } from "../../src/server/devices/enrolments.ts";
import { nameDevice } from "../../src/server/devices/name-device.ts";
import { retireDevice } from "../../src/server/devices/retire-device.ts";
import { revokeDevice } from "../../src/server/devices/revoke-device.ts";
import { makeExample } from "../../src/server/example/make-example.ts";
import { handleFaultReport, listFaultReports } from "../../src/server/fault-reports/fault-reports.ts";
import { fieldwork } from "../../src/server/fieldwork/fieldwork.ts";
import { listBatches, listDevices } from "../../src/server/fieldwork/transfers.ts";
import { countLot, listLots } from "../../src/server/handing-in/kept-apart.ts";
import { leaveOutBatch, leaveOutDevice } from "../../src/server/handing-in/leave-out.ts";
import { sealedAnswers } from "../../src/server/handing-in/sealed-answers.ts";
import { digest } from "../../src/server/kept-secrets/digest.ts";
import { addKeys } from "../../src/server/keys/add-keys.ts";
import { forgetKeyFile, keepKeyFile } from "../../src/server/keys/key-file-copy.ts";
import { keysReply } from "../../src/server/keys/organisation-keys.ts";
import { acceptProof, makeChallenge } from "../../src/server/keys/prove-key.ts";
import { type Deed, isNotAllowed, may, organisationFor } from "../../src/server/may.ts";
import { addSite, listSites } from "../../src/server/organisations/sites.ts";
import { addPaperAnswer, takeBackPaperAnswer } from "../../src/server/paper/paper-answers.ts";
import { addPublication, listPublications } from "../../src/server/publications/publications.ts";
import { keepRecording, listRecordings, removeRecording } from "../../src/server/recordings/recordings.ts";
import { soundBytes } from "../../src/server/recordings/sound-bytes.ts";
import { addRound, listRounds } from "../../src/server/rounds/rounds.ts";
import type { ServerContext } from "../../src/server/server-context.ts";
import { asSoundHash, asTextHash } from "../support/brands.ts";
import { newRecording } from "../support/sounds.ts";
import { deviceOf, userOf } from "./support/actors.ts";
import { announcement, makeKeys, newRound, type PrivateKeys } from "./support/coordinator.ts";
import { testServer } from "./support/test-server.ts";

const organisationId = newId<OrganisationId>();
const ACTORS = {
  device: deviceOf(organisationId, { id: newId(), roundId: newId<RoundId>(), siteId: newId<SiteId>() }),
  coordinator: userOf(organisationId),
  "coordinator in practice": userOf(organisationId, { practice: true }),
  "user without a role": userOf(organisationId, { roles: new Set() }),
  "command line": COMMAND_LINE,
} satisfies Record<string, Actor>;

const ALLOWED: Readonly<Record<Deed, readonly (keyof typeof ACTORS)[]>> = {
  "hand in": ["device"],
  "plan rounds": ["coordinator", "coordinator in practice"],
  "record texts": ["coordinator", "coordinator in practice"],
  "fetch sounds": ["device", "coordinator", "coordinator in practice"],
  "enrol tablets": ["coordinator", "coordinator in practice"],
  "judge tablets": ["coordinator", "coordinator in practice"],
  "keep keys": ["coordinator", "coordinator in practice"],
  "see the field": ["coordinator", "coordinator in practice"],
  "see batches": ["coordinator", "coordinator in practice"],
  "fetch sealed answers": ["coordinator", "coordinator in practice"],
  "see fault reports": ["coordinator", "coordinator in practice"],
  "publish figures": ["coordinator", "coordinator in practice"],
  "enter paper answers": ["coordinator", "coordinator in practice"],
  "see backups": ["coordinator", "coordinator in practice"],
  "keep comparisons": ["coordinator", "coordinator in practice"],
  "fill practice": ["coordinator in practice", "command line"],
};

const everybody = Object.keys(ACTORS) as (keyof typeof ACTORS)[];

describe.each(Object.entries(ALLOWED))("%s", (name, allowed) => {
  const deed = name as Deed;

  test.each(everybody)("a %s", (who) => {
    const actor: Actor = ACTORS[who];
    expect(may(actor, deed)).toBe(allowed.includes(who));
    if (allowed.includes(who) && actor.kind !== "command-line") {
      expect(organisationFor(actor, deed)).toBe(organisationId);
    } else {
      expect(() => organisationFor(actor, deed)).toThrow("not allowed");
    }
  });
});

describe("every use case asks who wants it", () => {
  let keys: PrivateKeys;

  beforeAll(async () => {
    keys = await makeKeys();
  });

  const id = newId<RoundId>();
  const siteId = newId<SiteId>();
  const deviceId = newId<DeviceId>();
  const useCases: readonly (readonly [
    name: string,
    deed: Deed,
    call: (actor: Actor, context: ServerContext) => Promise<unknown>,
  ])[] = [
    ["listing sites", "plan rounds", listSites],
    ["adding a site", "plan rounds", (actor, context) => addSite(actor, context, { name: "A" })],
    ["listing rounds", "plan rounds", listRounds],
    ["adding a round", "plan rounds", (actor, context) => addRound(actor, context, newRound([siteId]))],
    ["listing recordings", "record texts", listRecordings],
    ["recording a text", "record texts", (actor, context) => keepRecording(actor, context, newRecording())],
    [
      "removing a recording",
      "record texts",
      (actor, context) => removeRecording(actor, context, { language: "sv", textSha256: asTextHash("") }),
    ],
    ["fetching a sound", "fetch sounds", (actor, context) => soundBytes(actor, context, asSoundHash(""))],
    ["making a code", "enrol tablets", (actor, context) => addEnrolment(actor, context, { roundId: id, siteId })],
    ["naming a tablet", "enrol tablets", (actor, context) => nameDevice(actor, context, deviceId, { name: "A" })],
    ["retiring a tablet", "enrol tablets", (actor, context) => retireDevice(actor, context, deviceId, { retired: true })],
    ["revoking a tablet", "judge tablets", (actor, context) => revokeDevice(actor, context, deviceId, { revoked: true })],
    ["leaving out a tablet", "judge tablets", (actor, context) => leaveOutDevice(actor, context, deviceId, { leftOut: true })],
    [
      "leaving out a transfer",
      "judge tablets",
      (actor, context) => leaveOutBatch(actor, context, newId<BatchId>(), { leftOut: true }),
    ],
    ["seeing the keys", "keep keys", keysReply],
    ["adding keys", "keep keys", (actor, context) => addKeys(actor, context, announcement(keys))],
    ["keeping the key file", "keep keys", (actor, context) => keepKeyFile(actor, context, keyFileOf(keys))],
    ["forgetting the key file", "keep keys", forgetKeyFile],
    ["a challenge", "keep keys", makeChallenge],
    ["a proof", "keep keys", (actor, context) => acceptProof(actor, context, { opened: "coordinator", proof: "" })],
    ["the figures", "see the field", (actor, context) => fieldwork(actor, context, id)],
    ["the tablets", "see the field", (actor, context) => listDevices(actor, context, id)],
    ["what is kept apart", "see the field", (actor, context) => listLots(actor, context, id)],
    [
      "counting what is kept apart",
      "judge tablets",
      (actor, context) => countLot(actor, context, id, { deviceId, why: "revoked", roundId: id }),
    ],
    ["the batches", "see batches", (actor, context) => listBatches(actor, context, id)],
    ["the answers", "fetch sealed answers", (actor, context) => sealedAnswers(actor, context, id, null)],
    ["the fault reports", "see fault reports", (actor, context) => listFaultReports(actor, context, id)],
    [
      "handling a fault report",
      "see fault reports",
      (actor, context) => handleFaultReport(actor, context, id, { id: newId(), handled: true }),
    ],
    ["what was published", "publish figures", (actor, context) => listPublications(actor, context, id)],
    [
      "publishing",
      "publish figures",
      (actor, context) =>
        addPublication(actor, context, id, {
          answers: digest(""),
          beside: [],
          figures: { shown: "sheet", respondents: null, responseRate: null, rows: [] },
        }),
    ],
    [
      "entering a sheet",
      "enter paper answers",
      (actor, context) => addPaperAnswer(actor, context, id, { id: newId(), sha256: digest("{}"), siteId, sealed: "{}" }),
    ],
    [
      "taking a sheet back",
      "enter paper answers",
      (actor, context) => takeBackPaperAnswer(actor, context, id, { id: newId(), sha256: digest("{}") }),
    ],
    ["the example", "fill practice", (actor, context) => makeExample(actor, context, () => undefined)],
  ];

  test.each(useCases)("%s", async (_name, deed, call) => {
    const server = await testServer();
    for (const who of everybody) {
      const actor: Actor = ACTORS[who];
      const refused = await call(actor, server.context).then(() => false, isNotAllowed);
      expect([who, refused]).toEqual([who, !ALLOWED[deed].includes(who)]);
    }
  });
});

function keyFileOf(keys: PrivateKeys): { keyFile: NonNullable<ReturnType<typeof announcement>["keyFile"]> } {
  const { keyFile } = announcement(keys);
  if (keyFile === null) {
    throw new Error("the stand-in has no file");
  }
  return { keyFile };
}
