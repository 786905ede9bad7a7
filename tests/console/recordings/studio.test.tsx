import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { RecordedText } from "../../../src/console/recordings/recorded-texts.ts";
import { nextMissing } from "../../../src/console/recordings/studio/next-missing.ts";
import { StudioScreen } from "../../../src/console/recordings/studio/studio-screen.tsx";
import { whereItStands } from "../../../src/console/recordings/studio/where-it-stands.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import type { Recording } from "../../../src/protocol/console/recordings.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asOrganisationId, asRoundId, asSoundHash } from "../../support/brands.ts";
import { EVERY_KIND } from "../../support/every-kind.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";
import { type Desk, desk, say } from "../support/desk.tsx";

const ROUND = asRoundId("00000000-0000-4000-8000-000000000001");
const SESSION = {
  organisationId: asOrganisationId("00000000-0000-4000-8000-000000000002"),
  organisationName: "Provkommunen",
  practice: false,
  userName: "samordnare",
};

function recordingOf(text: string, place: string, changes: Partial<Recording> = {}): Recording {
  const sha256 = asSoundHash(digest(text));
  return { language: "sv", text, place, textSha256: digest(text), sha256, bytes: 700_000, milliseconds: 1_900, ...changes };
}

function studio(recordings: readonly Recording[], services: Parameters<typeof desk>[1] = {}): Desk {
  const round = { id: ROUND, name: "Hösten", siteIds: [], starts: "2026-01-01", ends: "2026-12-31", questionnaire: BUILT_IN };
  return desk(<StudioScreen roundId={ROUND} language="sv" />, {
    state: { session: SESSION },
    ...services,
    standing: {
      [`GET /api/rounds/${ROUND}`]: { ...round, settings: { keepsWalkAways: false }, release: null },
      "GET /api/recordings": { recordings, damaged: [] },
    },
  });
}

const shown = (): string => document.querySelector("p[data-place]")?.textContent ?? "";
const record = (): HTMLElement => screen.getByRole("button", { name: say("studio.record") });

test("opens at the first text that is missing; one that has changed has visibly lost its recording", async () => {
  const greeting = words("sv", "client", "language.greeting");
  const title = words("sv", "client", "purpose.title");
  studio([recordingOf(greeting, "language.greeting"), recordingOf("Vill du svara på frågor?", "purpose.title")]);
  await screen.findByTestId("studio-position");
  expect(shown()).toBe(title);
  expect(screen.getByText(say("recordings.changed"))).toBeTruthy();
  const rows = within(screen.getByRole("list", { name: say("recordings.texts") })).getAllByRole("button");
  expect(rows[0]?.textContent).toContain("1,9");
  expect(rows[1]?.textContent).toContain(say("studio.changed"));
  expect(rows[2]?.textContent).toContain(say("studio.missing"));
  expect(screen.getByTestId("studio-size").textContent).toContain("0,7 MB");
  expect(screen.getByRole("button", { name: say("studio.listen") })).toHaveProperty("disabled", true);
});

test("a language that has grown too large for tablets says so", async () => {
  studio([recordingOf(words("sv", "client", "language.greeting"), "language.greeting", { bytes: 3_100_000 })]);
  await screen.findByTestId("studio-position");
  expect(document.querySelector('[data-tone="mind"]')?.textContent).toContain("3 MB");
});

test.each(["impossible", "refused", "missing", "in-use"] as const)(
  "a microphone that is %s is said in plain words, and a file can be chosen instead",
  async (fault) => {
    let asked = 0;
    const { user } = studio([], {
      services: {
        microphone: async () => {
          asked += 1;
          return err(fault);
        },
      },
    });
    await screen.findByTestId("studio-position");
    expect(asked).toBe(0);
    await user.click(record());
    expect((await screen.findByRole("alert")).textContent).toContain(say(`studio.faults.${fault}`));
    expect(document.querySelector('input[type="file"]')).toHaveProperty("disabled", false);
  },
);

test("a microphone that is pulled out keeps nothing, and says so", async () => {
  let lose = (): void => undefined;
  const { user, sent } = studio([], {
    services: {
      microphone: async ({ onHeard, onLost }) => {
        lose = onLost;
        queueMicrotask(() => onHeard(new Float32Array(2_048).fill(0.2), 48_000));
        return ok({ stop: () => ({ samples: new Float32Array(), perSecond: 48_000 }) });
      },
    },
  });
  await screen.findByTestId("studio-position");
  await user.click(record());
  await screen.findByRole("button", { name: say("studio.stop") });
  lose();
  expect((await screen.findByRole("alert")).textContent).toContain(say("studio.faults.lost"));
  expect(sent("POST /api/recordings")).toEqual([]);
});

test("the microphone is off as soon as somebody leaves the screen", async () => {
  let open = 0;
  const { user, unmount } = studio([], {
    services: {
      microphone: async () => {
        open += 1;
        return ok({
          stop: () => {
            open -= 1;
            return { samples: new Float32Array(), perSecond: 48_000 };
          },
        });
      },
    },
  });
  await screen.findByTestId("studio-position");
  await user.click(record());
  await screen.findByRole("button", { name: say("studio.stop") });
  expect(open).toBe(1);
  unmount();
  expect(open).toBe(0);
});

test("the next text is the next that is missing, and after the last the first again", () => {
  const of = (recorded: string): readonly RecordedText[] =>
    [...recorded].map((sign, position) => ({
      text: `${position}`,
      place: "",
      changed: false,
      recording: sign === "x" ? recordingOf("", "") : null,
    }));
  const after = (recorded: string, here: string | null): string | undefined => nextMissing(of(recorded), here)?.text;
  expect([after("x-x-", null), after("x-x-", "1"), after("x-x-", "3"), after("xxxx", "2"), after("xx-x", "2")]).toEqual([
    "1",
    "3",
    "1",
    undefined,
    undefined,
  ]);
});

test("where a text stands is said of questions, answers and pages", () => {
  const of = (place: string): string => {
    const standing = whereItStands(EVERY_KIND, place);
    return "total" in standing ? `${standing.kind} ${standing.position}/${standing.total}` : standing.kind;
  };
  const { id } = EVERY_KIND;
  expect([
    of(`${id}/about`),
    of(`${id}/contact`),
    of(`${id}/contact/easy`),
    of(`${id}/talks/number`),
    of("purpose.title"),
  ]).toEqual(["page", "question 1/5", "option 1/5", "hint 4/5", "screens"]);
});
