import { asked } from "../../../domain/tally/counts.ts";
import { faultOfClock } from "../../tablet/working-day.ts";
import { useStaff } from "./staff-context.ts";
import styles from "./state-bar.module.css";

/** Where the answers are, in unmistakable words: saved here, or received. It always says that nothing is lost. */
export function StateBar() {
  const { t, state, tablet, scheduler } = useStaff();
  const { outbox, unreadable, sync, slowLine, lastContact, device } = state;
  const here = outbox.answersWaiting + outbox.answersLeaving;
  const site = lastContact?.site?.roundId === device?.roundId ? lastContact?.site : null;
  const inEarnest = state.held.kind === "verified" && !state.held.release.organisation.practice;
  const wrongClock = inEarnest && state.shift !== null && faultOfClock(tablet, state) !== null;
  const age =
    outbox.oldestMinute === null || here === 0 ? null : Math.max(0, tablet.ports.clock.epochMinutes() - outbox.oldestMinute);
  return (
    <footer className={styles.bar}>
      <div className={styles.words}>
        <span className={styles.state} data-figure="saved-here" data-value={here}>
          <i /> {t("state.savedHere", { count: here })}
          {age !== null &&
            age > 0 &&
            ` (${t("state.oldest", { age: age < 120 ? t("state.minutes", { count: age }) : t("state.hours", { count: Math.floor(age / 60) }) })})`}
        </span>
        <span className={`${styles.state} ${styles.received}`} data-figure="received" data-value={outbox.answersReceived}>
          <i /> {t("state.received", { count: outbox.answersReceived })}
        </span>
        {unreadable > 0 && (
          <span className={styles.failed} data-figure="unreadable" data-value={unreadable}>
            {t("state.unreadable", { count: unreadable })}
          </span>
        )}
        {wrongClock && (
          <span role="status" className={styles.failed} data-clock="wrong">
            {t("state.clock")}
          </span>
        )}
        <span data-figure="marks-pending" data-value={outbox.marksPending} hidden />
        {sync.kind === "failed" ? (
          <span role="status" className={styles.failed}>
            {t(`state.failed.${sync.why}`)}
          </span>
        ) : (
          <span>
            {slowLine && (
              <span role="status" data-line="slow">
                {t("state.slow")}{" "}
              </span>
            )}
            {lastContact === null ? t("state.never") : t("state.lastContact", { time: lastContact.time })}
            {site !== null && site !== undefined && ` · ${t("state.site", { count: asked(site.counts) })}`}
          </span>
        )}
      </div>
      <button type="button" disabled={sync.kind === "running"} onClick={() => void scheduler.now()}>
        {sync.kind === "running" ? t("state.syncing") : t("state.sync")}
      </button>
    </footer>
  );
}
