import type { i18n } from "i18next";
import { useContext, useState } from "react";
import type { Fault } from "../../../../domain/fault-report/fault-report.ts";
import type { Language } from "../../../../kernel/language.ts";
import { languageOfFile, type Words } from "../../../parts/resources.ts";
import { TranslatorContext } from "../../../parts/texts.ts";
import { type Reported, reportFault, type SaidFault } from "../../../tablet/reporting-faults.ts";
import type { ClientControls } from "../client-controls.ts";
import { FaultsScreen } from "./faults-screen.tsx";
import { ReportedScreen } from "./reported-screen.tsx";
import { StatementScreen } from "./statement-screen.tsx";
import { WriteFaultScreen } from "./write-fault-screen.tsx";

const files = import.meta.glob<Words>("../../../../../locales/*/client.json", {
  eager: true,
  query: "?statement",
  import: "default",
});

type Props = {
  readonly organisation: string;
  readonly language: Language;
  readonly controls: ClientControls;
  /** The languages in which she can write: their keyboard has its words. */
  readonly writable: readonly string[];
  readonly onLanguage: (language: Language) => void;
  /** Stores what she says. */
  readonly onReport: (said: SaidFault) => Promise<Reported>;
  readonly onDone: () => void;
};

type Step =
  | { readonly at: "reading" }
  | { readonly at: "choosing" }
  | { readonly at: "writing"; readonly fault: Fault; readonly failed: boolean }
  | { readonly at: "reported"; readonly how: Exclude<Reported, "refused"> };

/**
 * How accessible the app is, and how to say that it is not. What she says and writes lives here, in memory, and goes with
 * the screen: whoever has the tablet next finds nothing of it.
 */
function Statement({ organisation, language, controls, writable, onLanguage, onReport, onDone }: Props) {
  const [step, setStep] = useState<Step>({ at: "reading" });
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  useWords();
  const send = async (fault: Fault): Promise<void> => {
    if (sending) {
      return;
    }
    setSending(true);
    const how = await onReport({ fault, text, language });
    setSending(false);
    if (how === "refused") {
      // Nothing of it is lost: it stands there as she left it.
      setStep({ at: "writing", fault, failed: true });
    } else {
      setText("");
      setStep({ at: "reported", how });
    }
  };
  switch (step.at) {
    case "reading":
      return (
        <StatementScreen
          organisation={organisation}
          language={language}
          controls={controls}
          onLanguage={onLanguage}
          onReport={() => setStep({ at: "choosing" })}
          onDone={onDone}
        />
      );
    case "choosing":
      return (
        <FaultsScreen
          language={language}
          controls={controls}
          onFault={(fault) => setStep({ at: "writing", fault, failed: false })}
          onBack={() => setStep({ at: "reading" })}
        />
      );
    case "writing":
      return (
        <WriteFaultScreen
          fault={step.fault}
          language={language}
          controls={controls}
          writable={writable.includes(language)}
          text={text}
          failed={step.failed}
          sending={sending}
          onText={setText}
          onSend={() => void send(step.fault)}
          onBack={() => setStep({ at: "choosing" })}
        />
      );
    case "reported":
      return <ReportedScreen how={step.how} language={language} controls={controls} onDone={onDone} />;
  }
}

/** Once for each page; a language that is added later brings no words that the build did not have. */
const told = new WeakSet<i18n>();

function useWords(): void {
  const translator = useContext(TranslatorContext);
  if (translator !== null && !told.has(translator)) {
    told.add(translator);
    for (const [path, statement] of Object.entries(files)) {
      translator.addResourceBundle(languageOfFile(path), "client", { statement }, true, true);
    }
  }
}

/** All of it, for whoever loads it when it is needed. */
export const statementPart = { Statement, reportFault };

export type StatementPart = typeof statementPart;
