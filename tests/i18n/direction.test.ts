import { describe, expect, test } from "vitest";
import { isolateNumbers, textDirection } from "../../src/i18n/direction.ts";

describe("the direction of a text", () => {
  test.each([
    ["هل حصلت على مساعدة؟", "ar", "rtl"],
    ["SMS رسالة؟", "ar", "rtl"],
    ["Skype (video)!", "ar", "ltr"],
    ["Vet inte.", "ar", "ltr"],
    ["08-123 45 67", "ar", "rtl"],
    ["…", "ar", "rtl"],
    ["", "ar", "rtl"],
    ["Vet inte.", "sv", "ltr"],
    ["العربية", "sv", "rtl"],
    ["العربية (arabiska)", "sv", "ltr"],
    ["Haa!", "so", "ltr"],
  ] as const)("%j in %s is %s", (text, language, direction) => {
    expect(textDirection(text, language)).toBe(direction);
  });
});

describe("numbers in a line from right to left", () => {
  test.each([
    ["اتصل على 08-123 45 67.", "اتصل على \u206608-123 45 67\u2069."],
    ["اتصل على +46 70 123 45 67", "اتصل على \u2066+46 70 123 45 67\u2069"],
    ["سنة 2026 أو 7", "سنة 2026 أو 7"],
  ])("%j keeps each telephone number in its order", (text, isolated) => {
    expect(isolateNumbers(text, "rtl")).toBe(isolated);
    expect(isolateNumbers(text, "ltr")).toBe(text);
  });
});
