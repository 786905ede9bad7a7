import { useState } from "react";
import { isGoodEnough, SHORTEST_PASSPHRASE, strengthOf, suggestPassphrase } from "../../keys/passphrase.ts";
import { Button } from "../../parts/button.tsx";
import { Card, Row } from "../../parts/card.tsx";
import { Field } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { useServices } from "../../services.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./keys.module.css";

type Props = { readonly busy: boolean; readonly onChosen: (passphrase: string) => void };

export function ChoosePassphrase({ busy, onChosen }: Props) {
  const { say } = useWords();
  const { randomBytes } = useServices();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const suggest = (): void => {
    const suggested = suggestPassphrase(randomBytes);
    setSuggestion(suggested);
    setPassphrase(suggested);
    setAgain(suggested);
  };
  const same = passphrase.normalize("NFKC").trim() === again.normalize("NFKC").trim();
  const submit = (): void => {
    setTried(true);
    if (isGoodEnough(passphrase) && same) {
      onChosen(passphrase);
    }
  };
  const strength = say(`keys.strength.${strengthOf(passphrase)}`, { length: SHORTEST_PASSPHRASE });
  return (
    <Card title={say("keys.make.title")}>
      <p>{say("keys.make.about")}</p>
      <Form onSubmit={submit}>
        <Field
          label={say("keys.make.passphrase")}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
          hint={<span aria-live="polite">{strength}</span>}
          error={tried && !isGoodEnough(passphrase) ? say("keys.make.tooWeak", { length: SHORTEST_PASSPHRASE }) : undefined}
        />
        <Field
          label={say("keys.make.again")}
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={({ target }) => setAgain(target.value)}
          error={tried && !same ? say("common.notTheSame") : undefined}
        />
        <Row>
          <Button onClick={suggest}>{say("keys.make.suggest")}</Button>
          <output className={styles.suggestion} translate="no">
            {suggestion}
          </output>
        </Row>
        {suggestion !== null && <p>{say("keys.make.writeDown")}</p>}
        <Button look="primary" type="submit" busy={busy}>
          {say(busy ? "keys.make.busy" : "keys.make.submit")}
        </Button>
      </Form>
    </Card>
  );
}
