import type { webcrypto } from "node:crypto";

declare global {
  /** Node has WebCrypto's globals; @types/node names all of their types but this one, which src/sealing uses. */
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
}
