/** Samples of a tone: no copyright lies on it. */
export function tone(perSecond: number, seconds: number, hertz: number, strength: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: Math.round(perSecond * seconds) },
    (_, position) => strength * Math.sin((2 * Math.PI * hertz * position) / perSecond),
  );
}

export function silence(perSecond: number, seconds: number): Float32Array<ArrayBuffer> {
  return new Float32Array(Math.round(perSecond * seconds));
}

/** One channel of 16 bits, as any recorder writes it. */
export function wavFile(samples: Float32Array, perSecond: number): Buffer {
  const header = Buffer.alloc(44);
  const bytes = samples.length * 2;
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(perSecond, 24);
  header.writeUInt32LE(perSecond * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, Buffer.from(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)).buffer)]);
}
