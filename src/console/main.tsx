import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createTranslator } from "../i18n/translator.ts";
import { randomBytes } from "../sealing/random.ts";
import { leaveNothingBehind } from "../ui/leave-nothing.ts";
import { staysUnstarted } from "../ui/too-old.ts";
import { createConsoleApi } from "./api/console-api.ts";
import { createSend } from "./api/request.ts";
import { lockingWhenSignedOut, tellingTabs } from "./api/telling-tabs.ts";
import { ConsoleApp } from "./console-app.tsx";
import { downloadWith } from "./export/download.ts";
// oxlint-disable-next-line import/default -- the bundler answers this with the address of the worker it built
import workerUrl from "./opening/open-answers.worker.ts?worker&url";
import { workerPort, workerStarter } from "./opening/worker-port.ts";
import { FaultScreen } from "./screens/entry/fault-screen.tsx";
import { NotSecure } from "./screens/entry/not-secure.tsx";
import { type Services, ServicesProvider } from "./services.ts";
import { FaultBoundary } from "./shell/fault-boundary.tsx";
import { tabsOf } from "./shell/tabs.ts";
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

const tabs = tabsOf(window);
const services: Services = {
  api: tellingTabs(createConsoleApi(lockingWhenSignedOut(createSend(fetch.bind(globalThis)), tabs)), tabs),
  download: downloadWith(document),
  randomBytes,
  openPort: workerPort(workerStarter(workerUrl)),
  pins: pinsIn(localStorage),
  tabs,
};

const place = document.getElementById("root");
if (place !== null && !staysUnstarted(document.documentElement)) {
  const root = createRoot(place);
  leaveNothingBehind(window, () => root.unmount());
  root.render(
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
