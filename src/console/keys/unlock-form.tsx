import { useState } from "react";
import type { KeySource } from "../../envelopes/unlock.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../parts/card.tsx";
import { Choice, ChoiceGroup, Field } from "../parts/field.tsx";
import { FileField } from "../parts/file-field.tsx";
import { Form } from "../parts/form.tsx";
import { useSession } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";

type Kind = KeySource["kind"];
type Props<Allowed extends Kind> = {
  /** The first is chosen to begin with. */
  readonly sources: readonly [Allowed, ...Allowed[]];
  readonly submit: string;
  readonly busy: boolean;
  readonly look?: "primary" | "plain";
  readonly onUnlock: (source: Extract<KeySource, { kind: Allowed }>) => void;
};

/** Which key, and what unlocks it. What is typed here stays on this page. */
export function UnlockForm<Allowed extends Kind>({ sources, submit, busy, look = "primary", onUnlock }: Props<Allowed>) {
  const { say } = useWords();
  const { state } = useSession();
  const [kind, setKind] = useState<Kind>(sources[0]);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const practicePassphrase = state.session?.practice === true ? state.practice?.passphrase : undefined;
  const hand = async (): Promise<void> => {
    const source = await sourceFrom(kind, passphrase, file, code);
    setFault(source.ok ? null : source.error);
    if (source.ok && isAllowed(source.value, sources)) {
      onUnlock(source.value);
    }
  };
  const chooseFile = (chosen: File): void => {
    setFile(chosen);
    setFault(null);
  };
  const missing = (empty: boolean): string | undefined => (fault === "missing" && empty ? say("common.fillIn") : undefined);
  const fileError = fault === "unreadable" ? say("unlock.unreadableFile") : undefined;
  return (
    <Form onSubmit={() => void hand()} label={submit}>
      {sources.length > 1 && (
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
      )}
      {kind === "file" && (
        <FileField
          label={say("unlock.file")}
          accept=".json,application/json"
          chosen={file?.name ?? null}
          onChoose={chooseFile}
          error={fault === "missing" && file === null ? say("unlock.chooseFile") : fileError}
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
        <Button look={look} type="submit" busy={busy}>
          {submit}
        </Button>
        {practicePassphrase !== undefined && kind !== "recovery" && (
          <Button onClick={() => setPassphrase(practicePassphrase)}>{say("unlock.usePractice")}</Button>
        )}
      </Row>
    </Form>
  );
}

type Fault = "missing" | "unreadable";

/** `unreadable`: the file was changed after it was chosen, or is no longer there. */
async function sourceFrom(kind: Kind, passphrase: string, file: File | null, code: string): Promise<Result<KeySource, Fault>> {
  switch (kind) {
    case "kept":
      return passphrase === "" ? err("missing") : ok({ kind, passphrase });
    case "file":
      if (file === null || passphrase === "") {
        return err("missing");
      }
      try {
        return ok({ kind, text: await file.text(), passphrase });
      } catch {
        return err("unreadable");
      }
    case "recovery":
      return code.trim() === "" ? err("missing") : ok({ kind, code });
  }
}

function isAllowed<Allowed extends Kind>(
  source: KeySource,
  allowed: readonly Allowed[],
): source is Extract<KeySource, { kind: Allowed }> {
  return allowed.some((kind) => kind === source.kind);
}
