import { useState } from "react";
import { choosePin } from "../tablet/pin-entry.ts";
import { PinPad } from "./pin-pad.tsx";
import { useStaff } from "./staff-context.ts";

/** The PIN is chosen on the tablet, twice, and never leaves it. */
export function NewPinScreen({ onDone }: { readonly onDone: () => void }) {
  const { t, tablet } = useStaff();
  const [first, setFirst] = useState<string | null>(null);
  const [differs, setDiffers] = useState(false);
  const enter = (pin: string): void => {
    if (first === null) {
      setFirst(pin);
      setDiffers(false);
    } else if (first === pin) {
      void choosePin(tablet, pin).then((chosen) => chosen && onDone());
    } else {
      setFirst(null);
      setDiffers(true);
    }
  };
  const message = differs ? t("pin.differs") : t("pin.newText");
  return <PinPad t={t} title={first === null ? t("pin.newTitle") : t("pin.repeatTitle")} message={message} onEnter={enter} />;
}
