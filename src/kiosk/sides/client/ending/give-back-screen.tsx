import type { Language } from "../../../../kernel/language.ts";
import { useClientText } from "../../../parts/texts.ts";
import type { ClientControls } from "../client-controls.ts";
import { HeardFrame } from "../client-frame.tsx";
import { HEADING } from "../listening/spoken.ts";
import { MessageScreen } from "../message-screen.tsx";

/** There is nothing to show a client; she is asked to give the tablet back, and the way to the assistant's side is where it always is. */
export function GiveBackScreen({ language, controls }: { readonly language: Language; readonly controls: ClientControls }) {
  const t = useClientText(language);
  return (
    <HeardFrame t={t} controls={controls} title={t("fault.title")} says={[{ id: HEADING, texts: [t("fault.title")], language }]}>
      <MessageScreen pictogram="tablet" title={t("fault.title")}>
        {null}
      </MessageScreen>
    </HeardFrame>
  );
}
