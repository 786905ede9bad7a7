import { useState } from "react";
import { tidyName } from "../../kernel/names.ts";
import { ok } from "../../kernel/result.ts";
import { SHORTEST_PASSWORD } from "../../protocol/console/session.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { checkGuessing, type TooEasy } from "../keys/check-guessing.ts";
import { Card, Remark } from "../parts/card.tsx";
import { Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSession } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";

const EMPTY = { setUpCode: "", organisationName: "", userName: "", password: "", again: "" };
type FieldName = keyof typeof EMPTY;

/** The first organisation of a server; only who sees the server's terminal can make it. */
export function SetUp() {
  const { say } = useWords();
  const { api } = useServices();
  const { refresh } = useSession();
  const [typed, setTyped] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [tooEasy, setTooEasy] = useState<{ readonly of: string; readonly because: TooEasy } | null>(null);
  const { busy, failure, run } = useAttempt();
  const errors: Record<FieldName, string | undefined> = {
    setUpCode: required(typed.setUpCode),
    organisationName: required(typed.organisationName),
    userName: required(typed.userName),
    password: passwordError(),
    again: typed.again === typed.password ? undefined : say("common.notTheSame"),
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.values({ ...errors, password: shortPassword() }).some((error) => error !== undefined)) {
      return;
    }
    const { setUpCode, organisationName, userName, password } = typed;
    const request = {
      setUpCode: setUpCode.trim(),
      organisationName: organisationName.trim(),
      userName: userName.trim(),
      password,
    };
    const result = await run(async () => {
      const because = await checkGuessing("password", password, [request.organisationName, request.userName]);
      setTooEasy(because === null ? null : { of: password, because });
      return because === null ? await api.setUp({ body: request }) : ok(null);
    });
    if (result.ok && result.value !== null) {
      refresh();
    }
  };
  const bind = (name: FieldName) => ({
    value: typed[name],
    onChange: ({ target }: { target: HTMLInputElement }) => setTyped((before) => ({ ...before, [name]: target.value })),
    error: tried ? errors[name] : undefined,
  });
  return (
    <Card title={say("entry.setUp.title")}>
      <Remark>{say("entry.setUp.about")}</Remark>
      <Form onSubmit={() => void submit()}>
        <Field
          {...bind("setUpCode")}
          label={say("entry.setUp.code")}
          hint={say("entry.setUp.codeHint")}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
        />
        <Field
          {...bind("organisationName")}
          label={say("entry.setUp.organisation")}
          autoComplete="organization"
          maxLength={120}
        />
        <Field
          {...bind("userName")}
          label={say("entry.userName")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
        />
        <Field
          {...bind("password")}
          label={say("entry.password")}
          hint={say("entry.setUp.passwordHint", { length: SHORTEST_PASSWORD })}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <Field
          {...bind("again")}
          label={say("entry.setUp.passwordAgain")}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        {failure !== null && <FailureNotice failure={failure} />}
        <Button look="primary" type="submit" busy={busy}>
          {say("entry.setUp.submit")}
        </Button>
      </Form>
    </Card>
  );

  function shortPassword(): string | undefined {
    const short = typed.password.length < SHORTEST_PASSWORD;
    return short ? say("entry.setUp.passwordShort", { length: SHORTEST_PASSWORD }) : undefined;
  }

  function passwordError(): string | undefined {
    return shortPassword() ?? (tooEasy?.of === typed.password ? say(`tooEasy.${tooEasy.because.weakness}`) : undefined);
  }

  function required(text: string): string | undefined {
    return tidyName(text) === "" ? say("common.fillIn") : undefined;
  }
}
