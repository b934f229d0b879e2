import { expect, it } from "vitest";
import { times } from "./times.ts";

const file = (project: string, name: string, startedAt: number, endedAt: number) => ({
  project,
  file: name,
  startedAt: startedAt * 1000,
  endedAt: endedAt * 1000,
});

it("counts a project from its first file's start to its last one's end, however many run at once", () => {
  const [hub, browser] = times([
    file("hub", "a", 0, 9),
    file("hub", "b", 1, 4),
    file("browser", "c", 10, 130),
  ]);
  expect([hub, browser]).toEqual(["    9 s  hub tests (files: 2)", "  120 s  browser tests (files: 1)"]);
});

it("names the ten slowest files, slowest first", () => {
  const files = Array.from({ length: 12 }, (_, nth) => file("hub", `file ${nth}`, 0, nth));
  const [, heading, ...slowest] = times(files);
  expect(heading).toBe("The slowest files:");
  expect(slowest).toHaveLength(10);
  expect([slowest.at(0), slowest.at(-1)]).toEqual(["   11 s  file 11", "    2 s  file 2"]);
});

it("has nothing to say of a run without files", () => {
  expect(times([])).toEqual([]);
});
