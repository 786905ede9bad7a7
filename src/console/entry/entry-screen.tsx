import { useEffect, useRef } from "react";
import { TallyStrokes } from "../../ui/tally-strokes.tsx";
import { Card } from "../parts/card.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { useSession } from "../shell/session.ts";
import { StaleSession } from "../shell/stale-session.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./entry.module.css";
import { PracticeDoor } from "./practice-door.tsx";
import { SetUp } from "./set-up.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** The doors: set-up while there is no organisation, else sign-in; and practice where the server offers it. */
export function EntryScreen() {
  const { say } = useWords();
  const { state, refresh } = useSession();
  const { practice, needsSetUp } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = say("app.name");
  }, [say]);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className={styles.entry}>
      <header className={styles.welcome}>
        <TallyStrokes size={64} />
        <h1 ref={heading} tabIndex={-1}>
          {say("app.name")}
        </h1>
        <p className={styles.lead}>{say("entry.lead")}</p>
        <div className={styles.foot}>
          <LanguageSwitch className={styles.switch} />
        </div>
      </header>
      <main className={styles.doors}>
        <StaleSession />
        {practice !== null && <PracticeDoor passphrase={practice.passphrase} />}
        {needsSetUp ? (
          <SetUp />
        ) : (
          <Card title={say("entry.signIn.title")}>
            <SignInForm onSignedIn={refresh} />
          </Card>
        )}
      </main>
    </div>
  );
}
