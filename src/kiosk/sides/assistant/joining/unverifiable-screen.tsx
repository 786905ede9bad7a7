import { useState } from "react";
import { Button } from "../../../../ui/button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { fetchReleaseAgain } from "../../../place/fetching-release.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StaffPage } from "../staff-page.tsx";
import { StateBar } from "../state-bar.tsx";
import { LanguageChoice } from "../tally/language-choice.tsx";

/** The stored release does not verify: no round is run with it, and nothing that is stored is touched. */
export function UnverifiableScreen() {
  const { t, tablet, transport, state } = useStaff();
  const [failed, setFailed] = useState<"failed" | "stranger" | null>(null);
  const heading = useFocusOn<HTMLHeadingElement>("unverifiable");
  const fetchAgain = async (): Promise<void> => {
    setFailed(null);
    const fetched = await fetchReleaseAgain(tablet, transport);
    if (!fetched.ok) {
      setFailed(fetched.error === "unknown-signer" || fetched.error === "bad-signature" ? "stranger" : "failed");
    }
  };
  return (
    <StaffFrame t={t} practice={false} storageFailure={state.storageFailure}>
      <StaffPage t={t} title={t("unverifiable.title")}>
        <LanguageChoice />
        <h1 ref={heading} tabIndex={-1}>
          {t("unverifiable.title")}
        </h1>
        <div className={frame.card}>
          <p>{t("unverifiable.text")}</p>
          <p>{t("unverifiable.fix")}</p>
          {failed !== null && (
            <Notice tone="wrong" live>
              {t(`unverifiable.${failed}`)}
            </Notice>
          )}
          <div className={frame.actions}>
            <Button look="primary" onClick={() => void fetchAgain()}>
              {t("unverifiable.fetch")}
            </Button>
          </div>
        </div>
      </StaffPage>
      <StateBar />
    </StaffFrame>
  );
}
