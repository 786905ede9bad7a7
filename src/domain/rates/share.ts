/** A proportion that still knows what it is of. Its value is null when there is nothing to divide by: shown as "–". */
export type Share = { readonly part: number; readonly of: number };

export function share(part: number, of: number): Share {
  return { part, of };
}

/**
 * Per cent with one decimal, rounded half up, in integer arithmetic so that 0.25 % is never lost to a binary
 * fraction; null when the denominator is 0.
 */
export function percent({ part, of }: Share): number | null {
  return of === 0 ? null : Math.floor((2000 * part + of) / (2 * of)) / 10;
}

/** Per cent in whole numbers, rounded half up once: rounding one decimal again would make 35 of 34.46. */
export function wholePercent({ part, of }: Share): number | null {
  return of === 0 ? null : Math.floor((200 * part + of) / (2 * of));
}

/** Its two limits: in per cent with one decimal, where nothing else is said. */
export type Interval = { readonly low: number; readonly high: number };

const Z_95 = 1.959963984540054;

/**
 * 95 % score interval of a proportion (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", JASA 22, 1927); null when the denominator is 0.
 */
export function wilsonInterval(of: Share): Interval | null {
  const proportions = wilsonProportions(of);
  return proportions === null ? null : { low: oneDecimal(proportions.low), high: oneDecimal(proportions.high) };
}

/** The same as proportions of one, not rounded: what is reckoned further with. */
export function wilsonProportions({ part, of }: Share): Interval | null {
  if (of === 0) {
    return null;
  }
  const p = part / of;
  const z2 = Z_95 ** 2;
  const centre = p + z2 / (2 * of);
  const spread = Z_95 * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

function oneDecimal(proportion: number): number {
  return Math.round(proportion * 1000) / 10;
}
