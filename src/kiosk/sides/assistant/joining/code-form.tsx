import { type FormEvent, type ReactNode, useState } from "react";
import type { Thumbprint } from "../../../../kernel/hashes.ts";
import { tidyName } from "../../../../kernel/names.ts";
import { ENROL_DIGITS, normaliseEnrolCode } from "../../../../protocol/device/enrol-code.ts";
import { Button } from "../../../../ui/button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { AskFailure } from "../../../place/asking.ts";
import { useStaff } from "../staff-context.ts";
import styles from "../staff-frame.module.css";
import { StaffPage } from "../staff-page.tsx";
import { LanguageChoice } from "../tally/language-choice.tsx";
import { SendFirst } from "./send-first.tsx";
import { UpdateButton } from "./update-button.tsx";

/** In UTF-16 units. */
const LONGEST_NAME = 60;

type Props = {
  readonly practice: boolean;
  readonly because: ReactNode;
  readonly asking: boolean;
  readonly failure: AskFailure | "other-organisation" | null;
  /** With the code and the thumbprint that vouches for it, null where none does; no code asks for the practice round. */
  readonly onAsk: (code: string | null, trusted: Thumbprint | null, name: string) => Promise<void>;
};

/** Where the code is written; one that was scanned stands there already. */
export function CodeForm({ practice, because, asking, failure, onAsk }: Props) {
  const { t, scanned } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("enrol");
  const [code, setCode] = useState(scanned?.code ?? "");
  const [name, setName] = useState("");
  const typed = normaliseEnrolCode(code).length;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The thumbprint vouches only for the code that it came with.
    const trusted = scanned !== null && normaliseEnrolCode(code) === scanned.code ? scanned.signerThumbprint : null;
    void onAsk(normaliseEnrolCode(code), trusted, tidyName(name));
  };
  return (
    <StaffPage t={t} title={t("enrol.title")}>
      <LanguageChoice />
      <h1 ref={heading} tabIndex={-1}>
        {t("enrol.title")}
      </h1>
      {because !== undefined && <Notice tone="wrong">{because}</Notice>}
      {failure === "unsent" && <SendFirst />}
      {failure !== null && failure !== "unsent" && (
        <Notice tone="wrong" live>
          {t(`enrol.failed.${wordFor(failure)}`)}
        </Notice>
      )}
      {failure !== null && failure !== "unsent" && wordFor(failure) === "needs-update" && (
        <div className={styles.actions}>
          <UpdateButton />
        </div>
      )}
      <form className={styles.card} onSubmit={submit}>
        <p>{t("enrol.text")}</p>
        <label className={styles.field}>
          <span>{t("enrol.code")}</span>
          <input
            value={code}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <small>{t("enrol.codeHint")}</small>
          {typed > 0 && typed < ENROL_DIGITS && (
            <small role="status">{t("enrol.codeShort", { typed, total: ENROL_DIGITS })}</small>
          )}
        </label>
        <label className={styles.field}>
          <span>{t("enrol.name")}</span>
          <input
            value={name}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_NAME}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <small>{t("enrol.nameHint")}</small>
          {name.length >= LONGEST_NAME && <small role="status">{t("start.labelFull")}</small>}
        </label>
        <div className={styles.actions}>
          <Button type="submit" look="primary" disabled={asking || typed < ENROL_DIGITS}>
            {asking ? t("enrol.asking") : t("enrol.join")}
          </Button>
        </div>
      </form>
      {practice && (
        <section className={styles.card}>
          <h2>{t("enrol.practiceTitle")}</h2>
          <p>{t("enrol.practiceText")}</p>
          <div className={styles.actions}>
            <Button disabled={asking} onClick={() => void onAsk(null, null, "")}>
              {t("enrol.practiceJoin")}
            </Button>
          </div>
        </section>
      )}
    </StaffPage>
  );
}

function wordFor(
  failure: Exclude<AskFailure, "unsent"> | "other-organisation",
):
  | "other-organisation"
  | "unreachable"
  | "code-unknown"
  | "too-many-attempts"
  | "name-taken"
  | "needs-update"
  | "unverified"
  | "other" {
  switch (failure) {
    case "timed-out":
      return "unreachable";
    case "unreachable":
    case "other-organisation":
    case "code-unknown":
    case "too-many-attempts":
      return failure;
    case "already-exists":
      return "name-taken";
    case "needs-update":
    case "unknown-protocol":
      return "needs-update";
    case "not-a-release":
    case "unknown-signer":
    case "bad-signature":
    case "malformed":
    case "site-not-in-release":
      return "unverified";
    default:
      return "other";
  }
}
