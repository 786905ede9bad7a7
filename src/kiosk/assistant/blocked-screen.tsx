import { Button } from "../parts/button.tsx";
import { type StaffText } from "../parts/texts.ts";
import frame from "./staff-frame.module.css";
import { StaffFrame } from "./staff-frame.tsx";

type Props = { readonly t: StaffText; readonly why: "otherTab" | "noStorage" };

/** The tablet can't run here and now; what to do stands on it, in the tablet's language. */
export function BlockedScreen({ t, why }: Props) {
  return (
    <StaffFrame t={t} practice={false} storageFailure={null}>
      <div className={frame["page"]}>
        <h1>{t(`${why}.title`)}</h1>
        <p>{t(`${why}.text`)}</p>
        {why === "noStorage" && (
          <div className={frame["actions"]}>
            <Button look="primary" onClick={() => location.reload()}>
              {t("noStorage.reload")}
            </Button>
          </div>
        )}
      </div>
    </StaffFrame>
  );
}
