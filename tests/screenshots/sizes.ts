import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";

export const TABLET_LANGUAGES = CLIENT_LANGUAGES;
export const TABLET_SIZES = [
  { name: "landscape", viewport: { width: 1024, height: 768 } },
  { name: "portrait", viewport: { width: 768, height: 1024 } },
] as const;
export const CONSOLE_LANGUAGES = ["sv", "en"] as const;
export const CONSOLE_SIZES = [
  { name: "desk", viewport: { width: 1366, height: 900 } },
  { name: "narrow", viewport: { width: 768, height: 1024 } },
] as const;
