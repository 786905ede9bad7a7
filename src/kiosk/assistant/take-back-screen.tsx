import type { Outcome } from "../../domain/disposition/outcome.ts";
import type { PictogramName } from "../../ui/pictogram-paths.ts";
import { Button } from "../parts/button.tsx";
import { useDocumentLanguage } from "../parts/use-document-language.ts";
import { useFocusOn } from "../parts/use-focus.ts";
import { outcomeWords } from "./outcome-words.ts";
import { useStaff } from "./staff-context.ts";
import { StaffFrame } from "./staff-frame.tsx";
import { Tile } from "./tile.tsx";
import styles from "./tiles.module.css";

const OUTCOMES: readonly { readonly outcome: Outcome; readonly pictogram: PictogramName }[] = [
  { outcome: { kind: "break-off", way: "stopped" }, pictogram: "cross" },
  { outcome: { kind: "break-off", way: "walked-away" }, pictogram: "door" },
  { outcome: { kind: "other", reason: "called-in" }, pictogram: "bell" },
  { outcome: { kind: "other", reason: "no-offered-language" }, pictogram: "languages" },
  { outcome: { kind: "other", reason: "unable" }, pictogram: "glasses" },
  { outcome: { kind: "other", reason: "device-fault" }, pictogram: "fault" },
  { outcome: { kind: "refusal", stated: null, observed: { reason: null } }, pictogram: "no" },
  { outcome: { kind: "unresolved" }, pictogram: "question" },
];

type Props = { readonly onOutcome: (outcome: Outcome) => void; readonly onResume: () => void };

/** The tablet came back before the interview was over: only the assistant knows why. */
export function TakeBackScreen({ onOutcome, onResume }: Props) {
  const { t, state, language } = useStaff();
  useDocumentLanguage(language);
  const heading = useFocusOn<HTMLHeadingElement>("take-back");
  return (
    <StaffFrame t={t} practice={false} storageFailure={state.storageFailure}>
      <div className={styles["sheet"]}>
        <div className={styles["head"]}>
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {t("takeBack.title")}
            </h1>
            <p>{t("takeBack.text")}</p>
          </div>
        </div>
        <div className={styles["tiles"]}>
          {OUTCOMES.map(({ outcome, pictogram }) => {
            const label = outcomeWords(t, outcome);
            return <Tile key={label} pictogram={pictogram} label={label} onTap={() => onOutcome(outcome)} />;
          })}
        </div>
        <div className={styles["foot"]}>
          <Button onClick={onResume}>{t("takeBack.resume")}</Button>
        </div>
      </div>
    </StaffFrame>
  );
}
