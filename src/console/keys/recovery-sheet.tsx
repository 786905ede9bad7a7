import type { TrustAnchors } from "../../sealing/trust-anchors.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Row } from "../parts/card.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { AnchorFacts } from "./anchor-facts.tsx";
import { KeyWords } from "./key-words.tsx";
import styles from "./keys.module.css";

/**
 * The paper: the recovery code, and what every screen is held against: the four words, and the thumbprints of who signs
 * and who opens. On the screen once, printed as a page of its own.
 */
export function RecoverySheet({ code, anchors }: { readonly code: string; readonly anchors: TrustAnchors }) {
  const { say } = useWords();
  const { organisationName } = useSignedIn();
  return (
    <Card title={say("keys.sheet.title")} aside={organisationName}>
      <p>{say("keys.sheet.about")}</p>
      <p data-print="no">{say("keys.sheet.onlyNow")}</p>
      <div className={styles.sheet}>
        <p className={styles.code} data-testid="recovery-code" translate="no">
          {code.split(" ").map((group, position) => (
            // oxlint-disable-next-line react/no-array-index-key -- two groups can be alike; their place tells them apart
            <span key={position}>{group} </span>
          ))}
        </p>
        <p>{say("keys.sheet.keep")}</p>
        <p>
          {say("keys.words")}: <KeyWords words={anchors.words} />
        </p>
        <p>{say("keys.sheet.compare")}</p>
        <AnchorFacts anchors={anchors} />
        <p className={styles.lines}>
          <span>{say("keys.sheet.date")}</span>
          <span>{say("keys.sheet.keptBy")}</span>
        </p>
      </div>
      <div data-print="no">
        <Row>
          <Button onClick={() => print()}>{say("keys.sheet.print")}</Button>
        </Row>
      </div>
    </Card>
  );
}
