import { expect, test } from "vitest";
import { checkGuessing } from "../../../src/console/keys/check-guessing.ts";

test("a secret of one's own is refused with why, and how far it is; an account's password may be easier", async () => {
  expect(await checkGuessing("passphrase", "sommarsommar14", [])).toMatchObject({ weakness: "repeated", needed: 60 });
  expect(await checkGuessing("passphrase", "fyra glada laxar hoppar", [])).toMatchObject({ weakness: "short", needed: 60 });
  expect(await checkGuessing("password", "fyra glada laxar hoppar", [])).toBeNull();
  expect(await checkGuessing("password", "Provkommunen2026", ["Provkommunen"])).toMatchObject({ needed: 40 });
});
