import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect } from "@playwright/test";
import Database from "better-sqlite3";
import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../../src/domain/disposition/reasons.ts";
import { isAnswerable, type QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { browserWithProfile } from "./browser.ts";

type Left = { readonly profile: string; readonly data: string; readonly tabletAddress: string };
type Stored = { readonly where: string; readonly record: unknown };

/** Columns and stores that hold the questionnaire itself. */
const QUESTIONNAIRE = ["release", "questionnaire", "signed"];
/** Sealed bytes: what stands in them nobody can read. */
const SEALED = ["ciphertext", "encrypted_key"];
const REASONS: ReadonlySet<unknown> = new Set([...REFUSAL_REASONS, NO_REASON_GIVEN]);

/**
 * Goes through every record that a day left in the browser and in the server's database: outside the sealed bytes, and
 * the questionnaire and its release apart, no key is an item's id and no value is an option's code.
 */
export async function expectNoAnswersOutsideSeals(left: Left, document: QuestionnaireDocument): Promise<void> {
  const items = new Set(document.items.map(({ id }) => id));
  const options = new Set(document.items.filter(isAnswerable).flatMap((item) => item.options.map(({ code }) => code)));
  const records = [...(await browserRecords(left)), ...serverRecords(left.data)];
  const found = records.flatMap(({ where, record }) => suspicious(record, items, options).map((what) => `${where}: ${what}`));
  expect(found).toEqual([]);
  // The search must have had something to search.
  expect(records.filter(({ where }) => where.startsWith("browser items")).length).toBeGreaterThan(75);
  expect(records.filter(({ where }) => where.startsWith("server")).length).toBeGreaterThan(75);
}

function suspicious(value: unknown, items: ReadonlySet<string>, options: ReadonlySet<string>): string[] {
  if (typeof value === "string") {
    return options.has(value) ? [`value ${value}`] : suspicious(parsed(value), items, options);
  }
  if (Array.isArray(value)) {
    return value.flatMap((part) => suspicious(part, items, options));
  }
  if (!(value instanceof Object)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, part]) => {
    if (QUESTIONNAIRE.some((name) => key.startsWith(name)) || SEALED.includes(key) || isCountOfReasons(key, part)) {
      return [];
    }
    return [...(items.has(key) ? [`key ${key}`] : []), ...suspicious(part, items, options)];
  });
}

/** How often each reason for a no was given: of people who answered nothing, and some reasons are called as options are. */
function isCountOfReasons(key: string, value: unknown): boolean {
  return (
    key === "reasons" && Array.isArray(value) && value.every(([reason, count]) => REASONS.has(reason) && Number.isInteger(count))
  );
}

/** What the text holds when it is JSON, such as a mark's bytes or a sealed answer's envelope. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object ? value : null;
  } catch {
    return null;
  }
}

async function browserRecords({ profile, tabletAddress }: Left): Promise<Stored[]> {
  // Any page of the origin will do, so an empty one is served there; the app itself must not start and change something.
  const origin = createServer((_request, reply) => reply.setHeader("content-type", "text/html").end("<!doctype html>"));
  origin.listen(Number(new URL(tabletAddress).port), "127.0.0.1");
  await once(origin, "listening");
  const context = await browserWithProfile(profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${tabletAddress}/health`, { timeout: 30_000 });
    const stores = await page.evaluate(async () => {
      const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error("not read"));
        });
      const found: { where: string; record: unknown }[] = [];
      for (const { name = "" } of await indexedDB.databases()) {
        const database = await read(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          for (const record of await read(database.transaction(store).objectStore(store).getAll())) {
            found.push({ where: `browser ${store}`, record });
          }
        }
        database.close();
      }
      for (const [where, storage] of [["browser local", localStorage] as const, ["browser session", sessionStorage] as const]) {
        found.push({ where, record: Object.fromEntries(Object.entries(storage)) });
      }
      return found;
    });
    return stores;
  } finally {
    await context.close();
    origin.close();
  }
}

function serverRecords(data: string): Stored[] {
  const database = new Database(join(data, "streck.db"), { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    return tables.flatMap(({ name }) =>
      (database.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).map((row) => ({
        where: `server ${name}`,
        record: readable(row),
      })),
    );
  } finally {
    database.close();
  }
}

/** Bytes as the text that they may be. */
function readable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? value.toString("utf8") : value]),
  );
}
