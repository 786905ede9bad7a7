import { ChallengeReply, KeptKeyFile, KeysReply, NewKeys, ProofRequest } from "../console/keys.ts";
import type { Endpoints } from "./endpoint.ts";

/** The organisation's keys: their public halves, the wrapped file where it is kept, and the proof that they open. */
export const KEY_ENDPOINTS = {
  keys: { method: "GET", path: "/api/keys", caller: "coordinator", reply: KeysReply, problems: [] },
  /** Made in the browser; until both are proved, nothing can be published with them. */
  announceKeys: {
    method: "POST",
    path: "/api/keys",
    caller: "coordinator",
    body: NewKeys,
    reply: KeysReply,
    problems: ["malformed", "already-exists"],
  },
  /** A copy of the wrapped file, in the place of one that is there. */
  keepKeyFile: {
    method: "POST",
    path: "/api/keys/file",
    caller: "coordinator",
    body: KeptKeyFile,
    reply: KeysReply,
    problems: ["malformed", "not-found"],
  },
  forgetKeyFile: { method: "DELETE", path: "/api/keys/file", caller: "coordinator", reply: KeysReply, problems: [] },
  /** A test answer that only a holder of a private key can open. */
  challenge: {
    method: "POST",
    path: "/api/keys/challenge",
    caller: "coordinator",
    reply: ChallengeReply,
    problems: ["not-found"],
  },
  /** What stood in it. */
  prove: {
    method: "POST",
    path: "/api/keys/proof",
    caller: "coordinator",
    body: ProofRequest,
    reply: KeysReply,
    problems: ["key-not-proved"],
  },
} as const satisfies Endpoints;
