import { useState } from "react";
import { isSamePassphrase } from "../../envelopes/passphrase.ts";
import { ok } from "../../kernel/result.ts";
import { Button } from "../../ui/button.tsx";
import { attempt } from "../api/attempt.ts";
import { Card, Row } from "../parts/card.tsx";
import { Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { checkGuessing, type TooEasy } from "./check-guessing.ts";

type Props = {
  readonly busy: boolean;
  readonly submit: string;
  readonly onChosen: (passphrase: string) => void;
  readonly onBack: () => void;
};

/** A passphrase of her own: held against the lists that a guesser has, with a word on why it does not hold. */
export function OwnPassphrase({ busy, submit, onChosen, onBack }: Props) {
  const { say } = useWords();
  const { organisationName, userName } = useSignedIn();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [tooEasy, setTooEasy] = useState<TooEasy | null>(null);
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  const [unchecked, setUnchecked] = useState(false);
  const same = isSamePassphrase(passphrase, again);
  const type = (typed: string): void => {
    setPassphrase(typed);
    setTooEasy(null);
  };
  const choose = async (): Promise<void> => {
    setTried(true);
    setChecking(true);
    const checked = await attempt(async () => ok(await checkGuessing("passphrase", passphrase, [organisationName, userName])));
    setChecking(false);
    setUnchecked(!checked.ok);
    if (!checked.ok) {
      return;
    }
    setTooEasy(checked.value);
    if (checked.value === null && same) {
      onChosen(passphrase);
    }
  };
  return (
    <Card title={say("keys.own.title")}>
      <p>{say("keys.own.about")}</p>
      <Form onSubmit={() => void choose()}>
        <Field
          label={say("keys.make.passphrase")}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={({ target }) => type(target.value)}
          hint={say("keys.own.hint")}
          error={
            tooEasy === null
              ? undefined
              : `${say(`tooEasy.${tooEasy.weakness}`)} ${say("tooEasy.strength", { bits: tooEasy.bits, needed: tooEasy.needed })}`
          }
        />
        <Field
          label={say("keys.make.again")}
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={({ target }) => setAgain(target.value)}
          error={tried && !same ? say("common.notTheSame") : undefined}
        />
        {unchecked && <FailureNotice failure="unexpected" />}
        <Row>
          <Button look="primary" type="submit" busy={busy || checking}>
            {busy ? say("keys.make.busy") : submit}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {say("keys.own.back")}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
