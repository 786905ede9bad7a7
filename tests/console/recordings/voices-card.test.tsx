import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { screenWords } from "../../../src/console/recordings/screen-words.ts";
import { spokenTexts } from "../../../src/console/recordings/spoken-texts.ts";
import { VoicesCard } from "../../../src/console/recordings/voices-card.tsx";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import type { TextHash } from "../../../src/kernel/hashes.ts";
import type { Recording } from "../../../src/protocol/console/recordings.ts";
import type { Round } from "../../../src/protocol/console/rounds.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asDate, asOrganisationId, asRoundId, asSoundHash } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

const ORGANISATION = "Provkommunen";
const SESSION = {
  organisationId: asOrganisationId("00000000-0000-4000-8000-000000000002"),
  organisationName: ORGANISATION,
  practice: false,
  userName: "samordnare",
};
const WORDS = await screenWords(["so"]);
const IN_SOMALI = spokenTexts({ document: BUILT_IN, organisation: ORGANISATION }, WORDS["so"] ?? {}, "so").map(
  ({ text, place }): Recording => {
    const textSha256: TextHash = digest(text.normalize("NFC"));
    const sha256 = asSoundHash(digest(`so ${text}`));
    return { language: "so", text, place, textSha256, sha256, bytes: 1000, milliseconds: 1500 };
  },
);

function card(needsVoices: boolean, recordings: readonly Recording[]): void {
  const round: Round = {
    id: asRoundId("00000000-0000-4000-8000-000000000001"),
    name: "Hösten",
    siteIds: [],
    starts: asDate("2026-09-14"),
    ends: asDate("2026-09-25"),
    questionnaire: BUILT_IN,
    settings: { ...DEFAULT_SETTINGS, ...(needsVoices ? { needsVoices: true } : {}) },
    release: null,
  };
  desk(<VoicesCard round={round} />, {
    state: { session: SESSION },
    standing: { "GET /api/recordings": { recordings, damaged: [] } },
  });
}

const lineOf = (language: string): string => document.querySelector(`[data-voices-of="${language}"]`)?.textContent ?? "";
const beginning = (key: string): string => say(key).split("{{")[0] ?? "";

test("a round that needs voices says of each language whether it can be chosen, and what is missing first", async () => {
  card(true, IN_SOMALI);
  await screen.findByText("Somaliska", { exact: false });
  expect(lineOf("so")).toContain(say("recordings.whole"));
  expect(lineOf("sv")).toContain(beginning("recordings.lacking_other"));
  expect(screen.queryByText(say("recordings.noneWhole"))).toBeNull();
});

test("one recording taken away takes the language out, and the text that lacks it is named", async () => {
  const taken = IN_SOMALI[40];
  card(
    true,
    IN_SOMALI.filter((recording) => recording !== taken),
  );
  await screen.findByText("Somaliska", { exact: false });
  expect(lineOf("so")).toContain(`${say("recordings.lacking_one").replace("{{count, number}}", "1")} ${taken?.text}`);
  expect(screen.getByText(say("recordings.noneWhole"))).toBeDefined();
});

test("a round that needs none says nothing of the kind", () => {
  card(false, IN_SOMALI);
  expect(document.querySelectorAll("[data-voices-of]")).toHaveLength(0);
});
