import fc from "fast-check";
import { expect, test } from "vitest";
import { discloseParts } from "../../../src/domain/disclosure/parts.ts";
import { share } from "../../../src/domain/rates/share.ts";

test("each part is shown from ten up, whatever the others are", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), (bases) => {
      const parts = discloseParts(bases.map((of) => share(1, of)));
      expect(parts.map(({ shown }) => shown)).toEqual(bases.map((of) => of >= 10));
    }),
    { numRuns: 1000 },
  );
});
