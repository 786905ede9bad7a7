import type { Language } from "../../../../kernel/language.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { useStaffText } from "../../../parts/texts.ts";
import type { StorageFailure } from "../../../store/failure.ts";
import { InLanguage } from "../client-frame.tsx";

/** What the assistant can do about storage that said no, on a screen of the client's. */
export function StorageAdvice({ language, failure }: { readonly language: Language; readonly failure: StorageFailure }) {
  const t = useStaffText(language);
  return (
    <InLanguage language={language}>
      <Notice tone="wrong" live>
        {t(`tally.storageFailed.${failure}`)}
      </Notice>
    </InLanguage>
  );
}
