import { useState } from "react";
import { wasJustUnlocked } from "../../../tablet/pin/staff-lock.ts";
import { PinScreen } from "../pin/pin-screen.tsx";
import { useStaff } from "../staff-context.ts";
import { EnrolmentScreen } from "./enrolment-screen.tsx";

/** The way to another round. Behind the PIN: a start screen that was left lying about is in reach of clients. */
export function OtherRound({ onLeave }: { readonly onLeave: () => void }) {
  const { t, tablet, scanned } = useStaff();
  const [unlocked, setUnlocked] = useState(() => scanned !== null && wasJustUnlocked(tablet));
  const unlock = async (): Promise<boolean> => {
    setUnlocked(true);
    return true;
  };
  return unlocked ? <EnrolmentScreen onLeave={onLeave} /> : <PinScreen back={t("back")} onBack={onLeave} onRight={unlock} />;
}
