import { useState } from "react";
import { Button } from "../../../../ui/button.tsx";
import { choosePin } from "../../../tablet/pin/choosing-pin.ts";
import { isGuessable } from "../../../tablet/pin/guessable-pin.ts";
import { useStaff } from "../staff-context.ts";
import { PinPad } from "./pin-pad.tsx";

type Props = {
  readonly onDone: () => void;
  /** Leaves the PIN as it is; null where there is none yet. */
  readonly onCancel: (() => void) | null;
};

/** The PIN is chosen on the tablet, twice, and never leaves it. */
export function NewPinScreen({ onDone, onCancel }: Props) {
  const { t, tablet, hidden } = useStaff();
  const [first, setFirst] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<"differs" | "notSaved" | "guessable" | null>(null);
  const enter = async (pin: string): Promise<void> => {
    if (first === null) {
      // Said before she types it a second time.
      setFirst(isGuessable(pin) ? null : pin);
      setTrouble(isGuessable(pin) ? "guessable" : null);
      return;
    }
    setFirst(null);
    if (first !== pin) {
      setTrouble("differs");
    } else if ((await choosePin(tablet, pin)) === "chosen") {
      onDone();
    } else {
      setTrouble("notSaved");
    }
  };
  if (hidden) {
    return null;
  }
  const message = trouble === null ? t("pin.newText") : t(`pin.${trouble}`);
  const title = first === null ? t("pin.newTitle") : t("pin.repeatTitle");
  return (
    <PinPad t={t} title={title} message={message} onEnter={(pin) => void enter(pin)}>
      {onCancel !== null && (
        <Button look="quiet" size="small" onClick={onCancel}>
          {t("cancel")}
        </Button>
      )}
    </PinPad>
  );
}
