import { useState } from "react";
import { type PinAnswer, tryPin } from "../../../tablet/pin/pin-entry.ts";
import { useStaff } from "../staff-context.ts";

export type PinTry = { readonly message: string; readonly locked: boolean; readonly enter: (pin: string) => void };

/** Trying the PIN, and what to say of it. `onRight`: what it opens; false when the disk refused. */
export function usePinTry(onRight: () => Promise<boolean>): PinTry {
  const { t, tablet, state } = useStaff();
  const [answer, setAnswer] = useState<PinAnswer | null>(null);
  const locked = state.pinGuard.waitMs > 0;
  const enter = async (pin: string): Promise<void> => {
    // The word about the last try is not about this one.
    setAnswer(null);
    const tried = await tryPin(tablet, pin);
    setAnswer(tried === "right" && !(await onRight()) ? "storage" : tried);
  };
  const message = locked
    ? t("pin.locked", { time: clockTime(state.pinGuard.waitMs) })
    : answer === "wrong" || answer === "storage"
      ? t(`pin.${answer}`)
      : "";
  return { message, locked, enter: (pin) => void enter(pin) };
}

function clockTime(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
