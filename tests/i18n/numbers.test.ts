import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { percent, share } from "../../src/domain/rates/share.ts";
import { LOCALES, localeOf } from "../../src/i18n/locales.ts";
import { formatNumber, formatPercent, inOwnDigits } from "../../src/i18n/numbers.ts";
import { asciiDigits } from "../../src/kernel/digits.ts";
import type { Language } from "../../src/kernel/language.ts";
import { asLanguage } from "../support/brands.ts";

const repository = join(import.meta.dirname, "../..");

/** The one language here that writes other digits than 0–9. */
const DARI = asLanguage("fa-AF");

/** Without the marks that only say in which direction a number runs, and with one kind of space. */
function plain(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replace(/[\u00a0\u202f]/g, " ")
    .replace("−", "-");
}

/** Whether every digit is one of those that the table says for the language: 0–9, unless it says others. */
function hasOnlyDigitsOf(text: string, language: Language): boolean {
  const { format } = localeOf(language);
  const own = new Intl.NumberFormat(format, { useGrouping: false }).format(9_876_543_210);
  return (text.match(/\p{Nd}/gu) ?? []).every((digit) => own.includes(digit));
}

describe("per cent", () => {
  test.each<readonly [number, Language, 0 | 1, string]>([
    [65, "sv", 1, "65,0 %"],
    [58.3, "sv", 1, "58,3 %"],
    [0, "sv", 1, "0,0 %"],
    [100, "sv", 1, "100,0 %"],
    [35, "sv", 0, "35 %"],
    [58.3, "so", 1, "58.3%"],
    [58.3, "en", 1, "58.3%"],
    [58.3, "ar", 1, "58.3%"],
    [65, "ar", 0, "65%"],
    [58.3, DARI, 1, "۵۸٫۳٪"],
    [58.3, asLanguage("fi"), 1, "58,3 %"],
  ])("%d in %s with %i decimals is %s", (value, language, decimals, expected) => {
    expect(plain(formatPercent(value, language, decimals))).toBe(expected);
  });

  test("has one decimal unless a screen says otherwise", () => {
    expect(formatPercent(58.3, "sv")).toBe(formatPercent(58.3, "sv", 1));
  });

  test.each(LOCALES)("of nobody is a dash in $code, not 0 and not NaN", ({ code }) => {
    expect(formatPercent(percent(share(0, 0)), code)).toBe("–");
    expect(formatPercent(null, code, 0)).toBe("–");
  });

  test.each(LOCALES)("of any share is what was computed, in $code: its digits and never NaN", ({ code }) => {
    const any = fc
      .integer({ min: 0, max: 5000 })
      .chain((of) => fc.record({ part: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
    fc.assert(
      fc.property(any, ({ part, of }) => {
        const value = percent(share(part, of));
        const shown = formatPercent(value, code);
        const plainly = asciiDigits(shown).replace("٫", ".").replace("٪", "%");
        expect(plainly).toMatch(value === null ? /^–$/ : /^\d+[.,]\d[\u00a0\u200e]?%\u200e?$/);
        expect(value === null ? null : Number(/[\d.,]+/.exec(plainly)?.[0].replace(",", "."))).toBe(value);
        expect(hasOnlyDigitsOf(shown, code)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a number", () => {
  test.each<[value: number, language: Language, expected: string]>([
    [0, "sv", "0"],
    [1234, "sv", "1 234"],
    [1_234_567, "sv", "1 234 567"],
    [1234, "so", "1,234"],
    [1234, "en", "1,234"],
    [1234, "ar", "1,234"],
    [120, "ar", "120"],
    [120, DARI, "۱۲۰"],
    [1234, DARI, "۱٬۲۳۴"],
  ])("%i in %s is %s", (value, language, expected) => {
    expect(plain(formatNumber(value, language))).toBe(expected);
  });

  test.each(LOCALES)("is written with its digits and no others in $code", ({ code }) => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), (value) => {
        const shown = plain(formatNumber(value, code));
        expect(asciiDigits(shown)).toMatch(/^[\d.,٬ ]+$/);
        expect(Number(asciiDigits(shown).replace(/\D/g, ""))).toBe(value);
        expect(hasOnlyDigitsOf(shown, code)).toBe(true);
      }),
    );
  });

  test.each(LOCALES)("is what the browser writes in $code, also where no format is asked", ({ code, format }) => {
    const browser = new Intl.NumberFormat(format);
    const any = fc.oneof(fc.integer({ min: -1, max: 1001 }), fc.constant(-0), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(any, (value) => {
        expect(formatNumber(value, code)).toBe(browser.format(value));
      }),
      { numRuns: 1000 },
    );
  });

  test("below a thousand costs a first screen no format", async () => {
    vi.resetModules();
    const { formatNumber: ofAFreshPage } = await import("../../src/i18n/numbers.ts");
    const asked = vi.spyOn(Intl, "NumberFormat");
    expect([0, 7, 42, 999].map((value) => ofAFreshPage(value, "sv"))).toEqual(["0", "7", "42", "999"]);
    expect(asked).not.toHaveBeenCalled();
    expect(plain(ofAFreshPage(1000, "sv"))).toBe("1 000");
    expect(asked).toHaveBeenCalledOnce();
    asked.mockRestore();
  });
});

describe("digits that stand in a text", () => {
  test("become those of the language, without separators", () => {
    expect(inOwnDigits("123 och 3000, 2026-09-14", DARI)).toBe("۱۲۳ och ۳۰۰۰, ۲۰۲۶-۰۹-۱۴");
    expect(inOwnDigits("123 och 3000, 2026-09-14", "ar")).toBe("123 och 3000, 2026-09-14");
  });

  test.each(LOCALES)("are written as $code writes them, and all else stays", ({ code }) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer(), (around, value) => {
        const text = `${around}${value}`;
        const shown = inOwnDigits(text, code);
        expect(hasOnlyDigitsOf(inOwnDigits(`${value}`, code), code)).toBe(true);
        expect(shown).toHaveLength(text.length);
        expect(asciiDigits(shown)).toBe(asciiDigits(text));
        expect(shown.replace(/\p{Nd}/gu, "")).toBe(text.replace(/\p{Nd}/gu, ""));
      }),
    );
  });
});

describe("whoever formats", () => {
  test("asks once for the table's own locale, which forces the digits: browsers disagree on those of a bare language", () => {
    const formats = /(?:\(locale\) => )?new Intl\.\w+(?:Format|Names)\(([^,)]*)|\.toLocale(?:Date|Time)?String\(/g;
    const loose = globSync("src/{domain,i18n,ui,kiosk,console}/**/*.{ts,tsx}", { cwd: repository }).flatMap((file) =>
      [...readFileSync(join(repository, file), "utf8").matchAll(formats)]
        // What `keptFormat` is given: it brings the locale and keeps what is made.
        .filter(([use]) => !/^\(locale\) => .*\(\[?locale\]?$/.test(use))
        .map(([use]) => `${file}: ${use}`),
    );
    expect(loose).toEqual([]);
    expect(LOCALES.filter(({ format }) => !/-u-(ca-\w+-)?nu-\w+$/.test(format))).toEqual([]);
  });
});
