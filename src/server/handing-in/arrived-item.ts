import type { SyncItem } from "../../protocol/device/item.ts";
import { digest } from "../kept-secrets/digest.ts";

/** An item of a request; `intact` when its bytes give its hash. Only intact items are ever stored. */
export type ArrivedItem = SyncItem & { readonly intact: boolean };

export function arrived(item: SyncItem): ArrivedItem {
  return { ...item, intact: digest(item.bytes) === item.sha256 };
}
