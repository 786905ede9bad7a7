import { type FormEvent, useEffect, useState } from "react";
import { normaliseEnrolCode } from "../../protocol/device/enrol.ts";
import { Button } from "../parts/button.tsx";
import { useFocusOn } from "../parts/use-focus.ts";
import { askToJoin, type EnrolFailure, type Joining, join } from "../tablet/enrolment.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { useStaff } from "./staff-context.ts";
import styles from "./staff-frame.module.css";
import { StaffFrame } from "./staff-frame.tsx";

/** Joining a site: by the code from the console, or by the practice round where the server offers one. */
export function EnrolmentScreen() {
  const { t, tablet, transport, state, scanned } = useStaff();
  const [practice, setPractice] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<EnrolFailure | null>(null);
  const [joining, setJoining] = useState<Joining | null>(null);

  useEffect(() => {
    void transport.offer().then((offer) => setPractice(offer.ok && offer.value.practice));
  }, [transport]);

  const ask = async (code: string | null, trusted: string | null): Promise<void> => {
    setAsking(true);
    setFailure(null);
    const asked = await askToJoin(tablet, transport, code, trusted);
    setAsking(false);
    if (asked.ok) {
      setJoining(asked.value);
    } else {
      setFailure(asked.error);
    }
  };

  return (
    <StaffFrame t={t} practice={joining?.release.release.organisation.practice ?? false} storageFailure={state.storageFailure}>
      {joining === null ? (
        <CodeForm practice={practice} asking={asking} failure={failure} scannedCode={scanned?.code ?? null} onAsk={ask} />
      ) : (
        <Confirmation joining={joining} onCancel={() => setJoining(null)} />
      )}
    </StaffFrame>
  );
}

type CodeFormProps = {
  readonly practice: boolean;
  readonly asking: boolean;
  readonly failure: EnrolFailure | null;
  readonly scannedCode: string | null;
  readonly onAsk: (code: string | null, trusted: string | null) => Promise<void>;
};

function CodeForm({ practice, asking, failure, scannedCode, onAsk }: CodeFormProps) {
  const { t, scanned } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("enrol");
  const [code, setCode] = useState(scannedCode ?? "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The thumbprint vouches only for the code that it came with.
    const trusted = scanned !== null && normaliseEnrolCode(code) === scanned.code ? scanned.signerThumbprint : null;
    void onAsk(normaliseEnrolCode(code), trusted);
  };
  return (
    <div className={styles["page"]}>
      <LanguageChoice />
      <h1 ref={heading} tabIndex={-1}>
        {t("enrol.title")}
      </h1>
      {failure !== null && (
        <p role="alert" className={styles["alert"]}>
          {t(`enrol.failed.${wordFor(failure)}`)}
        </p>
      )}
      <form className={styles["card"]} onSubmit={submit}>
        <p>{t("enrol.text")}</p>
        <label className={styles["field"]}>
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
        </label>
        <div className={styles["actions"]}>
          <Button type="submit" look="primary" disabled={asking || normaliseEnrolCode(code).length < 12}>
            {asking ? t("enrol.asking") : t("enrol.join")}
          </Button>
        </div>
      </form>
      {practice && (
        <section className={styles["card"]}>
          <h2>{t("enrol.practiceTitle")}</h2>
          <p>{t("enrol.practiceText")}</p>
          <div className={styles["actions"]}>
            <Button disabled={asking} onClick={() => void onAsk(null, null)}>
              {t("enrol.practiceJoin")}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

function Confirmation({ joining, onCancel }: { readonly joining: Joining; readonly onCancel: () => void }) {
  const { t, tablet } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("confirm");
  const { release, words } = joining.release;
  return (
    <div className={styles["page"]}>
      <h1 ref={heading} tabIndex={-1}>
        {t("enrol.checkTitle")}
      </h1>
      <div className={styles["card"]}>
        <dl className={styles["facts"]}>
          <dt>{t("enrol.organisation")}</dt>
          <dd>
            <bdi>{release.organisation.name}</bdi>
          </dd>
          <dt>{t("enrol.site")}</dt>
          <dd>
            <bdi>{joining.siteName}</bdi>
          </dd>
          <dt>{t("enrol.round")}</dt>
          <dd>
            <bdi>{release.roundName}</bdi>
          </dd>
          <dt>{t("enrol.words")}</dt>
          <dd>
            <bdi>{words}</bdi>
          </dd>
        </dl>
        <p>{t("enrol.wordsHint")}</p>
      </div>
      <div className={styles["actions"]}>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button look="primary" onClick={() => void join(tablet, joining)}>
          {t("enrol.confirm")}
        </Button>
      </div>
    </div>
  );
}

function wordFor(failure: EnrolFailure): "unreachable" | "code-unknown" | "too-many-attempts" | "unverified" | "other" {
  switch (failure) {
    case "unreachable":
    case "code-unknown":
    case "too-many-attempts":
      return failure;
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
