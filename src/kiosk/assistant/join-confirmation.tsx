import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { useFocusOn } from "../parts/use-focus.ts";
import { type Joining, join } from "../tablet/enrolment.ts";
import { leavingBy, mustSendFirst } from "../tablet/leaving.ts";
import { haveSameRecipients } from "../tablet/offered-release.ts";
import { SendFirst } from "./send-first.tsx";
import { useStaff } from "./staff-context.ts";
import styles from "./staff-frame.module.css";
import { StaffPage } from "./staff-page.tsx";

type Props = {
  readonly joining: Joining;
  readonly resetsPin: boolean;
  readonly onCancel: () => void;
  readonly onJoined: () => void;
};

/** The last look before the tablet joins: where to, and what becomes of what it has. The code is used; this stays until she decides. */
export function JoinConfirmation({ joining, resetsPin, onCancel, onJoined }: Props) {
  const { t, tablet, state, scheduler } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("confirm");
  const [busy, setBusy] = useState(false);
  // As it was when she was asked: once she has joined, the state is about the new place.
  const [before] = useState(state.release);
  const [leaving] = useState(() => leavingBy(state, joining));
  const unsent = mustSendFirst(state, joining);
  const { release, words } = joining.release;
  const confirm = async (): Promise<void> => {
    setBusy(true);
    if (leaving !== "nothing") {
      // While the tablet is still who it was: hands in what it can, and asks once more whether all that it has is there.
      await scheduler.now();
    }
    const joined = await join(tablet, joining, resetsPin);
    setBusy(false);
    if (joined.ok) {
      onJoined();
    }
    if (joined.ok && leaving !== "nothing") {
      await scheduler.now();
    } else if (joined.ok) {
      // The first contact says whether the tablet's clock is right.
      scheduler.soon();
    }
  };
  return (
    <StaffPage t={t} title={t("enrol.checkTitle")}>
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
          {joining.reply.name !== null && (
            <>
              <dt>{t("enrol.tablet")}</dt>
              <dd>
                <bdi>{joining.reply.name}</bdi>
              </dd>
            </>
          )}
          <dt>{t("enrol.words")}</dt>
          <dd>
            <bdi>{words}</bdi>
          </dd>
        </dl>
        <p>{t("enrol.wordsHint")}</p>
        {leaving === "round" && before.kind === "verified" && !haveSameRecipients(before.release, release) && (
          <p role="alert" className={styles["alert"]}>
            {t("enrol.wordsChanged")}
          </p>
        )}
      </div>
      {leaving !== "nothing" && (
        <div className={styles["card"]} data-leaving={leaving}>
          {before.kind === "verified" && (
            <dl className={styles["facts"]}>
              <dt>{t("enrol.leaves")}</dt>
              <dd>
                <bdi>{leaving === "round" ? before.release.roundName : before.release.organisation.name}</bdi>
              </dd>
            </dl>
          )}
          {leaving === "round" && <p>{t("enrol.copiesStay")}</p>}
          {leaving === "organisation" && !unsent && <p>{t("enrol.copiesGo")}</p>}
        </div>
      )}
      {unsent && <SendFirst />}
      <div className={styles["actions"]}>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button look="primary" disabled={busy || unsent} onClick={() => void confirm()}>
          {busy ? t("enrol.asking") : t("enrol.confirm")}
        </Button>
      </div>
    </StaffPage>
  );
}
