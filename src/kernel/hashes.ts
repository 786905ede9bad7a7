import type { Brand } from "./brand.ts";

/** RFC 7638, of a public key: base64url, 43 signs. It is the key's name, too (`kid`). */
export type Thumbprint = Brand<string, "Thumbprint">;
/** A PHC string. */
export type PasswordHash = Brand<string, "PasswordHash">;
/** Of the bytes of what a tablet hands in. */
export type ItemHash = Brand<string, "ItemHash">;
/** Of the text of a signed release. */
export type ReleaseHash = Brand<string, "ReleaseHash">;
/** Of the secret that a tablet or a browser shows. */
export type TokenHash = Brand<string, "TokenHash">;
/** Of a code that is used once: to enrol a tablet, or to set the server up. */
export type CodeHash = Brand<string, "CodeHash">;
/** Of what stands in a sealed test answer. */
export type ProofHash = Brand<string, "ProofHash">;
/** Of an exported file. */
export type FileHash = Brand<string, "FileHash">;
/** Of the bytes of a sound. It is the sound's name, too. */
export type SoundHash = Brand<string, "SoundHash">;
/** Of a text that is read aloud, in NFC: a text that changes is another one. */
export type TextHash = Brand<string, "TextHash">;
/** Of the ids of the answers that a publication is made of: whether a later one is of the same. */
export type AnswersHash = Brand<string, "AnswersHash">;

/** SHA-256 as 64 lower-case hex digits. Whoever makes one says of what. */
export type Sha256 = ItemHash | ReleaseHash | TokenHash | CodeHash | ProofHash | FileHash | SoundHash | TextHash | AnswersHash;
