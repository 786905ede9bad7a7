import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { findInPage, type Match, type Question, type Step } from "./in-page.ts";
import { type ElementReference, type WebDriver, WebDriverError } from "./web-driver.ts";

const PATIENCE_MS = 60_000;
const GLANCE_MS = 40;

type Options = { readonly name?: string | RegExp; readonly exact?: boolean; readonly level?: number };
type Waiting = { readonly state?: "visible" | "attached" | "hidden" | "detached"; readonly timeout?: number };
type Filter = { readonly hasText?: string | RegExp; readonly has?: Locator };

/**
 * As much of Playwright's page over WebDriver as the drivers of tablet and console ask for: they play the same day in
 * WebKit as in Chromium. What is missing here throws, and is to be added when a driver needs it.
 */
export function webKitPage(driver: WebDriver): Page {
  const page = {
    ...finders(driver, []),
    goto: (address: string) => driver.goTo(address),
    evaluate: (work: (given: unknown) => unknown, given?: unknown) => driver.run(work.toString(), [given ?? null]),
    reload: () => driver.run("() => location.reload()", []),
  };
  return page as unknown as Page;
}

type Finders = {
  readonly getByRole: (role: string, options?: Options) => Locator;
  readonly getByLabel: (text: string | RegExp, options?: Options) => Locator;
  readonly getByText: (text: string | RegExp, options?: Options) => Locator;
  readonly getByTestId: (id: string) => Locator;
  readonly locator: (selector: string, filter?: Filter) => Locator;
};
type Locator = Finders & {
  readonly steps: readonly Step[];
  readonly first: () => Locator;
  readonly nth: (index: number) => Locator;
  readonly or: (other: Locator) => Locator;
  readonly filter: (filter: Filter) => Locator;
  readonly click: () => Promise<void>;
  readonly check: () => Promise<void>;
  readonly fill: (text: string) => Promise<void>;
  readonly waitFor: (waiting?: Waiting) => Promise<void>;
  readonly isVisible: () => Promise<boolean>;
  readonly count: () => Promise<number>;
  readonly textContent: () => Promise<string | null>;
  readonly getAttribute: (name: string) => Promise<string | null>;
  readonly evaluateAll: (work: (found: Element[], given: unknown) => unknown, given?: unknown) => Promise<unknown>;
};

function finders(driver: WebDriver, steps: readonly Step[]): Finders {
  const then = (...more: Step[]): Locator => locator(driver, [...steps, ...more]);
  return {
    getByRole: (role: string, { name, exact = false, level }: Options = {}) =>
      then({
        kind: "role",
        role,
        ...(name === undefined ? {} : { name: matching(name, exact) }),
        ...(level === undefined ? {} : { level }),
      }),
    getByLabel: (text: string | RegExp, { exact = false }: Options = {}) => then({ kind: "label", match: matching(text, exact) }),
    getByText: (text: string | RegExp, { exact = false }: Options = {}) => then({ kind: "text", match: matching(text, exact) }),
    getByTestId: (id: string) => then({ kind: "css", selector: `[data-testid="${id}"]` }),
    locator: (selector: string, filter: Filter = {}) => then(...css(selector), ...holding(filter)),
  };
}

function locator(driver: WebDriver, steps: readonly Step[]): Locator {
  const find = async (question: Question): Promise<readonly ElementReference[]> =>
    (await driver.run(findInPage.toString(), [steps, question])) as readonly ElementReference[];
  const act = (what: string, on: (target: ElementReference) => Promise<boolean>): Promise<void> =>
    until(`${what} ${JSON.stringify(steps)}`, PATIENCE_MS, async () => {
      const [target] = await find("target");
      return target !== undefined && (await on(target));
    });
  const click = async (target: ElementReference): Promise<boolean> => {
    await driver.run(listenForClick.toString(), [target]);
    await driver.click(target);
    return (await driver.run(hasMissed.toString(), [])) !== true;
  };
  const read = async (expression: string, given?: string): Promise<string | null> => {
    await self.waitFor({ state: "attached" });
    const source = `(steps, given) => { const [one] = (${findInPage.toString()})(steps, "all"); return ${expression}; }`;
    return (await driver.run(source, [steps, given ?? null])) as string | null;
  };
  const self: Locator = {
    ...finders(driver, steps),
    first: () => locator(driver, [...steps, { kind: "nth", index: 0 }]),
    nth: (index: number) => locator(driver, [...steps, { kind: "nth", index }]),
    or: (other) => locator(driver, [...steps, { kind: "or", other: other.steps }]),
    filter: (filter) => locator(driver, [...steps, ...holding(filter)]),
    steps,
    click: () => act("to click", click),
    check: () => act("to check", click),
    fill: (text: string) =>
      act("to fill", async (target) => {
        await driver.clear(target);
        await driver.type(target, text);
        return true;
      }),
    async waitFor({ state = "visible", timeout = PATIENCE_MS }: Waiting = {}): Promise<void> {
      const question = state === "visible" || state === "hidden" ? "visible" : "all";
      const wanted = state === "visible" || state === "attached";
      await until(`${state} ${JSON.stringify(steps)}`, timeout, async () => (await find(question)).length > 0 === wanted);
    },
    isVisible: async () => (await find("visible")).length > 0,
    count: async () => (await find("all")).length,
    textContent: () => read("one.textContent"),
    getAttribute: (name: string) => read("one.getAttribute(given)", name),
    evaluateAll: (work: (found: Element[], given: unknown) => unknown, given?: unknown) =>
      driver.run(`(steps, given) => (${work.toString()})((${findInPage.toString()})(steps, "all"), given)`, [
        steps,
        given ?? null,
      ]),
  };
  return self;
}

/**
 * In the page, before a click: whether it reaches `target` is kept. The driver clicks a place, and what stood there may
 * have moved since it was measured, as when a font arrives.
 */
function listenForClick(target: Element): void {
  const page = window as { clickMissed?: boolean };
  page.clickMissed = true;
  const note = (event: Event): void => {
    const control = target.closest("label")?.control ?? null;
    const path = event.composedPath();
    page.clickMissed = !path.includes(target) && !(control !== null && path.includes(control));
  };
  window.addEventListener("click", note, { capture: true, once: true });
}

/** In the page, after it. A page that has come since knows of no click: it came by it. */
function hasMissed(): boolean {
  const page = window as { clickMissed?: boolean };
  return page.clickMissed ?? false;
}

/** Playwright's one selector that browsers lack: `button:has(small:text-is("…"))`. */
function css(selector: string): Step[] {
  const [, outer, inner, ownText] = /^(.+):has\((.+):text-is\("(.*)"\)\)$/.exec(selector) ?? [];
  if (outer === undefined || inner === undefined || ownText === undefined) {
    return [{ kind: "css", selector }];
  }
  return [
    { kind: "css", selector: outer },
    { kind: "holding", inner: [{ kind: "css", selector: inner, ownText }] },
  ];
}

function holding({ hasText, has }: Filter): Step[] {
  return [
    ...(hasText === undefined ? [] : [{ kind: "holding", text: matching(hasText, false) } as const]),
    ...(has === undefined ? [] : [{ kind: "holding", inner: has.steps } as const]),
  ];
}

function matching(text: string | RegExp, exact: boolean): Match {
  return typeof text === "string" ? { text, exact } : { pattern: text.source, flags: text.flags };
}

/** What moves or is redrawn under the hand is tried again; a page that is being replaced has no answer yet. */
const PASSING = [
  "stale element reference",
  "element click intercepted",
  "element not interactable",
  "javascript error",
  "no such element",
];

async function until(what: string, timeout: number, isDone: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + timeout;
  let trouble = "";
  while (performance.now() < end) {
    try {
      if (await isDone()) {
        return;
      }
    } catch (error) {
      if (!(error instanceof WebDriverError) || !PASSING.includes(error.code)) {
        throw error;
      }
      trouble = ` (${error.message})`;
    }
    await wait(GLANCE_MS);
  }
  throw new Error(`waited in vain for: ${what}${trouble}`);
}
