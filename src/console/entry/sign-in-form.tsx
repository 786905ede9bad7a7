import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";

type Props = {
  /** Whom the page expects; empty at the door. */
  readonly expected?: string;
  readonly onSignedIn: () => void;
};

export function SignInForm({ expected = "", onSignedIn }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const [userName, setUserName] = useState(expected);
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, failure, run } = useAttempt();
  const submit = async (): Promise<void> => {
    setTried(true);
    if (
      userName.trim() !== "" &&
      password !== "" &&
      (await run(() => api.signIn({ body: { userName: userName.trim(), password } }))).ok
    ) {
      onSignedIn();
    }
  };
  const missing = (text: string): string | undefined => (tried && text === "" ? say("common.fillIn") : undefined);
  return (
    <Form onSubmit={() => void submit()}>
      <Field
        label={say("entry.userName")}
        value={userName}
        onChange={({ target }) => setUserName(target.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={80}
        error={missing(userName)}
      />
      <Field
        label={say("entry.password")}
        type="password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        autoComplete="current-password"
        maxLength={200}
        error={missing(password)}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <Button look="primary" type="submit" busy={busy}>
        {say("entry.signIn.submit")}
      </Button>
    </Form>
  );
}
