import { act, screen, within } from "@testing-library/react";
import { useEffect } from "react";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ExportScreen } from "../../../src/console/export/export-screen.tsx";
import { type OpenedAnswers, OpenedAnswersProvider, useOpenedAnswers } from "../../../src/console/shell/opened-answers.tsx";
import type { OpenedRound } from "../../../src/envelopes/opened-round.ts";
import { FORMATS } from "../../../src/export/format.ts";
import { WRITERS } from "../../../src/export/writers.ts";
import { recount } from "../../day/recount.ts";
import { asBatchId, asDeviceId } from "../../support/brands.ts";
import { chance } from "../../support/chance.ts";
import { DAY, listedOf, ORGANISATION, openedOf, round, SITES } from "../../support/opened-round.ts";
import { STROKES } from "../../support/strokes.ts";
import { desk, say } from "../support/desk.tsx";

const ROUND = round();
const BATCHES = ["ba", "bb"].map((pair) => ({
  id: asBatchId(pair.repeat(16)),
  deviceId: asDeviceId("de".repeat(16)),
  deviceName: "Disken",
  siteId: SITES[0]?.id,
  received: "2026-09-14T10:00Z",
  answers: 3,
}));
const { questionnaire, release: _, settings: __, ...listed } = ROUND;
const STANDING = {
  "GET /api/rounds": {
    rounds: [{ ...listed, languages: questionnaire.languages, title: questionnaire.title, published: true }],
    damaged: [],
  },
  "GET /api/sites": { sites: SITES, damaged: [] },
  [`GET /api/rounds/${ROUND.id}`]: ROUND,
  [`GET /api/rounds/${ROUND.id}/batches`]: { batches: BATCHES, damaged: [] },
  [`GET /api/rounds/${ROUND.id}/fieldwork`]: STROKES,
};
const SESSION = {
  organisationId: ORGANISATION.id,
  organisationName: ORGANISATION.name,
  practice: false,
  userName: "samordnare",
};

/** What a screen beside this one would open and lock. */
function Hold({ onHold }: { readonly onHold: (of: OpenedAnswers) => void }) {
  const answers = useOpenedAnswers();
  useEffect(() => {
    onHold(answers);
  }, [answers, onHold]);
  return null;
}

/** The screen, with these answers open; and the files that were downloaded. */
async function exporting(opened: OpenedRound | null) {
  const answers: { of?: OpenedAnswers } = {};
  const download = vi.fn<(file: { name: string; content: readonly Uint8Array[] }) => void>();
  const page = desk(
    <OpenedAnswersProvider>
      <Hold onHold={(of) => Object.assign(answers, { of })} />
      <ExportScreen />
    </OpenedAnswersProvider>,
    { state: { session: SESSION }, standing: STANDING, services: { download: download as never, randomBytes: chance(1) } },
  );
  await screen.findByRole("button", { name: say("export.make") });
  const held = (): OpenedAnswers => answers.of as OpenedAnswers;
  if (opened !== null) {
    act(() => held().keep(opened));
  }
  return { ...page, download, lock: () => act(() => held().lock()) };
}

// What writes is loaded when it is needed; a test does not wait for its being compiled.
beforeAll(() => Promise.all(FORMATS.map((format) => WRITERS[format]())));

/** Making files is work: on a machine that has much else to do, it takes longer than screens are waited for. */
const seen = (key: string) => screen.findByText(say(key), {}, { timeout: 60_000 });
const box = (key: string) => screen.getByRole("checkbox", { name: new RegExp(`^${say(key)}`) });
const radio = (key: string) => screen.getByRole("radio", { name: new RegExp(`^${say(key).replace(/[()]/g, "\\$&")}`) });
const make = () => screen.getByRole("button", { name: say("export.make") });
const kinds = (): (string | null)[] => [...document.querySelectorAll("[data-file]")].map((row) => row.getAttribute("data-file"));
const fileOf = (kind: string) => within(document.querySelector(`[data-file="${kind}"]`) as HTMLElement).getByRole("button");

describe("the export", () => {
  test("takes out the strokes while the answers are locked, and says where to open them", async () => {
    const { user, download } = await exporting(null);
    expect(box("export.answers.label")).toHaveProperty("disabled", true);
    expect(screen.getByRole("link", { name: say("export.toResults") })).toBeTruthy();
    await user.click(make());
    await seen("export.made");
    expect(kinds()).toEqual(["workbook", "manifest"]);
    await user.click(fileOf("workbook"));
    expect(download.mock.calls[0]?.[0].name).toBe("ekonomiskt-bistand-hosten-2026.xlsx");
    expect([...(download.mock.calls[0]?.[0].content[0]?.subarray(0, 2) ?? [])]).toEqual([0x50, 0x4b]);
  });

  test("of opened answers gives files that recounted give the day's figures", async () => {
    const { user, download } = await exporting(openedOf(DAY));
    await user.click(radio("export.formats.csv.label"));
    await user.click(make());
    await seen("export.made");
    expect(kinds()).toEqual(["answers", "codebook", "tally", "reasons", "manifest"]);
    await user.click(fileOf("answers"));
    const text = Buffer.from(download.mock.calls[0]?.[0].content[0] ?? []).toString("utf8");
    expect(recount(text).rows).toBe(75);
  });

  test("forgets files with answers in them as soon as the answers are locked", async () => {
    const { user, lock } = await exporting(openedOf(DAY));
    await user.click(make());
    await seen("export.made");
    lock();
    expect(kinds()).toEqual([]);
  });

  test("takes single batches, asks for at least one, and says so", async () => {
    const listing = DAY.map(({ id }, n) => ({ ...listedOf(id), batchId: BATCHES[n % 2]?.id ?? asBatchId("") }));
    const { user, download } = await exporting(openedOf(DAY, { listing }));
    await user.click(radio("export.formats.csv.label"));
    await user.click(radio("export.someBatches"));
    await user.click(make());
    expect(screen.getByText(say("export.noBatch"))).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: /^BBBBBBBB/ }));
    await user.click(make());
    await seen("export.made");
    await user.click(fileOf("answers"));
    const text = Buffer.from(download.mock.calls[0]?.[0].content[0] ?? []).toString("utf8");
    expect(recount(text).rows).toBe(37);
  });

  test("asks for something to take out", async () => {
    const { user } = await exporting(null);
    await user.click(box("export.tally.label"));
    await user.click(make());
    expect(screen.getByText(say("export.nothing"))).toBeTruthy();
    expect(kinds()).toEqual([]);
  });

  test("can be cancelled, and then there are no files", async () => {
    const many = Array.from({ length: 6000 }, (_, n) => ({
      ...(DAY[n % 75] as (typeof DAY)[number]),
      id: listedOf(n.toString(16).padStart(32, "0")).id,
    }));
    const { user } = await exporting(openedOf(many));
    await user.click(make());
    await user.click(await screen.findByRole("button", { name: say("common.cancel") }, { timeout: 60_000 }));
    await seen("export.cancelled");
    expect(kinds()).toEqual([]);
    expect(make()).toBeTruthy();
  });
});
