import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { useRefresh } from "../api/use-refresh.ts";
import { useServices } from "../services.ts";
import { type RoundView, useShownRound } from "../shell/chosen-round.tsx";
import { civilDateOf } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./alarm-badge.module.css";
import { alarmsOf, openReports } from "./alarms.ts";

/**
 * How many things need somebody now, in the round that she looks at: beside *today* in the menu, on every screen. Whoever
 * hears the page hears it when it changes. `id`: what the link says it is described by.
 */
export function AlarmBadge({ id }: { readonly id: string }) {
  const shown = useShownRound();
  return (
    <p id={id} role="status" className={styles.badge} data-testid="alarm-count">
      {shown !== null && <Count {...shown} />}
    </p>
  );
}

function Count({ round, sites }: Omit<RoundView, "picker">) {
  const { say, number } = useWords();
  const { api } = useServices();
  const { fieldwork, devices, faultReports, backups } = questions(api);
  const { loaded, reload } = useQuestions({
    fieldwork: fieldwork(round.id),
    devices: devices(round.id),
    reports: faultReports(round.id),
    backups,
  });
  useRefresh(reload);
  if (loaded.status !== "ready") {
    return null;
  }
  const { reports, ...told } = loaded.value;
  const now = { moment: loaded.at.getTime(), today: civilDateOf(loaded.at) };
  const count = alarmsOf({ round, sites, ...told, openReports: openReports(reports) }, now).length;
  return count === 0 ? null : (
    <>
      <span aria-hidden="true" className={styles.count}>
        {number(count)}
      </span>
      <span className={styles.said}>{say("nav.alarms", { count })}</span>
    </>
  );
}
