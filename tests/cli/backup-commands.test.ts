import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import { backupCommand } from "../../src/cli/backup/backup-command.ts";
import { EXIT } from "../../src/cli/backup/exit.ts";
import { BACKUP_HELP, KEY_HELP, RESTORE_HELP } from "../../src/cli/backup/help.ts";
import { keyCommand } from "../../src/cli/backup/key-command.ts";
import { restoreCommand } from "../../src/cli/backup/restore-command.ts";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import { openPrivateBackupKey } from "../../src/sealing/backup-key.ts";
import { openingKey } from "../../src/sealing/open.ts";
import { randomBytes } from "../../src/sealing/random.ts";
import { PART_BYTES } from "../../src/sealing/sealed-parts.ts";
import type { Opener } from "../../src/server/backup/backup-file.ts";
import { restoreBackup } from "../../src/server/backup/restore-backup.ts";
import { readSnapshot } from "../../src/server/database/snapshot.ts";
import { type Published, publishedRound, visitor } from "../server/support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer } from "../server/support/tablet.ts";
import { temporaryFolder } from "../server/support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../server/support/test-server.ts";

const PASSPHRASE = "fyra glada laxar hoppar";
const CANARY = "Väntrum 1";

let data: string;
let keys: string;
let passphraseFile: string;
/** A whole backup of `data`, sealed. */
let backup: string;

type Command = typeof backupCommand;

async function run(command: Command, args: readonly string[], changes: Partial<Surroundings> = {}) {
  const said = { printed: "", told: "" };
  const exit = await command(args, {
    environment: {},
    print: (line) => {
      said.printed += `${line}\n`;
    },
    tell: (text) => {
      said.told += text;
    },
    ask: async () => null,
    signal: new AbortController().signal,
    ...changes,
  });
  return { exit, ...said };
}

async function makeKeys(): Promise<string> {
  const out = join(temporaryFolder(), "keys");
  const { exit } = await run(keyCommand, ["--out", out, "--passphrase-file", passphraseFile]);
  expect(exit).toBe(EXIT.done);
  return out;
}

const publicKey = (): string => join(keys, "streck-backup-key.public.json");
const privateKey = (): string => join(keys, "streck-backup-key.private.json");
const withKey = (...more: readonly string[]): string[] => ["--key", privateKey(), "--passphrase-file", passphraseFile, ...more];

async function backUp(from = data): Promise<string> {
  const to = join(temporaryFolder(), "backups");
  const { exit, printed, told } = await run(backupCommand, ["--data", from, "--to", to, "--key", publicKey()]);
  expect([exit, told]).toEqual([EXIT.done, expect.stringContaining("Restored and compared")]);
  return printed.trim();
}

/** A round with answers and strokes, more than one part of a backup holds. */
async function work(server: TestServer, published: Published, count = 40): Promise<void> {
  const [site] = published.sites;
  const tablet = await enrolledTablet(
    server,
    published.coordinator,
    published.round.id,
    site?.id as NonNullable<typeof site>["id"],
  );
  const place = { roundId: published.round.id, siteId: tablet.siteId };
  for (let sent = 0; sent < count; sent++) {
    const mark = outcomeMark(place, { kind: "missed" });
    await tablet.sync({ put: [sealedAnswer(published.round.id, `sealed ${sent} ${"x".repeat(20_000)}`), markItem(mark)] });
  }
}

/** The tables as they are told in a manifest, but for what restoring changes. */
function tablesOf(folder: string): readonly string[] {
  const changed = ["server", "session", "enrolment_code"];
  return readSnapshot(join(folder, "streck.db"))
    .tables.filter(({ name }) => !changed.includes(name))
    .map(({ name, rows, sha256 }) => `${name} ${rows} ${sha256}`);
}

/** Everything in a folder, by name and bytes. */
function contentsOf(folder: string): readonly [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);
}

beforeAll(async () => {
  data = temporaryFolder();
  passphraseFile = join(temporaryFolder(), "passphrase");
  writeFileSync(passphraseFile, `${PASSPHRASE}\n`);
  keys = await makeKeys();
  const server = await testServer({ data }, true);
  await work(server, await publishedRound(server));
  await stop(server);
  mkdirSync(join(data, "tls"));
  writeFileSync(join(data, "tls", "key.pem"), "a key of the server");
  backup = await backUp();
}, 60_000);

describe("streck backup", () => {
  test("saves what the server goes on writing while it runs, as it was at one moment, and leaves the data folder as it was", async () => {
    const server = await testServer({ data: temporaryFolder() });
    const published = await publishedRound(server);
    const writing = work(server, published, 30);
    const saved = await backUp(server.data);
    await writing;
    expect(readdirSync(server.data).filter((name) => !/^(streck\.db|server\.lock)/.test(name))).toEqual([]);
    const restored = join(temporaryFolder(), "restored");
    expect((await run(restoreCommand, withKey("--from", saved, "--data", restored))).exit).toBe(EXIT.done);
    const database = new Database(join(restored, "streck.db"), { readonly: true });
    const count = (table: string) => database.prepare<[], { n: number }>(`select count(*) n from ${table}`).get()?.n;
    // One request brings one of each, in one commit.
    expect(count("sealed_answer")).toBe(count("mark"));
    database.close();
  });

  test("does not count where what lies on the disk is not what was written: it is deleted, and said", async () => {
    const to = temporaryFolder();
    let spoiled = false;
    // A disk that forgets: a byte of the file is another by the time at which it is read back.
    const spoil = (): void => {
      const [file] = readdirSync(to);
      const restoring = readdirSync(data).find((name) => name.startsWith("backup-scratch-"));
      if (file !== undefined && restoring !== undefined && existsSync(join(data, restoring, "restored"))) {
        const bytes = readFileSync(join(to, file));
        bytes[bytes.byteLength - 100] = (bytes.at(-100) ?? 0) ^ 1;
        writeFileSync(join(to, file), bytes);
        spoiled = true;
      }
      if (!spoiled) {
        setImmediate(spoil);
      }
    };
    spoil();
    const { exit, told, printed } = await run(backupCommand, ["--data", data, "--to", to, "--key", publicKey()]);
    expect([spoiled, exit, printed, readdirSync(to)]).toEqual([true, EXIT.files, "", []]);
    expect(told).toContain("was not the original");
    expect(readdirSync(data).filter((name) => name.startsWith("backup-scratch-"))).toEqual([]);
  });

  test("is opened by any of the keys it was sealed to, and reads like noise to everybody else", async () => {
    const first = keys;
    const other = await makeKeys();
    const to = temporaryFolder();
    const both = `${publicKey()},${join(other, "streck-backup-key.public.json")}`;
    const { printed } = await run(backupCommand, ["--data", data, "--to", to, "--key", both]);
    for (const folder of [first, other]) {
      keys = folder;
      expect(await run(restoreCommand, withKey("--from", printed.trim(), "--check"))).toMatchObject({ exit: EXIT.done });
    }
    keys = first;
    const bytes = readFileSync(printed.trim());
    expect(bytes.includes(CANARY)).toBe(false);
    expect(bytes.includes("SQLite format")).toBe(false);
    expect(statSync(printed.trim()).mode & 0o777).toBe(0o600);
  });

  test("is not made without a key, unless somebody says that anybody may read it", async () => {
    const to = join(temporaryFolder(), "backups");
    const without = await run(backupCommand, ["--data", data, "--to", to]);
    expect([without.exit, without.told]).toEqual([EXIT.usage, expect.stringContaining("--key none")]);
    expect(existsSync(to)).toBe(false);
    const open = await run(backupCommand, ["--data", data, "--to", to, "--key", "none"]);
    expect([open.exit, open.told]).toEqual([EXIT.done, expect.stringContaining("NOT SEALED")]);
    const restored = temporaryFolder();
    expect((await run(restoreCommand, ["--from", open.printed.trim(), "--data", restored])).exit).toBe(EXIT.done);
    expect(tablesOf(restored)).toEqual(tablesOf(data));
  });

  test("takes folder, data and key from the server's own settings", async () => {
    const environment = { STRECK_DATA: data, STRECK_BACKUP_FOLDER: temporaryFolder(), STRECK_BACKUP_KEY: publicKey() };
    expect((await run(backupCommand, [], { environment })).exit).toBe(EXIT.done);
  });

  test("says what stands in the way, and leaves nothing", async () => {
    const to = join(temporaryFolder(), "backups");
    const tell = async (...args: string[]) => run(backupCommand, ["--to", to, ...args]);
    expect(await tell("--data", temporaryFolder(), "--key", publicKey())).toMatchObject({
      exit: EXIT.data,
      told: expect.stringContaining("There is no database in"),
    });
    expect(await tell("--data", data, "--key", privateKey())).toMatchObject({
      exit: EXIT.key,
      told: expect.stringContaining("is no public key of backups"),
    });
    expect(await tell("--data", data, "--key", "nowhere.json")).toMatchObject({ exit: EXIT.key });
    const damaged = temporaryFolder();
    writeFileSync(join(damaged, "streck.db"), "this is no database, but it is long enough to look like one");
    expect(await tell("--data", damaged, "--key", publicKey())).toMatchObject({
      exit: EXIT.data,
      told: expect.stringContaining("is damaged"),
    });
    expect(readdirSync(damaged)).toEqual(["streck.db"]);
    expect(existsSync(to) ? readdirSync(to) : []).toEqual([]);
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    expect(await run(backupCommand, ["--data", data, "--to", file, "--key", publicKey()])).toMatchObject({
      exit: EXIT.files,
      told: expect.stringContaining("cannot be written"),
    });
    expect(await tell("--unknown")).toMatchObject({ exit: EXIT.usage });
    expect(await run(backupCommand, ["--help"])).toEqual({ exit: EXIT.done, printed: BACKUP_HELP, told: "" });
  });
});

describe("streck restore", () => {
  test("gives every row and file back, under another epoch, with nobody signed in and no code left to use", async () => {
    const restored = join(temporaryFolder(), "new", "data");
    const { exit, printed } = await run(restoreCommand, withKey("--from", backup, "--data", restored));
    expect(exit).toBe(EXIT.done);
    expect(printed).toContain("table sealed_answer 40\n");
    expect(tablesOf(restored)).toEqual(tablesOf(data));
    expect(readFileSync(join(restored, "tls", "key.pem"), "utf8")).toBe("a key of the server");
    const before = readSnapshot(join(data, "streck.db"));
    const after = readSnapshot(join(restored, "streck.db"));
    expect(after.serverId).toBe(before.serverId);
    expect(after.epoch).not.toBe(before.epoch);
    const rows = (table: string) => after.tables.find(({ name }) => name === table)?.rows;
    expect([rows("session"), rows("enrolment_code")]).toEqual([0, 0]);
    expect(before.tables.find(({ name }) => name === "session")?.rows).toBe(1);
    const server = await testServer({ data: restored });
    expect(server.context.database.identity).toEqual({ serverId: after.serverId, epoch: after.epoch });
    expect((await visitor(server).get("/health")).statusCode).toBe(200);
  });

  test("touches no folder that holds something, unless it may put that aside, and then keeps it", async () => {
    const folder = temporaryFolder();
    const server = await testServer({ data: folder });
    await publishedRound(server);
    await stop(server);
    writeFileSync(join(folder, "notes.txt"), "mine");
    mkdirSync(join(folder, "tls"));
    writeFileSync(join(folder, "tls", "key.pem"), "another key");
    const before = contentsOf(folder).filter(([name]) => !name.startsWith("server.lock"));
    const refused = await run(restoreCommand, withKey("--from", backup, "--data", folder));
    expect([refused.exit, refused.told]).toEqual([EXIT.files, expect.stringContaining("is not empty")]);
    expect(contentsOf(folder).filter(([name]) => !name.startsWith("server.lock"))).toEqual(before);

    expect((await run(restoreCommand, withKey("--from", backup, "--data", folder, "--replace"))).exit).toBe(EXIT.done);
    expect(tablesOf(folder)).toEqual(tablesOf(data));
    const [aside = ""] = readdirSync(folder).filter((name) => name.startsWith("before-restore-"));
    const kept = contentsOf(join(folder, aside));
    const replaced = before.filter(([name]) => name !== "notes.txt");
    expect(kept).toEqual(replaced);
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  });

  test("takes the place of a database that is damaged, with a log beside it that is another's", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "streck.db"), "x".repeat(5000));
    writeFileSync(join(folder, "streck.db-wal"), "y".repeat(5000));
    expect((await run(restoreCommand, withKey("--from", backup, "--data", folder, "--replace"))).exit).toBe(EXIT.done);
    expect(existsSync(join(folder, "streck.db-wal"))).toBe(false);
    expect(tablesOf(folder)).toEqual(tablesOf(data));
    const [aside = ""] = readdirSync(folder).filter((name) => name.startsWith("before-restore-"));
    expect(readFileSync(join(folder, aside, "streck.db"), "utf8")).toBe("x".repeat(5000));
  });

  test("waits for no server that runs, and disturbs none", async () => {
    const server = await testServer();
    const refused = await run(restoreCommand, withKey("--from", backup, "--data", server.data, "--replace"));
    expect([refused.exit, refused.told]).toEqual([EXIT.files, expect.stringContaining("A server is using")]);
    expect((await visitor(server).get("/health")).statusCode).toBe(200);
  });

  test("asks for the right key", async () => {
    const folder = temporaryFolder();
    const tell = async (...args: string[]) => run(restoreCommand, ["--from", backup, "--data", folder, ...args]);
    expect(await tell()).toMatchObject({ exit: EXIT.key, told: expect.stringContaining("is sealed. Give the private key") });
    const wrong = join(temporaryFolder(), "wrong");
    writeFileSync(wrong, "quite another passphrase");
    expect(await tell("--key", privateKey(), "--passphrase-file", wrong)).toMatchObject({
      exit: EXIT.key,
      told: expect.stringContaining("not the passphrase"),
    });
    expect(await tell("--key", publicKey(), "--passphrase-file", passphraseFile)).toMatchObject({
      exit: EXIT.key,
      told: expect.stringContaining("no private key"),
    });
    const other = await makeKeys();
    const stranger = ["--key", join(other, "streck-backup-key.private.json"), "--passphrase-file", passphraseFile];
    expect(await tell(...stranger)).toMatchObject({ exit: EXIT.key, told: expect.stringContaining("sealed to another key") });
    expect(await tell("--key", privateKey())).toMatchObject({ exit: EXIT.usage, told: expect.stringContaining("no terminal") });
    expect(readdirSync(folder).filter((name) => !name.startsWith("server.lock"))).toEqual([]);
  });

  test("takes nothing from a backup that was cut off or changed anywhere, sealed or not", { timeout: 60_000 }, async () => {
    const to = temporaryFolder();
    const open = (await run(backupCommand, ["--data", data, "--to", to, "--key", "none"])).printed.trim();
    const whole = { sealed: readFileSync(backup), open: readFileSync(open) };
    expect(whole.sealed.byteLength).toBeGreaterThan(3 * PART_BYTES);
    for (const [kind, bytes] of Object.entries(whole)) {
      const head = bytes.indexOf("\n") + 1;
      const sizes = [0, 10, head - 1, head, head + 1, head + PART_BYTES + 16, head + 2 * (PART_BYTES + 16), bytes.byteLength - 1];
      for (const size of sizes) {
        const file = join(temporaryFolder(), "cut.backup");
        writeFileSync(file, bytes);
        truncateSync(file, size);
        await refusedBackup(file, `${kind} cut to ${size}`);
      }
      for (const at of [2, 30, head - 3, head + 5, head + PART_BYTES, head + 2 * PART_BYTES, bytes.byteLength - 1]) {
        const file = join(temporaryFolder(), "changed.backup");
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(file, changed);
        await refusedBackup(file, `${kind} changed at ${at}`, kind === "open" && at < head);
      }
      const longer = join(temporaryFolder(), "longer.backup");
      writeFileSync(longer, bytes);
      appendFileSync(longer, "more");
      await refusedBackup(longer, `${kind} with more at its end`);
      const swapped = join(temporaryFolder(), "swapped.backup");
      const part = PART_BYTES + (kind === "sealed" ? 16 : 0);
      const middle = [bytes.subarray(head + part, head + 2 * part), bytes.subarray(head, head + part)];
      writeFileSync(swapped, Buffer.concat([bytes.subarray(0, head), ...middle, bytes.subarray(head + 2 * part)]));
      await refusedBackup(swapped, `${kind} with two parts in each other's place`);
    }
    const shorter = join(temporaryFolder(), "shorter.backup");
    writeFileSync(shorter, whole.sealed.subarray(0, whole.sealed.byteLength - 100));
    expect((await run(restoreCommand, withKey("--from", shorter, "--check"))).told).toContain("has been cut off");
  });

  test("says that a backup is of a newer version, of its file as well as of its database", async () => {
    const newer = temporaryFolder();
    const restored = await run(restoreCommand, withKey("--from", backup, "--data", newer));
    expect(restored.exit).toBe(EXIT.done);
    const file = join(temporaryFolder(), "newer.backup");
    writeFileSync(file, readFileSync(backup, "utf8").replace("streck-backup/1", "streck-backup/2"));
    expect((await run(restoreCommand, withKey("--from", file, "--check"))).told).toContain("newer version");

    const open = (await run(backupCommand, ["--data", newer, "--to", temporaryFolder(), "--key", "none"])).printed.trim();
    const text = readFileSync(open);
    const known = Buffer.from('"0001-foundation"');
    const at = text.indexOf(known);
    Buffer.from('"9999-foundation"').copy(text, at);
    writeFileSync(open, text);
    expect((await run(restoreCommand, ["--from", open, "--check"])).told).toContain("newer version");

    const database = new Database(join(newer, "streck.db"));
    database.prepare("insert into kysely_migration values ('9999-tomorrow', '')").run();
    database.close();
    expect(await run(backupCommand, ["--data", newer, "--to", temporaryFolder(), "--key", "none"])).toMatchObject({
      exit: EXIT.data,
      told: expect.stringContaining("newer version"),
    });
  });

  test("puts nothing outside the folder, whatever the backup says", async () => {
    const open = (await run(backupCommand, ["--data", data, "--to", temporaryFolder(), "--key", "none"])).printed.trim();
    const text = readFileSync(open);
    Buffer.from('"../key.pem" ').copy(text, text.indexOf('"tls/key.pem"'));
    writeFileSync(open, text);
    const folder = join(temporaryFolder(), "inner");
    expect((await run(restoreCommand, ["--from", open, "--data", folder])).exit).toBe(EXIT.data);
    expect(existsSync(join(folder, "../key.pem"))).toBe(false);
  });

  test("only looks, where it is asked to", async () => {
    const folder = temporaryFolder();
    const looked = await run(restoreCommand, withKey("--from", backup, "--check", "--data", folder));
    expect([looked.exit, looked.told]).toEqual([EXIT.done, expect.stringContaining("The backup is whole. Nothing was changed.")]);
    expect(readdirSync(folder)).toEqual([]);
    expect((await run(restoreCommand, ["--from", "nowhere.backup", "--check"])).exit).toBe(EXIT.files);
    expect(await run(restoreCommand, ["--help"])).toEqual({ exit: EXIT.done, printed: RESTORE_HELP, told: "" });
    expect((await run(restoreCommand, [])).exit).toBe(EXIT.usage);
  });
});

describe("streck backup-key", () => {
  test("writes two files that belong together, and never over others", async () => {
    const out = await makeKeys();
    expect(statSync(join(out, "streck-backup-key.private.json")).mode & 0o777).toBe(0o600);
    const before = contentsOf(out);
    expect(await run(keyCommand, ["--out", out, "--passphrase-file", passphraseFile])).toMatchObject({
      exit: EXIT.files,
      told: expect.stringContaining("nothing is written over"),
    });
    expect(contentsOf(out)).toEqual(before);
    expect(readFileSync(join(out, "streck-backup-key.public.json"), "utf8")).not.toContain('"d"');
  });

  test("wants the same long passphrase twice", async () => {
    const asked =
      (...answers: (string | null)[]) =>
      async () =>
        answers.shift() ?? null;
    const out = join(temporaryFolder(), "keys");
    const tell = async (...answers: (string | null)[]) => run(keyCommand, ["--out", out], { ask: asked(...answers) });
    expect(await tell("short")).toMatchObject({ exit: EXIT.usage, told: expect.stringContaining("fewer than 12") });
    expect(await tell(PASSPHRASE, "another passphrase")).toMatchObject({ exit: EXIT.usage });
    expect(await tell(null)).toMatchObject({ exit: EXIT.usage });
    expect(existsSync(out)).toBe(false);
    expect((await tell(PASSPHRASE, ` ${PASSPHRASE}`)).exit).toBe(EXIT.done);
    expect(await run(keyCommand, [])).toMatchObject({ exit: EXIT.usage });
    expect(await run(keyCommand, ["--help"])).toEqual({ exit: EXIT.done, printed: KEY_HELP, told: "" });
  });
});

/** The private key, unwrapped once. */
let unwrapped: Promise<Opener> | null = null;
function opener(): Promise<Opener> {
  unwrapped ??= (async (): Promise<Opener> => {
    const key = await openPrivateBackupKey(JSON.parse(readFileSync(privateKey(), "utf8")), PASSPHRASE);
    if (!key.ok) {
      throw new Error(key.error);
    }
    return { kind: "key", key: await openingKey(key.value.kid, key.value.privateKey) };
  })();
  return unwrapped;
}

/** Refused with a word of what is wrong, and nothing comes of it. `mayBeWhole`: the change is in what nobody vouches for. */
async function refusedBackup(file: string, what: string, mayBeWhole = false): Promise<void> {
  const folder = join(temporaryFolder(), "data");
  const restored = await restoreBackup({ file, opener: await opener(), data: folder, replace: false }, randomBytes, Date.now());
  if (mayBeWhole && restored.ok) {
    expect([what, tablesOf(folder)]).toEqual([what, tablesOf(data)]);
    return;
  }
  const left = readdirSync(folder).filter((name) => !name.startsWith("server.lock"));
  expect([what, restored.ok, left]).toEqual([what, false, []]);
  expect(["cut", "damaged", "not-a-backup", "newer-format", "not-as-made"]).toContain(restored.ok ? "" : restored.error.kind);
}
