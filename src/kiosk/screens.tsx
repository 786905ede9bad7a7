import type { i18n } from "i18next";
import type { ComponentProps } from "react";
import type { Root } from "react-dom/client";
import { ASSISTANT_LANGUAGES, CLIENT_LANGUAGES } from "../i18n/locales.ts";
import { App } from "./app.tsx";
import { CrashedScreen } from "./parts/crashed-screen.tsx";
import { ScreenGuard } from "./parts/screen-guard.tsx";
import { TranslatorContext } from "./parts/texts.ts";
import { type ClientPictures, PicturesContext } from "./sides/client/client-pictures.ts";
import type { Tablet } from "./tablet/tablet.ts";

type AppProps = ComponentProps<typeof App>;

/** What comes to the screens by and by. */
type Late = Pick<AppProps, "staffPart" | "listening" | "applyUpdate" | "scanned">;
type Services = Pick<AppProps, "tablet" | "transport" | "scheduler" | "appVersion" | "clientWords" | "handedOn"> & {
  readonly pictures: ClientPictures;
};

/** Shows the tablet in the page; called again with what has come since. */
export function createScreens(root: Root, translator: i18n, { pictures, ...services }: Services): (come: Partial<Late>) => void {
  let late: Late = { staffPart: null, listening: null, applyUpdate: null, scanned: null };
  const show = (come: Partial<Late>): void => {
    late = { ...late, ...come };
    root.render(
      <TranslatorContext value={translator}>
        <PicturesContext value={pictures}>
          <ScreenGuard instead={<Crashed tablet={services.tablet} />}>
            <App
              {...services}
              {...late}
              staffLanguages={ASSISTANT_LANGUAGES}
              appLanguages={CLIENT_LANGUAGES}
              forgetScanned={() => show({ scanned: null })}
              onFreshPage={() => location.replace(location.pathname)}
            />
          </ScreenGuard>
        </PicturesContext>
      </TranslatorContext>,
    );
  };
  return show;
}

/** In whose hands it is may be just what could not be read: then it is taken to be a client's. */
function Crashed({ tablet }: { readonly tablet: Tablet }) {
  const { handOver, damaged, staffLanguage } = tablet.state();
  return (
    <CrashedScreen
      staffLanguage={staffLanguage}
      clientLanguages={CLIENT_LANGUAGES}
      inClientsHands={handOver !== null || damaged.length > 0}
    />
  );
}
