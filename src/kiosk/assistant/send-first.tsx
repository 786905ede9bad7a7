import { useStaff } from "./staff-context.ts";
import styles from "./staff-frame.module.css";

/** Why the tablet may not leave its organisation yet, what is left here, and what to do. */
export function SendFirst() {
  const { t, state } = useStaff();
  const { answersWaiting, answersReleased, marksPending } = state.queue;
  const answers = answersWaiting + answersReleased;
  return (
    <div role="alert" className={styles["alert"]}>
      <p>{t("enrol.failed.unsent")}</p>
      {answers > 0 && <p>{t("end.someLeft", { count: answers })}</p>}
      {marksPending > 0 && <p>{t("end.marksLeft", { count: marksPending })}</p>}
    </div>
  );
}
