import { Button } from "../../../../ui/button.tsx";
import { type StaffText } from "../../../parts/texts.ts";
import type { Blocked } from "../../../tablet/blocked.ts";
import frame from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StaffPage } from "../staff-page.tsx";

type Props = { readonly t: StaffText; readonly why: Blocked };

/** The tablet can't run here and now; what to do stands on it, in the tablet's language. */
export function BlockedScreen({ t, why }: Props) {
  return (
    <StaffFrame t={t} practice={false} storageFailure={null}>
      <StaffPage t={t} title={t(`${why}.title`)}>
        <h1>{t(`${why}.title`)}</h1>
        <p>{t(`${why}.text`)}</p>
        {why !== "otherTab" && (
          <div className={frame.actions}>
            <Button look="primary" onClick={() => location.reload()}>
              {t("reload")}
            </Button>
          </div>
        )}
      </StaffPage>
    </StaffFrame>
  );
}
