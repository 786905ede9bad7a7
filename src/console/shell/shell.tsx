import { type ComponentType, type ReactNode, useRef } from "react";
import { useAttempt } from "../api/use-attempt.ts";
import { useServices } from "../services.ts";
import { useWords } from "../words/use-words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useSession, useSignedIn } from "./session.ts";
import styles from "./shell.module.css";
import { SideBar } from "./side-bar.tsx";
import { StaleSession } from "./stale-session.tsx";

type Props = {
  /** What stands beside *today* in the menu, under the id that it is given. */
  readonly besideToday: ComponentType<{ readonly id: string }>;
  readonly children: ReactNode;
};

/** The frame around every screen behind the sign-in. */
export function Shell({ besideToday, children }: Props) {
  const { say } = useWords();
  const { api, tabs } = useServices();
  const { refresh } = useSession();
  const { practice } = useSignedIn();
  const { busy, failure, run } = useAttempt();
  const main = useRef<HTMLElement>(null);
  const signOut = async (): Promise<void> => {
    // Whoever leaves now leaves nothing open, whether or not the server hears of it.
    tabs.say("locked");
    if ((await run(api.signOut)).ok) {
      refresh();
    }
  };
  return (
    <div className={styles.shell}>
      <header className={styles.header}>
        <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
          {say("nav.skip")}
        </button>
        {practice && <p className={styles.banner}>{say("app.practiceBanner")}</p>}
        <SideBar busy={busy} onSignOut={() => void signOut()} beside={besideToday} />
      </header>
      <main className={styles.main} ref={main} tabIndex={-1}>
        <div className={styles.notices} data-print="no">
          <StaleSession />
          {failure !== null && (
            <FailureNotice failure={failure} title={say("nav.stillSignedIn")} onRetry={() => void signOut()} />
          )}
        </div>
        {children}
      </main>
    </div>
  );
}
