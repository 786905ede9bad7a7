import { useEffect, useRef, useState } from "react";
import { Button } from "../parts/button.tsx";
import { type PinAnswer, tryPin } from "../tablet/pin-entry.ts";
import { PinPad } from "./pin-pad.tsx";
import { useStaff } from "./staff-context.ts";

/** An abandoned pad goes back to the client's screen: it may have been she who found it. So does one that goes out of sight. */
const ABANDONED_MS = 30_000;

type Props = {
  /** What the PIN opens; false when the disk refused. */
  readonly onRight: () => Promise<boolean>;
  readonly onBack: () => void;
  /** What the way back says; to the visitor, if nothing else is said. */
  readonly back?: string;
};

/** The way back to the assistant's side. It works offline, and wrong PINs cost time. */
export function PinScreen({ onRight, onBack, back }: Props) {
  const { t, tablet, state } = useStaff();
  const [answer, setAnswer] = useState<PinAnswer | null>(null);
  useAbandoned(onBack);
  const locked = state.pinGuard.waitMs > 0;
  const enter = async (pin: string): Promise<void> => {
    const tried = await tryPin(tablet, pin);
    setAnswer(tried === "right" && !(await onRight()) ? "storage" : tried);
  };
  const message = locked
    ? t("pin.locked", { time: clockTime(state.pinGuard.waitMs) })
    : answer === "wrong" || answer === "storage"
      ? t(`pin.${answer}`)
      : "";
  return (
    <PinPad t={t} title={t("pin.title")} message={message} disabled={locked} onEnter={(pin) => void enter(pin)}>
      <Button look="quiet" size="small" onClick={onBack}>
        {back ?? t("pin.backToVisitor")}
      </Button>
    </PinPad>
  );
}

function useAbandoned(onAbandoned: () => void): void {
  const latest = useRef(onAbandoned);
  useEffect(() => {
    latest.current = onAbandoned;
  });
  useEffect(() => {
    let timer = setTimeout(() => latest.current(), ABANDONED_MS);
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), ABANDONED_MS);
    };
    const hidden = (): void => {
      if (document.visibilityState === "hidden") {
        latest.current();
      }
    };
    addEventListener("pointerdown", again);
    addEventListener("keydown", again);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      clearTimeout(timer);
      removeEventListener("pointerdown", again);
      removeEventListener("keydown", again);
    };
  }, []);
}

function clockTime(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
