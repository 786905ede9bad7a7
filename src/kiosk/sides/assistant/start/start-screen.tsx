import { type FormEvent, useEffect, useState } from "react";
import type { Release } from "../../../../domain/round/release.ts";
import { Button } from "../../../../ui/button.tsx";
import { useFingerShield } from "../../../parts/finger-shield.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { checkReadiness, type Readiness } from "../../../place/readiness.ts";
import { lockStaff } from "../../../tablet/pin/staff-lock.ts";
import { startShift } from "../../../tablet/shifts.ts";
import { whyNoShift } from "../../../tablet/working-day.ts";
import { LastShiftCard } from "../figures/last-shift-card.tsx";
import { OtherRound } from "../joining/other-round.tsx";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StaffPage } from "../staff-page.tsx";
import { StateBar } from "../state-bar.tsx";
import { LanguageChoice } from "../tally/language-choice.tsx";
import { NoLanguage } from "../tally/no-language.tsx";
import { ClockCard } from "./clock-card.tsx";
import { ReadinessList } from "./readiness-list.tsx";
import styles from "./start-screen.module.css";
import { useClockLook } from "./use-clock-look.ts";

/** In UTF-16 units. */
const LONGEST_LABEL = 40;

type Props = { readonly release: Release; readonly siteName: string };

/** The day begins, here or in another round. A code that was scanned opens the way there by itself. */
export function StartScreen(props: Props) {
  const { scanned, forgetScanned, hidden } = useStaff();
  const [leaving, setLeaving] = useState(false);
  const elsewhere = leaving || scanned !== null;
  useFingerShield(elsewhere);
  const stay = (): void => {
    setLeaving(false);
    forgetScanned();
  };
  if (hidden) {
    return null;
  }
  return elsewhere ? <OtherRound onLeave={stay} /> : <StartOfDay {...props} onOtherRound={() => setLeaving(true)} />;
}

/** Is the tablet ready, and who works. The one place where an update is applied. */
function StartOfDay({ release, siteName, onOtherRound }: Props & { readonly onOtherRound: () => void }) {
  const { t, tablet, state, applyUpdate, clientLanguages } = useStaff();
  const [label, setLabel] = useState("");
  const heading = useFocusOn<HTMLHeadingElement>("start");
  const readiness = useReadiness(release);
  const lookAgain = useClockLook();
  const refused = whyNoShift(tablet);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void startShift(tablet, label);
  };
  return (
    <StaffFrame
      t={t}
      practice={release.organisation.practice}
      storageFailure={state.storageFailure}
      bar={<SiteName name={siteName} round={release.roundName} />}
    >
      <StaffPage t={t} title={t("start.title")}>
        <LanguageChoice />
        <h1 ref={heading} tabIndex={-1}>
          {t("start.title")}
        </h1>
        {applyUpdate !== null && (
          <div className={`${frame.card} ${styles.update}`} role="status">
            <span>{t("start.update")}</span>
            <Button size="small" onClick={applyUpdate}>
              {t("start.updateNow")}
            </Button>
          </div>
        )}
        <LastShiftCard />
        {refused !== null && <ClockCard why={refused} release={release} onAgain={lookAgain} />}
        {clientLanguages.length === 0 ? (
          <NoLanguage />
        ) : (
          <form className={frame.card} onSubmit={submit}>
            <label className={frame.field}>
              <span>{t("start.label")}</span>
              <input
                value={label}
                maxLength={LONGEST_LABEL}
                autoComplete="off"
                onChange={(event) => setLabel(event.currentTarget.value)}
              />
              <small>{t("start.labelHint")}</small>
              {label.length >= LONGEST_LABEL && <small role="status">{t("start.labelFull")}</small>}
            </label>
            <div className={frame.actions}>
              <Button type="submit" look="primary" disabled={refused !== null}>
                {t("start.start")}
              </Button>
            </div>
          </form>
        )}
        <section className={frame.card}>
          <h2>{t("start.readiness")}</h2>
          {readiness === null ? <p>{t("start.checking")}</p> : <ReadinessList readiness={readiness} release={release} />}
        </section>
        <div className={frame.actions}>
          <Button look="quiet" onClick={onOtherRound}>
            {t("start.otherRound")}
          </Button>
          <Button look="quiet" onClick={() => lockStaff(tablet)}>
            {t("lock.now")}
          </Button>
        </div>
      </StaffPage>
      <StateBar />
    </StaffFrame>
  );
}

function SiteName({ name, round }: { readonly name: string; readonly round: string }) {
  return (
    <span>
      <b>
        <bdi>{name}</bdi>
      </b>{" "}
      <span className={frame.soft}>
        <bdi>{round}</bdi>
      </span>
    </span>
  );
}

function useReadiness(release: Release): Readiness | null {
  const { tablet } = useStaff();
  const [readiness, setReadiness] = useState<Readiness | null>(null);
  useEffect(() => {
    let shown = true;
    const look = async (): Promise<void> => {
      const found = await checkReadiness(tablet.ports.store, release.recipients.length);
      if (shown) {
        setReadiness(found);
      }
    };
    void look();
    // The service worker becomes ready some moments after the first visit.
    void navigator.serviceWorker?.ready.then(look);
    return () => {
      shown = false;
    };
  }, [tablet, release]);
  return readiness;
}
