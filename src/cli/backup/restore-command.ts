import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../kernel/result.ts";
import { openPrivateBackupKey } from "../../sealing/backup-key.ts";
import { openingKey } from "../../sealing/open.ts";
import { randomBytes } from "../../sealing/random.ts";
import type { Opener } from "../../server/backup/backup-file.ts";
import type { Manifest } from "../../server/backup/manifest.ts";
import { checkBackup, type RestoreFailure, restoreBackup } from "../../server/backup/restore-backup.ts";
import { firstLine, textOf } from "../passphrase.ts";
import type { Surroundings } from "../surroundings.ts";
import { EXIT, type Exit } from "./exit.ts";
import { RESTORE_HELP } from "./help.ts";

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  from: { type: "string" },
  key: { type: "string" },
  "passphrase-file": { type: "string" },
  data: { type: "string" },
  replace: { type: "boolean" },
  check: { type: "boolean" },
} as const;

/** Restores a backup, or looks whether it is whole. */
export async function restoreCommand(given: readonly string[], around: Surroundings): Promise<Exit> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(given);
  } catch (error) {
    around.tell(`${(error as Error).message}\nstreck restore --help says more.\n`);
    return EXIT.usage;
  }
  if (values.help === true) {
    around.print(RESTORE_HELP.trimEnd());
    return EXIT.done;
  }
  if (values.from === undefined) {
    around.tell("Say which backup with --from.\nstreck restore --help says more.\n");
    return EXIT.usage;
  }
  const opener = await openerFrom({ key: values.key, passphraseFile: values["passphrase-file"] }, around);
  if (!opener.ok) {
    around.tell(`${opener.error.why}\n`);
    return opener.error.exit;
  }
  const order = { file: resolve(values.from), opener: opener.value };
  around.tell("Unpacking and comparing …\n");
  const done =
    values.check === true
      ? await checked(order)
      : await restored({
          ...order,
          data: resolve(values.data ?? around.environment["STRECK_DATA"] ?? "data"),
          replace: values.replace === true,
        });
  if (!done.ok) {
    around.tell(`${explain(done.error, order.file)}\n`);
    return exitOf(done.error);
  }
  tell(done.value.manifest, around);
  around.tell(done.value.said);
  return EXIT.done;
}

function parse(given: readonly string[]) {
  return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: false }).values;
}

type Done = Result<{ readonly manifest: Manifest; readonly said: string }, RestoreFailure>;

async function checked(order: { readonly file: string; readonly opener: Opener | null }): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), "streck-check-"));
  try {
    const manifest = await checkBackup(order, folder);
    return manifest.ok ? ok({ manifest: manifest.value, said: "The backup is whole. Nothing was changed.\n" }) : manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function restored(order: Parameters<typeof restoreBackup>[0]): Promise<Done> {
  const done = await restoreBackup(order, randomBytes, Date.now());
  if (!done.ok) {
    return done;
  }
  const { manifest, aside } = done.value;
  const before = aside === null ? "" : `What was there before is in ${join(order.data, aside)}.\n`;
  const said = `Restored to ${order.data}. Start the server: tablets hand in again what the backup lacks, within fifteen minutes or at "send now".\n${before}`;
  return ok({ manifest, said });
}

/** One line for each, for programs that read them. */
function tell({ made, appVersion, tables, files }: Manifest, { print }: Surroundings): void {
  print(`made ${made} by version ${appVersion}`);
  tables.forEach(({ name, rows }) => print(`table ${name} ${rows}`));
  files.forEach(({ name, bytes, sha256 }) => print(`file ${sha256} ${bytes} ${name}`));
}

async function openerFrom(
  { key, passphraseFile }: { readonly key: string | undefined; readonly passphraseFile: string | undefined },
  { ask }: Surroundings,
): Promise<Result<Opener | null, { readonly exit: Exit; readonly why: string }>> {
  if (key === undefined) {
    return ok(null);
  }
  const text = textOf(key);
  if (text === null) {
    return err({ exit: EXIT.usage, why: `--key: ${key} cannot be read.` });
  }
  const passphrase = passphraseFile === undefined ? await ask("Passphrase of the private key: ") : firstLine(passphraseFile);
  if (passphrase === null) {
    const why =
      passphraseFile === undefined
        ? "There is no terminal to ask for the passphrase in: give it with --passphrase-file."
        : `--passphrase-file: ${passphraseFile} cannot be read.`;
    return err({ exit: EXIT.usage, why });
  }
  let file: unknown = null;
  try {
    file = JSON.parse(text);
  } catch {
    // Said below: it is no key.
  }
  const opened = await openPrivateBackupKey(file, passphrase);
  if (!opened.ok) {
    const why =
      opened.error === "wrong-passphrase"
        ? "That is not the passphrase of this key."
        : `${key} is no private key of backups. It is the file that streck backup-key called private.`;
    return err({ exit: EXIT.key, why });
  }
  return ok({ kind: "key", key: await openingKey(opened.value.kid, opened.value.privateKey) });
}

function exitOf({ kind }: RestoreFailure): Exit {
  switch (kind) {
    case "needs-key":
    case "other-key":
      return EXIT.key;
    case "in-use":
    case "not-empty":
    case "disk":
      return EXIT.files;
    default:
      return EXIT.data;
  }
}

function explain(failure: RestoreFailure, file: string): string {
  switch (failure.kind) {
    case "not-a-backup":
      return `${file} is no backup of Streck. Nothing was changed.`;
    case "newer-format":
    case "newer-data":
      return `${file} was made by a newer version of Streck. Restore it with that version. Nothing was changed.`;
    case "needs-key":
      return `${file} is sealed. Give the private key with --key; it is the one called ${failure.kids.join(" or ")}.`;
    case "other-key":
      return `${file} is sealed to another key: ${failure.kids.join(" or ")}. Nothing was changed.`;
    case "cut":
      return `${file} has been cut off: some of it is missing. Take another copy of it, or the backup before. Nothing was changed.`;
    case "damaged":
      return `${file} is not what was written: some of it has been changed or is missing. Take another copy of it, or the backup before. Nothing was changed.`;
    case "not-as-made":
      return `${file} opens, but is not what was saved (${failure.what}). Take the backup before, and check the disk. Nothing was changed.`;
    case "in-use":
      return `A server is using ${failure.folder}. Stop it first. Nothing was changed.`;
    case "not-empty":
      return `${failure.folder} is not empty. Choose an empty folder, or say --replace: what is there is then put aside, and kept. Nothing was changed.`;
    default:
      return failure.code === "ENOENT"
        ? `There is no ${failure.path}.`
        : `${failure.path} cannot be used (${failure.code}). The data folder is as it was.`;
  }
}
