import { err, ok, type Result } from "../../kernel/result.ts";
import { LONGEST_SILENCE_MS, slowestTransfer } from "../../protocol/device/slowest-line.ts";

type Reply = { readonly good: boolean; readonly text: string };

/**
 * One call, given up only when nothing moves any more: a total that a good line keeps would be too short for a slow one,
 * for ever. How far an upload has come a browser doesn't tell (what it reports as sent may lie in its own buffers), so the
 * `sending` bytes have the time that the slowest line needs; of the reply each part that comes begins the wait anew.
 */
export async function fetchPatiently(
  path: string,
  init: RequestInit,
  sending: number,
): Promise<Result<Reply, "unreachable" | "timed-out">> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waitFor = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), milliseconds);
  };
  try {
    waitFor(LONGEST_SILENCE_MS + slowestTransfer(sending));
    const response = await fetch(path, { ...init, signal: controller.signal });
    const text = await readText(response, () => waitFor(LONGEST_SILENCE_MS));
    return ok({ good: response.ok, text });
  } catch {
    return err(controller.signal.aborted ? "timed-out" : "unreachable");
  } finally {
    clearTimeout(timer);
  }
}

/** The reply's text; `onPart` is called whenever something of it came. */
async function readText(response: Response, onPart: () => void): Promise<string> {
  onPart();
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    onPart();
    parts.push(decoder.decode(part.value, { stream: true }));
  }
  return parts.join("") + decoder.decode();
}
