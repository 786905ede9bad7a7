import { mintId } from "../kernel/ids.ts";

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

export function newId(): string {
  return mintId(randomBytes);
}
