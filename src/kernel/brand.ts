declare const brandName: unique symbol;

/** A `Base` that only the function which checked it can make: the name is compared at compile time and costs nothing at run time. */
export type Brand<Base, Name extends string> = Base & { readonly [brandName]: Name };
