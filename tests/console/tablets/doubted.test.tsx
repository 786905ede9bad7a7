import { screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { Device } from "../../../src/console/tablets/devices-card.tsx";
import { DoubtDevice } from "../../../src/console/tablets/doubt-device.tsx";
import { KeptApartCard } from "../../../src/console/tablets/kept-apart-card.tsx";
import type { RoundId } from "../../../src/kernel/ids.ts";
import type { Lot } from "../../../src/protocol/console/trust.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asDate, asDeviceId } from "../../support/brands.ts";
import { SITES } from "../../support/opened-round.ts";
import { desk, say } from "../support/desk.tsx";

const ROUND = newId<RoundId>();
const [SITE] = SITES;
const DEVICE: Device = {
  id: asDeviceId("aaaa1111"),
  siteId: SITE?.id ?? newId(),
  name: "Disken",
  number: 1,
  appVersion: "0.1.0",
  lastContact: null,
  pending: 0,
  oldestMinutes: null,
  unreadable: 0,
  older: false,
  retired: false,
  revoked: null,
  leftOut: null,
};
const button = (name: string) => screen.getByRole("button", { name });

describe("a tablet that is lost or wrong", () => {
  const doubting = (device: Device = DEVICE) => {
    const onChanged = vi.fn<() => void>();
    return { ...desk(<DoubtDevice device={device} onDone={() => undefined} onChanged={onChanged} />), onChanged };
  };

  test("is blocked, or left out, each with what follows from it", async () => {
    const { user, sent, answer, onChanged } = doubting();
    expect(screen.getByText(say("doubt.revokeHint"))).toBeTruthy();
    await user.click(button(say("doubt.revoke")));
    await answer(`POST /api/devices/${DEVICE.id}/revoked`, { revoked: true });
    await user.click(button(say("doubt.leaveOut")));
    await answer(`POST /api/devices/${DEVICE.id}/left-out`, { leftOut: true });
    expect(sent(`POST /api/devices/${DEVICE.id}/revoked`)).toEqual([{ revoked: true }]);
    expect(sent(`POST /api/devices/${DEVICE.id}/left-out`)).toEqual([{ leftOut: true }]);
    expect(onChanged).toHaveBeenCalledTimes(2);
  });

  test("is believed and counted again", async () => {
    const { user, sent, answer } = doubting({ ...DEVICE, revoked: asDate("2026-09-14"), leftOut: asDate("2026-09-14") });
    await user.click(button(say("doubt.believe")));
    await answer(`POST /api/devices/${DEVICE.id}/revoked`, { revoked: false });
    await user.click(button(say("doubt.countAgain")));
    expect(sent(`POST /api/devices/${DEVICE.id}/revoked`)).toEqual([{ revoked: false }]);
    expect(sent(`POST /api/devices/${DEVICE.id}/left-out`)).toEqual([{ leftOut: false }]);
  });
});

describe("what was set aside", () => {
  const lot: Lot = {
    deviceId: DEVICE.id,
    why: "revoked",
    roundId: ROUND,
    known: true,
    siteIds: [DEVICE.siteId],
    marks: 12,
    answers: 1,
  };
  const shown = (lots: readonly Lot[]) => {
    const onCounted = vi.fn<() => void>();
    const part = (
      <KeptApartCard
        roundId={ROUND}
        lots={lots}
        devices={[DEVICE]}
        rounds={[{ id: ROUND, name: "Hösten" }]}
        sites={SITES}
        onCounted={onCounted}
      />
    );
    return { ...desk(part), onCounted };
  };

  test("is shown with tablet, reason and place, and counts only after a yes", async () => {
    const { user, sent, answer, onCounted } = shown([lot]);
    const row = screen.getByRole("row", { name: /Disken/ });
    expect(row.textContent).toContain(say("keptApart.because.revoked"));
    expect(row.textContent).toContain(`Hösten, ${SITE?.name}`);
    await user.click(screen.getByRole("button", { name: /Disken/ }));
    expect(sent(`POST /api/rounds/${ROUND}/kept-apart`)).toEqual([]);
    await user.click(button(say("keptApart.yes")));
    expect(sent(`POST /api/rounds/${ROUND}/kept-apart`)).toEqual([{ deviceId: DEVICE.id, why: "revoked", roundId: ROUND }]);
    await answer(`POST /api/rounds/${ROUND}/kept-apart`, { marks: 12, answers: 1 });
    expect(onCounted).toHaveBeenCalledTimes(1);
    expect(screen.getByRole("status").textContent).toContain("12 streck och 1 svar");
  });

  test("of a round that nobody has can't be counted, and says so", () => {
    shown([{ ...lot, known: false, roundId: newId<RoundId>(), siteIds: [] }]);
    expect(screen.getByText(say("keptApart.unknownRound"))).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("where nothing was, nothing is said", () => {
    shown([]);
    expect(screen.queryByText(say("keptApart.title"))).toBeNull();
  });
});
