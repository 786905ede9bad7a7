import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./heading.module.css";

type Props = {
  readonly title: string;
  readonly facts?: ReactNode;
  readonly aside?: ReactNode;
  /** Its figures are made ready for readers inside the organisation, and it says so, on paper too. */
  readonly internal?: boolean;
};

/** The heading of a screen: names the page, and takes the focus when one comes here. */
export function ScreenHeading({ title, facts, aside, internal = false }: Props) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = say("app.pageTitle", { screen: title });
  }, [say, title]);
  return (
    <header className={styles.heading}>
      <div className={styles.text}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {facts !== undefined && <p className={styles.facts}>{facts}</p>}
        {internal && (
          <details className={styles.internal} data-testid="internal">
            <summary title={say("common.internalAbout")}>{say("common.internal")}</summary>
            <p>{say("common.internalAbout")}</p>
          </details>
        )}
      </div>
      {aside !== undefined && (
        <div className={styles.aside} data-print="no">
          {aside}
        </div>
      )}
    </header>
  );
}
