/** What a browser has for a processor of sound beside the page; TypeScript's own lists know nothing of that place. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: "capture", processor: new () => AudioWorkletProcessor): void;

const BLOCK = 2048;

/** Hands on the first channel of what it hears, in blocks; to where it leads it gives silence. */
class Capture extends AudioWorkletProcessor {
  #block = new Float32Array(BLOCK);
  #filled = 0;

  /** The browser brings 128 samples a time. One without any has no microphone behind it. */
  process([source]: readonly (readonly Float32Array[])[]): boolean {
    for (const sample of source?.[0] ?? []) {
      this.#block[this.#filled] = sample;
      this.#filled += 1;
      if (this.#filled === BLOCK) {
        this.port.postMessage(this.#block, [this.#block.buffer]);
        this.#block = new Float32Array(BLOCK);
        this.#filled = 0;
      }
    }
    return true;
  }
}

registerProcessor("capture", Capture);
