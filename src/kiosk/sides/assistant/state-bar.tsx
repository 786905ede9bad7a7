import { asked } from "../../../domain/tally/counts.ts";
import { safeAnswers } from "../../tablet/safe-answers.ts";
import { faultOfClock } from "../../tablet/working-day.ts";
import { useStaff } from "./staff-context.ts";
import styles from "./state-bar.module.css";

/**
 * Where the answers are, in unmistakable words: saved here, received, or safe in a backup, where the server makes any. It always
 * says that nothing is lost.
 */
export function StateBar() {
  const { t, state, tablet, scheduler } = useStaff();
  const { outbox, unreadable, sync, slowLine, lastContact, device, safety } = state;
  const here = outbox.answersWaiting + outbox.answersLeaving;
  const site = lastContact?.site?.roundId === device?.roundId ? lastContact?.site : null;
  const inEarnest = state.held.kind === "verified" && !state.held.release.organisation.practice;
  const wrongClock = inEarnest && state.shift !== null && faultOfClock(tablet, state) !== null;
  const { received, safe } = safeAnswers(state);
  const since = (minute: number | null | undefined, count: number): string => {
    const age = minute === null || minute === undefined || count === 0 ? 0 : tablet.ports.clock.epochMinutes() - minute;
    if (age <= 0) {
      return "";
    }
    const said = age < 120 ? t("state.minutes", { count: age }) : t("state.hours", { count: Math.floor(age / 60) });
    return ` (${t("state.oldest", { age: said })})`;
  };
  return (
    <footer className={styles.bar}>
      <div className={styles.words}>
        <span className={styles.state} data-figure="saved-here" data-value={here}>
          <i /> {t("state.savedHere", { count: here })}
          {since(outbox.oldestMinute, here)}
        </span>
        <span className={`${styles.state} ${styles.received}`} data-figure="received" data-value={received}>
          <i /> {t("state.received", { count: received })}
          {safe !== null && since(safety?.receivedMinute, received)}
        </span>
        {safe !== null && (
          <span className={`${styles.state} ${styles.safe}`} data-figure="safe" data-value={safe}>
            <i /> {t("state.safe", { count: safe })}
          </span>
        )}
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
