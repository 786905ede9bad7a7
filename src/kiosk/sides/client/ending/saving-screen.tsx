import type { Language } from "../../../../kernel/language.ts";
import { useClientText } from "../../../parts/texts.ts";
import type { ClientControls } from "../client-controls.ts";
import { ClientFrame } from "../client-frame.tsx";
import { MessageScreen } from "../message-screen.tsx";

/** The moment between *send* and *thank you*, which a slow disk makes long. */
export function SavingScreen({ language, controls }: { readonly language: Language; readonly controls: ClientControls }) {
  const t = useClientText(language);
  return (
    <ClientFrame t={t} controls={{ ...controls, onLanguages: null }} title={t("confirm.saving")}>
      <MessageScreen pictogram="lock" title={t("confirm.saving")}>
        {null}
      </MessageScreen>
    </ClientFrame>
  );
}
