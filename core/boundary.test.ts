import { describe, expect, it } from "vitest";
import { findCircles } from "./testing/house/find-circles.ts";
import {
  importsBelow,
  listSources,
  readImports,
  sourceText,
  type Import,
} from "./testing/house/read-imports.ts";

/** The rooms in the order of `hub/rooms.ts`, read as text: the rooms need not be loaded for it. */
const ROOMS = [...sourceText("hub/rooms.ts").matchAll(/^ {2}(\w+)Room,$/gm)].flatMap(
  ([, name]) => name ?? [],
);

/**
 * A room may import the rooms to its left. Access defines permissions and manifests, so it comes before every room with a
 * manifest but the log of events.
 */
const ORDER = [
  "kernel",
  "protocol",
  "database",
  "queue",
  "bus",
  ...ROOMS.flatMap((name) => (name === "outbox" ? [name, "access"] : [name])),
  "http",
];

/** Rooms whose every file is open: the kernel has no public API of its own. */
const OPEN_ROOMS = ["kernel"];

/** Files that may bypass row-level security: background work, and the health check of the whole hub. */
const SYSTEM_POOL = [
  "core/database/",
  "core/testing/",
  "hub/",
  "core/outbox/",
  "workers/",
  "core/attachments/claim-pending.ts",
  "core/audit/remove-old-answers.ts",
  "core/attachments/remove-unsent-uploads.ts",
  "core/attachments/remove-orphaned-files.ts",
  "core/commands/remove-expired.ts",
  "core/channels/check-channels.ts",
  "core/channels/publish-menus.ts",
  "core/channels/find-problems.ts",
  "core/channels/rewrap-credentials.ts",
  "core/commands/staff/cards/draw-cards.ts",
  "core/commands/staff/threads/sync-threads.ts",
  "core/conversations/find-stuck-deliveries.ts",
  "core/conversations/wake-snoozed.ts",
  "core/inbound/describe/claim-due.ts",
  "core/inbound/describe/describe-unknown.ts",
  "core/inbound/retry-waiting.ts",
  "core/inbound/sync-channel.ts",
  "core/inbound/lease/",
  "core/deliveries/begin-sending.ts",
  "core/deliveries/claim-deliveries.ts",
  "core/deliveries/hold-deliveries.ts",
  "core/deliveries/pause-sending.ts",
  "core/deliveries/record-receipt.ts",
  "core/deliveries/recover-stuck-sends.ts",
  "core/deliveries/requeue-deliveries.ts",
  "core/conversations/load-message-summary.ts",
  "core/rules/commit-rule-results.ts",
  "core/reports/jobs.ts",
];

/** Every folder with code. */
const HOUSE = ["core", "hub", "connectors", "workers", "sandbox", "inbox-ui", "bench", "chaos", "e2e", "bin"];

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("core/testing/");
/** Finds the room of a file; the tests beside this one have none. */
const roomOf = (path: string): string | undefined => /^core\/([^/]+)\//.exec(path)?.[1];
/** Folders outside core. The composition root imports core, never the other way round. */
const OUTSIDE = /^(hub|connectors|workers|sandbox|inbox-ui|bench|chaos|e2e|bin)\//;
/** Core's own tests may use real connectors, and the list of the rooms. */
const TRIED = /^(connectors\/|hub\/rooms\.ts$)/;

/** Describes what is wrong with an import; undefined when nothing is. */
function faultOf({ from, to }: Import): string | undefined {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (OUTSIDE.test(to) && !(isTest(from) && TRIED.test(to))) return `${from} reaches out of core, to ${to}`;
  if (!room || isTest(from) || !other || other === room) return undefined;
  if (other === "testing") return `${from} imports tests' tools: ${to}`;
  if (ORDER.indexOf(other) >= ORDER.indexOf(room))
    return `${from} imports ${to}, but ${other} does not come before ${room}`;
  if (!OPEN_ROOMS.includes(other) && to !== `core/${other}/index.ts`)
    return `${from} goes around the public API of ${other}: ${to}`;
  return undefined;
}

const faultsIn = (path: string, text: string) => readImports(path, text).map(faultOf).filter(Boolean);

describe("core", () => {
  it("has a position in the order for every room", () => {
    const rooms = new Set(
      listSources("core")
        .map(roomOf)
        .filter((room) => room !== undefined && room !== "testing"),
    );
    expect(rooms.size).toBeGreaterThan(10);
    expect([...rooms].filter((room) => room !== undefined && !ORDER.includes(room))).toEqual([]);
  });

  it("imports only rooms to the left, through their public API", () => {
    const imports = importsBelow("core");
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.map(faultOf).filter(Boolean)).toEqual([]);
  });

  it("bypasses row-level security only in named files", () => {
    const around = ["core", "hub", "workers"]
      .flatMap(listSources)
      .filter((path) => !isTest(path) && /\bdatabase\.system\b|\bdb\.system\b/i.test(sourceText(path)));
    expect(around.length).toBeGreaterThan(3);
    expect(around.filter((path) => !SYSTEM_POOL.some((place) => path.startsWith(place)))).toEqual([]);
  });
});

/** Files that may read a request's body: the readers with a budget, and code that gets their result. */
const BODY_READERS = [
  "core/access/body-reader.ts",
  "core/access/read-chunks.ts",
  "sandbox/telegram/",
  "sandbox/stage/",
];

/** Hono's ways to read a body. */
const READS_BODY =
  /\breq(uest)?\.(raw\.)?((json|text|arrayBuffer|formData|blob|bytes|parseBody)\(|body\b)|\breq(uest)?\.raw\.(clone|body)/;

describe("security 2: a request's body", () => {
  it("is read only by the readers that limit memory", () => {
    const around = ["core", "hub", "sandbox", "connectors"]
      .flatMap(listSources)
      .filter(
        (path) =>
          !isTest(path) &&
          !path.startsWith("sandbox/testing/") &&
          /from "hono"|access\/index\.ts/.test(sourceText(path)) &&
          READS_BODY.test(sourceText(path)),
      );
    expect(around.filter((path) => !BODY_READERS.some((place) => path.startsWith(place)))).toEqual([]);
    expect(around).toContain("core/access/body-reader.ts");
    expect(READS_BODY.test("const form = await context.req.parseBody();")).toBe(true);
  });
});

describe("the whole house", () => {
  it("has no files that import each other in a circle, types included", () => {
    const imports = HOUSE.flatMap(importsBelow);
    expect(imports.length).toBeGreaterThan(2_000);
    expect(findCircles(imports)).toEqual([]);
  });
});

describe("the neighbours", () => {
  it("the interface imports only types from the hub", () => {
    const wrong = importsBelow("inbox-ui").filter(
      ({ to, typeOnly }) => /^(core|hub|connectors|workers|sandbox)\//.test(to) && !typeOnly,
    );
    expect(wrong).toEqual([]);
  });

  it("the sandbox imports nothing of the hub", () => {
    expect(
      importsBelow("sandbox").filter(
        ({ from, to }) => /^(core|hub|connectors|workers|inbox-ui)\//.test(to) && !isTest(from),
      ),
    ).toEqual([]);
  });
});

describe("the check", () => {
  it.each([
    [
      "core/outbox/append.ts",
      'import { evaluate } from "../rules/index.ts";',
      "rules does not come before outbox",
    ],
    [
      "core/rules/evaluate/words.ts",
      'import { openPool } from "../../database/client.ts";',
      "goes around the public API of database",
    ],
    [
      "core/kernel/ids.ts",
      'export type { Hub } from "../protocol/index.ts";',
      "protocol does not come before kernel",
    ],
    [
      "core/rules/respond.ts",
      'const telegram = await import("../../connectors/telegram/index.ts");',
      "reaches out of core",
    ],
    ["core/rules/respond.ts", 'import {\n  startHub,\n} from "../../hub/hub.ts";', "reaches out of core"],
    [
      "core/rules/respond.ts",
      'import { testDatabase } from "../testing/database.ts";',
      "imports tests' tools",
    ],
    ["core/rules/respond.ts", 'import "../realtime/index.ts";', "realtime does not come before rules"],
    [
      "core/audit/routes.ts",
      'import type { HubEnv } from "../http/endpoint.ts";',
      "http does not come before audit",
    ],
  ])("catches what %s must not import", (path, text, fault) => {
    expect(faultsIn(path, text)).toEqual([expect.stringContaining(fault)]);
  });

  it("catches files in a circle, however long and whether or not by type", () => {
    const texts = {
      "core/a/one.ts": 'import { two } from "./two.ts";\nimport "../b/alone.ts";',
      "core/a/two.ts": 'export type { Three } from "../b/three.ts";',
      "core/b/three.ts": 'import type { One } from "../a/one.ts";',
      "core/b/alone.ts": 'import "./nothing.ts";',
      "core/b/self.ts": 'const self = await import("./self.ts");',
    };
    const imports = Object.entries(texts).flatMap(([path, text]) => readImports(path, text));
    expect(findCircles(imports)).toEqual([
      ["core/a/one.ts", "core/a/two.ts", "core/b/three.ts"],
      ["core/b/self.ts"],
    ]);
  });

  it("accepts correct imports", () => {
    const text =
      'import pg from "pg";\nimport { log } from "../kernel/log.ts";\nimport { inOrganization } from "../database/index.ts";\nimport { words } from "./words.ts";\n/* import x from "../http/app.ts" */';
    expect(readImports("core/rules/respond.ts", text)).toHaveLength(4);
    expect(faultsIn("core/rules/respond.ts", text)).toEqual([]);
  });
});
