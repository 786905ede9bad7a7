import "fake-indexeddb/auto";
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import { REFUSAL_REASONS } from "../../../../src/domain/disposition/reasons.ts";
import { FAULTS } from "../../../../src/domain/fault-report/fault-report.ts";
import type { ChosenMode, HelpMode } from "../../../../src/domain/response/response.ts";
import type { MintAnswer } from "../../../../src/envelopes/mint-answer.ts";
import { sentencesOf } from "../../../../src/kiosk/browser/sentences.ts";
import { listeningPart } from "../../../../src/kiosk/sides/client/listening/listening-part.tsx";
import { handOver, noticeInterruption } from "../../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../../src/kiosk/tablet/pin/choosing-pin.ts";
import type { Tablet } from "../../../../src/kiosk/tablet/tablet.ts";
import { ear, type FakeVoice, plantSpeech } from "../../../support/fake-speech.ts";
import { freeText, information, multiple, number, questionnaire, scale } from "../../../support/questionnaires.ts";
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
      number("how-many", 0, 20),
      freeText("own-words", 3),
      information("Thanks"),
    ]),
  );
});

type Heard = Hands & {
  readonly browser: HandBrowser;
  /** The page that comes after this one, with the same voices. */
  readonly again: () => Promise<Heard>;
};

/** Whether sealing fails just now. */
let refuse = false;

/** How each client who sent something was helped, as it was sealed. */
const modes: HelpMode[] = [];

async function atLanguages(voices: readonly FakeVoice[], mode: ChosenMode = "self"): Promise<Heard> {
  const disk = await workingTablet(round);
  const page = disk.page();
  const mintAnswer: MintAnswer = (response, release) => {
    modes.push(response.mode);
    return refuse ? Promise.reject(new TypeError("Failed to fetch")) : page.ports.mintAnswer(response, release);
  };
  const tablet = { ...page, ports: { ...page.ports, mintAnswer } };
  await choosePin(tablet, "8305");
  await handOver(tablet, mode);
  const shown = (on: Tablet): Heard => {
    plantSpeech(voices);
    const browser = handBrowser();
    const hands = inHands(on, { listening: (translator) => listeningPart.listenHere(translator, browser, on) });
    const again = async (): Promise<Heard> => {
      cleanup();
      const next = await disk.restart();
      await noticeInterruption(next);
      return shown(next);
    };
    return { ...hands, browser, again };
  };
  return shown(tablet);
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
const markedButtons = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>("main button[data-heard]:not([aria-label])")].map(
    (marked) => marked.querySelector("span")?.textContent ?? marked.textContent,
  );
/** The parts of the screen that are marked, as they are. */
const marked = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>("div[data-heard]")].map(
    (part) => `${part.querySelector("h1, label")?.textContent} ${part.dataset["heard"]}`,
  );
/** Everything that the screen still says, to its end; what has been heard before is not among it. */
function allHeard(): readonly string[] {
  const heard: string[] = [];
  for (let now = ear().saying(); now !== null; now = ear().saying()) {
    heard.push(now);
    end();
  }
  return heard;
}
const sentences = (...texts: readonly string[]): readonly string[] => texts.flatMap(sentencesOf);
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
    const ways = ["next", "skip", "back", "stop"].map((word) => say(`item.${word}`));
    expect(ear().heard).toEqual(["Contact", "easy", "hard", "dont-know", ...ways].map((text) => `sv_SE: ${text}`));
    expect(steps.slice(0, 4)).toEqual(["Contact reading", "easy reading", "hard reading", "dont-know reading"]);
    expect([marked(), chosen()]).toEqual([[], []]);
  });

  test("says only once what the buttons under all of them say: at the first", async () => {
    const { user } = await atFirstItem();
    await user.click(button(say("item.skip")));
    await user.click(button(listen("play")));
    expect(allHeard().at(-1)).toBe("none");
    await user.click(button(say("item.back")));
    await user.click(button(listen("play")));
    expect(allHeard().at(-1)).toBe(say("item.stop"));
  });

  test("that may have several answers says so after itself; one to write, what not to write", async () => {
    const { user } = await atFirstItem();
    await user.click(button(say("item.skip")));
    await user.click(loudspeaker("Channels"));
    end();
    expect(ear().saying()).toBe(say("item.several"));
    expect(marked()).toEqual(["Channels reading"]);
    await user.click(button(say("item.skip")));
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

  test("and the purpose that was listened to counts like a question", async () => {
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
    expect(modes.at(-1)).toBe("listened");
  });
});

test("hearing the name of a language is not yet listening", async () => {
  const { user, freshPages } = await atLanguages([SWEDISH]);
  await user.click(loudspeaker("Svenska"));
  await user.click(screen.getByRole("button", { name: /^Svenska/ }));
  await user.click(button(say("purpose.start")));
  await user.click(screen.getByRole("radio", { name: "easy" }));
  await user.click(button(say("item.stop")));
  await user.click(button(say("confirm.send")));
  await waitFor(() => expect(freshPages()).toBe(1));
  expect(modes.at(-1)).toBe("self");
});

describe("before she has chosen", () => {
  test("each language that has a voice says its own name in it, and no other; a tap on its loudspeaker chooses nothing", async () => {
    const { user } = await atLanguages([SWEDISH, ARABIC]);
    expect(loudspeakers()).toHaveLength(1);
    const arabic = button(words("ar", "client", "listen.read").replace("{{text}}", "العربية"));
    await user.click(arabic);
    const texts = ["greeting", "title", "voluntary", "statement"].map((word) => words("ar", "client", `language.${word}`));
    expect(allHeard()).toEqual(sentences("العربية", ...texts));
    expect(ear().heard.every((text) => text.startsWith("ar-001: "))).toBe(true);
    await user.click(loudspeaker("Svenska"));
    expect(ear().heard.at(-1)).toBe("sv_SE: Svenska");
    expect(markedButtons()).toEqual(["Svenska"]);
    await user.click(loudspeaker("Svenska"));
    expect(screen.getAllByRole("button", { name: /^(Svenska|العربية)/ })).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: /^Svenska/ }));
    expect(ear().saying()).toBeNull();
    expect(heading(say("purpose.title"))).toBeDefined();
  });
});

describe("every other screen", () => {
  const listens = async (user: Hands["user"]): Promise<readonly string[]> => {
    await user.click(button(listen("play")));
    return allHeard();
  };

  test("says why one could have said no, one reason after the other, and marks it", async () => {
    const { user, freshPages } = await atLanguages([SWEDISH]);
    await user.click(screen.getByRole("button", { name: /^Svenska/ }));
    await user.click(button(say("purpose.decline")));
    const reasons = [...REFUSAL_REASONS, "none", "back"].map((reason) => say(`reasons.${reason}`));
    await user.click(button(listen("play")));
    sentences(say("reasons.title")).forEach(end);
    end();
    expect(markedButtons()).toEqual([say(`reasons.${REFUSAL_REASONS[1]}`)]);
    await user.click(button(listen("pause")));
    expect(ear().saying()).toBeNull();
    await user.click(button(listen("goOn")));
    allHeard();
    expect(await listens(user)).toEqual(sentences(say("reasons.title"), ...reasons));
    expect(freshPages()).toBe(0);
  });

  test("says how accessible it is, and what one can report, without any of it being chosen", async () => {
    const { user } = await atLanguages([SWEDISH]);
    await user.click(screen.getByRole("button", { name: /^Svenska/ }));
    await user.click(button(say("purpose.more")));
    await user.click(button(say("language.statement")));
    await screen.findByRole("heading", { level: 1, name: say("statement.title") });
    const points = ["state", "lacks", "help", "authority", "checked", "report"].map((word) => say(`statement.${word}`));
    const said = await listens(user);
    expect(said.slice(0, 1)).toEqual([say("statement.title")]);
    expect(said.join(" ")).toContain(round.release.organisation.name);
    expect(said.slice(-sentences(...points).length)).toEqual(sentences(...points));
    await user.click(button(say("statement.report")));
    const faults = FAULTS.map((fault) => say(`statement.faults.${fault}`));
    expect(await listens(user)).toEqual(sentences(say("statement.which"), say("statement.unseen"), ...faults));
    expect(heading(say("statement.which"))).toBeDefined();
  });

  test("says what sending and erasing mean, and neither happens by it", async () => {
    const { user, freshPages } = await atFirstItem();
    await user.click(screen.getByRole("radio", { name: "easy" }));
    await user.click(button(say("item.stop")));
    const texts = ["title", "send", "sendHint", "erase", "eraseHint", "back"].map((word) => say(`confirm.${word}`));
    expect(await listens(user)).toEqual(sentences(...texts));
    expect(freshPages()).toBe(0);
    await user.click(button(say("confirm.back")));
    await user.click(screen.getByRole("radio", { name: "easy" }));
    await user.click(button(say("item.skip")));
    await user.click(button(say("item.back")));
    await user.click(button(say("item.skip")));
    await user.click(button(say("item.stop")));
    const nothing = ["nothingTitle", "finish", "eraseHint", "back"].map((word) => say(`confirm.${word}`));
    expect(await listens(user)).toEqual(sentences(...nothing));
  });

  test("says that the answers could not be saved, and what can be tried", async () => {
    const { user } = await atFirstItem();
    await user.click(screen.getByRole("radio", { name: "easy" }));
    await user.click(button(say("item.stop")));
    refuse = true;
    await user.click(button(say("confirm.send")));
    await screen.findByRole("heading", { level: 1, name: say("fault.title") });
    refuse = false;
    expect(await listens(user)).toEqual(sentences(...["title", "text", "retry"].map((word) => say(`fault.${word}`))));
  });

  test.each(["sent", "erased"] as const)("says that it has ended: %s", async (ending) => {
    const { user, freshPages, again } = await atFirstItem();
    await user.click(screen.getByRole("radio", { name: "easy" }));
    await user.click(button(say("item.stop")));
    await user.click(button(say(ending === "sent" ? "confirm.send" : "confirm.erase")));
    await waitFor(() => expect(freshPages()).toBe(1));
    const next = await again();
    expect([ear().heard, ear().saying()]).toEqual([[], null]);
    const texts = [say(`ended.${ending}Title`), say(`ended.${ending}`), say("ended.handBack")];
    expect(await listens(next.user)).toEqual(sentences(...texts));
  });

  test("says in each language that it was interrupted, each in its own voice", async () => {
    const { again } = await atFirstItem([SWEDISH, ARABIC]);
    const next = await again();
    await next.user.click(button(listen("play")));
    const first = document.querySelectorAll("div[lang][data-heard]");
    expect([...first].map((row) => row.getAttribute("lang"))).toEqual(["sv"]);
    const heard = allHeard();
    const all = ["sv", "ar"].flatMap((language) =>
      ["title", "text", "again"].map((word) => words(language as "sv", "client", `interrupted.${word}`)),
    );
    expect(heard).toEqual(sentences(...all));
    expect(ear().heard.at(-1)).toMatch(/^ar-001: /);
  });
});

describe("why something was refused", () => {
  test("is said to who has listened, and to nobody else", async () => {
    const { user } = await atFirstItem();
    await user.click(button(say("item.next")));
    expect([ear().heard, screen.getByText(say("item.missing.choice")).hidden]).toEqual([[], false]);
    await user.click(loudspeaker("hard"));
    await user.click(button(say("item.next")));
    expect(ear().saying()).toBe(sentences(say("item.missing.choice"))[0]);
    expect(document.querySelector("p[data-heard=reading]")?.textContent).toBe(say("item.missing.choice"));
    allHeard();
    // It is said when it comes, and is no part of the screen in turn.
    await user.click(button(listen("play")));
    expect(allHeard()).not.toContain(sentences(say("item.missing.choice"))[0]);
    await user.click(button(say("item.next")));
    expect(ear().saying()).toBe(sentences(say("item.missing.choice"))[0]);
    await user.click(button(say("item.skip")));
    expect(ear().saying()).toBeNull();
  });

  test("is said for a number out of its range and for a text that has no more room, each time", async () => {
    const { user } = await atFirstItem();
    await user.click(loudspeaker("easy"));
    await user.click(button(say("item.skip")));
    await user.click(button(say("item.skip")));
    const field = await screen.findByRole("textbox");
    await user.click(loudspeaker("how-many"));
    await user.type(field, "9");
    expect(ear().saying()).toBe("how-many");
    for (let time = 0; time < 2; time++) {
      await user.type(field, "9");
      expect(allHeard()).toEqual([say("item.outOfRange").replace("{{minimum}}", "0").replace("{{maximum}}", "20")]);
    }
    await user.click(button(say("item.next")));
    await user.click(await screen.findByRole("textbox"));
    await user.click(screen.getByRole("button", { name: "a" }));
    await user.click(screen.getByRole("button", { name: "a" }));
    expect(ear().saying()).toBeNull();
    await user.click(screen.getByRole("button", { name: "a" }));
    expect(allHeard()).toEqual(sentences(say("item.full")));
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
