import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createTranslator } from "../i18n/translator.ts";
import { randomBytes } from "../sealing/random.ts";
import { staysUnstarted } from "../ui/too-old.ts";
import { createConsoleApi } from "./api/console-api.ts";
import { createSend } from "./api/request.ts";
import { ConsoleApp } from "./console-app.tsx";
import { downloadWith } from "./export/download.ts";
// oxlint-disable-next-line import/default -- the bundler answers this with the address of the worker it built
import workerUrl from "./opening/open-answers.worker.ts?worker&url";
import { workerPort, workerStarter } from "./opening/worker-port.ts";
import { FaultScreen } from "./screens/entry/fault-screen.tsx";
import { NotSecure } from "./screens/entry/not-secure.tsx";
import { type Services, ServicesProvider } from "./services.ts";
import { FaultBoundary } from "./shell/fault-boundary.tsx";
import { pinsIn } from "./trust/pins.ts";
import { rememberedLanguage, rememberLanguage } from "./words/remembered-language.ts";
import { CONSOLE_NAMESPACE, CONSOLE_RESOURCES } from "./words/resources.ts";
import "./console.css";

const translator = createTranslator(CONSOLE_RESOURCES, rememberedLanguage(localStorage), [CONSOLE_NAMESPACE]);
const announceLanguage = (language: string): void => {
  document.documentElement.lang = language;
  rememberLanguage(localStorage, language);
};
announceLanguage(translator.language);
translator.on("languageChanged", announceLanguage);

const services: Services = {
  api: createConsoleApi(createSend(fetch.bind(globalThis))),
  download: downloadWith(document),
  randomBytes,
  openPort: workerPort(workerStarter(workerUrl)),
  pins: pinsIn(localStorage),
};

const root = document.getElementById("root");
if (root !== null && !staysUnstarted(document.documentElement)) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <FaultBoundary instead={<FaultScreen />}>
          {isSecureContext ? (
            <ServicesProvider value={services}>
              <ConsoleApp />
            </ServicesProvider>
          ) : (
            <NotSecure />
          )}
        </FaultBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
