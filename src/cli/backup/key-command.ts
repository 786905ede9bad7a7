import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isSamePassphrase } from "../../envelopes/passphrase.ts";
import { backupKeyFiles, openPrivateBackupKey, readPublicBackupKey } from "../../sealing/backup-key.ts";
import { makeSealingKeys } from "../../sealing/keys.ts";
import { openingKey } from "../../sealing/open.ts";
import { makePartsKey, openPartsKey } from "../../sealing/sealed-parts.ts";
import { firstLine } from "../passphrase.ts";
import type { Surroundings } from "../surroundings.ts";
import { EXIT, type Exit } from "./exit.ts";
import { KEY_HELP } from "./help.ts";

const SHORTEST = 12;
const PUBLIC = "streck-backup-key.public.json";
const PRIVATE = "streck-backup-key.private.json";
const OPTIONS = {
  help: { type: "boolean", short: "h" },
  out: { type: "string" },
  "passphrase-file": { type: "string" },
} as const;

/** Makes both files, and says where to keep them. */
export async function keyCommand(given: readonly string[], around: Surroundings): Promise<Exit> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(given);
  } catch (error) {
    around.tell(`${(error as Error).message}\nstreck backup-key --help says more.\n`);
    return EXIT.usage;
  }
  if (values.help === true) {
    around.print(KEY_HELP.trimEnd());
    return EXIT.done;
  }
  const { out } = values;
  if (out === undefined) {
    around.tell("Say where the two files go with --out.\nstreck backup-key --help says more.\n");
    return EXIT.usage;
  }
  const passphrase = await choosePassphrase(values["passphrase-file"], around);
  if (passphrase === null) {
    return EXIT.usage;
  }
  const { publicFile, privateFile } = await backupKeyFiles(await makeSealingKeys(), passphrase);
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 });
    writeFileSync(join(out, PRIVATE), `${JSON.stringify(privateFile, null, 2)}\n`, { flag: "wx", mode: 0o600 });
    writeFileSync(join(out, PUBLIC), `${JSON.stringify(publicFile, null, 2)}\n`, { flag: "wx", mode: 0o644 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    around.tell(
      code === "EEXIST"
        ? `Keys are in ${out} already. Choose another folder: nothing is written over, for what they sealed could never be opened again.\n`
        : `The keys cannot be written to ${out} (${code}).\n`,
    );
    return EXIT.files;
  }
  if (!(await areTogether({ folder: out, passphrase }))) {
    throw new Error("the keys that were written do not open what they seal");
  }
  around.print(join(out, PUBLIC));
  around.print(join(out, PRIVATE));
  around.tell(
    `Both keys have been tried. ${PUBLIC} goes to the server: set STRECK_BACKUP_KEY to its path.\n` +
      `${PRIVATE} opens every backup, with its passphrase. Keep two copies of it away from the server, in two places, and the\n` +
      "passphrase apart from them. Without it no backup can be restored, and nobody can help.\n",
  );
  return EXIT.done;
}

function parse(given: readonly string[]) {
  return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: false }).values;
}

async function choosePassphrase(file: string | undefined, { ask, tell }: Surroundings): Promise<string | null> {
  const first = file === undefined ? await ask("Passphrase for the private key: ") : firstLine(file);
  if (first === null) {
    tell(
      file === undefined
        ? "There is no terminal to ask for the passphrase in: give it with --passphrase-file.\n"
        : `--passphrase-file: ${file} cannot be read.\n`,
    );
    return null;
  }
  if (first.trim().length < SHORTEST) {
    tell(`The passphrase has fewer than ${SHORTEST} signs. Take several words that nobody would put together.\n`);
    return null;
  }
  const again = file === undefined ? await ask("The same again: ") : first;
  if (again === null || !isSamePassphrase(first, again)) {
    tell("That was not the same passphrase. Nothing was made: try again.\n");
    return null;
  }
  return first;
}

/** As they lie on the disk: whether what the one seals is opened by the other. */
async function areTogether({ folder, passphrase }: { readonly folder: string; readonly passphrase: string }): Promise<boolean> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const recipient = await readPublicBackupKey(read(PUBLIC));
  const opened = await openPrivateBackupKey(read(PRIVATE), passphrase);
  if (recipient === null || !opened.ok) {
    return false;
  }
  const { secret, sealed } = await makePartsKey("try", [recipient]);
  const found = await openPartsKey({ id: "try", sealed }, await openingKey(opened.value.kid, opened.value.privateKey));
  return found.ok && Buffer.from(found.value).equals(Buffer.from(secret));
}
