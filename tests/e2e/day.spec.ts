import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type DayScript, readDayScript } from "../day/day-script.ts";
import { type PlayedDay, playDay } from "../day/play-day.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { expectNoAnswersOutsideSeals } from "../support/stored-records.ts";

const fixtures = join(import.meta.dirname, "../fixtures");

test("the scripted day gives its figures on tablet, server, console and in the export", async () => {
  const played = await play("waiting-room-day.json");
  expect(differences(played)).toEqual([]);
  expect(played.rows.length).toBeGreaterThan(190);
  expect(played.csv.trimEnd().split("\r\n")).toHaveLength(1 + 75);
  await expectNoAnswersOutsideSeals(played, builtInQuestionnaire());
  played.forget();
});

test("a day with nobody asked works, too", async () => {
  const played = await play("day-with-nobody-asked.json");
  expect(differences(played)).toEqual([]);
  expect(played.rows.length).toBeGreaterThan(130);
  expect(played.csv.trimEnd().split("\r\n")).toHaveLength(1);
  played.forget();
});

test("a day of refusals works, too, and of its figures one that came out differently is noticed wherever it stands", async () => {
  const day = readDayScript(join(fixtures, "day-of-refusals.json"));
  const counts = { ...day.expected.counts, R: 5 };
  const wrong: DayScript = { ...day, expected: { ...day.expected, counts } };
  const played = await playDay(wrong, () => undefined);
  expect(differences(played)).toEqual(["offline count R", "tablet count R", "server count R", "console count R"]);
  expect(played.rows.length).toBeGreaterThan(140);
  expect(played.csv.trimEnd().split("\r\n")).toHaveLength(1);
  played.forget();
});

function play(name: string): Promise<PlayedDay> {
  return playDay(readDayScript(join(fixtures, name)), () => undefined);
}

function differences({ rows }: PlayedDay): string[] {
  return rows.filter(({ same }) => !same).map(({ where, figure }) => `${where} ${figure}`);
}
