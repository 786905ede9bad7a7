import type { Outcome } from "../../../../domain/disposition/outcome.ts";
import { Button } from "../../../../ui/button.tsx";
import { useDocumentLanguage } from "../../../parts/document-language.tsx";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import { StaffFrame } from "../staff-frame.tsx";
import { BREAK_OFFS, OTHER_OUTCOMES, type OutcomeTile } from "../tally/outcome-tiles.ts";
import { outcomeWords } from "../tally/outcome-words.ts";
import { Tile } from "../tally/tile.tsx";
import styles from "../tally/tiles.module.css";

const OUTCOMES: readonly OutcomeTile[] = [
  ...BREAK_OFFS,
  ...OTHER_OUTCOMES.filter(({ group }) => group === "could-not"),
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
      <div className={styles.sheet}>
        <div className={styles.head}>
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {t("takeBack.title")}
            </h1>
            <p>{t("takeBack.text")}</p>
          </div>
        </div>
        <ScrollRegion label={t("takeBack.title")} more={t("more")} small>
          <div className={styles.tiles}>
            {OUTCOMES.map(({ outcome, pictogram }) => {
              const label = outcomeWords(t, outcome);
              return <Tile key={label} pictogram={pictogram} label={label} onTap={() => onOutcome(outcome)} />;
            })}
          </div>
        </ScrollRegion>
        <div className={styles.foot}>
          <Button onClick={onResume}>{t("takeBack.resume")}</Button>
        </div>
      </div>
    </StaffFrame>
  );
}
