import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, test } from "vitest";
import { questions } from "../../../src/console/api/questions.ts";
import type { TabWord } from "../../../src/console/api/tabs.ts";
import { useQuestion, useQuestions } from "../../../src/console/api/use-questions.ts";
import { useServices } from "../../../src/console/services.ts";
import { WhenLoaded } from "../../../src/console/shell/loading.tsx";
import { asRoundId } from "../../support/brands.ts";
import { desk, say } from "../support/desk.tsx";

const SITES = "GET /api/sites";
const ROUND = asRoundId("0c".repeat(16));
const FIGURES = `GET /api/rounds/${ROUND}/batches`;
const named = (...names: string[]) => ({ sites: names.map((name) => ({ id: "0a".repeat(16), name })), damaged: [] });

function Names({ of }: { readonly of: string }) {
  const { api } = useServices();
  const load = useQuestion(questions(api).sites);
  return (
    <section aria-label={of}>
      <WhenLoaded of={load}>{({ sites }) => <p>{sites.map(({ name }) => `${of}: ${name}`)}</p>}</WhenLoaded>
      <button type="button" onClick={load.reload}>
        {`refresh ${of}`}
      </button>
    </section>
  );
}

function Figures() {
  const { api } = useServices();
  const load = useQuestions({ sites: questions(api).sites, batches: questions(api).batches(ROUND) });
  return <WhenLoaded of={load}>{({ batches }) => <p>{`batches: ${batches.batches.length}`}</p>}</WhenLoaded>;
}

/** Two screens, one after the other, and something that is changed between them. */
function House() {
  const { api } = useServices();
  const [at, goTo] = useState("first");
  return (
    <>
      {["first", "second", "figures", "nowhere"].map((place) => (
        <button key={place} type="button" onClick={() => goTo(place)}>
          {`to ${place}`}
        </button>
      ))}
      <button type="button" onClick={() => void api.addSite({ body: { name: "Disken" } })}>
        change
      </button>
      {at === "figures" ? <Figures /> : at !== "nowhere" && <Names key={at} of={at} />}
    </>
  );
}

function house() {
  const listeners: ((word: TabWord) => void)[] = [];
  const tabs = {
    say: () => undefined,
    listen: (heard: (word: TabWord) => void) => {
      listeners.push(heard);
      return () => undefined;
    },
  };
  const shown = desk(<House />, { services: { tabs } });
  return {
    ...shown,
    asked: () => shown.sent(SITES).length,
    go: (name: string) => shown.user.click(screen.getByRole("button", { name })),
    hear: (word: TabWord) => listeners.forEach((heard) => heard(word)),
  };
}

describe("what screens ask", () => {
  test("is asked once for all who show it at a time, and once for one screen and the next", async () => {
    const { sent, answer } = desk(
      <>
        <Names of="first" />
        <Names of="second" />
      </>,
    );
    expect(sent(SITES)).toHaveLength(1);
    await answer(SITES, named("Köket"));
    expect([screen.getByText("first: Köket"), screen.getByText("second: Köket")]).toHaveLength(2);

    const { go, asked, answer: tell } = house();
    await tell(SITES, named("Köket"));
    await go("to second");
    expect(screen.getAllByText("second: Köket")).toHaveLength(2);
    expect(asked()).toBe(1);
  });

  test("is asked anew by the next screen after a change, whatever was said to the change", async () => {
    for (const outcome of ["done", "lost"] as const) {
      const { go, asked, answer, refuse, unmount } = house();
      await answer(SITES, named("Köket"));
      await go("change");
      await (outcome === "done"
        ? answer("POST /api/sites", { id: "0b".repeat(16), name: "Disken" })
        : refuse("POST /api/sites", "unreachable"));
      await go("to second");
      expect(asked()).toBe(2);
      await answer(SITES, named("Köket", "Disken"));
      expect(screen.getByText(/Disken/)).toBeTruthy();
      unmount();
    }
  });

  test("is asked anew by each screen where it is figures of the field", async () => {
    const { go, sent, answer } = house();
    await answer(SITES, named("Köket"));
    for (const [count, batches] of [
      [1, []],
      [2, [1, 2]],
    ] as const) {
      await go("to figures");
      expect(screen.queryByText(/batches/)).toBeNull();
      await answer(FIGURES, { batches, damaged: [] });
      expect(screen.getByText(`batches: ${batches.length}`)).toBeTruthy();
      expect(sent(FIGURES)).toHaveLength(count);
      await go("to nowhere");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  test("that fails is said, tried again by nobody, and leaves what was there", async () => {
    const { go, asked, answer, refuse } = house();
    await refuse(SITES, "unreachable");
    expect(screen.getByRole("alert").textContent).toContain(say("problems.unreachable"));
    expect(asked()).toBe(1);
    await go(say("common.tryAgain"));
    await answer(SITES, named("Köket"));
    expect(screen.queryByRole("alert")).toBeNull();
    await go("refresh first");
    await refuse(SITES, "not-signed-in");
    expect(screen.getByRole("alert").textContent).toContain(say("problems.not-signed-in"));
    expect(screen.getByText("first: Köket")).toBeTruthy();
    await go("to second");
    expect(asked()).toBe(4);
  });
});

test("nothing is kept of a visit that is over", async () => {
  const clients: QueryClient[] = [];
  function Peek() {
    clients.push(useQueryClient());
    return <Names of="first" />;
  }
  const { answer, unmount } = desk(<Peek />);
  await answer(SITES, named("Köket"));
  const kept = (): string =>
    JSON.stringify(
      clients[0]
        ?.getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
    );
  expect(kept()).toContain("Köket");
  unmount();
  expect(kept()).toBe("[]");
});

describe("when somebody signs out, here or in another tab, or the session ends", () => {
  test.each(["locked", "left", "entered"] as const)("(%s) nothing is kept for a next screen", async (word) => {
    const { go, asked, answer, hear } = house();
    await answer(SITES, named("Köket"));
    await go("to nowhere");
    hear(word);
    await go("to second");
    expect(screen.queryByText(/Köket/)).toBeNull();
    expect(asked()).toBe(2);
  });
});
