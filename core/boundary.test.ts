import { describe, expect, it } from "vitest";
import { findCircles } from "./testing/house/find-circles.ts";
import { importsBelow, listSources, readImports, textOf, type Import } from "./testing/house/read-imports.ts";

/**
 * Who may import whom: a room imports rooms to its left. A new room takes its place here first. Access says who may do
 * what and how a route declares it, so it comes before every room that has routes; the audit trail comes before identity,
 * whose every act it records.
 */
const ORDER = [
  "kernel",
  "protocol",
  "database",
  "queue",
  "bus",
  "outbox",
  "access",
  "audit",
  "identity",
  "settings",
  "channels",
  "contacts",
  "attachments",
  "conversations",
  "inbound",
  "outbound",
  "templates",
  "rules",
  "visitors",
  "reports",
  "health",
  "realtime",
  "http",
];

/** Rooms whose every file is open: the kernel has no public API of its own. */
const OPEN_ROOMS = ["kernel"];

/** Who may go around row-level security: what runs by itself, and the count of the whole hub's troubles; nothing else that answers a request. */
const SYSTEM_POOL = [
  "core/database/",
  "core/testing/",
  "hub/",
  "core/outbox/",
  "workers/",
  "core/attachments/claim-pending.ts",
  "core/attachments/remove-unsent-uploads.ts",
  "core/attachments/remove-orphaned-files.ts",
  "core/channels/check-channels.ts",
  "core/channels/rewrap-credentials.ts",
  "core/health/check-hub.ts",
  "core/conversations/wake-snoozed.ts",
  "core/inbound/retry-waiting.ts",
  "core/inbound/sync-channel.ts",
  "core/outbound/begin-sending.ts",
  "core/outbound/claim-deliveries.ts",
  "core/outbound/hold-deliveries.ts",
  "core/outbound/record-receipt.ts",
  "core/outbound/settle-unconfirmed.ts",
  "core/outbound/take-back.ts",
  "core/conversations/load-message-summary.ts",
  "core/rules/commit-rule-results.ts",
];

/** Every folder with code of ours. */
const HOUSE = ["core", "hub", "connectors", "workers", "sandbox", "inbox-ui", "bench", "chaos", "e2e", "bin"];

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("core/testing/");
/** The room a file lies in; the tests beside this one lie in none. */
const roomOf = (path: string): string | undefined => /^core\/([^/]+)\//.exec(path)?.[1];
/** What surrounds core. The composition root sees core, never the other way round. */
const OUTSIDE = /^(hub|connectors|workers|sandbox|inbox-ui|bench|chaos|e2e|bin)\//;
/** What core's own tests may reach all the same: real connectors to try the rooms with. */
const TRIED = /^connectors\//;

/** Says what is wrong with an import, or nothing. */
function judge({ from, to }: Import): string | undefined {
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

const judgeText = (path: string, text: string) => readImports(path, text).map(judge).filter(Boolean);

describe("core", () => {
  it("has a place in the order for every room", () => {
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
    expect(imports.map(judge).filter(Boolean)).toEqual([]);
  });

  it("goes around row-level security only in named places", () => {
    const around = ["core", "hub", "workers"]
      .flatMap(listSources)
      .filter((path) => !isTest(path) && /\bdatabase\.system\b|\bdb\.system\b/i.test(textOf(path)));
    expect(around.length).toBeGreaterThan(3);
    expect(around.filter((path) => !SYSTEM_POOL.some((place) => path.startsWith(place)))).toEqual([]);
  });
});

/** Where a request's body may be read: in a reader with a budget, or from what it has read. */
const BODY_READERS = ["core/access/body-reader.ts", "sandbox/telegram/"];

/** Hono's ways to a body. */
const READS_BODY =
  /\breq(uest)?\.(raw\.)?((json|text|arrayBuffer|formData|blob|bytes|parseBody)\(|body\b)|\breq(uest)?\.raw\.(clone|body)/;

describe("security 2: a request's body", () => {
  it("is read by the readers that bound what is held at once, and nowhere else", () => {
    const around = ["core", "hub", "sandbox", "connectors"]
      .flatMap(listSources)
      .filter(
        (path) =>
          !isTest(path) &&
          !path.startsWith("sandbox/testing/") &&
          /from "hono"|access\/index\.ts/.test(textOf(path)) &&
          READS_BODY.test(textOf(path)),
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
  it("the interface takes nothing but types from the hub", () => {
    const wrong = importsBelow("inbox-ui").filter(
      ({ to, typeOnly }) => /^(core|hub|connectors|workers|sandbox)\//.test(to) && !typeOnly,
    );
    expect(wrong).toEqual([]);
  });

  it("the sandbox knows nothing of the hub", () => {
    expect(
      importsBelow("sandbox").filter(
        ({ from, to }) => /^(core|hub|connectors|workers|inbox-ui)\//.test(to) && !isTest(from),
      ),
    ).toEqual([]);
  });

  it("jobs import rooms through their public API", () => {
    const wrong = importsBelow("workers/jobs").filter(
      ({ from, to }) =>
        to.startsWith("core/") &&
        !isTest(from) &&
        !to.endsWith("/index.ts") &&
        !OPEN_ROOMS.includes(roomOf(to) ?? ""),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the judge", () => {
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
    expect(judgeText(path, text)).toEqual([expect.stringContaining(fault)]);
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

  it("leaves right imports alone", () => {
    const text =
      'import pg from "pg";\nimport { log } from "../kernel/log.ts";\nimport { inOrganization } from "../database/index.ts";\nimport { words } from "./words.ts";\n/* import x from "../http/app.ts" */';
    expect(readImports("core/rules/respond.ts", text)).toHaveLength(4);
    expect(judgeText("core/rules/respond.ts", text)).toEqual([]);
  });
});
