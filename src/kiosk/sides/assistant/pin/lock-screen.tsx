import { useState } from "react";
import { Button } from "../../../../ui/button.tsx";
import { unlockStaff } from "../../../tablet/pin/staff-lock.ts";
import { useStaff } from "../staff-context.ts";
import { ForgottenPin } from "./forgotten-pin.tsx";
import { PinPad } from "./pin-pad.tsx";
import { usePinTry } from "./use-pin-try.ts";

/** Over the assistant's side when nobody has touched it for a while, and at every start: no figures, and the PIN. */
export function LockScreen() {
  const { t, tablet } = useStaff();
  const [forgotten, setForgotten] = useState(false);
  const { message, locked, enter } = usePinTry(async () => {
    unlockStaff(tablet);
    return true;
  });
  const leave = (): void => setForgotten(false);
  return forgotten ? (
    <ForgottenPin onLeave={leave} onJoined={leave} />
  ) : (
    <PinPad t={t} title={t("lock.title")} message={message === "" ? t("lock.text") : message} disabled={locked} onEnter={enter}>
      <Button look="quiet" size="small" onClick={() => setForgotten(true)}>
        {t("pin.forgotten")}
      </Button>
    </PinPad>
  );
}
