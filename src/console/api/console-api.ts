import { ExampleReply } from "../../protocol/console/example.ts";
import { BatchesReply, DevicesReply, FieldworkReply, SealedAnswersReply } from "../../protocol/console/fieldwork.ts";
import { ChallengeReply, type KeptKeyFile, KeysReply, type NewKeys, type ProofRequest } from "../../protocol/console/keys.ts";
import {
  DeviceName,
  Enrolment,
  type NewEnrolment,
  type NewRound,
  type NewSite,
  Round,
  RoundsReply,
  Site,
  SitesReply,
} from "../../protocol/console/rounds.ts";
import { ConsoleState, type SetUpRequest, type SignInRequest } from "../../protocol/console/session.ts";
import type { Reply, Send } from "./request.ts";

type Signal = AbortSignal | undefined;

/** Everything that the console asks of the server. */
export type ConsoleApi = ReturnType<typeof createConsoleApi>;

export function createConsoleApi(send: Send) {
  return {
    state: (signal?: Signal): Reply<ConsoleState> => send("GET", "/api/state", ConsoleState, { signal }),
    signIn: (body: SignInRequest) => send("POST", "/api/session", ConsoleState, { body }),
    enterPractice: () => send("POST", "/api/session/practice", ConsoleState),
    setUp: (body: SetUpRequest) => send("POST", "/api/set-up", ConsoleState, { body }),
    signOut: () => send("DELETE", "/api/session", ConsoleState),

    keys: (signal?: Signal): Reply<KeysReply> => send("GET", "/api/keys", KeysReply, { signal }),
    announceKeys: (body: NewKeys) => send("POST", "/api/keys", KeysReply, { body }),
    keepKeyFile: (body: KeptKeyFile) => send("POST", "/api/keys/file", KeysReply, { body }),
    forgetKeyFile: () => send("DELETE", "/api/keys/file", KeysReply),
    challenge: () => send("POST", "/api/keys/challenge", ChallengeReply),
    prove: (body: ProofRequest) => send("POST", "/api/keys/proof", KeysReply, { body }),

    sites: (signal?: Signal): Reply<SitesReply> => send("GET", "/api/sites", SitesReply, { signal }),
    addSite: (body: NewSite) => send("POST", "/api/sites", Site, { body }),
    rounds: (signal?: Signal): Reply<RoundsReply> => send("GET", "/api/rounds", RoundsReply, { signal }),
    addRound: (body: NewRound) => send("POST", "/api/rounds", Round, { body }),
    publish: (roundId: string, release: string) => send("POST", `/api/rounds/${roundId}/publish`, Round, { body: { release } }),
    enrol: (body: NewEnrolment) => send("POST", "/api/enrolments", Enrolment, { body }),

    example: (signal?: Signal): Reply<ExampleReply> => send("GET", "/api/example", ExampleReply, { signal }),
    beginExample: () => send("POST", "/api/example", ExampleReply),

    nameDevice: (deviceId: string, body: DeviceName) => send("POST", `/api/devices/${deviceId}/name`, DeviceName, { body }),

    fieldwork: (roundId: string, signal?: Signal): Reply<FieldworkReply> =>
      send("GET", `/api/rounds/${roundId}/fieldwork`, FieldworkReply, { signal }),
    devices: (roundId: string, signal?: Signal): Reply<DevicesReply> =>
      send("GET", `/api/rounds/${roundId}/devices`, DevicesReply, { signal }),
    batches: (roundId: string, signal?: Signal): Reply<BatchesReply> =>
      send("GET", `/api/rounds/${roundId}/batches`, BatchesReply, { signal }),
    sealedAnswers: (roundId: string, after: string | null, signal?: Signal): Reply<SealedAnswersReply> => {
      const query = after === null ? "" : `?after=${encodeURIComponent(after)}`;
      return send("GET", `/api/rounds/${roundId}/sealed-answers${query}`, SealedAnswersReply, { signal });
    },
  };
}
