import { expect } from "@playwright/test";
import {
  answeredOnPath,
  joinForPath,
  keptResponses,
  PATH_LANGUAGES,
  PATH_VOICES,
  pathRound,
  playPath,
  roundWithoutServer,
} from "../support/client-path.ts";
import { EVERY_KIND } from "../support/every-kind.ts";
import { plantSpeech } from "../support/fake-speech.ts";
import { test } from "../support/fixtures.ts";
import { tabletDriver } from "../support/tablet-driver.ts";

// The same path is played in WebKit: tests/webkit/day.spec.ts.
test("every kind of question in every language, listened to, chosen, sealed and kept, while there is no network", async ({
  page,
  ownServer: server,
}) => {
  const round = await pathRound();
  await page.addInitScript(plantSpeech, PATH_VOICES);
  await page.addInitScript({ content: roundWithoutServer(round) });
  const tablet = tabletDriver(page, EVERY_KIND);
  await joinForPath(tablet, server.tabletAddress);
  await server.stop();
  await tablet.startShift();
  for (const language of PATH_LANGUAGES) {
    await playPath(tablet, language);
  }
  const kept = await keptResponses(page, round);
  expect(kept).toHaveLength(PATH_LANGUAGES.length);
  expect(kept).toEqual(expect.arrayContaining(PATH_LANGUAGES.map(answeredOnPath)));
});
