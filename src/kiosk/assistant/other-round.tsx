import { useState } from "react";
import { wasJustUnlocked } from "../tablet/staff-lock.ts";
import { EnrolmentScreen } from "./enrolment-screen.tsx";
import { PinScreen } from "./pin-screen.tsx";
import { useStaff } from "./staff-context.ts";

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
