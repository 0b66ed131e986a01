import { expect, test } from "vitest";
import { initials, shapeOf, shapes, tintOf } from "./looks";

test("initials", () => {
  expect(initials("Lotte Vermeulen")).toBe("LV");
  expect(initials("Anne-Marie Vandenbroucke-Vanderlinden")).toBe("AV");
  expect(initials("Microsoft 365")).toBe("M3");
  expect(initials("github")).toBe("GI");
  expect(initials("  élan ")).toBe("ÉL");
  expect(initials("x")).toBe("X");
  expect(initials("(IT) Helpdesk")).toBe("IH");
  expect(initials("𝒜bc")).toBe("𝒜B");
  expect(initials("— · —")).toBe("·");
  expect(initials("")).toBe("·");
});

test("the same id always has the same look, and different ids use all looks", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `profile-${n}`);
  expect(ids.map(shapeOf)).toEqual(ids.map(shapeOf));
  expect(new Set(ids.map(shapeOf))).toEqual(new Set(shapes));
  expect(new Set(ids.map(tintOf))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(tintOf("GitHub")).toBe(tintOf("github"));
});
