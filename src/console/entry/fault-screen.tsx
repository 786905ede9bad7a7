import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./entry.module.css";

/** A fault of our own in a screen. Nothing of the page can be trusted any more, so all that is left is to begin again. */
export function FaultScreen() {
  const { say } = useWords();
  return (
    <main className={styles.doors}>
      <h1>{say("app.name")}</h1>
      <Notice tone="wrong" live title={say("fault.title")}>
        {say("fault.about")}
      </Notice>
      <div>
        <Button look="primary" onClick={() => location.reload()}>
          {say("fault.reload")}
        </Button>
      </div>
    </main>
  );
}
