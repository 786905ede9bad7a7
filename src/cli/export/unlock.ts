import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { type AnswerKey, type KeySource, type UnlockFailure, unlockAnswerKey } from "../../envelopes/unlock.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { firstLine, textOf } from "../passphrase.ts";
import type { AskHidden } from "../surroundings.ts";
import type { ExportOptions } from "./options.ts";

type Of = Pick<ExportOptions, "key" | "passphraseFile" | "recoveryFile">;

export type CannotUnlock = { readonly kind: "usage" | "key"; readonly why: string };

/** The key that answers are opened with. Takes a passphrase from a file or a person, and from nowhere else. */
export async function unlockFor(
  options: Of,
  keys: OrganisationKeys | null,
  ask: AskHidden,
): Promise<Result<AnswerKey, CannotUnlock>> {
  if (keys === null) {
    return err({ kind: "key", why: "The organisation has no keys yet, so there are no answers either." });
  }
  const source = await sourceOf(options, keys, ask);
  if (!source.ok) {
    return source;
  }
  const key = await unlockAnswerKey(source.value, keys, null);
  return key.ok ? key : err({ kind: "key", why: explain(key.error) });
}

async function sourceOf(
  { key, passphraseFile, recoveryFile }: Of,
  { keyFile }: OrganisationKeys,
  ask: AskHidden,
): Promise<Result<KeySource, CannotUnlock>> {
  const usage = (why: string) => err({ kind: "usage" as const, why });
  if (recoveryFile !== null) {
    const code = firstLine(recoveryFile);
    return code === null ? usage(`--recovery-file: ${recoveryFile} cannot be read.`) : ok({ kind: "recovery", code });
  }
  const text = key === null ? null : textOf(key);
  if (key !== null && text === null) {
    return usage(`--key: ${key} cannot be read.`);
  }
  if (text === null && keyFile === null) {
    return usage("The server keeps no copy of the key file: give it with --key, or the recovery code with --recovery-file.");
  }
  const passphrase = passphraseFile === null ? await ask("Passphrase of the key file: ") : firstLine(passphraseFile);
  if (passphrase === null) {
    return usage(
      passphraseFile === null
        ? "There is no terminal to ask for the passphrase in: give it with --passphrase-file."
        : `--passphrase-file: ${passphraseFile} cannot be read.`,
    );
  }
  return ok(text === null ? { kind: "kept", passphrase } : { kind: "file", text, passphrase });
}

function explain(failure: UnlockFailure): string {
  switch (failure) {
    case "other-key":
      return "The key is another organisation's.";
    case "keys-differ":
      return "The key file and the data folder don't name the same keys. Somebody may have changed one of them: compare the key words in the console with the recovery sheet.";
    case "not-a-recovery-code":
      return "That is no recovery code. It stands on the recovery sheet.";
    default:
      return "The passphrase or the key file is not the right one.";
  }
}
