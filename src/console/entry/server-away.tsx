import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ApiFailure } from "../api/request.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./entry.module.css";

/** The console without its server: all that can be said is what to do. */
export function ServerAway({ failure, onRetry }: { readonly failure: ApiFailure; readonly onRetry: () => void }) {
  const { say } = useWords();
  return (
    <main className={styles.doors}>
      <h1>{say("app.name")}</h1>
      <Notice tone="wrong" live>
        {say(`problems.${failure}`)}
      </Notice>
      <div>
        <Button look="primary" onClick={onRetry}>
          {say("common.tryAgain")}
        </Button>
      </div>
    </main>
  );
}
