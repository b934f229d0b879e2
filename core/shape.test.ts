import { expect, it, describe } from "vitest";
import { listSources, sourceText } from "./testing/house/read-imports.ts";

/** What is made in files of one name, whichever the room, and where else all the same. */
const FURNITURE: readonly (readonly [what: string, made: RegExp, file: RegExp, except: readonly string[]])[] =
  [
    ["a manifest", /\bdefineRoom\(/, /^index$/, []],
    [
      "endpoints",
      /\b(endpointsFor|bindingsFor)<.*>\(\)/,
      /^([a-z]+-)?routes$/,
      ["core/access/endpoint.ts", "core/audit/bind-endpoint.ts"],
    ],
    ["commands", /\bcommandsFor<.*>\(\)/, /^([a-z]+-)?commands$/, ["core/access/command.ts"]],
    ["tables", /\bpgTable\(/, /^table$/, []],
    ["jobs", /\bJob<.*>\[\] = \[/, /^jobs$/, []],
    ["what live pages are told", /= liveOf(Each)?\(/, /^live$/, []],
    ["rows for the tenancy walk", /: TenantRows = /, /^tenant-rows$/, []],
    ["followers", /\bdefineFollower\(/, /^follow-[a-z-]+$/, []],
    ["what actions are done to", /: Target<.*> = /, /^target$/, []],
    // An action is a verb; no other furniture makes one.
    ["actions", /= action\(\{/, /^(?!index|routes|queries|table|schema|present)[a-z]+(-[a-z]+)*$/, []],
  ];

const files = listSources("core").filter(
  (path) => !/\.test\.ts$|^core\/testing\//.test(path) && path.split("/").length > 2,
);
const nameOf = (path: string) => /([^/]+)\.tsx?$/.exec(path)?.[1] ?? "";

describe("the rooms have the same furniture", () => {
  it.each(FURNITURE)("%s stand in files of one name", (_, made, file, except) => {
    const makers = files.filter((path) => made.test(sourceText(path)) && !except.includes(path));
    expect(makers.length).toBeGreaterThan(0);
    expect(makers.filter((path) => !file.test(nameOf(path)))).toEqual([]);
  });

  it.each(FURNITURE)("the exceptions for %s are needed", (_, made, __, except) => {
    expect(except.filter((path) => !made.test(sourceText(path)))).toEqual([]);
  });
});

/** Every file of the kernel is open. */
const OPEN = ["kernel"];

it("every room has a public API, and names its files in words joined by hyphens", () => {
  const rooms = new Set(files.map((path) => path.split("/")[1] ?? ""));
  expect(
    [...rooms].filter((room) => !OPEN.includes(room) && !files.includes(`core/${room}/index.ts`)),
  ).toEqual([
    // The app of all rooms: hub/ imports its parts.
    "http",
  ]);
  expect(files.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(nameOf(path)))).toEqual([]);
  expect(
    files.filter((path) => /(util|helper|common|manager|service|handler|misc)s?$/.test(nameOf(path))),
  ).toEqual([]);
});
