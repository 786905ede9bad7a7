/** Those that people choose most, beyond the patterns below (DataGenetics' count of leaked PINs; lines and corners of the pad). */
const COMMON: ReadonlySet<string> = new Set(
  (
    "1004 2000 6969 1122 1313 1010 2001 0007 1342 5683 1414 1515 1230 1236 1999 2468 1357 1379 1397 7913 9713 3179 " +
    "2580 0852 1470 0741 3690 0963 1478 3698 7896 1593 3571 7531 9513 1590 3570 147258 258369 147369 159357 159753 " +
    "112233 123321 654321 123654 789456 147852 10203 102030 121314 246810 13579 24680 314159 11235813"
  ).split(" "),
);

/** Whether somebody who has watched nobody would try it among the first: repeats, runs, years, birthdays, lines on the pad. */
export function isGuessable(pin: string): boolean {
  return COMMON.has(pin) || isRepeated(pin) || isRun(pin) || isYear(pin) || isDay(pin) || isMirrored(pin);
}

/** One digit or one pair over and over, or one half twice: 1111, 1212, 123123. */
function isRepeated(pin: string): boolean {
  return [1, 2, pin.length / 2].some((length) => {
    const part = pin.slice(0, length);
    return Number.isInteger(length) && pin.length % length === 0 && part.repeat(pin.length / length) === pin;
  });
}

/** Up or down in equal steps of one: 1234, 9876, 7890, 3210. */
function isRun(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, position) => (10 + Number(digit) - Number(pin[position])) % 10));
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

function isYear(pin: string): boolean {
  return /^(19|20)\d\d$/.test(pin);
}

/** A birthday with its year, in either order; four digits that may be day and month are too many to refuse. */
function isDay(pin: string): boolean {
  return /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(pin) || /^([0-2]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$/.test(pin);
}

/** The same from behind: 1221, 1234321. */
function isMirrored(pin: string): boolean {
  return [...pin].reverse().join("") === pin;
}
