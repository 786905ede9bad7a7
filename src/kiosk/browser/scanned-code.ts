import { parseEnrolFragment } from "../../protocol/device/enrol-code.ts";

/** A code, and the thumbprint of the signing key that its QR address vouches for. */
export type ScannedCode = NonNullable<ReturnType<typeof parseEnrolFragment>>;

/** Takes the code of a scanned QR address out of the page's address, where it need not stay: it works once. */
export function takeScannedCode(): ScannedCode | null {
  const scanned = parseEnrolFragment(location.hash);
  if (scanned !== null) {
    history.replaceState(null, "", location.pathname);
  }
  return scanned;
}
