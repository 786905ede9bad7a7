import { expect, type Locator, type Page } from "@playwright/test";
import type { AnswerableItem, Item } from "../../src/domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES, localeOf } from "../../src/i18n/locales.ts";
import { formatNumber } from "../../src/i18n/numbers.ts";
import type { Language } from "../../src/kernel/language.ts";
import { open, openingKey } from "../../src/sealing/open.ts";
import { enrolReply, type TestRound, testRound } from "../kiosk/support/test-round.ts";
import { asDate } from "./brands.ts";
import { EVERY_KIND } from "./every-kind.ts";
import type { Ear, FakeVoice } from "./fake-speech.ts";
import type { TabletDriver } from "./tablet-driver.ts";
import { words } from "./words.ts";

/*
 * The whole of a client's path with sound, in each of her languages, for whatever browser: from the hand-over to what is
 * sealed, kept and still thanked for by a page that comes after, without a network.
 */

/** One for each language that a client can choose. */
export const PATH_VOICES: readonly FakeVoice[] = CLIENT_LANGUAGES.map((lang) => ({ lang, local: true }));
export const PATH_LANGUAGES: readonly Language[] = EVERY_KIND.languages;

const ANSWERS = {
  contact: { option: "hard" },
  visits: { option: "no" },
  channels: { options: ["letter", "meeting"] },
  talks: { number: 12 },
} as const;

/** A round that runs on the day that the browser's own clock shows. */
export function pathRound(): Promise<TestRound> {
  const today = Date.now();
  const date = (days: number): string => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
  return testRound(EVERY_KIND, {}, { starts: asDate(date(-3)), ends: asDate(date(3)) });
}

/** In the page, before its own: a server that has this round, and sends nothing. `plantSpeech` comes first. */
export function roundWithoutServer(round: TestRound): string {
  const reply = JSON.stringify(enrolReply(round));
  return `{
    const ask = globalThis.fetch;
    globalThis.fetch = (request, ...more) => {
      const address = String(request instanceof Request ? request.url : request);
      if (address.includes("/api/device/sync")) {
        return Promise.reject(new TypeError("no network"));
      }
      return address.includes("/api/device/enrol")
        ? Promise.resolve(new Response(${JSON.stringify(reply)}, { headers: { "content-type": "application/json" } }))
        : ask(request, ...more);
    };
  }`;
}

/** Joins the round and is ready; from here on the server may go. */
export async function joinForPath({ page, joinByCode, isReadyOffline }: TabletDriver, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('button[lang="sv"]').click();
  await joinByCode("7K3M Q9TX 2V5D");
  await isReadyOffline();
}

/** From the tally and back to it: listens to all, chooses with a finger, sends, and is thanked again by a page that is new. */
export async function playPath(tablet: TabletDriver, language: Language): Promise<void> {
  const { page, button } = tablet;
  const say = (key: string): string => words(language, "client", key);
  await tablet.handOver();
  await tablet.chooseLanguage(language);
  expect(await listenToAll(tablet, language)).toContain(say("purpose.title"));
  await tablet.begin(language);
  for (const item of EVERY_KIND.items) {
    await page.getByRole("heading", { level: 1, name: headingOf(item, language) }).waitFor();
    const heard = await listenToAll(tablet, language);
    for (const text of [item, ...optionsOf(item)].flatMap((one) => (one.text[language] ?? "").split("\n"))) {
      expect(heard).toContain(text);
    }
    await answer(page, item, language);
    await button(say("item.next")).click();
  }
  await tablet.send(language);
  await page.reload();
  await tablet.hasEnded(language, "sent");
  await tablet.takeBack(language);
}

/** What the tablet keeps of these clients, opened with the coordinator's key: language, mode of help and answers of each. */
export async function keptResponses(page: Page, { coordinator }: TestRound): Promise<readonly Record<string, unknown>[]> {
  const items = (await page.evaluate(readItems)) as readonly { id: string; kind: string; bytes: string }[];
  const opener = await openingKey(coordinator.kid, coordinator.privateKey);
  return Promise.all(
    items
      .filter(({ kind }) => kind === "sealed-answer")
      .map(async ({ id, bytes }) => {
        const opened = await open({ id, sealed: bytes }, opener);
        if (!opened.ok) {
          throw new Error(opened.error);
        }
        const { language, mode, answers } = opened.value;
        return { language, mode, answers };
      }),
  );
}

/** What `playPath` has answered in this language. */
export function answeredOnPath(language: Language): Record<string, unknown> {
  return { language, mode: "listened", answers: { ...ANSWERS, better: { text: typedIn(language) } } };
}

/** Three letters of the language's own keyboard. */
function typedIn(language: Language): string {
  return localeOf(language).direction === "rtl" ? "سلم" : "mat";
}

async function answer(page: Page, item: Item, language: Language): Promise<void> {
  const option = (code: string): string => optionsOf(item).find((one) => one.code === code)?.text[language] ?? "";
  const choose = (role: "radio" | "checkbox", code: string): Promise<void> =>
    page.getByRole(role, { name: option(code), exact: true }).click();
  const press = (key: string): Promise<void> => keysOf(page, language).getByRole("button", { name: key, exact: true }).click();
  switch (item.kind) {
    case "information":
      return;
    case "scale":
      return choose("radio", ANSWERS.contact.option);
    case "single":
      return choose("radio", ANSWERS.visits.option);
    case "multiple":
      return each(ANSWERS.channels.options, (code) => choose("checkbox", code));
    case "number":
      return each([...`${ANSWERS.talks.number}`], (digit) => press(formatNumber(Number(digit), language)));
    case "text":
      return each([...typedIn(language)], press);
    default:
      throw new Error("a kind of item that the path does not know");
  }
}

/** The keys of the screen: a pad or a keyboard. */
function keysOf(page: Page, language: Language): Locator {
  const named = (key: string): RegExp => new RegExp(`^${words(language, "client", `item.keys.${key}`)}`);
  return page.getByRole("group", { name: named("pad") }).or(page.getByRole("group", { name: named("keyboard") }));
}

async function each(what: readonly string[], act: (one: string) => Promise<void>): Promise<void> {
  for (const one of what) {
    await act(one);
  }
}

/** Everything that the screen says, sentence after sentence. */
async function listenToAll({ page, button }: TabletDriver, language: Language): Promise<string> {
  const play = button(words(language, "client", "listen.play"));
  await play.click();
  const heard: string[] = [];
  while (await page.evaluate(isSaying)) {
    heard.push(...(await page.evaluate(hear)));
  }
  await play.waitFor();
  expect(heard.filter((text) => text.startsWith("NETWORK"))).toEqual([]);
  return heard.map((text) => text.replace(/^\S+ /, "")).join("\n");
}

function isSaying(): boolean {
  return (globalThis as unknown as { readonly ear: Ear }).ear.saying() !== null;
}

/** In the page: what has been begun, which then comes to its end. */
function hear(): readonly string[] {
  const { ear } = globalThis as unknown as { readonly ear: Ear };
  const heard = ear.heard.splice(0);
  ear.end();
  return heard;
}

async function readItems(): Promise<readonly unknown[]> {
  const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error("not read"));
    });
  const [{ name = "" } = {}] = await indexedDB.databases();
  const database = await read(indexedDB.open(name));
  const found = await read(database.transaction("items").objectStore("items").getAll());
  database.close();
  return found;
}

function optionsOf(item: Item): AnswerableItem["options"] {
  return "options" in item ? item.options : [];
}

function headingOf(item: Item, language: Language): string {
  return (item.text[language] ?? "").split("\n")[0] ?? "";
}
