import { useState } from "react";
import type { Release } from "../../../../domain/round/release.ts";
import { Button } from "../../../../ui/button.tsx";
import { useFingerShield } from "../../../parts/finger-shield.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { keepPresentRelease, takeOfferedRelease } from "../../../place/offered-release.ts";
import type { OfferedRelease } from "../../../tablet/state.ts";
import { PinScreen } from "../pin/pin-screen.tsx";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StateBar } from "../state-bar.tsx";
import { LanguageChoice } from "../tally/language-choice.tsx";
import { useKeyWords } from "../use-key-words.ts";

type Props = { readonly offered: OfferedRelease; readonly release: Release };

/** The server has another release for this round: the work stops until somebody has read why. The present one stays in force. */
export function OfferedReleaseScreen({ offered, release }: Props) {
  const { t, tablet, state } = useStaff();
  const [taking, setTaking] = useState(false);
  const heading = useFocusOn<HTMLHeadingElement>(offered.releaseHash);
  useFingerShield(taking);
  const before = useKeyWords(state.held);
  const now = useKeyWords(offered.kind === "other-recipients" ? offered.held : null);
  if (taking) {
    return <PinScreen back={t("back")} onBack={() => setTaking(false)} onRight={() => takeOfferedRelease(tablet)} />;
  }
  return (
    <StaffFrame t={t} practice={release.organisation.practice} storageFailure={state.storageFailure}>
      <div className={frame.page} data-offered={offered.kind}>
        <LanguageChoice />
        <h1 ref={heading} tabIndex={-1}>
          {t(`offered.${offered.kind}.title`)}
        </h1>
        <div className={frame.card}>
          <p>{t(`offered.${offered.kind}.text`)}</p>
          <p>{t("offered.safe")}</p>
          <p>{t(`offered.${offered.kind}.todo`)}</p>
          {offered.kind === "other-recipients" && (
            <dl className={frame.facts}>
              <dt>{t("offered.wordsBefore")}</dt>
              <dd>
                <bdi>{before}</bdi>
              </dd>
              <dt>{t("offered.wordsNow")}</dt>
              <dd>
                <bdi>{now}</bdi>
              </dd>
            </dl>
          )}
          <div className={frame.actions}>
            {offered.kind === "other-recipients" && <Button onClick={() => setTaking(true)}>{t("offered.take")}</Button>}
            <Button look="primary" onClick={() => keepPresentRelease(tablet)}>
              {t("offered.keep")}
            </Button>
          </div>
        </div>
      </div>
      <StateBar />
    </StaffFrame>
  );
}
