import { configure } from "@testing-library/react";
import { useState } from "react";
import type { Answer } from "../../../src/domain/questionnaire/answers.ts";
import type { Item } from "../../../src/domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { kioskTranslator } from "../../../src/kiosk/parts/resources.ts";
import { TranslatorContext } from "../../../src/kiosk/parts/texts.ts";
import { ItemScreen } from "../../../src/kiosk/sides/client/item/item-screen.tsx";
import { laterWords } from "../../support/later-words.ts";

/** What a client types with is loaded first, on a busy machine too. */
configure({ asyncUtilTimeout: 20_000 });

type Props = {
  readonly item: Item;
  readonly language?: Language;
  /** Each answer as it is given. */
  readonly onAnswer?: (answer: Answer | undefined) => void;
  /** The round lets the next item come by itself. */
  readonly advances?: boolean;
  readonly onNext?: () => void;
};

/** One item on its screen, with a client's draft around it as on a tablet, and nothing else of an interview. */
export function Answering({
  item,
  language = "sv",
  onAnswer = () => undefined,
  advances = false,
  onNext = () => undefined,
}: Props) {
  const [translator] = useState(() => {
    const made = kioskTranslator();
    for (const one of CLIENT_LANGUAGES) {
      made.addResourceBundle(one, "client", laterWords(one), true, true);
    }
    return made;
  });
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <TranslatorContext value={translator}>
      <ItemScreen
        item={item}
        answer={answer}
        typed={typed}
        language={language}
        progress={{ position: 1, total: 2 }}
        controls={{
          languages: CLIENT_LANGUAGES,
          onStaff: () => undefined,
          comfort: { now: { text: "normal", contrast: null, hand: "both" }, become: () => undefined },
          onLanguages: () => undefined,
        }}
        advances={advances}
        onAnswer={(given) => {
          setAnswer(given);
          onAnswer(given);
        }}
        onTyped={setTyped}
        onSkip={() => undefined}
        onNext={onNext}
        onBack={() => undefined}
        onStop={() => undefined}
      />
    </TranslatorContext>
  );
}
