import { useEffect, useState } from "react";
import { EnrolmentScreen } from "./assistant/enrolment-screen.tsx";
import { PinScreen } from "./assistant/pin-screen.tsx";
import { useStaff } from "./assistant/staff-context.ts";
import frame from "./assistant/staff-frame.module.css";
import { LockedScreen } from "./client/locked-screen.tsx";
import { useTextSize } from "./client/use-text-size.ts";
import { InDocumentLanguage } from "./parts/document-language.tsx";
import type { Wiped } from "./store/watch.ts";
import { unlockStaff } from "./tablet/staff-lock.ts";

type Props = { readonly wiped: Wiped; readonly hasPin: boolean };

/**
 * The tablet was emptied. What was on the screen is over, whoever has it: the alarm stands on top for the assistant to
 * see from afar, and behind the PIN, or where none can be read behind a new code, is what to do.
 */
export function WipedPlace({ wiped, hasPin }: Props) {
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
  const practice = wiped.record?.place?.practice ?? false;
  if (step === "closed") {
    const staffLanguage = clientLanguages.includes(language) ? language : "sv";
    const onStaff = (): void => setStep(hasPin ? "pin" : "open");
    const controls = { languages: clientLanguages, onStaff, onTextSize, onLanguages: null };
    return (
      <InDocumentLanguage language={staffLanguage}>
        <LockedScreen
          staffLanguage={staffLanguage}
          controls={controls}
          told={state.handOver?.phase.kind === "open" ? "lost" : "nothing"}
          alarm={<Alarm wiped={wiped} />}
        />
      </InDocumentLanguage>
    );
  }
  return (
    <InDocumentLanguage language={language}>
      {step === "pin" && <PinScreen back={t("back")} onBack={close} onRight={open} />}
      {step === "open" && <EnrolmentScreen onLeave={close} because={<WhatToDo wiped={wiped} />} practiceAgain={practice} />}
    </InDocumentLanguage>
  );
}

function Alarm({ wiped }: { readonly wiped: Wiped }) {
  const { t, language } = useStaff();
  return (
    <div role="alert" className={frame["alarm"]} lang={language} data-alarm="wiped" {...bound(wiped)}>
      <b>{t("wiped.title")}</b> <Missing wiped={wiped} />
    </div>
  );
}

function Missing({ wiped: { record } }: { readonly wiped: Wiped }) {
  const { t } = useStaff();
  return record === null ? t("wiped.unknown") : t("wiped.missing", { answers: record.answers, marks: record.marks });
}

function WhatToDo({ wiped }: { readonly wiped: Wiped }) {
  const { t } = useStaff();
  const { record } = wiped;
  return (
    <div data-alarm="wiped" {...bound(wiped)}>
      <p>
        <b>{t("wiped.title")}</b> <Missing wiped={wiped} />
      </p>
      {record?.place && <p>{t("wiped.place", { organisation: record.place.organisation, site: record.place.site })}</p>}
      <p>{t("wiped.received")}</p>
      {record !== null && <p>{t(record.reported ? "wiped.reported" : "wiped.notReported")}</p>}
      <p>{t("wiped.fix")}</p>
    </div>
  );
}

function bound({ record }: Wiped): Record<string, number | undefined> {
  return { "data-answers": record?.answers, "data-marks": record?.marks };
}
