import { expect, it } from "vitest";
import { makeCode, readCode } from "./link-code.ts";

it("a code has ten characters that nobody misreads, and is never the same", () => {
  const codes = Array.from({ length: 200 }, makeCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(new Set(codes).size).toBe(200);
});

it.each([
  ["7k3mq-x9abc", "7K3MQX9ABC"],
  ["OIL0123456", "0110123456"],
  [" 7K3MQ X9ABC ", "7K3MQX9ABC"],
  ["7K3MQX9AB", null],
  ["7K3MQX9ABCD", null],
  ["7K3MQX9AB\u202E", null],
  ["", null],
])("%j is read as %j", (said, code) => expect(readCode(said)).toBe(code));
