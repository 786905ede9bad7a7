import { useEffect, useRef, useState } from "react";
import type { RenameFault } from "../../domain/questionnaire/renaming.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../parts/card.tsx";
import { Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";

type Props = {
  readonly code: string;
  /** What it is the code of. */
  readonly of: string;
  /** Whether answers are known by it: then it stays. */
  readonly kept: boolean;
  /** Why it can't be called that; null where it is now. */
  readonly onRename: (to: string) => RenameFault | null;
};

/** What a question or an option is called in files: shown, and changed as a whole, so that no half a code is ever a code. */
export function CodeField({ code, of, kept, onRename }: Props) {
  const { say } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<RenameFault | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const writing = typed !== null;
  useEffect(() => {
    if (writing) {
      place.current?.querySelector("input")?.focus();
    }
  }, [writing]);
  const leave = (): void => {
    setTyped(null);
    setFault(null);
  };
  if (typed === null) {
    return (
      <span className={styles.code}>
        <span className={styles.soft}>
          {say("editor.code")} <bdi>{code}</bdi>
        </span>
        {kept ? (
          <span className={styles.soft}>{say("editor.codeKept")}</span>
        ) : (
          <Button size="small" look="quiet" aria-label={say("editor.renameNamed", { of })} onClick={() => setTyped(code)}>
            {say("editor.rename")}
          </Button>
        )}
      </span>
    );
  }
  const rename = (): void => {
    const found = typed === code ? null : onRename(typed.trim());
    setFault(found);
    if (found === null) {
      leave();
    }
  };
  return (
    <div ref={place}>
      <Form onSubmit={rename}>
        <Field
          label={say("editor.codeOf", { of })}
          hint={say("editor.codeHint")}
          error={fault === null ? undefined : say(`editor.codeFaults.${fault}`)}
          value={typed}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Row>
          <Button size="small" type="submit">
            {say("editor.saveCode")}
          </Button>
          <Button size="small" look="quiet" onClick={leave}>
            {say("common.cancel")}
          </Button>
        </Row>
      </Form>
    </div>
  );
}
