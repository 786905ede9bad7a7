import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { randomBytes } from "../../sealing/random.ts";
import { appVersion } from "../../server/backup/app-version.ts";
import { type BackupFailure, backupName, makeBackup } from "../../server/backup/make-backup.ts";
import { type NoRecipient, readRecipients } from "../../server/backup/recipients.ts";
import type { Surroundings } from "../surroundings.ts";
import { EXIT, type Exit } from "./exit.ts";
import { BACKUP_HELP } from "./help.ts";

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  data: { type: "string" },
  to: { type: "string" },
  key: { type: "string" },
} as const;

/** Makes one backup, and says what is in it. */
export async function backupCommand(given: readonly string[], around: Surroundings): Promise<Exit> {
  const usage = (why: string): Exit => {
    around.tell(`${why}\nstreck backup --help says more.\n`);
    return EXIT.usage;
  };
  let values: ReturnType<typeof parse>;
  try {
    values = parse(given);
  } catch (error) {
    return usage((error as Error).message);
  }
  if (values.help === true) {
    around.print(BACKUP_HELP.trimEnd());
    return EXIT.done;
  }
  const { environment } = around;
  const folder = values.to ?? environment["STRECK_BACKUP_FOLDER"];
  const key = values.key ?? environment["STRECK_BACKUP_KEY"];
  if (!folder) {
    return usage("Say where the backup goes with --to.");
  }
  if (!key) {
    return usage(
      "Say to whose public key the backup is sealed with --key; streck backup-key makes one. --key none makes one that anybody can read.",
    );
  }
  const recipients = await readRecipients(key);
  if (!recipients.ok) {
    around.tell(`${explainKey(recipients.error)}\n`);
    return EXIT.key;
  }
  const data = resolve(values.data ?? environment["STRECK_DATA"] ?? "data");
  around.tell("Saving, and restoring what was saved to compare it …\n");
  const ports = { now: Date.now, randomBytes };
  const order = {
    data,
    folder: resolve(folder),
    recipients: recipients.value,
    appVersion: appVersion(),
    name: backupName(ports),
  };
  const made = await makeBackup(order, ports, () => null);
  if (!made.ok) {
    around.tell(`${explain(made.error)}\n`);
    return made.error.kind === "target" || made.error.kind === "not-verified" ? EXIT.files : EXIT.data;
  }
  const { name, bytes, manifest } = made.value;
  around.print(resolve(folder, name));
  const count = (table: string): number => manifest.tables.find((one) => one.name === table)?.rows ?? 0;
  around.tell(
    `Restored and compared: ${manifest.tables.length} tables, ${count("sealed_answer")} sealed answers, ${count("mark")} strokes; ${bytes} bytes.\n` +
      (recipients.value === null ? "It is NOT SEALED: whoever has the file can read it.\n" : ""),
  );
  return EXIT.done;
}

function parse(given: readonly string[]) {
  return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: false }).values;
}

function explainKey({ path, code }: NoRecipient): string {
  return code === null
    ? `${path} is no public key of backups. streck backup-key makes one; the private file is not for here.`
    : `The key ${path} cannot be read (${code}).`;
}

function explain(failure: BackupFailure): string {
  switch (failure.kind) {
    case "data":
      return failure.code === "ENOENT"
        ? `There is no database in ${failure.folder}. Say where the server's data is with --data.`
        : `The data folder ${failure.folder} cannot be used (${failure.code}). A backup needs free space there, too, for as long as it takes.`;
    case "data-damaged":
      return `The database in ${failure.folder} is damaged (${failure.code}), and nothing was saved: earlier backups are better. Start the server: it says what to do.`;
    case "newer-data":
      return `The data folder ${failure.folder} was written by a newer version of Streck. Save it with that version.`;
    case "older-data":
      return `The data folder ${failure.folder} was written by an older version of Streck. Save it with that version, or start the server once.`;
    case "target":
      return `The backup cannot be written to ${failure.folder} (${failure.code}). Nothing of it is left there.`;
    default:
      return `The backup was written, but what was restored from it was not the original (${failure.what}), so it was deleted. Try again, on another disk if need be, and check both disks.`;
  }
}
