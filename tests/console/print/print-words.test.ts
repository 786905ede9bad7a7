import { describe, expect, test } from "vitest";
import { type PrintWords, printWords, questionNumbers, routingHint } from "../../../src/console/print/print-words.ts";
import type { Condition } from "../../../src/domain/questionnaire/document.ts";
import { isAnswerable } from "../../../src/domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import { builtInQuestionnaires } from "../../../src/server/rounds/built-in.ts";
import { equals, questionnaire, single } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";

const DOCUMENT = questionnaire([single("plan", "yes+ no"), single("how", "well+ badly", { when: equals("plan", "yes") })]);

async function swedish(): Promise<PrintWords> {
  const [found] = await printWords({ languages: ["sv"] as PrintWords["language"][] });
  if (found === undefined) {
    throw new Error("no Swedish");
  }
  return found;
}

describe("what is printed", () => {
  test("says what tablet and assistant say, to the letter, in every language that clients choose", async () => {
    const all = await printWords({ languages: CLIENT_LANGUAGES });
    expect(all.map(({ language }) => language)).toEqual(CLIENT_LANGUAGES);
    for (const { language, client, script } of all) {
      for (const key of ["purpose.money", "purpose.voluntary", "purpose.sealed", "purpose.free", "purpose.unseen"] as const) {
        expect(client(key)).toBe(words(language, "client", key));
      }
      expect(script?.[0]).toBe(words(language, "assistant", "script.greeting"));
      expect(client("print.onlyIf", { number: 1, option: "x" })).not.toMatch(/[{}]/);
    }
  });

  test("numbers each question that can be answered, and nothing else", () => {
    for (const document of builtInQuestionnaires()) {
      const numbers = questionNumbers(document);
      expect([...numbers.keys()]).toEqual(document.items.filter(isAnswerable).map(({ id }) => id));
      expect([...numbers.values()]).toEqual([...numbers.keys()].map((_, position) => position + 1));
    }
  });

  test("says in words which questions a tablet would leave out", async () => {
    const said = await swedish();
    const hint = (when: Condition): string => routingHint(when, DOCUMENT, said);
    const yes = equals("plan", "yes");
    expect(hint(yes)).toMatch(/bara om .* på fråga 1\./);
    expect(hint({ not: yes })).toMatch(/^Hoppa över .* på fråga 1\./);
    expect(hint({ or: [yes, { answered: "plan" }] })).toBe(words("sv", "client", "print.ifFits"));
  });

  test("leaves no condition of the built-in questionnaires to guessing", async () => {
    const said = await swedish();
    for (const document of builtInQuestionnaires()) {
      for (const { when } of document.items) {
        if (when !== undefined) {
          expect(routingHint(when, document, said)).toMatch(/på fråga \d+\./);
        }
      }
    }
  });
});
