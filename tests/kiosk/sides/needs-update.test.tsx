import "fake-indexeddb/auto";
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { err } from "../../../src/kernel/result.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { unlockStaff } from "../../../src/kiosk/tablet/pin/staff-lock.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { tamperWith } from "../../contracts/outbox.ts";
import { button, heading, inHands, tell } from "../support/hands.tsx";
import { enrolReply, testRound } from "../support/test-round.ts";
import { offering, testTablet, workingTablet } from "../support/test-tablet.ts";

const round = await testRound();
const newer = await signRelease({ ...round.release, format: "streck-release/3" }, round.signing);

test("a tablet whose round is of a newer app says what to do, and takes the newer app where it waits", async () => {
  const tablet = await workingTablet(round);
  await choosePin(tablet.page(), "8305");
  await tamperWith(tablet.name, (transaction) =>
    transaction.objectStore("releases").put({ roundId: round.release.roundId, signedRelease: newer }),
  );
  const page = await tablet.restart();
  unlockStaff(page);
  const applyUpdate = vi.fn<() => void>();
  const { user } = inHands(page, { applyUpdate });
  expect(heading(tell("needsUpdate.title"))).toBe(document.activeElement);
  expect(screen.queryByText(tell("unverifiable.text"))).toBeNull();
  await user.click(button(tell("needsUpdate.update")));
  expect(applyUpdate).toHaveBeenCalledOnce();
});

test.each<[string, Partial<Transport>]>([
  ["a round of a newer app", offering(enrolReply({ ...round, signed: newer }))],
  ["a server that speaks with newer apps only", { enrol: async () => err("unknown-protocol") }],
])("who joins %s is told to update, and that nobody need be mistrusted", async (_, answers) => {
  const tablet = await testTablet();
  const applyUpdate = vi.fn<() => void>();
  const transport = { ...offering(enrolReply(round)), ...answers };
  const { user } = inHands(tablet.page(), { applyUpdate, transport });
  await user.type(screen.getByLabelText(tell("enrol.code"), { exact: false }), "0123456789AB");
  await user.click(button(tell("enrol.join")));
  expect((await screen.findByRole("alert")).textContent).toBe(tell("enrol.failed.needs-update"));
  await user.click(button(tell("needsUpdate.update")));
  expect(applyUpdate).toHaveBeenCalledOnce();
});
