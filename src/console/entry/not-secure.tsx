import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./entry.module.css";

/** Over plain HTTP from another computer browsers leave out what keys are made and answers are opened with. */
export function NotSecure() {
  const { say } = useWords();
  const local = new URL(location.origin);
  local.hostname = "localhost";
  return (
    <main className={styles.doors}>
      <h1>{say("app.name")}</h1>
      <Notice tone="wrong" live title={say("notSecure.title")}>
        <p>{say("notSecure.about")}</p>
        <p>{say("notSecure.todo", { address: local.origin })}</p>
      </Notice>
    </main>
  );
}
