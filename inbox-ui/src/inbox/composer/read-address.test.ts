import { expect, it } from "vitest";
import { readAddress } from "./read-address.ts";

it("takes addresses one can follow, and completes those of the web", () => {
  expect(
    ["https://example.com/a?b#c", "mailto:ada@example.com", "tel:+4930", "tel:110"].map(readAddress),
  ).toEqual(["https://example.com/a?b#c", "mailto:ada@example.com", "tel:+4930", "tel:110"]);
  expect([" example.com/lamps ", "localhost:3000", "bücher.example"].map(readAddress)).toEqual([
    "https://example.com/lamps",
    "https://localhost:3000",
    "https://bücher.example",
  ]);
});

it("takes no scripts, no files, no words and no halves", () => {
  for (const typed of [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.com",
    "two words",
    "https://",
    "https:// example.com",
    "",
  ])
    expect(readAddress(typed), typed).toBeUndefined();
});
