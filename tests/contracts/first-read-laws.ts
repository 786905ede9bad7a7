import fc from "fast-check";
import type { Call, Database } from "../../src/kiosk/store/database.ts";
import { dexieDatabase } from "../../src/kiosk/store/dexie/database.ts";
import { firstRead } from "../../src/kiosk/store/first-read.ts";
import { openAhead } from "../../src/kiosk/store/open-ahead.ts";
import { readSingle } from "../../src/kiosk/store/record-schemas.ts";
import { NATIVE_VERSION } from "../../src/kiosk/store/rows.ts";
import type { FirstMarks } from "../../src/kiosk/store/snapshot.ts";
import { newId } from "../../src/sealing/random.ts";
import native1 from "../fixtures/stores/native-1.json" with { type: "json" };
import native2 from "../fixtures/stores/native-2.json" with { type: "json" };
import { keepDatabase, makeDatabase, type StoredDatabase } from "../support/stored-database.ts";
import type { Law } from "./law.ts";
import { expectSame } from "./outbox.ts";
import { garbage, NAMES, ROUND, SOUND } from "./stored-records.ts";

const OTHER_ROUND = "b".repeat(32);
const MARKS: readonly FirstMarks[] = ["later", "unless-handed-over"];

/** Each single may be missing, sound, or anything. */
const singles = fc
  .tuple(
    ...NAMES.map((name) =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constant([SOUND[name]]) },
        fc.constant([]),
        garbage.map((value) => [value]),
      ),
    ),
  )
  .map((values) => NAMES.flatMap((name, at) => (values[at] ?? []).map((value: unknown) => ({ name, value }))));

const item = fc.record({
  kind: fc.constantFrom<unknown>("mark", "mark", "sealed-answer", "something", 7),
  roundId: fc.constantFrom<unknown>(ROUND, ROUND, OTHER_ROUND, null),
  state: fc.constantFrom<unknown>("waiting", "released", "received", "sent", null),
  sha256: fc.constantFrom("0".repeat(64), "short"),
  bytes: fc.constantFrom<unknown>("bytes", "", 7),
});

const release = fc.record({
  roundId: fc.constantFrom(ROUND, OTHER_ROUND),
  signedRelease: fc.constantFrom<unknown>("a.b.c", "", 7, undefined),
});

/** Whatever can lie in the tables of this version, whichever version made them. */
const stored: fc.Arbitrary<StoredDatabase> = fc
  .record({
    made: fc.constantFrom<StoredDatabase>(native1.after, native2.after),
    items: fc.array(item, { maxLength: 12 }),
    releases: fc.array(release, { maxLength: 2 }),
    singles,
  })
  .map(({ made, items, ...others }) => {
    const rows = { ...others, items: items.map((row, at) => ({ id: String(at).padStart(32, "0"), ...row })) };
    return { ...made, stores: made.stores.map((store) => ({ ...store, rows: rows[store.name as keyof typeof rows] })) };
  });

/** What must hold of the read that does without Dexie. */
export const FIRST_READ_LAWS: readonly Law[] = [
  {
    name: "the first read says what the store loads, whatever lies there, and leaves to it only what must be counted anew",
    holds: (runs) =>
      fc.assert(
        fc.asyncProperty(stored, fc.constantFrom(...MARKS), (contents, marks) =>
          withDatabase(contents, async (name, database) => {
            const first = await firstRead(name, marks);
            const counts = contents.stores.flatMap(({ rows }) => rows).find(isOutbox);
            const countable = counts === undefined || readSingle("outbox", counts.value) !== undefined;
            expectSame(first, countable ? await database.load(CALL, marks) : null, "the first read");
          }),
        ),
        { numRuns: runs },
      ),
  },
  {
    name: "the first read of a database that was never made says that nothing is there, and makes none",
    holds: () =>
      withDatabase(null, async (name, database) => {
        for (const marks of MARKS) {
          const first = await firstRead(name, marks);
          const names = (await indexedDB.databases()).map((known) => known.name);
          expectSame(names.includes(name), false, "whether there is one");
          expectSame(first, await database.load(CALL, marks), "what it says");
          await database.close();
          await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener("success", resolve));
        }
      }),
  },
  {
    name: "the first read leaves tables of another version to the store, and says of a newer one that it is newer",
    async holds() {
      for (const before of [{ version: 1, stores: [] }, native1.before, native2.before]) {
        await withDatabase(before, async (name) => {
          expectSame(await firstRead(name, "later"), null, "of an older one");
          expectSame(await keepDatabase(name), before, "the database");
        });
      }
      await withDatabase({ ...native2.after, version: NATIVE_VERSION + 1 }, async (name) => {
        const said = await firstRead(name, "later").catch((error: Error) => error.name);
        expectSame(said, "VersionError", "of a newer one");
      });
    },
  },
  {
    name: "nobody has to wait for the first read's connection: it is closed",
    holds: () =>
      withDatabase(native2.after, async (name) => {
        await firstRead(name, "unless-handed-over");
        const deleting = indexedDB.deleteDatabase(name);
        // Chromium may say "blocked" of a connection that is closing; one that stays open would end in no success at all.
        const ended = await new Promise((resolve) => {
          deleting.addEventListener("error", () => resolve("refused"));
          deleting.addEventListener("success", () => resolve("deleted"));
        });
        expectSame(ended, "deleted", "the deletion");
      }),
  },
  {
    name: "a connection that was opened ahead reads what has come into the database since",
    holds: () =>
      withDatabase(native2.after, async (name, database) => {
        const ahead = openAhead(name);
        await put(name, "singles", { name: "lockMinutes", value: 30 });
        const first = await firstRead(name, "unless-handed-over", ahead);
        expectSame(first?.snapshot.singles.lockMinutes, 30, "what was written meanwhile");
        expectSame(first, await database.load(CALL, "unless-handed-over"), "the first read");
      }),
  },
  {
    name: "a connection that was opened ahead makes no database, and one that is made meanwhile is read",
    holds: () =>
      withDatabase(null, async (name, database) => {
        const ahead = openAhead(name);
        await ahead();
        expectSame(
          (await indexedDB.databases()).some((known) => known.name === name),
          false,
          "whether there is one",
        );
        const again = openAhead(name);
        await makeDatabase(name, native2.after);
        expectSame(await firstRead(name, "later", again), await database.load(CALL, "later"), "the first read");
      }),
  },
  {
    name: "nobody has to wait for a connection that was opened ahead, and what it stood for is asked for anew",
    async holds() {
      for (const newVersion of [null, NATIVE_VERSION + 1]) {
        await withDatabase(native2.after, async (name) => {
          const ahead = openAhead(name);
          await put(name, "singles", { name: "lockMinutes", value: 30 });
          expectSame(await wantAlone(name, newVersion), "success", "the one who wants it alone");
          const said = await firstRead(name, "later", ahead).catch((error: Error) => error.name);
          const none = await firstRead(`${name}, never made`, "later");
          expectSame(said, newVersion === null ? none : "VersionError", "the first read");
        });
      }
    },
  },
];

/** Ends only once nobody else has the database open. */
function wantAlone(name: string, newVersion: number | null): Promise<string> {
  const asked = newVersion === null ? indexedDB.deleteDatabase(name) : indexedDB.open(name, newVersion);
  return new Promise((resolve) => {
    asked.addEventListener("error", () => resolve("error"));
    asked.addEventListener("success", () => {
      if (newVersion !== null) {
        asked.result.close();
      }
      resolve("success");
    });
  });
}

/** As another page would, which goes then. */
async function put(name: string, store: string, row: unknown): Promise<void> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.addEventListener("success", () => resolve(opening.result));
  });
  const transaction = opened.transaction(store, "readwrite");
  transaction.objectStore(store).put(row);
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  opened.close();
}

const CALL: Call = { check: () => undefined, minute: 29_000_000, givenUp: new AbortController().signal };

function isOutbox(row: unknown): row is { readonly value: unknown } {
  return row instanceof Object && "name" in row && row.name === "outbox";
}

async function withDatabase(
  contents: StoredDatabase | null,
  work: (name: string, database: Database) => Promise<void>,
): Promise<void> {
  const name = `first read ${newId()}`;
  if (contents !== null) {
    await makeDatabase(name, contents);
  }
  const database = dexieDatabase(name, () => undefined);
  try {
    await work(name, database);
  } finally {
    await database.close();
    indexedDB.deleteDatabase(name);
  }
}
