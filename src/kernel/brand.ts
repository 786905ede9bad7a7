declare const BRAND: unique symbol;

/**
 * A value that says in its type what it means: a text of one meaning is not taken for one of another, and a plain text for
 * none. Types only: at run time it is what it was. Made only where a value enters, is minted or is reckoned.
 */
export type Brand<Base, Name extends string> = Base & { readonly [BRAND]: Name };
