import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { build } from "vite";
import { OUTBOX_LAWS } from "../contracts/outbox-laws.ts";
import type { HoldLaw } from "../contracts/outbox-laws-page.ts";

const RUNS = 30;
/** Never listened to: the test answers. A page of localhost may seal and hash without HTTPS. */
const ORIGIN = "http://localhost:1";

let page: Page;

test.describe("the laws of the store, in this browser", () => {
  // One page for all of them: making it takes longer than most.
  test.describe.configure({ mode: "default" });

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Laws</title>" }),
    );
    await page.goto(ORIGIN);
    await page.addScriptTag({ content: await lawsScript() });
  });

  test.afterAll(() => page.close());

  for (const { name } of OUTBOX_LAWS) {
    test(name, async () => {
      const broken = await page.evaluate(
        async ([law, runs]) => {
          const { holdOutboxLaw } = globalThis as unknown as { holdOutboxLaw: HoldLaw };
          return holdOutboxLaw(law, runs).then(
            () => null,
            (error: unknown) => String(error),
          );
        },
        [name, RUNS] as const,
      );
      expect(broken).toBeNull();
    });
  }
});

/** The laws with the store that they are about, as one script. */
async function lawsScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, "../contracts/outbox-laws-page.ts"), formats: ["iife"], name: "outboxLaws" },
    },
  });
  const chunks = [built].flat().flatMap((output) => ("output" in output ? output.output : []));
  const script = chunks.find((chunk) => chunk.type === "chunk");
  if (script?.type !== "chunk" || chunks.length !== 1) {
    throw new Error("one script was expected");
  }
  return script.code;
}
