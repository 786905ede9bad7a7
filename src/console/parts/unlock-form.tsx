import { useState } from "react";
import type { KeySource } from "../keys/unlock.ts";
import { useSession } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";
import { Row } from "./card.tsx";
import { Choice, ChoiceGroup, Field } from "./field.tsx";
import { Form } from "./form.tsx";

type Kind = KeySource["kind"];
type Props<Allowed extends Kind> = {
  readonly sources: readonly Allowed[];
  readonly submit: string;
  readonly busy: boolean;
  readonly onUnlock: (source: Extract<KeySource, { kind: Allowed }>) => void;
};

/** Which key, and what unlocks it. What is typed here stays on this page. */
export function UnlockForm<Allowed extends Kind>({ sources, submit, busy, onUnlock }: Props<Allowed>) {
  const { say } = useWords();
  const { state } = useSession();
  const [kind, setKind] = useState<Kind>("kept");
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const practicePassphrase = state.session?.practice === true ? state.practice?.passphrase : undefined;
  const hand = async (): Promise<void> => {
    setTried(true);
    const source = await sourceFrom(kind, passphrase, file, code);
    if (source !== null && isAllowed(source, sources)) {
      onUnlock(source);
    }
  };
  const missing = (empty: boolean): string | undefined => (tried && empty ? say("common.fillIn") : undefined);
  return (
    <Form onSubmit={() => void hand()} label={submit}>
      <ChoiceGroup legend={say("unlock.which")}>
        {sources.map((source) => (
          <Choice
            key={source}
            kind="radio"
            name="key-source"
            label={say(`unlock.sources.${source}.label`)}
            hint={say(`unlock.sources.${source}.hint`)}
            checked={kind === source}
            onChange={() => setKind(source)}
          />
        ))}
      </ChoiceGroup>
      {kind === "file" && (
        <Field
          label={say("unlock.file")}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          error={tried && file === null ? say("unlock.chooseFile") : undefined}
        />
      )}
      {kind === "recovery" ? (
        <Field
          label={say("unlock.recoveryCode")}
          hint={say("unlock.recoveryHint")}
          wide
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          error={missing(code.trim() === "")}
        />
      ) : (
        <Field
          label={say("unlock.passphrase")}
          hint={practicePassphrase === undefined ? undefined : say("unlock.practiceHint", { passphrase: practicePassphrase })}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
          error={missing(passphrase === "")}
        />
      )}
      <Row>
        <Button look="primary" type="submit" busy={busy}>
          {submit}
        </Button>
        {practicePassphrase !== undefined && kind !== "recovery" && (
          <Button onClick={() => setPassphrase(practicePassphrase)}>{say("unlock.usePractice")}</Button>
        )}
      </Row>
    </Form>
  );
}

async function sourceFrom(kind: Kind, passphrase: string, file: File | null, code: string): Promise<KeySource | null> {
  switch (kind) {
    case "kept":
      return passphrase === "" ? null : { kind, passphrase };
    case "file":
      return file === null || passphrase === "" ? null : { kind, text: await file.text(), passphrase };
    case "recovery":
      return code.trim() === "" ? null : { kind, code };
  }
}

function isAllowed<Allowed extends Kind>(
  source: KeySource,
  allowed: readonly Allowed[],
): source is Extract<KeySource, { kind: Allowed }> {
  return allowed.some((kind) => kind === source.kind);
}
