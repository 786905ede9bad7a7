import { afterEach, describe, expect, test, vi } from "vitest";
import { CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import { fetchWords } from "../../../src/kiosk/browser/word-files.ts";
import { asLanguage } from "../../support/brands.ts";
import { laterWords } from "../../support/later-words.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function serving(reply: () => Response | Promise<Response>) {
  const asked = vi.fn<typeof fetch>(async () => reply());
  vi.stubGlobal("fetch", asked);
  return asked;
}

describe("a language's file of words", () => {
  test.each(CLIENT_LANGUAGES)("of %s is what the code doesn't have", async (language) => {
    expect(await fetchWords(language, false)).toEqual(laterWords(language));
  });

  test.each([
    ["cut off", () => new Response(JSON.stringify(laterWords("sv")).slice(0, 900))],
    ["something else", () => new Response("<!doctype html>")],
    ["half of it", () => Response.json({ ...laterWords("sv"), item: undefined })],
    ["null", () => Response.json(null)],
    ["not there", () => Response.json(laterWords("sv"), { status: 404 })],
  ])("that is %s is no file of words", async (_what, reply) => {
    serving(reply);
    await expect(fetchWords("sv", false)).rejects.toThrow(/^Damaged words|JSON/);
  });

  test("that never comes is given up in time", async () => {
    vi.useFakeTimers();
    vi.stubGlobal(
      "fetch",
      (_address: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
    );
    const fetched = fetchWords("sv", false).catch((cause: Error) => cause.message);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await fetched).toBe("aborted");
  });

  test("is asked for past everything that is kept when what is kept was of no use", async () => {
    const asked = serving(() => Response.json(laterWords("sv")));
    await fetchWords("sv", false);
    await fetchWords("sv", true);
    const [[kept], [anew, how]] = asked.mock.calls as [[string], [string, RequestInit]];
    expect(anew).toBe(`${kept}?anew`);
    expect(how.cache).toBe("reload");
  });

  test("is missing in a language that the app hasn't got", async () => {
    await expect(fetchWords(asLanguage("fi"), false)).rejects.toThrow("fi");
  });
});
