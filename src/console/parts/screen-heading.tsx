import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./heading.module.css";

type Props = { readonly title: string; readonly facts?: ReactNode; readonly aside?: ReactNode };

/** The heading of a screen: names the page, and takes the focus when one comes here. */
export function ScreenHeading({ title, facts, aside }: Props) {
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
      </div>
      {aside !== undefined && (
        <div className={styles.aside} data-print="no">
          {aside}
        </div>
      )}
    </header>
  );
}
