import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { useClientText } from "../../../parts/texts.ts";
import type { Reported } from "../../../tablet/reporting-faults.ts";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { HeardFrame } from "../client-frame.tsx";
import { HEADING } from "../listening/spoken.ts";
import { MessageScreen } from "../message-screen.tsx";

type Props = {
  readonly how: Exclude<Reported, "refused">;
  readonly language: Language;
  readonly controls: ClientControls;
  readonly onDone: () => void;
};

/** What became of what she said. Nothing of what it was. */
export function ReportedScreen({ how, language, controls, onDone }: Props) {
  const t = useClientText(language);
  const title = t(`statement.${how}Title`);
  return (
    <HeardFrame
      says={[{ id: HEADING, texts: [title, t(`statement.${how}`)], language }]}
      t={t}
      controls={{ ...controls, onLanguages: null }}
      title={title}
      foot={
        <div className={frame.foot}>
          <div className={frame.onward}>
            <Button look="primary" onClick={onDone}>
              {t("statement.back")}
            </Button>
          </div>
        </div>
      }
    >
      <MessageScreen pictogram={how === "saved" ? "check" : "stack"} title={title}>
        <p>{t(`statement.${how}`)}</p>
      </MessageScreen>
    </HeardFrame>
  );
}
