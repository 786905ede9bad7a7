import { useEffect, useState } from "react";
import { EnrolmentScreen } from "./assistant/enrolment-screen.tsx";
import { MendScreen } from "./assistant/mend-screen.tsx";
import { PinScreen } from "./assistant/pin-screen.tsx";
import { useStaff } from "./assistant/staff-context.ts";
import { LockedScreen } from "./client/locked-screen.tsx";
import { useTextSize } from "./client/use-text-size.ts";
import { InDocumentLanguage } from "./parts/document-language.tsx";
import type { Damage } from "./tablet/damage.ts";
import { unlockStaff } from "./tablet/staff-lock.ts";

type Props = { readonly damage: Damage; readonly hasPin: boolean };

/**
 * Some record can't be read that says in whose hands the tablet is, or whose it is: locked, and behind the PIN what to do.
 * Where there is no PIN that could be read, a new code from the console takes its place: nobody in the waiting room has one.
 */
export function LockedPlace({ damage, hasPin }: Props) {
  const { t, tablet, state, clientLanguages, language } = useStaff();
  const onTextSize = useTextSize();
  const [step, setStep] = useState<"closed" | "pin" | "open">("closed");
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
  const needsCode = damage === "device" || damage === "pin";
  if (step === "closed") {
    const staffLanguage = clientLanguages.includes(language) ? language : "sv";
    const onStaff = (): void => setStep(hasPin ? "pin" : "open");
    const controls = { languages: clientLanguages, onStaff, onTextSize, onLanguages: null };
    return (
      <InDocumentLanguage language={staffLanguage}>
        <LockedScreen staffLanguage={staffLanguage} controls={controls} told="kept" alarm={null} />
      </InDocumentLanguage>
    );
  }
  return (
    <InDocumentLanguage language={language}>
      {step === "pin" && <PinScreen back={t("back")} onBack={close} onRight={open} />}
      {step === "open" && needsCode && <EnrolmentScreen onLeave={close} because={<Because damage={damage} />} />}
      {step === "open" && !needsCode && <MendScreen damage={damage} onLeave={close} />}
    </InDocumentLanguage>
  );
}

function Because({ damage }: { readonly damage: "device" | "pin" }) {
  const { t, state } = useStaff();
  const { answersWaiting, answersReleased, marksPending } = state.queue;
  return (
    <>
      <p>{t(`locked.why.${damage}`)}</p>
      <p>{t("locked.kept", { answers: answersWaiting + answersReleased, marks: marksPending })}</p>
      <p>{t("locked.fix.code")}</p>
    </>
  );
}
