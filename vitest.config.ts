import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { launchOptions } from "./tests/support/browser.ts";
import { clientWords } from "./vite/client-words.ts";
import { pictograms } from "./vite/pictograms.ts";

export default defineConfig({
  plugins: [pictograms(), clientWords()],
  test: {
    // A loaded machine is slow, not wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // All cores: by itself it leaves one idle, which of two is half.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "node", environment: "node", include: ["tests/**/*.test.ts"] } },
      {
        // Components, found as people find them: by role and label. No browser, but its elements, events and focus.
        extends: true,
        test: { name: "dom", environment: "happy-dom", include: ["tests/**/*.test.tsx"], setupFiles: ["tests/support/dom.ts"] },
      },
      {
        // What must hold in a real browser, too, such as the laws of the store.
        extends: true,
        test: {
          name: "browser",
          include: ["tests/**/*.browser.ts"],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: "chromium" }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
