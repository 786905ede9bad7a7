export const TABLET_LANGUAGES = ["sv", "ar", "so"] as const;
export const TABLET_SIZES = [
  { name: "landscape", viewport: { width: 1024, height: 768 } },
  { name: "portrait", viewport: { width: 768, height: 1024 } },
] as const;
export const CONSOLE_LANGUAGES = ["sv", "en"] as const;
export const CONSOLE_SIZES = [
  { name: "desk", viewport: { width: 1366, height: 900 } },
  { name: "narrow", viewport: { width: 768, height: 1024 } },
] as const;
