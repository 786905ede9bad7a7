import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { enrolReply, testRound } from "../kiosk/support/test-round.ts";
import { chance } from "../support/chance.ts";
import { type Ear, plantSpeech } from "../support/fake-speech.ts";
import { testOnDisk as test } from "../support/fixtures.ts";
import { freeText, multiple, number, questionnaire, scale } from "../support/questionnaires.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { tracesOf } from "../support/traces.ts";
import { beginning, words } from "../support/words.ts";

/**
 * Whatever a client does, and however it ends, the page that the next one gets is the page that the first one got, to the letter;
 * nothing that was written is found in it, in what the browser keeps, or on the disk, and nothing that was read aloud plays on.
 * `npm run prove -- leaves-nothing --runs 200` plays many; `--seed S` the same again.
 */
const RUNS = Number(process.env["STRECK_RUNS"] ?? 9);
/** The same in every run of the tests: chance is looked for in long series, where somebody looks at what it finds. */
const SEED = Number(process.env["STRECK_SEED"] ?? 261_127);
/** Tablets beside one another. */
const LANES = 3;

const LANGUAGES = ["sv", "ar", "so"] as const;
const OWN_WORDS = freeText("in-your-words", 200);
const DOCUMENT = questionnaire([
  OWN_WORDS,
  scale("contact", "easy hard dont-know"),
  multiple("channels", "phone e-mail none!"),
  number("visits", 0, 20),
  freeText("more", 200),
]);

const say = (language: Language, key: string): string => words(language, "client", key);

const DOES = ["choose", "write", "listen", "listen", "next", "skip", "back", "language", "comfort", "idle", "stop"] as const;
const ENDS = [
  "walk-away",
  "walk-away-listening",
  "walk-away-setting",
  "crash",
  "close",
  "reload",
  "back",
  "leave",
  "sleep",
  "erase",
  "send",
  "take-back",
] as const;
type Does = (typeof DOES)[number];
type Ends = (typeof ENDS)[number];

/** A tablet whose browser goes on speaking when a page goes, until somebody silences it: the worst that there is. */
type Speaker = { readonly saying: () => string | null };

async function speakerOf(context: BrowserContext): Promise<Speaker> {
  let saying: string | null = null;
  await context.exposeFunction("speaker", (text: string | null) => {
    saying = text;
  });
  await context.addInitScript(
    plantSpeech,
    LANGUAGES.map((lang) => ({ lang, local: true })),
  );
  await context.addInitScript(() => {
    const { speaker, speechSynthesis: speech } = globalThis as unknown as {
      readonly speaker: (text: string | null) => void;
      readonly speechSynthesis: { speak: (said: { readonly text: string }) => void; cancel: () => void };
    };
    const { speak, cancel } = speech;
    speech.speak = (said) => {
      speaker(said.text);
      speak.call(speech, said);
    };
    speech.cancel = () => {
      speaker(null);
      cancel.call(speech);
    };
  });
  return { saying: () => saying };
}

/** One client in the middle of it; what can't be done where she is changes nothing. */
function clientAt(tablet: TabletDriver, draw: (below: number) => number, canary: string) {
  const { page } = tablet;
  let language: Language = "sv";
  const ifThere = async (name: string | RegExp): Promise<void> => {
    const wanted = tablet.button(name).first();
    if (await wanted.isVisible()) {
      // "Next" may be refused, and says why: she taps it all the same.
      await wanted.click({ force: true });
    }
  };
  /** False where the screen has no way to it. */
  const opensComfort = async (): Promise<boolean> => {
    const way = tablet.button(say(language, "textSize"));
    if (!(await way.isVisible())) {
      return false;
    }
    await way.click();
    await page.getByRole("dialog").waitFor();
    return true;
  };
  const acts: Readonly<Record<Does, () => Promise<void>>> = {
    async choose() {
      const inputs = page.locator("main input[type=radio], main input[type=checkbox]");
      const count = await inputs.count();
      if (count > 0) {
        await inputs.nth(draw(count)).click({ force: true });
      }
    },
    async write() {
      const field = page.locator("main textarea, main input[type=text]").first();
      if (await field.isVisible()) {
        await field.fill(canary);
      }
    },
    async listen() {
      await ifThere(say(language, "listen.play"));
      for (let sentences = draw(3); sentences > 0; sentences--) {
        await page.evaluate(() => (globalThis as unknown as { readonly ear: Ear }).ear.end());
      }
    },
    next: () => ifThere(say(language, "item.next")),
    skip: () => ifThere(say(language, "item.skip")),
    back: () => ifThere(say(language, "item.back")),
    async language() {
      await ifThere(say(language, "language.change"));
      const next = LANGUAGES[draw(LANGUAGES.length)] ?? "sv";
      const choice = page.locator(`button:has(small:text-is("${say(next, "language.greeting")}"))`);
      if (await choice.isVisible()) {
        await choice.click();
        await page.locator(`html[lang="${next}"]`).waitFor();
        language = next;
      }
    },
    async comfort() {
      if (await opensComfort()) {
        const choices = page.getByRole("dialog").getByRole("radio");
        const count = await choices.count();
        for (let times = 1 + draw(3); times > 0; times--) {
          await choices.nth(draw(count)).click();
        }
        await tablet.button(say(language, "comfort.done")).click();
      }
    },
    async idle() {
      await page.clock.fastForward(61_000);
      // While it is read to her, she is not idle, and nothing is asked.
      const stay = tablet.button(say(language, "idle.stay"));
      await Promise.race([
        stay.waitFor(),
        page.waitForFunction(() => (globalThis as unknown as { readonly ear: Ear }).ear.saying() !== null),
      ]);
      await ifThere(say(language, "idle.stay"));
    },
    async stop() {
      await ifThere(say(language, "item.stop"));
      if (draw(2) === 0) {
        await ifThere(say(language, "confirm.back"));
      }
    },
  };
  /** From wherever she is to whether she sends: back from a choice of language, and on from the purpose. */
  const stops = async (): Promise<void> => {
    const own = page.locator(`button:has(small:text-is("${say(language, "language.greeting")}"))`);
    const [stop, start] = [tablet.button(say(language, "item.stop")), tablet.button(say(language, "purpose.start"))];
    const confirming = page.getByRole("heading", { level: 1, name: say(language, "confirm.title"), exact: true });
    const nothing = tablet.button(beginning(say(language, "confirm.finish")));
    for (;;) {
      await own.or(stop).or(start).or(confirming).or(nothing).first().waitFor();
      const way = await Promise.all([own, start, stop].map((one) => one.isVisible()));
      const [first] = [own, start, stop].filter((_, at) => way[at]);
      if (first === undefined) {
        return;
      }
      await first.click();
    }
  };
  return { acts, perhaps: () => draw(2) === 0, language: () => language, ifThere, opensComfort, stops };
}

type Client = ReturnType<typeof clientAt>;

/** It ends, one way or another. Returns the page that comes after. */
async function ends(context: BrowserContext, tablet: TabletDriver, client: Client, how: Ends, address: string): Promise<Page> {
  const { page } = tablet;
  const anew = async (before: Page): Promise<Page> => {
    const next = await context.newPage();
    await before.close();
    await next.goto(address);
    return next;
  };
  switch (how) {
    case "walk-away-listening":
    case "walk-away-setting":
    case "walk-away": {
      if (how === "walk-away-listening") {
        await client.ifThere(say(client.language(), "listen.play"));
      }
      if (how === "walk-away-setting" && (await client.opensComfort())) {
        await page.getByRole("dialog").getByRole("radio").last().click();
      }
      const ended = page.getByText(say(client.language(), "ended.walked-away"), { exact: true });
      for (let times = 0; times < 20 && (await ended.count()) === 0; times++) {
        await page.clock.fastForward(25_000);
      }
      return page;
    }
    case "sleep":
      await page.clock.fastForward(1_200_000);
      return page;
    case "crash": {
      const session = await context.newCDPSession(page);
      const gone = page.waitForEvent("crash");
      session.send("Page.crash").catch(() => undefined);
      await gone;
      return anew(page);
    }
    case "close":
      return anew(page);
    case "reload":
      await page.reload();
      return page;
    case "back":
    case "leave":
      await (how === "back" ? page.goBack() : page.goto("about:blank"));
      await page.goto(address);
      return page;
    case "erase":
    case "send": {
      if (client.perhaps()) {
        // What she has set goes with her to the thanks.
        await client.acts.comfort();
      }
      await client.stops();
      const [erase, finish, send] = (["erase", "finish", "send"] as const).map((word) =>
        tablet.button(beginning(say(client.language(), `confirm.${word}`))),
      );
      if (erase === undefined || finish === undefined || send === undefined) {
        throw new Error("there are three");
      }
      await erase.or(finish).first().waitFor();
      const wanted = how === "send" ? send : erase;
      await ((await wanted.isVisible()) ? wanted : finish).click();
      return page;
    }
    case "take-back":
      await tablet.openPin(client.language());
      await tablet.typePin();
      await tablet.button(tablet.staff("outcome.break-off.stopped")).click();
      return page;
    default:
      throw new Error("no way to end");
  }
}

/** From whatever screen stands then to the hands of the next client. `again`: she takes an interrupted tablet as it lies there. */
async function comesBack(tablet: TabletDriver, again: boolean): Promise<void> {
  const { page, button } = tablet;
  const tally = button(beginning(tablet.staff("tally.yes")));
  const interrupted = button(say("sv", "interrupted.again"));
  // A jump of the clock while something is stored is, to the tablet, a disk that does not answer: whoever has it tries again.
  const retry = LANGUAGES.map((language) => button(say(language, "fault.retry"))).reduce(
    (any, one) => any.or(one),
    button(tablet.staff("reload")),
  );
  const over = LANGUAGES.reduce(
    (any, language) => any.or(page.getByText(say(language, "ended.handBack"), { exact: true })),
    tally.or(interrupted),
  );
  // A jump of the clock locks the assistant's side, too, wherever it stands.
  const locked = page.getByRole("heading", { name: tablet.staff("lock.title"), exact: true });
  const stands = over.or(retry).or(locked).first();
  await stands.waitFor();
  while ((await retry.isVisible()) || (await locked.isVisible())) {
    await ((await locked.isVisible()) ? tablet.unlock() : retry.click());
    await stands.waitFor();
  }
  if (await interrupted.isVisible()) {
    if (again) {
      await interrupted.click();
      return;
    }
    await tablet.openPin("sv");
    await tablet.typePin();
    await button(tablet.staff("outcome.break-off.stopped")).click();
  } else if (!(await tally.isVisible())) {
    const language = await page.evaluate(() => document.documentElement.lang as Language);
    await tablet.openPin(language);
    await tablet.typePin();
  }
  await tablet.isAtTally();
  await tablet.handOver();
}

/** All that a page and its browser hold, as text. */
async function heldBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("not read"));
      });
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].map(
      ({ value }) => value,
    );
    const kept: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        kept.push(await read(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    const around = [document.title, document.cookie, window.name, location.href, history.state as unknown];
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      around,
      await caches.keys(),
      kept,
    ]);
  });
}

/** What a client sees of the page, as it stands there. */
async function shown(page: Page): Promise<string> {
  // What shields a new screen from a finger that still lies there goes by itself.
  await page.locator("body > div[style*=fixed]").first().waitFor({ state: "detached" });
  const html = await page.evaluate(() => {
    const { documentElement: root } = document;
    const attributes = [...root.attributes].map(({ name, value }) => `${name}=${value}`).toSorted();
    const chosen = [...document.querySelectorAll<HTMLInputElement>("input")].map(({ value, checked }) => `${value} ${checked}`);
    return [...attributes, ...chosen, document.body.innerHTML].join("\n");
  });
  return html;
}

/** The screens that the next client meets first: the choice of language, the purpose, and the first question. */
async function firstScreens(tablet: TabletDriver): Promise<readonly string[]> {
  const { page } = tablet;
  const { button } = tablet;
  await button(say("sv", "listen.read").replace("{{text}}", "Svenska")).waitFor();
  const language = await shown(page);
  await tablet.chooseLanguage("sv");
  await button(say("sv", "listen.play")).waitFor();
  await page.getByRole("heading", { level: 1, name: say("sv", "purpose.title") }).waitFor();
  const purpose = await shown(page);
  await tablet.begin("sv");
  await page.locator("main textarea").waitFor();
  await button(say("sv", "listen.play")).waitFor();
  return [language, purpose, await shown(page)];
}

for (let lane = 0; lane < LANES; lane++) {
  const runs = Math.ceil(RUNS / LANES);
  test(`tablet ${lane + 1} of ${LANES}: nothing of a client is left to the next, whatever she does`, async ({
    context,
    server,
    folder,
  }) => {
    test.setTimeout(600_000 + runs * 60_000);
    const seed = SEED + lane;
    const bytes = chance(seed);
    const draw = (below: number): number => ((bytes(1)[0] ?? 0) * 256 + (bytes(1)[0] ?? 0)) % below;
    const speaker = await speakerOf(context);
    await context.clock.install({ time: "2026-09-14T08:30:00" });
    const reply = enrolReply(await testRound(DOCUMENT));
    await context.route("**/api/device/enrol", (route) => route.fulfill({ json: reply }));
    await context.route("**/api/device/sync", (route) => route.abort());
    let page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.tabletAddress);
    let tablet = tabletDriver(page, DOCUMENT);
    await page.locator('button[lang="sv"]').click();
    await tablet.joinByCode("7K3M Q9TX 2V5D");
    await tablet.isReadyOffline();
    await tablet.startShift();

    await tablet.handOver();
    const untouched = await firstScreens(tablet);
    const canaries: string[] = [];
    const played: string[] = [];
    for (let run = 0; run < runs; run++) {
      const canary = `kanarie${seed}x${run}fågel`;
      canaries.push(canary);
      const client = clientAt(tablet, draw, canary);
      const script: string[] = [];
      for (let count = 3 + draw(6); count > 0; count--) {
        const what = DOES[draw(DOES.length)] ?? "next";
        script.push(what);
        await client.acts[what]();
      }
      const end = ENDS[draw(ENDS.length)] ?? "reload";
      script.push(end);
      played.push(script.join(" "));
      const about = `seed ${seed}, run ${run}: ${script.join(" ")}`;
      page = await ends(context, tablet, client, end, server.tabletAddress);
      tablet = tabletDriver(page, DOCUMENT);
      await comesBack(tablet, draw(2) === 0);
      const next = await firstScreens(tablet);
      expect(next, about).toEqual(untouched);
      const held = await heldBy(page);
      expect(
        canaries.filter((text) => held.includes(text)),
        about,
      ).toEqual([]);
      await expect.poll(speaker.saying, about).toBeNull();
      expect(await page.evaluate(() => (globalThis as unknown as { readonly ear: Ear }).ear.heard), about).toEqual([]);
    }
    await context.close();
    expect(tracesOf(canaries, folder)).toEqual([]);
    expect(played).toHaveLength(runs);
  });
}
