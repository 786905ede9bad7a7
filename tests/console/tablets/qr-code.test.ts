import { describe, expect, test } from "vitest";
import { pathOf } from "../../../src/console/tablets/qr-code.tsx";

describe("a QR code's path", () => {
  test("has one rectangle for each run of dark modules", () => {
    const data = [
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ];
    expect(pathOf(data)).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z");
  });
});
