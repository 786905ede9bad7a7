import { configure, render, screen } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { i18n } from "i18next";
import type { ReactElement } from "react";
import { vi } from "vitest";
import { ASSISTANT_LANGUAGES, CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import { App } from "../../../src/kiosk/app.tsx";
import { kioskTranslator } from "../../../src/kiosk/parts/resources.ts";
import { TranslatorContext } from "../../../src/kiosk/parts/texts.ts";
import { staffPart } from "../../../src/kiosk/sides/assistant/staff.tsx";
import { clientPictures, type LoadDrawings, PicturesContext } from "../../../src/kiosk/sides/client/client-pictures.ts";
import { type ClientWords, clientWords, type LoadWords } from "../../../src/kiosk/sides/client/client-words.ts";
import type { Listening } from "../../../src/kiosk/sides/client/listening/listening.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { laterWords } from "../../support/later-words.ts";
import { words } from "../../support/words.ts";

/** A busy machine takes its time with a PIN. */
configure({ asyncUtilTimeout: 20_000 });

export type Hands = {
  readonly user: UserEvent;
  /** How often the page has asked for a fresh one in its place. */
  readonly freshPages: () => number;
};

export const say = (key: string): string => words("sv", "client", key);
export const tell = (key: string): string => words("sv", "assistant", key);

/** A button by its name, or by how its name begins: hints stand inside of some. */
export const button = (name: string): HTMLElement =>
  screen.getByRole("button", { name: (accessible) => accessible === name || accessible.startsWith(`${name} `) });
export const heading = (name: string): HTMLElement => screen.getByRole("heading", { level: 1, name });

/** Nothing that is asked of it ever comes to an end. */
const SILENT: Transport = {
  offer: () => new Promise(() => undefined),
  enrol: () => new Promise(() => undefined),
  release: () => new Promise(() => undefined),
  sound: () => new Promise(() => undefined),
  sync: () => new Promise(() => undefined),
  faultReports: () => new Promise(() => undefined),
  wiped: () => new Promise(() => undefined),
  told: () => new Promise(() => undefined),
};

const NO_DRAWINGS: LoadDrawings = () => new Promise(() => undefined);

type Around = {
  readonly transport?: Transport;
  readonly applyUpdate?: (() => void) | null;
  /** What reads aloud, once the translator is there; nothing does by itself. */
  readonly listening?: (translator: i18n) => Listening | null;
  /** The words of the client's screens, where they are not there from the start. */
  readonly loadWords?: LoadWords;
  /** The pictures that questionnaires name; none come by themselves. */
  readonly loadDrawings?: LoadDrawings;
};

/** The tablet's screens. `applyUpdate`: a newer app waits. */
export function screensOf(
  tablet: Tablet,
  { transport = SILENT, applyUpdate = null, listening = () => null, loadWords, loadDrawings = NO_DRAWINGS }: Around = {},
  onFreshPage: () => void = () => undefined,
): ReactElement {
  const translator = kioskTranslator();
  staffPart.bringWords(translator);
  const words = loadWords === undefined ? allWords(translator) : clientWords(translator, loadWords);
  const pictures = clientPictures(loadDrawings);
  pictures.keep();
  return (
    <TranslatorContext value={translator}>
      <PicturesContext value={pictures}>
        <App
          tablet={tablet}
          clientWords={words}
          staffPart={staffPart}
          listening={listening(translator)}
          transport={transport}
          scheduler={{ now: async () => undefined, ask: async () => undefined, soon: () => undefined }}
          staffLanguages={ASSISTANT_LANGUAGES}
          appLanguages={CLIENT_LANGUAGES}
          appVersion="0.1.0"
          applyUpdate={applyUpdate}
          scanned={null}
          forgetScanned={() => undefined}
          handedOn={null}
          onFreshPage={onFreshPage}
        />
      </PicturesContext>
    </TranslatorContext>
  );
}

/** As on a tablet that has had a moment. */
function allWords(translator: i18n): ClientWords {
  for (const language of CLIENT_LANGUAGES) {
    translator.addResourceBundle(language, "client", laterWords(language), true, true);
  }
  return { here: () => CLIENT_LANGUAGES, subscribe: () => () => undefined, bring: async () => true, keep: () => undefined };
}

/** The same on a page, under somebody's hands. */
export function inHands(tablet: Tablet, around: Around = {}): Hands {
  const onFreshPage = vi.fn<() => void>();
  render(screensOf(tablet, around, onFreshPage));
  return { user: userEvent.setup(), freshPages: () => onFreshPage.mock.calls.length };
}
