import { expect, it } from "vitest";
import { isCollision, isTransient } from "./is-transient.ts";

const coded = (code: string) => Object.assign(new Error("something"), { code });

it.each([
  "08006",
  "40P01",
  "53300",
  "57P01",
  "58030",
  "25006",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "EAI_AGAIN",
])("%s is transient", (code) => {
  expect(isTransient(coded(code))).toBe(true);
});

it.each(["22P02", "22003", "23505", "54001", "42P01", ""])("%s is not transient", (code) => {
  expect(isTransient(coded(code))).toBe(false);
});

it.each([
  "Connection terminated unexpectedly",
  "timeout exceeded when trying to connect",
  "Query read timeout",
])("the driver's own error is transient: %s", (text) => {
  expect(isTransient(new Error(text))).toBe(true);
});

it("the same words inside another error are not", () => {
  expect(isTransient(new Error('invalid input: "Connection terminated unexpectedly"'))).toBe(false);
});

it("a collision is class 23 and nothing else", () => {
  expect([isCollision(coded("23505")), isCollision(coded("23503")), isCollision(coded("22003"))]).toEqual([
    true,
    true,
    false,
  ]);
});
