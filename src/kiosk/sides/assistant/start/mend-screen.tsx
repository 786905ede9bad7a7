import { Button } from "../../../../ui/button.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { mend } from "../../../tablet/mending.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StaffPage } from "../staff-page.tsx";
import { StateBar } from "../state-bar.tsx";
import { LanguageChoice } from "../tally/language-choice.tsx";

type Props = { readonly damage: "shift" | "handOver"; readonly onLeave: () => void };

/** What could not be read, that nothing is lost by it, and the step back to work. */
export function MendScreen({ damage, onLeave }: Props) {
  const { t, tablet, state } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("mend");
  const { answersWaiting, answersLeaving, marksPending } = state.outbox;
  return (
    <StaffFrame t={t} practice={false} storageFailure={state.storageFailure}>
      <StaffPage t={t} title={t("locked.title")}>
        <LanguageChoice />
        <h1 ref={heading} tabIndex={-1}>
          {t("locked.title")}
        </h1>
        <div className={frame.card}>
          <p>{t(`locked.why.${damage}`)}</p>
          <p>{t("locked.kept", { answers: answersWaiting + answersLeaving, marks: marksPending })}</p>
          <p>{t(`locked.fix.${damage}`)}</p>
          <div className={frame.actions}>
            <Button onClick={onLeave}>{t("back")}</Button>
            <Button look="primary" onClick={() => void mend(tablet)}>
              {t("locked.goOn")}
            </Button>
          </div>
        </div>
      </StaffPage>
      <StateBar />
    </StaffFrame>
  );
}
