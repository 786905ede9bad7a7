import type { IndicatorCounts, RoundCounts } from "../../../src/domain/publishing/counts.ts";
import { type Share, share } from "../../../src/domain/rates/share.ts";
import type { Draw } from "./attacker.ts";

/** How a round is made up: from so many to so many respondents, so many questions. */
export type Size = {
  readonly least: number;
  readonly most: number;
  readonly indicators: number;
  /** Now and then a question with which as good as all are content, or none: where that is hardest to hide. */
  readonly extremes: boolean;
};

type Person = { readonly gender: "K" | "M" | "O"; readonly language: number; readonly site: number };

/**
 * A round as they are: more women than men or the other way round, a few of another gender or who don't say, some
 * languages and sites with hardly anybody, and here and there somebody who doesn't know.
 */
export function madeRound({ least, most, indicators, extremes }: Size, draw: Draw): RoundCounts {
  const women = 30 + draw(45);
  const others = draw(11);
  const languages = 1 + draw(4);
  const sites = 1 + draw(4);
  const people = Array.from({ length: least + draw(most - least + 1) }, (): Person => {
    const who = draw(100);
    return {
      gender: who < others ? "O" : who < others + women ? "K" : "M",
      language: Math.min(draw(languages), draw(languages)),
      site: Math.min(draw(sites), draw(sites + 1)),
    };
  });
  const parts = {
    genders: (gender: Person["gender"]) => people.filter((one) => one.gender === gender).length,
    languages: Array.from({ length: languages }, (_, part) => people.filter(({ language }) => language === part).length),
    sites: Array.from({ length: sites }, (_, part) => people.filter(({ site }) => site === part).length),
  };
  return {
    respondents: {
      K: parts.genders("K"),
      M: parts.genders("M"),
      O: parts.genders("O"),
      languages: parts.languages,
      sites: parts.sites,
    },
    indicators: Array.from({ length: indicators }, (_, position) => {
      const content = extremes && draw(8) === 0 ? ([0, 3, 97, 100][draw(4)] ?? 50) : 25 + draw(70);
      return { ...madeIndicator(people, { content, silent: draw(12), languages, sites }, draw), code: `indicator-${position}` };
    }),
  };
}

type Question = { readonly content: number; readonly silent: number; readonly languages: number; readonly sites: number };

function madeIndicator(
  people: readonly Person[],
  { content, silent, languages, sites }: Question,
  draw: Draw,
): Omit<IndicatorCounts, "code"> {
  const answers = people.map((person) => ({ ...person, answer: draw(100) < silent ? null : draw(100) < content }));
  const of = (belongs: (person: Person) => boolean): Share => {
    const given = answers.filter((one) => one.answer !== null && belongs(one));
    return share(given.filter(({ answer }) => answer === true).length, given.length);
  };
  return {
    K: of(({ gender }) => gender === "K"),
    M: of(({ gender }) => gender === "M"),
    O: of(({ gender }) => gender === "O"),
    languages: Array.from({ length: languages }, (_, part) => of(({ language }) => language === part)),
    sites: Array.from({ length: sites }, (_, part) => of(({ site }) => site === part)),
  };
}

/** Numbers by chance, the same for the same seed (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
