import { type ReactNode, useEffect, useState } from "react";
import { InDocumentLanguage } from "../../../parts/document-language.tsx";
import { unlockStaff } from "../../../tablet/pin/staff-lock.ts";
import { useComfort } from "../../client/comfort/comfort.ts";
import { LockedScreen } from "../../client/locked-screen.tsx";
import { PinScreen } from "../pin/pin-screen.tsx";
import { useStaff } from "../staff-context.ts";

type Props = {
  /** Whether any PIN can be read. Where none can, what lies behind must ask for something that no client has. */
  readonly hasPin: boolean;
  readonly told: "kept" | "lost" | "nothing";
  /** For the assistant, who sees from afar what has happened. */
  readonly alarm: ReactNode;
  /** What lies behind the PIN; `close` covers it again. */
  readonly children: (close: () => void) => ReactNode;
};

/** Nobody knows in whose hands the tablet is: whoever has it is asked to hand it back, and what to do lies behind the PIN. */
export function ClosedScene({ hasPin, told, alarm, children }: Props) {
  const { t, tablet, state, clientLanguages, language } = useStaff();
  const [step, setStep] = useState<"closed" | "pin" | "open">("closed");
  const comfort = useComfort(step !== "closed");
  const close = (): void => setStep("closed");
  useEffect(() => {
    // Left lying about with the PIN typed: the next one who takes it is not the assistant.
    if (state.locked && hasPin) {
      setStep("closed");
    }
  }, [state.locked, hasPin]);
  const open = async (): Promise<boolean> => {
    unlockStaff(tablet);
    setStep("open");
    return true;
  };
  if (step === "closed") {
    const staffLanguage = clientLanguages.includes(language) ? language : "sv";
    const onStaff = (): void => setStep(hasPin ? "pin" : "open");
    const controls = { languages: clientLanguages, onStaff, comfort, onLanguages: null };
    return (
      <InDocumentLanguage language={staffLanguage}>
        <LockedScreen staffLanguage={staffLanguage} controls={controls} told={told} alarm={alarm} />
      </InDocumentLanguage>
    );
  }
  return (
    <InDocumentLanguage language={language}>
      {step === "pin" ? <PinScreen back={t("back")} onBack={close} onRight={open} /> : children(close)}
    </InDocumentLanguage>
  );
}
