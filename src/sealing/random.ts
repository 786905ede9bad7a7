import { type AnyId, mintId } from "../kernel/ids.ts";

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

export function newId<Minted extends AnyId>(): Minted {
  return mintId(randomBytes);
}
