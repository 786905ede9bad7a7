import "fake-indexeddb/auto";
import { act, screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import type { ChosenMode, HelpMode } from "../../../../src/domain/response/response.ts";
import type { MintAnswer } from "../../../../src/envelopes/mint-answer.ts";
import { listeningPart } from "../../../../src/kiosk/sides/client/listening/listening-part.tsx";
import { handOver } from "../../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { ear, type FakeVoice, plantSpeech } from "../../../support/fake-speech.ts";
import { freeText, information, multiple, questionnaire, scale } from "../../../support/questionnaires.ts";
import { words } from "../../../support/words.ts";
import { type HandBrowser, handBrowser } from "../../support/hand-browser.ts";
import { button, type Hands, heading, inHands, say } from "../../support/hands.tsx";
import { type TestRound, testRound } from "../../support/test-round.ts";
import { workingTablet } from "../../support/test-tablet.ts";

const SWEDISH: FakeVoice = { lang: "sv_SE", local: true };
const ARABIC: FakeVoice = { lang: "ar-001", local: true };

let round: TestRound;

beforeAll(async () => {
  round = await testRound(
    questionnaire([
      scale("Contact", "easy hard dont-know"),
      multiple("Channels", "phone e-mail none!"),
      freeText("own-words", 200),
      information("Thanks"),
    ]),
  );
});

type Heard = Hands & { readonly browser: HandBrowser };

/** How each client who sent something was helped, as it was sealed. */
const modes: HelpMode[] = [];

async function atLanguages(voices: readonly FakeVoice[], mode: ChosenMode = "self"): Promise<Heard> {
  plantSpeech(voices);
  const browser = handBrowser();
  const page = (await workingTablet(round)).page();
  const mintAnswer: MintAnswer = (response, release) => {
    modes.push(response.mode);
    return page.ports.mintAnswer(response, release);
  };
  const tablet = { ...page, ports: { ...page.ports, mintAnswer } };
  await choosePin(tablet, "8305");
  await handOver(tablet, mode);
  const hands = inHands(tablet, { listening: (translator) => listeningPart.listenHere(translator, browser, tablet) });
  return { ...hands, browser };
}

async function atFirstItem(voices: readonly FakeVoice[] = [SWEDISH], mode: ChosenMode = "self"): Promise<Heard> {
  const hands = await atLanguages(voices, mode);
  await hands.user.click(screen.getByRole("button", { name: /^Svenska/ }));
  await hands.user.click(button(say("purpose.start")));
  return hands;
}

const listen = (key: string): string => words("sv", "client", `listen.${key}`);
const loudspeaker = (text: string): HTMLElement => button(listen("read").replace("{{text}}", text));
const loudspeakers = (): readonly HTMLElement[] =>
  screen.queryAllByRole("button", { name: (name) => name.startsWith(listen("read").replace("{{text}}", "")) });
/** The sentence ends, and what follows from it is on the screen. */
const end = (): void => act(() => ear().end());
/** The parts of the screen that are marked, as they are. */
const marked = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>("div[data-heard]")].map(
    (part) => `${part.querySelector("h1, label")?.textContent} ${part.dataset["heard"]}`,
  );
const chosen = (): readonly string[] =>
  [...document.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);

describe("a question", () => {
  test("has a loudspeaker after it, and each option after itself, named by what they read", async () => {
    await atFirstItem();
    const controls = [...document.querySelectorAll("main h1, main input, main button")].map(
      (control) => control.getAttribute("aria-label") ?? (control as HTMLInputElement).value ?? control.textContent,
    );
    const read = (text: string): string => listen("read").replace("{{text}}", text);
    const asked = [undefined, read("Contact"), "easy", read("easy"), "hard", read("hard"), "dont-know", read("dont-know")];
    expect(controls.filter((_, index) => index > 0).slice(0, 7)).toEqual(asked.slice(1));
  });

  test("is read in turn with its options by one tap; what is read is marked, and nothing is ever chosen", async () => {
    const { user } = await atFirstItem();
    await user.click(button(listen("play")));
    const steps: string[] = [];
    while (ear().saying() !== null) {
      steps.push(...marked());
      end();
    }
    expect(ear().heard).toEqual(["Contact", "easy", "hard", "dont-know"].map((text) => `sv_SE: ${text}`));
    expect(steps).toEqual(["Contact reading", "easy reading", "hard reading", "dont-know reading"]);
    expect([marked(), chosen()]).toEqual([[], []]);
  });

  test("that may have several answers says so after itself; one to write, what not to write", async () => {
    const { user } = await atFirstItem();
    await user.click(button(say("item.skip")));
    await user.click(loudspeaker("Channels"));
    end();
    expect(ear().saying()).toBe(say("item.several"));
    expect(marked()).toEqual(["Channels reading"]);
    await user.click(button(say("item.skip")));
    await user.click(loudspeaker("own-words"));
    end();
    expect(ear().saying()).toBe(say("item.writeHint"));
  });

  test("is read from the loudspeaker that is tapped, also while another one speaks", async () => {
    const { user } = await atFirstItem();
    await user.click(button(listen("play")));
    await user.click(loudspeaker("hard"));
    expect([ear().saying(), marked()]).toEqual(["hard", ["hard reading"]]);
    end();
    expect(ear().saying()).toBe("dont-know");
  });

  test("pauses, goes on where it was, and says the same again", async () => {
    const { user } = await atFirstItem();
    await user.click(loudspeaker("easy"));
    await user.click(button(listen("pause")));
    expect([ear().saying(), marked()]).toEqual([null, ["easy paused"]]);
    await user.click(button(listen("goOn")));
    expect([ear().saying(), marked()]).toEqual(["easy", ["easy reading"]]);
    end();
    await user.click(button(listen("again")));
    expect(ear().heard.map((text) => text.slice(7))).toEqual(["easy", "easy", "hard", "hard"]);
  });

  test("is read on while she chooses", async () => {
    const { user } = await atFirstItem();
    await user.click(button(listen("play")));
    await user.click(screen.getByRole("radio", { name: "easy" }));
    expect([ear().saying(), chosen()]).toEqual(["Contact", ["easy"]]);
    end();
    expect(marked()).toEqual(["easy reading"]);
  });
});

describe("what is read falls silent, and is not heard again,", () => {
  const reads = async (): Promise<Heard> => {
    const hands = await atFirstItem();
    await hands.user.click(button(say("item.skip")));
    await hands.user.click(button(listen("play")));
    expect(ear().saying()).not.toBeNull();
    return hands;
  };
  const expectSilence = async (): Promise<void> => {
    const before = ear().heard.length;
    expect(ear().saying()).toBeNull();
    // What has been silenced tells of its end late.
    await act(async () => undefined);
    expect(ear().heard).toHaveLength(before);
    expect(marked()).toEqual([]);
  };

  test.each(["back", "skip", "stop"])("at the button %s", async (name) => {
    const { user } = await reads();
    await user.click(button(say(`item.${name}`)));
    await expectSilence();
  });

  test("at Next", async () => {
    const { user } = await reads();
    await user.click(screen.getByRole("checkbox", { name: "phone" }));
    expect(ear().saying()).not.toBeNull();
    await user.click(button(say("item.next")));
    await expectSilence();
  });

  test("where she changes the language", async () => {
    const { user } = await reads();
    await user.click(button(say("language.change")));
    await expectSilence();
  });

  test("where the assistant wants the tablet back", async () => {
    const { user } = await reads();
    for (let tap = 0; tap < 5; tap++) {
      await user.click(button(say("staff")));
    }
    await expectSilence();
  });

  test("where the page is hidden", async () => {
    const { browser } = await reads();
    browser.setVisible(false);
    act(() => browser.fire("visibility"));
    await expectSilence();
  });

  test("where the page goes", async () => {
    const { browser } = await reads();
    act(() => browser.fire("leaving"));
    await expectSilence();
  });
});

describe("voices", () => {
  test("that would send her words over the network are none: no loudspeaker is shown", async () => {
    await atFirstItem([{ lang: "sv-SE", local: false }]);
    expect(loudspeakers()).toEqual([]);
    expect(screen.queryByRole("button", { name: listen("play") })).toBeNull();
    expect(heading("Contact")).toBeDefined();
  });

  test("of another language say nothing of hers", async () => {
    await atFirstItem([ARABIC, { lang: "svx", local: true }]);
    expect(loudspeakers()).toEqual([]);
  });

  test("that come late bring the loudspeakers with them, and choose nothing anew", async () => {
    const { user } = await atFirstItem([]);
    await user.click(screen.getByRole("radio", { name: "hard" }));
    expect(loudspeakers()).toEqual([]);
    act(() => ear().bring([SWEDISH]));
    expect(loudspeakers()).toHaveLength(4);
    expect([chosen(), document.activeElement?.getAttribute("value")]).toEqual([["hard"], "hard"]);
  });
});

describe("how she was helped is known", () => {
  test.each([
    ["self", false, "self"],
    ["self", true, "listened"],
    ["listened", false, "listened"],
    ["read-by-assistant", false, "read-by-assistant"],
    ["read-by-assistant", true, "listened-and-read-by-assistant"],
  ] as const)("where the assistant chose %s, and a question was listened to: %s", async (chosen, listens, sealed) => {
    const { user, freshPages } = await atFirstItem([SWEDISH], chosen);
    if (listens) {
      await user.click(button(listen("play")));
    }
    await user.click(screen.getByRole("radio", { name: "easy" }));
    await user.click(button(say("item.stop")));
    await user.click(button(say("confirm.send")));
    await waitFor(() => expect(freshPages()).toBe(1));
    expect(modes.at(-1)).toBe(sealed);
  });

  test("and the purpose alone is no question", async () => {
    const { user, freshPages } = await atLanguages([SWEDISH]);
    await user.click(screen.getByRole("button", { name: /^Svenska/ }));
    await user.click(button(listen("play")));
    expect(ear().saying()).toBe(say("purpose.title"));
    await user.click(button(say("purpose.start")));
    expect(ear().saying()).toBeNull();
    await user.click(screen.getByRole("radio", { name: "easy" }));
    await user.click(button(say("item.stop")));
    await user.click(button(say("confirm.send")));
    await waitFor(() => expect(freshPages()).toBe(1));
    expect(modes.at(-1)).toBe("self");
  });
});

test("the purpose is read with all that stands a tap away, and no button of it is filled where nothing can speak", async () => {
  const { user } = await atLanguages([SWEDISH]);
  await user.click(screen.getByRole("button", { name: /^Svenska/ }));
  await user.click(button(listen("play")));
  while (ear().saying() !== null) {
    end();
  }
  const heard = ear().heard.join(" ");
  for (const fact of ["free", "unseen", "money", "walkAwayErased"]) {
    for (const sentence of say(`purpose.${fact}`).split(/(?<=\.) /)) {
      expect(heard).toContain(sentence);
    }
  }
  await user.click(button(say("purpose.more")));
  expect(heading(say("purpose.more"))).toBeDefined();
  await user.click(button(say("item.back")));
  expect(heading(say("purpose.title"))).toBeDefined();
});
