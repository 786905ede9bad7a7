import { describe, expect, test } from "vitest";
import { type Greeted, greeting } from "../../../src/server/start/greeting.ts";

const TABLET = "http://127.0.0.1:8080";
const CONSOLE = "http://127.0.0.1:8081";

const said = (more: Partial<Greeted> = {}): string =>
  greeting({
    tabletAddress: TABLET,
    consoleAddress: CONSOLE,
    practice: true,
    example: false,
    setUpCode: null,
    notes: [],
    ...more,
  });

describe("what the server says once it runs", () => {
  test("both addresses, each with whom it is for", () => {
    expect(said()).toMatch(/Tablet: +http:\/\/127\.0\.0\.1:8080 +for assistants and clients\n/);
    expect(said()).toMatch(/Console: +http:\/\/127\.0\.0\.1:8081 +for coordinators\n/);
  });

  test("what to open first: practice, else the set-up, else where one signs in", () => {
    expect(said({ setUpCode: "ABCD" })).toMatch(/First: .*console.*Öppna övningen/);
    expect(said()).toContain("npm start -- --example");
    expect(said({ example: true })).toMatch(/First: +practice holds a made-up round[^]*Fältet just nu[^]*Resultat/);
    expect(said({ practice: false, setUpCode: "ABCD" })).toMatch(/First: +set up your organisation/);
    expect(said({ practice: false })).toMatch(/First: +coordinators sign in/);
    expect(said({ practice: false })).not.toContain("passphrase");
  });

  test("where an organisation is set up, with the code, as long as none is", () => {
    expect(said({ setUpCode: "ABCD-EFGH-JKMN" })).toMatch(
      /Set-up: +.*console[^]*Skapa er organisation[^]*use the code ABCD-EFGH-JKMN/,
    );
    expect(said()).not.toContain("Set-up:");
  });

  test("in lines that fit a terminal, the set-up last", () => {
    const text = said({ setUpCode: "ABCD-EFGH-JKMN", notes: [["a remark", "of two lines"]] });
    expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
    expect(text.indexOf("Note:")).toBeGreaterThan(0);
    expect(text.indexOf("Note:")).toBeLessThan(text.indexOf("Set-up:"));
  });
});
