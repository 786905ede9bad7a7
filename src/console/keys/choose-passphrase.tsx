import { useState } from "react";
import { suggestPassphrase } from "../../envelopes/passphrase.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Row } from "../parts/card.tsx";
import { Choice } from "../parts/field.tsx";
import { useServices } from "../services.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./keys.module.css";
import { OwnPassphrase } from "./own-passphrase.tsx";

type Props = { readonly busy: boolean; readonly submit: string; readonly onChosen: (passphrase: string) => void };

/** One that chance made, ready to be written down. Who wants another can choose it, but it has to hold. */
export function ChoosePassphrase({ busy, submit, onChosen }: Props) {
  const { say } = useWords();
  const { randomBytes } = useServices();
  const [made, setMade] = useState(() => suggestPassphrase(randomBytes));
  const [own, setOwn] = useState(false);
  const [kept, setKept] = useState(false);
  const [tried, setTried] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  const another = (): void => {
    setMade(suggestPassphrase(randomBytes));
    setKept(false);
    setCopied(null);
  };
  const copy = async (): Promise<void> => {
    setCopied(
      await navigator.clipboard.writeText(made).then(
        () => true,
        () => false,
      ),
    );
  };
  const choose = (): void => {
    setTried(true);
    if (kept) {
      onChosen(made);
    }
  };
  if (own) {
    return <OwnPassphrase busy={busy} submit={submit} onChosen={onChosen} onBack={() => setOwn(false)} />;
  }
  return (
    <Card title={say("keys.make.title")}>
      <p>{say("keys.make.about")}</p>
      <p>{say("keys.make.made")}</p>
      <p>
        <output className={styles.suggestion} translate="no" data-testid="made-passphrase">
          {made}
        </output>
      </p>
      <div data-print="no">
        <Row>
          <Button onClick={() => void copy()}>{say("keys.make.copy")}</Button>
          <Button onClick={() => print()}>{say("keys.make.print")}</Button>
          <Button look="quiet" onClick={another}>
            {say("keys.make.another")}
          </Button>
          {copied !== null && <span role="status">{say(copied ? "keys.make.copied" : "keys.make.notCopied")}</span>}
        </Row>
      </div>
      <div data-print="no" className={styles.choosing}>
        <Choice kind="checkbox" label={say("keys.make.kept")} checked={kept} onChange={({ target }) => setKept(target.checked)} />
        {tried && !kept && (
          <Notice tone="mind" live>
            {say("keys.make.notKept")}
          </Notice>
        )}
        <Row>
          <Button look="primary" busy={busy} onClick={choose}>
            {busy ? say("keys.make.busy") : submit}
          </Button>
          <Button look="quiet" onClick={() => setOwn(true)}>
            {say("keys.make.own")}
          </Button>
        </Row>
      </div>
    </Card>
  );
}
