import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { useClientText } from "../../parts/texts.ts";
import type { ClientControls } from "./client-controls.ts";
import { HeardFrame } from "./client-frame.tsx";
import { HEADING } from "./listening/spoken.ts";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly language: Language;
  /** Leads to the other languages, too. */
  readonly controls: ClientControls;
  readonly onRetry: () => void;
};

/** The words of the language that she has chosen could not be loaded: another try, another language, or the staff. */
export function NoWordsScreen({ language, controls, onRetry }: Props) {
  const t = useClientText(language);
  return (
    <HeardFrame
      t={t}
      controls={controls}
      title={t("locked.title")}
      says={[{ id: HEADING, texts: [t("locked.title"), t("locked.text"), t("fault.retry")], language }]}
    >
      <MessageScreen pictogram="tablet" title={t("locked.title")}>
        <p>{t("locked.text")}</p>
        <Button look="primary" onClick={onRetry}>
          {t("fault.retry")}
        </Button>
      </MessageScreen>
    </HeardFrame>
  );
}
