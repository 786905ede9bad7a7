import { err, ok, type Result } from "../kernel/result.ts";
import type { OpenedKeyFile } from "../sealing/key-file.ts";
import { makeAnchors, type TrustAnchors } from "../sealing/trust-anchors.ts";
import type { OrganisationKeys } from "./organisation-keys.ts";
import type { TrustedKeys } from "./trusted-keys.ts";
import { type UnlockFailure, unlockAnswerKey } from "./unlock.ts";

/** The keys in a file, the anchors that a new one will have, and the code that goes on the new paper. */
export type Renewal = { readonly keys: OpenedKeyFile; readonly anchors: TrustAnchors; readonly code: string };

/**
 * From an opened file and the paper. The code on the paper is the recovery key itself: a public key that it belongs to is
 * the organisation's, whoever names it. So an older file gets its anchors without the server's word for anything.
 */
export async function openForRenewal(
  file: OpenedKeyFile,
  code: string,
  keys: OrganisationKeys,
  held: TrustedKeys | null,
): Promise<Result<Renewal, UnlockFailure>> {
  const paper = await unlockAnswerKey({ kind: "recovery", code }, keys, held);
  if (!paper.ok) {
    return paper;
  }
  const anchors = file.anchors ?? (await makeAnchors(file.signing.publicKey, file.sealing.publicKey, keys.recovery.publicKey));
  const named = anchors.recipients.some(({ kid }) => kid === paper.value.kid);
  return named ? ok({ keys: file, anchors, code: inGroups(code) }) : err("keys-differ");
}

/** As it stands on the paper, whatever way it was typed. */
function inGroups(code: string): string {
  return code
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0")
    .replace(/(.{4})(?=.)/g, "$1 ");
}
