import type { Language } from "../../kernel/language.ts";
import type { Tablet } from "./tablet.ts";

/** What the assistant chooses for herself. It is so at once, whatever the disk says. */
export async function chooseStaffLanguage(tablet: Tablet, staffLanguage: Language): Promise<void> {
  await tablet.commit({ records: { staffLanguage } }, { first: "screen" });
}

/** After so many minutes without a touch her side locks. */
export async function chooseLockMinutes(tablet: Tablet, lockMinutes: number): Promise<void> {
  await tablet.commit({ records: { lockMinutes } });
}
