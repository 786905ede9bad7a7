import type { LightMyRequestResponse } from "fastify";
import type { Sounds } from "../../../src/domain/recordings/sounds.ts";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import type { RoundId, SiteId } from "../../../src/kernel/ids.ts";
import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import type { NewKeys } from "../../../src/protocol/console/keys.ts";
import type { Enrolment, NewRound, Round, Site } from "../../../src/protocol/console/rounds.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../../src/sealing/keys.ts";
import { open, openingKey } from "../../../src/sealing/open.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { asDate } from "../../support/brands.ts";
import { BUILT_IN, inWordsAlone } from "../../support/questionnaires.ts";
import type { TestServer } from "./test-server.ts";

export const ORIGIN = "http://console.example.org";
export const PASSWORD = "fyra glada laxar hoppar";

/** Someone at the console, as the server sees her: a cookie and requests. */
export type Coordinator = {
  readonly get: (path: string) => Promise<LightMyRequestResponse>;
  readonly post: (path: string, body?: object) => Promise<LightMyRequestResponse>;
  readonly remove: (path: string) => Promise<LightMyRequestResponse>;
  readonly signOut: () => Promise<LightMyRequestResponse>;
  readonly cookie: () => string;
};

export function visitor({ console: app }: TestServer): Coordinator {
  let cookie = "";
  const call = async (method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<LightMyRequestResponse> => {
    const headers = {
      host: new URL(ORIGIN).host,
      ...(method === "GET" ? {} : { origin: ORIGIN }),
      ...(cookie === "" ? {} : { cookie }),
    };
    const response = await app.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) });
    const [set] = response.cookies;
    if (set !== undefined) {
      cookie = set.value === "" ? "" : `${set.name}=${set.value}`;
    }
    return response;
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    remove: (path) => call("DELETE", path),
    signOut: () => call("DELETE", "/api/session"),
    cookie: () => cookie,
  };
}

/** The coordinator of a new organisation. */
export async function setUpOrganisation(
  server: TestServer,
  organisationName = "Provkommunen",
  userName = "Samira",
): Promise<Coordinator> {
  const coordinator = visitor(server);
  const body = { setUpCode: server.setUpCode ?? "", organisationName, userName, password: PASSWORD };
  const response = await coordinator.post("/api/set-up", body);
  if (response.statusCode !== 200) {
    throw new Error(`set-up failed: ${response.body}`);
  }
  return coordinator;
}

export type PrivateKeys = { readonly coordinator: KeyPair; readonly recovery: KeyPair; readonly signing: KeyPair };

export async function makeKeys(): Promise<PrivateKeys> {
  return { coordinator: await makeSealingKeys(), recovery: await makeSealingKeys(), signing: await makeSigningKeys() };
}

/** What the browser announces. Wrapping takes a second and the server cannot look inside, so the file is a stand-in. */
export function announcement({ coordinator, recovery, signing }: PrivateKeys): NewKeys {
  const half = ({ kid, publicKey }: KeyPair): NewKeys["signing"] => ({ kid, publicKey: { ...publicKey } });
  return {
    keyFile: { format: "streck-key/1", kid: coordinator.kid, signingKid: signing.kid, wrapped: "aa.bb.cc.dd.ee" },
    coordinator: half(coordinator),
    recovery: half(recovery),
    signing: half(signing),
  };
}

/** Opens the challenge with one of the keys, as the browser does with a key file or a recovery code. */
export async function prove(
  coordinator: Coordinator,
  opened: "coordinator" | "recovery",
  key: KeyPair,
): Promise<LightMyRequestResponse> {
  const challenge = (await coordinator.post("/api/keys/challenge")).json<{ id: string; sealed: string }>();
  const content = await open(challenge, await openingKey(key.kid, key.privateKey));
  const proof = content.ok ? content.value["proof"] : "unopened";
  return coordinator.post("/api/keys/proof", { opened, proof });
}

export function newRound(siteIds: SiteId[], changes: Partial<NewRound> = {}): NewRound {
  // In what the first version can say: tablets from the drawer are among those that the server is tested with.
  const questionnaire = structuredClone(inWordsAlone(BUILT_IN));
  return {
    name: "Hösten",
    siteIds,
    starts: asDate("2026-09-14"),
    ends: asDate("2026-10-09"),
    settings: DEFAULT_SETTINGS,
    questionnaire,
    ...changes,
  };
}

/** The release that the browser would sign for a round. */
export async function signedRelease(
  coordinator: Coordinator,
  round: Round,
  keys: PrivateKeys,
  recorded: Sounds = {},
): Promise<SignedRelease> {
  const { session } = (await coordinator.get("/api/state")).json();
  const { sites } = (await coordinator.get("/api/sites")).json<{ sites: Site[] }>();
  const organisation = { id: session.organisationId, name: session.organisationName, practice: session.practice };
  return signRelease(releaseOfRound(organisation, round, sites, announcement(keys), recorded), keys.signing);
}

export type Published = {
  readonly coordinator: Coordinator;
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly keys: PrivateKeys;
};

/** An organisation with a published round at so many sites. */
export async function publishedRound(server: TestServer, siteCount = 1): Promise<Published> {
  const coordinator = await setUpOrganisation(server);
  const sites: Site[] = [];
  for (let number = 1; number <= siteCount; number++) {
    sites.push((await coordinator.post("/api/sites", { name: `Väntrum ${number}` })).json());
  }
  const keys = await makeKeys();
  await coordinator.post("/api/keys", announcement(keys));
  await prove(coordinator, "coordinator", keys.coordinator);
  await prove(coordinator, "recovery", keys.recovery);
  const { round } = await anotherRound(coordinator, sites, keys, "Hösten");
  return { coordinator, round, sites, keys };
}

export async function anotherRound(
  coordinator: Coordinator,
  sites: readonly Site[],
  keys: PrivateKeys,
  name = `Omgång ${newId().slice(0, 8)}`,
): Promise<{ round: Round }> {
  const draft = (
    await coordinator.post(
      "/api/rounds",
      newRound(
        sites.map(({ id }) => id),
        { name },
      ),
    )
  ).json<Round>();
  const published = await coordinator.post(`/api/rounds/${draft.id}/publish`, {
    release: await signedRelease(coordinator, draft, keys),
  });
  if (published.statusCode !== 200) {
    throw new Error(`publishing failed: ${published.body}`);
  }
  return { round: published.json<Round>() };
}

export async function enrolmentCode(coordinator: Coordinator, roundId: RoundId, siteId: SiteId): Promise<string> {
  return (await coordinator.post("/api/enrolments", { roundId, siteId })).json<Enrolment>().code;
}
