import { answered, asked, nonResponse } from "../../../../domain/tally/counts.ts";
import { figuresOfShift } from "../../../../domain/tally/tally.ts";
import { Button } from "../../../../ui/button.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { reportsIn } from "../../../place/leaving.ts";
import type { Shift } from "../../../store/records.ts";
import { endShift } from "../../../tablet/shifts.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffPage } from "../staff-page.tsx";
import { StateBar } from "../state-bar.tsx";

/** The day in one screen, to be shown to the colleague. */
export function EndScreen({ shift, onKeepOn }: { readonly shift: Shift; readonly onKeepOn: () => void }) {
  const { t, tablet, state, scheduler } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("end");
  const { counts } = figuresOfShift(state.tally, shift.id);
  const { answersWaiting, answersLeaving, marksPending } = state.outbox;
  const reports = reportsIn(state.outbox);
  const here = answersWaiting + answersLeaving;
  const end = async (): Promise<void> => {
    if (await endShift(tablet)) {
      await scheduler.now();
    }
  };
  return (
    <>
      <StaffPage t={t} title={t("end.title")}>
        <h1 ref={heading} tabIndex={-1}>
          {t("end.title")}
        </h1>
        <div className={frame.card}>
          <h2>{t("end.sentence", { asked: asked(counts), answered: answered(counts), nonResponse: nonResponse(counts) })}</h2>
          <p>{here === 0 ? t("end.allReceived") : t("end.someLeft", { count: here })}</p>
          {marksPending > 0 && <p>{t("end.marksLeft", { count: marksPending })}</p>}
          {reports > 0 && <p>{t("end.reportsLeft", { count: reports })}</p>}
          <p>{t("end.note")}</p>
        </div>
        <div className={frame.actions}>
          <Button onClick={onKeepOn}>{t("end.keepOn")}</Button>
          <Button look="primary" onClick={() => void end()}>
            {t("end.confirm")}
          </Button>
        </div>
      </StaffPage>
      <StateBar />
    </>
  );
}
