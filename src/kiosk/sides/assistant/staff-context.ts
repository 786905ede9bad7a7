import { createContext, useContext } from "react";
import type { Language } from "../../../kernel/language.ts";
import type { ScannedCode } from "../../browser/scanned-code.ts";
import { type StaffText, useStaffText } from "../../parts/texts.ts";
import type { Scheduler } from "../../sync/schedule.ts";
import type { Transport } from "../../sync/transport.ts";
import type { TabletState } from "../../tablet/state.ts";
import type { Tablet } from "../../tablet/tablet.ts";

/** What the assistant's screens work with; brought by the page's root. */
export type Staff = {
  readonly tablet: Tablet;
  readonly state: TabletState;
  readonly transport: Transport;
  readonly scheduler: Scheduler;
  readonly staffLanguages: readonly Language[];
  /** The languages that a client may choose here now. */
  readonly clientLanguages: readonly Language[];
  readonly appVersion: string;
  /** A new version waits: applying it reloads the page. Null when there is none. */
  readonly applyUpdate: (() => void) | null;
  /** From the QR address that was opened last, until it is used or turned down. */
  readonly scanned: ScannedCode | null;
  readonly forgetScanned: () => void;
  /** The lock lies over the screens: they keep what they know and show nothing of it. */
  readonly hidden: boolean;
};

export const StaffContext = createContext<Staff | null>(null);

export function useStaff(): Staff & { readonly t: StaffText; readonly language: Language } {
  const staff = useContext(StaffContext);
  if (staff === null) {
    throw new Error("StaffContext is missing");
  }
  const language = staff.state.staffLanguage;
  return { ...staff, language, t: useStaffText(language) };
}
