import * as v from "valibot";
import { PublicKeyMessage, Thumbprint } from "../documents/release/1.ts";

/** The wrapped form only: a private key never reaches the server in the clear. `/1` holds no trust anchors yet. */
export const KeyFileMessage = v.strictObject({
  format: v.picklist(["streck-key/1", "streck-key/2"]),
  kid: Thumbprint,
  signingKid: Thumbprint,
  wrapped: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*){4}$/), v.maxLength(4000)),
});

const PublicHalf = v.strictObject({ kid: Thumbprint, publicKey: PublicKeyMessage });

/**
 * Public halves of keys that were made in the browser. `keyFile` is null unless the coordinator asked for a copy on the server.
 */
export const NewKeys = v.strictObject({
  keyFile: v.nullable(KeyFileMessage),
  coordinator: PublicHalf,
  recovery: PublicHalf,
  signing: PublicHalf,
});
export type NewKeys = v.InferOutput<typeof NewKeys>;

export const KeptKeyFile = v.strictObject({ keyFile: KeyFileMessage });
export type KeptKeyFile = v.InferOutput<typeof KeptKeyFile>;

/** Null before they are made. Also the answer to every request that changes something about them. */
export const KeysReply = v.object({
  keys: v.nullable(v.object({ ...NewKeys.entries, coordinatorProved: v.boolean(), recoveryProved: v.boolean() })),
});
export type KeysReply = v.InferOutput<typeof KeysReply>;

/** A sealed test answer `{id, proof}` for coordinator and recovery key. */
export const ChallengeReply = v.object({ id: v.string(), sealed: v.string() });
export type ChallengeReply = v.InferOutput<typeof ChallengeReply>;

/** What stood in the test answer, which only a holder of the private key can know. */
export const ProofRequest = v.strictObject({
  opened: v.picklist(["coordinator", "recovery"]),
  proof: v.pipe(v.string(), v.maxLength(100)),
});
export type ProofRequest = v.InferOutput<typeof ProofRequest>;
