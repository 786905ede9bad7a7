import { type FormEvent, useEffect, useState } from "react";
import type { Release } from "../../domain/round/release.ts";
import { Pictogram } from "../../ui/pictogram.tsx";
import { isInstalled } from "../device/installed.ts";
import { type Check, checkReadiness, type Readiness } from "../device/readiness.ts";
import { Button } from "../parts/button.tsx";
import { useFingerShield } from "../parts/finger-shield.ts";
import { useFocusOn } from "../parts/use-focus.ts";
import { startShift } from "../tablet/shifts.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { NoLanguage } from "./no-language.tsx";
import { OtherRound } from "./other-round.tsx";
import { useStaff } from "./staff-context.ts";
import frame from "./staff-frame.module.css";
import { StaffFrame } from "./staff-frame.tsx";
import { StaffPage } from "./staff-page.tsx";
import styles from "./start-screen.module.css";
import { StateBar } from "./state-bar.tsx";

const CHECKS: readonly Check[] = ["offline", "disk", "persistent", "space", "awake", "sealed"];

type Props = { readonly release: Release; readonly siteName: string };

/** The day begins, here or in another round. A code that was scanned opens the way there by itself. */
export function StartScreen(props: Props) {
  const { scanned, forgetScanned } = useStaff();
  const [leaving, setLeaving] = useState(false);
  const elsewhere = leaving || scanned !== null;
  useFingerShield(elsewhere);
  const stay = (): void => {
    setLeaving(false);
    forgetScanned();
  };
  return elsewhere ? <OtherRound onLeave={stay} /> : <StartOfDay {...props} onOtherRound={() => setLeaving(true)} />;
}

/** Is the tablet ready, and who works. The one place where an update is applied. */
function StartOfDay({ release, siteName, onOtherRound }: Props & { readonly onOtherRound: () => void }) {
  const { t, tablet, state, applyUpdate, clientLanguages } = useStaff();
  const [label, setLabel] = useState("");
  const heading = useFocusOn<HTMLHeadingElement>("start");
  const readiness = useReadiness(release);
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
          <div className={`${frame["card"]} ${styles["update"]}`} role="status">
            <span>{t("start.update")}</span>
            <Button size="small" onClick={applyUpdate}>
              {t("start.updateNow")}
            </Button>
          </div>
        )}
        {clientLanguages.length === 0 ? (
          <NoLanguage />
        ) : (
          <form className={frame["card"]} onSubmit={submit}>
            <label className={frame["field"]}>
              <span>{t("start.label")}</span>
              <input value={label} maxLength={40} autoComplete="off" onChange={(event) => setLabel(event.currentTarget.value)} />
              <small>{t("start.labelHint")}</small>
            </label>
            <div className={frame["actions"]}>
              <Button type="submit" look="primary">
                {t("start.start")}
              </Button>
            </div>
          </form>
        )}
        <section className={frame["card"]}>
          <h2>{t("start.readiness")}</h2>
          {readiness === null ? <p>{t("start.checking")}</p> : <Checks readiness={readiness} />}
        </section>
        <div className={frame["actions"]}>
          <Button look="quiet" onClick={onOtherRound}>
            {t("start.otherRound")}
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
      <span className={frame["soft"]}>
        <bdi>{round}</bdi>
      </span>
    </span>
  );
}

function Checks({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useStaff();
  return (
    <ul className={styles["checks"]}>
      {CHECKS.map((check) => {
        const fix = fixOf(check);
        return (
          <li
            key={check}
            className={readiness[check] ? undefined : styles[fix === "persistentInstalled" ? "mind" : "no"]}
            data-check={check}
            data-ready={readiness[check]}
          >
            <Pictogram name={readiness[check] ? "check" : "fault"} size={32} />
            <span>{t(`start.check.${check}`)}</span>
            {!readiness[check] && <small data-fix={fix}>{t(`start.check.${fix}`)}</small>}
          </li>
        );
      })}
    </ul>
  );
}

/** Nobody is told to install what is installed: from the home screen, what the browser refuses can only be lived with. */
function fixOf(check: Check): `${Check}Fix` | "persistentInstalled" {
  return check === "persistent" && isInstalled() ? "persistentInstalled" : `${check}Fix`;
}

function useReadiness(release: Release): Readiness | null {
  const { tablet } = useStaff();
  const [readiness, setReadiness] = useState<Readiness | null>(null);
  useEffect(() => {
    let shown = true;
    const look = async (): Promise<void> => {
      const found = await checkReadiness(tablet.parts.store, release.recipients.length);
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
