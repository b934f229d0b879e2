import { z } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { shapeOutput } from "./shape-output.ts";

const Animal = z.object({ id: z.string(), legs: z.number() });
const List = z.object({ items: z.array(Animal), nextCursor: z.string().nullable() });
const kitty = { id: "ani_1", legs: 4 };

const told = (answer: unknown, shape: z.ZodType = List) => shapeOutput(shape, answer, "listAnimals");

describe("an answer", () => {
  it("holds what is declared and nothing else", () =>
    expect(told({ items: [{ ...kitty, secret: "sesame" }], nextCursor: null, secret: "sesame" })).toEqual({
      items: [kitty],
      nextCursor: null,
    }));

  it("is a list without the row that is not what it should be", () =>
    expect(
      told({
        items: [kitty, { id: "ani_2", legs: "four" }, null, { ...kitty, id: "ani_3" }],
        nextCursor: "next",
      }),
    ).toEqual({ items: [kitty, { ...kitty, id: "ani_3" }], nextCursor: "next" }));

  it.each([
    ["that is no list", { ...kitty, legs: "four" }, Animal],
    ["whose cursor is not what it should be", { items: [kitty, null], nextCursor: 4 }, List],
    ["without its list", { nextCursor: null }, List],
  ])("%s is none", (_, answer, shape) => expect(() => told(answer, shape)).toThrow("Invalid input"));
});
