import { useId, useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Row } from "../parts/card.tsx";
import type { SignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { EnterPractice } from "./enter-practice.tsx";
import styles from "./entry.module.css";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { readonly session: SignedIn; readonly onSignedIn: () => void; readonly onCancel: () => void };

/** The door once more, over the screen that one is on: what was typed or made there stays as it is. */
export function SignInAgain({ session, onSignedIn, onCancel }: Props) {
  const { say } = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed before it is taken away, so that the focus goes back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onCancel={onCancel}>
      <div className={styles.inside}>
        <h2 id={heading}>{say("entry.again.title")}</h2>
        <p>{say("entry.again.about")}</p>
        {session.practice ? (
          <EnterPractice onEntered={onSignedIn} />
        ) : (
          <SignInForm expected={session.userName} onSignedIn={onSignedIn} />
        )}
        <Row>
          <Button look="quiet" onClick={onCancel}>
            {say("common.cancel")}
          </Button>
        </Row>
      </div>
    </dialog>
  );
}
