import { readFileSync } from "node:fs";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type BackupRecipient, readPublicBackupKey } from "../../sealing/backup-key.ts";

/** Said in place of a key: whoever says it wants backups that anybody can read. */
const UNSEALED = "none";

/** `code`: the disk's word; null: the file is no public key of a backup. */
export type NoRecipient = { readonly path: string; readonly code: string | null };

/** To whom backups are sealed: to all whose public keys lie in these files, with commas between; to nobody for `none`. */
export async function readRecipients(said: string): Promise<Result<readonly BackupRecipient[] | null, NoRecipient>> {
  if (said === UNSEALED) {
    return ok(null);
  }
  const recipients: BackupRecipient[] = [];
  for (const path of said.split(",").map((one) => one.trim())) {
    const recipient = await readRecipient(path);
    if (!recipient.ok) {
      return recipient;
    }
    recipients.push(recipient.value);
  }
  return ok(recipients);
}

async function readRecipient(path: string): Promise<Result<BackupRecipient, NoRecipient>> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return err({ path, code: (error as NodeJS.ErrnoException).code ?? null });
  }
  const recipient = await readPublicBackupKey(content);
  return recipient === null ? err({ path, code: null }) : ok(recipient);
}
