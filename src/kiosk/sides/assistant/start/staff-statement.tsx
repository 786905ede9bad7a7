import { useState } from "react";
import type { Release } from "../../../../domain/round/release.ts";
import type { Language } from "../../../../kernel/language.ts";
import { InDocumentLanguage } from "../../../parts/document-language.tsx";
import { useComfort } from "../../client/comfort/comfort.ts";
import { useStatement } from "../../client/statement/statement.ts";
import { useStaff } from "../staff-context.ts";

/** The same statement as a client's, and the same choices to report: in words of one's own only where a client's keyboard is. */
export function StaffStatement({ release, onDone }: { readonly release: Release; readonly onDone: () => void }) {
  const { tablet, language, clientLanguages, hidden } = useStaff();
  const [shown, setShown] = useState<Language>(clientLanguages.includes(language) ? language : (clientLanguages[0] ?? language));
  const comfort = useComfort(false);
  const statement = useStatement(true);
  if (statement === null || hidden) {
    return null;
  }
  return (
    <InDocumentLanguage language={shown}>
      <statement.Statement
        organisation={release.organisation.name}
        language={shown}
        controls={{ languages: clientLanguages, onStaff: onDone, comfort, onLanguages: null }}
        writable={[]}
        onLanguage={setShown}
        onReport={(said) => statement.reportFault(tablet, said)}
        onDone={onDone}
      />
    </InDocumentLanguage>
  );
}
