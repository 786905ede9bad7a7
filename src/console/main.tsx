import type { Language } from "../kernel/language.ts";
import "../ui/tokens.css";
import "../ui/desk.css";
import "../ui/type.css";
import "../ui/page.css";
import "./console.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createTranslator } from "../i18n/translator.ts";
import { randomBytes } from "../sealing/random.ts";
import { leaveNothingBehind } from "../ui/leave-nothing.ts";
import { staysUnstarted } from "../ui/too-old.ts";
import { createConsoleApi } from "./api/console-api.ts";
import { ownWorkers } from "./api/own-workers.ts";
import { createSend } from "./api/request.ts";
import { tabsOf } from "./api/tabs.ts";
import { lockingWhenSignedOut, tellingTabs } from "./api/telling-tabs.ts";
import { ConsoleApp } from "./console-app.tsx";
import { FaultScreen } from "./entry/fault-screen.tsx";
import { NotSecure } from "./entry/not-secure.tsx";
import { downloadWith } from "./export/download.ts";
import { pinsIn } from "./keys/trust/pins.ts";
// oxlint-disable-next-line import/default -- the bundler answers this with the address of the worker it built
import openAnswers from "./opening/open-answers.worker.ts?worker&url";
import { workerPort } from "./opening/worker-port.ts";
import { sheetDraftsIn } from "./paper/sheet-drafts.ts";
import capture from "./recordings/microphone/capture.worklet.ts?worker&url";
import { microphoneWith } from "./recordings/microphone/microphone.ts";
// oxlint-disable-next-line import/default -- as above
import encodeMp3 from "./recordings/voice/encode-mp3.worker.ts?worker&url";
import { prepareSoundWith } from "./recordings/voice/prepare-sound.ts";
import { type Services, ServicesProvider } from "./services.ts";
import { FaultBoundary } from "./shell/fault-boundary.tsx";
import { untilThere } from "./words/bring-words.ts";
import { rememberedLanguage, rememberLanguage } from "./words/remembered-language.ts";
import { CONSOLE_NAMESPACE } from "./words/resources.ts";

const firstLanguage = rememberedLanguage(localStorage);
const announceLanguage = (language: Language): void => {
  document.documentElement.lang = language;
  rememberLanguage(localStorage, language);
};
announceLanguage(firstLanguage);

const tabs = tabsOf(window);
const sheetDrafts = sheetDraftsIn(sessionStorage);
// Whoever signs out, in whichever tab, leaves no half-entered sheet to the next.
tabs.listen(() => sheetDrafts.clear());
const workers = ownWorkers({ openAnswers, encodeMp3 });
const services: Services = {
  api: tellingTabs(createConsoleApi(lockingWhenSignedOut(createSend(fetch.bind(globalThis)), tabs)), tabs),
  download: downloadWith(document),
  randomBytes,
  openPort: workerPort(workers.openAnswers),
  prepareSound: prepareSoundWith(workers.encodeMp3),
  microphone: microphoneWith(capture),
  pins: pinsIn(localStorage),
  tabs,
  sheetDrafts,
};

async function start(place: HTMLElement): Promise<void> {
  const root = createRoot(place);
  leaveNothingBehind(window, () => root.unmount());
  const texts = await untilThere(firstLanguage);
  const translator = createTranslator({ [firstLanguage]: { [CONSOLE_NAMESPACE]: texts } }, firstLanguage, [CONSOLE_NAMESPACE]);
  translator.on("languageChanged", announceLanguage);
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

const place = document.getElementById("root");
if (place !== null && !staysUnstarted(document.documentElement)) {
  void start(place);
}
