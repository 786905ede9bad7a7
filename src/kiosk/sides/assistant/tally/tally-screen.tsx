import { useState } from "react";
import type { ChosenMode } from "../../../../domain/response/response.ts";
import { CHOSEN_MODES } from "../../../../domain/response/response.ts";
import { Button } from "../../../../ui/button.tsx";
import { Chips } from "../../../../ui/chips.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { handOver } from "../../../tablet/handing-over.ts";
import { FiguresCard } from "../figures/figures-card.tsx";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffPictogram } from "../staff-pictogram.tsx";
import { StateBar } from "../state-bar.tsx";
import { NoLanguage } from "./no-language.tsx";
import styles from "./tally-screen.module.css";

type Props = { readonly onNo: () => void; readonly onOther: () => void };

/** The home screen, made for a thumb: one or two taps for each visitor, and the figures that follow from them. */
export function TallyScreen({ onNo, onOther }: Props) {
  const { t, tablet, scanned, forgetScanned, clientLanguages } = useStaff();
  const [mode, setMode] = useState<ChosenMode>("self");
  return (
    <>
      {scanned !== null && (
        <div className={frame.above}>
          <Notice tone="wrong" live>
            <div className={styles.scanned}>
              <p>{t("tally.scanned")}</p>
              <Button size="small" onClick={forgetScanned}>
                {t("close")}
              </Button>
            </div>
          </Notice>
        </div>
      )}
      <ScrollRegion label={t("tally.title")} more={t("more")} small>
        <div className={styles.grid}>
          <div className={styles.acts}>
            {clientLanguages.length === 0 ? (
              <NoLanguage />
            ) : (
              <>
                <button type="button" className={`${styles.act} ${styles.yes}`} onClick={() => void handOver(tablet, mode)}>
                  <StaffPictogram name="tablet" size={58} />
                  <span>
                    {t("tally.yes")}
                    <small>{t("tally.yesHint")}</small>
                  </span>
                </button>
                <div className={styles.mode}>
                  <Chips
                    wide
                    label={t("tally.mode")}
                    options={CHOSEN_MODES.map((value) => ({ value, text: t(`tally.modes.${value}`) }))}
                    chosen={mode}
                    onChoose={setMode}
                  />
                </div>
              </>
            )}
            <button type="button" className={`${styles.act} ${styles.no}`} onClick={onNo}>
              <StaffPictogram name="no" size={54} />
              <span>
                {t("tally.no")}
                <small>{t("tally.noHint")}</small>
              </span>
            </button>
            <button type="button" className={`${styles.act} ${styles.other}`} onClick={onOther}>
              <StaffPictogram name="dots" size={48} />
              <span>
                {t("tally.other")}
                <small>{t("tally.otherHint")}</small>
              </span>
            </button>
          </div>
          <FiguresCard />
        </div>
      </ScrollRegion>
      <StateBar />
    </>
  );
}
