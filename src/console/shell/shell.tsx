import { type ReactNode, useRef } from "react";
import { useWords } from "../words/use-words.ts";
import { useSignedIn } from "./session.ts";
import styles from "./shell.module.css";
import { SideBar } from "./side-bar.tsx";

/** The frame around every screen behind the sign-in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const { practice } = useSignedIn();
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles.shell}>
      <header className={styles.header}>
        <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
          {say("nav.skip")}
        </button>
        {practice && <p className={styles.banner}>{say("app.practiceBanner")}</p>}
        <SideBar />
      </header>
      <main className={styles.main} ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
