import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { choosePin } from "../tablet/pin-entry.ts";
import { PinPad } from "./pin-pad.tsx";
import { useStaff } from "./staff-context.ts";

type Props = {
  readonly onDone: () => void;
  /** Leaves the PIN as it is; null where there is none yet. */
  readonly onCancel: (() => void) | null;
};

/** The PIN is chosen on the tablet, twice, and never leaves it. */
export function NewPinScreen({ onDone, onCancel }: Props) {
  const { t, tablet } = useStaff();
  const [first, setFirst] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<"differs" | "notSaved" | null>(null);
  const enter = async (pin: string): Promise<void> => {
    if (first === null) {
      setFirst(pin);
      setTrouble(null);
      return;
    }
    if (first === pin && (await choosePin(tablet, pin))) {
      onDone();
      return;
    }
    setFirst(null);
    setTrouble(first === pin ? "notSaved" : "differs");
  };
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
