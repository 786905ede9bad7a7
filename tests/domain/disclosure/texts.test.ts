import { expect, test } from "vitest";
import { discloseTexts } from "../../../src/domain/disclosure/texts.ts";

test("free texts are shown from ten up: all of them, or none", () => {
  const texts = Array.from({ length: 10 }, (_, n) => `text ${n}`);
  expect(discloseTexts(texts)).toEqual({ shown: true, value: texts });
  expect(discloseTexts(texts.slice(1))).toEqual({ shown: false });
  expect(discloseTexts([])).toEqual({ shown: false });
});
