import type { Language } from "../../../../kernel/language.ts";
import { useClientText } from "../../../parts/texts.ts";
import type { ClientControls } from "../client-controls.ts";
import { HeardFrame } from "../client-frame.tsx";
import { HEADING } from "../listening/spoken.ts";
import { MessageScreen } from "../message-screen.tsx";

/** The moment between *send* and *thank you*, which a slow disk makes long. */
export function SavingScreen({ language, controls }: { readonly language: Language; readonly controls: ClientControls }) {
  const t = useClientText(language);
  return (
    <HeardFrame
      t={t}
      controls={{ ...controls, onLanguages: null }}
      title={t("confirm.saving")}
      says={[{ id: HEADING, texts: [t("confirm.saving")], language }]}
    >
      <MessageScreen pictogram="lock" title={t("confirm.saving")}>
        {null}
      </MessageScreen>
    </HeardFrame>
  );
}
