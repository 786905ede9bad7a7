import { useState } from "react";
import { Button } from "../../../../ui/button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { Joining } from "../../../place/asking.ts";
import { join } from "../../../place/joining.ts";
import { leavingBy, mustSendFirst } from "../../../place/leaving.ts";
import { haveSameRecipients } from "../../../place/offered-release.ts";
import { useStaff } from "../staff-context.ts";
import styles from "../staff-frame.module.css";
import { StaffPage } from "../staff-page.tsx";
import { SendFirst } from "./send-first.tsx";

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
  const [before] = useState(state.held);
  const [leaving] = useState(() => leavingBy(state, joining));
  const unsent = mustSendFirst(state, joining);
  const { keyWords } = joining;
  const { release } = joining.held;
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
      <div className={styles.card}>
        <dl className={styles.facts}>
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
            <bdi>{keyWords}</bdi>
          </dd>
        </dl>
        <p>{t("enrol.wordsHint")}</p>
        {leaving === "round" && before.kind === "verified" && !haveSameRecipients(before.release, release) && (
          <Notice tone="wrong" live>
            {t("enrol.wordsChanged")}
          </Notice>
        )}
      </div>
      {leaving !== "nothing" && (
        <div className={styles.card} data-leaving={leaving}>
          {before.kind === "verified" && (
            <dl className={styles.facts}>
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
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button look="primary" disabled={busy || unsent} onClick={() => void confirm()}>
          {busy ? t("enrol.asking") : t("enrol.confirm")}
        </Button>
      </div>
    </StaffPage>
  );
}
