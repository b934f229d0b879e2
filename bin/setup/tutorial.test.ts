import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { followStep, readSteps } from "./tutorial.ts";

const [field = [], page = []] = readFileSync("CONTRIBUTING.md", "utf8")
  .split(/^# Tutorial: /m)
  .slice(1)
  .map(readSteps);
const isBeside = (path: string) => /\.test\.ts$|\/testing\.ts$|\/words\/|\.md$/.test(path);

describe("the tutorials", () => {
  it.each([...field, ...page].map((step) => [step.path, step] as const))("fits %s as it is", (path, step) => {
    const file = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    expect(followStep(step, file)).not.toBe(file);
  });

  it("needs at most six files for a field, tests, words and documents aside", () => {
    const paths = new Set(field.map(({ path }) => path));
    expect(paths.size).toBe(field.length);
    const core = [...paths].filter((path) => !isBeside(path));
    expect(core.length).toBeGreaterThan(3);
    expect(core.length).toBeLessThanOrEqual(6);
  });

  it("touch one folder for a page, and an import and a line of the list of areas", () => {
    const outside = page.filter(({ path }) => !path.startsWith("inbox-ui/src/hello/"));
    expect(page.length).toBeGreaterThan(4);
    expect(outside.map(({ path }) => path)).toEqual(["inbox-ui/src/areas.ts"]);
    expect(outside[0]?.text.match(/^[+-].*/gm)).toEqual([
      '+import { helloArea } from "./hello/area.ts";',
      "+  helloArea,",
    ]);
  });
});

describe("a step", () => {
  const step = (text: string) => ({ path: "a.ts", language: "diff", text });

  it("changes each of its places", () => {
    expect(followStep(step(" one\n+and\n@@\n-three\n"), "one\ntwo\nthree\n")).toBe("one\nand\ntwo\n");
  });

  it.each([
    ["is not there", "one\n"],
    ["is there twice", "two\ntwo\n"],
  ])("is refused where its place %s", (_, file) => {
    expect(() => followStep(step(" two\n+and\n"), file)).toThrow("exactly once");
  });

  it("is refused where its new file is there already", () => {
    expect(() => followStep({ path: "a.ts", language: "ts", text: "one\n" }, "one\n")).toThrow("already");
  });
});
