import { Notice } from "../../../../ui/notice.tsx";
import { reportsIn } from "../../../place/leaving.ts";
import { useStaff } from "../staff-context.ts";

/** Why the tablet may not leave its organisation yet, what is left here, and what to do. */
export function SendFirst() {
  const { t, state } = useStaff();
  const { answersWaiting, answersLeaving, marksPending } = state.outbox;
  const reports = reportsIn(state.outbox);
  const answers = answersWaiting + answersLeaving;
  return (
    <Notice tone="wrong" live>
      <p>{t("enrol.failed.unsent")}</p>
      {answers > 0 && <p>{t("end.someLeft", { count: answers })}</p>}
      {marksPending > 0 && <p>{t("end.marksLeft", { count: marksPending })}</p>}
      {reports > 0 && <p>{t("end.reportsLeft", { count: reports })}</p>}
    </Notice>
  );
}
