import { beforeEach, describe, expect, it } from "vitest";
import { createChannelAccess } from "../core/channels/index.ts";
import { inOrganization } from "../core/database/index.ts";
import { createSealer } from "../core/kernel/crypto.ts";
import type { OrganizationId } from "../core/kernel/ids.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeOrganization } from "../core/testing/factories/organization.ts";
import { scriptPlatform } from "../core/testing/scripted-connector.ts";
import type { Play } from "../sandbox/index.ts";
import {
  addFirstChannels,
  installSandboxChannels,
  openChannel,
  type SandboxDeps,
} from "./sandbox-channels.ts";
import { sandboxOpening } from "./sandbox-opening.ts";

const database = await testDatabase();
const { owner } = database;
const started: string[] = [];
let acme: OrganizationId;
let deps: SandboxDeps;

beforeEach(async () => {
  acme = await makeOrganization(owner, "Acme");
  started.length = 0;
  deps = depsWith("secret", [later]);
});

const later: Play = {
  kind: "scripted",
  name: "Scripted",
  opensAtFirst: false,
  connect: (home, secret) => ({ credentials: { token: `1:${secret}` }, settings: { home } }),
  isDefault: ({ token }) => typeof token === "string" && token.startsWith("1:"),
  isPlatformCall: () => false,
};
const unknown: Play = { ...later, kind: "unheard", opensAtFirst: true };
const sealer = createSealer([{ id: "k1", key: new Uint8Array(32).fill(7) }]);

function depsWith(secret: string, platforms: readonly Play[]): SandboxDeps {
  const registry = { scripted: scriptPlatform().connector };
  const hubAddress = { publicUrl: "http://localhost:3000", reachable: false, privateHosts: [] };
  return {
    database,
    sealer,
    registry,
    channels: createChannelAccess(database, registry, sealer, hubAddress),
    sandbox: { platforms, openWorld: async (kind, world) => void started.push(`${kind} ${world}`) },
    secretOf: (kind) => `${kind}-${secret}`,
    home: "http://127.0.0.1:3000",
  };
}

const channels = async () =>
  (
    await owner.query<{ id: string; connector: string; status: string }>(
      "select id, connector, status, settings from comm_channels where organization_id = $1",
      [acme],
    )
  ).rows;
const credentialsOf = async (id: string) => (await depsWith("x", [later]).channels.open(id))?.account;

describe("a platform of the sandbox that opens later", () => {
  it("has no channel and does not start with a fresh hub, nor has one without a connector", async () => {
    await inOrganization(database, acme, (tx) => addFirstChannels(tx, depsWith("secret", [later, unknown])));
    await installSandboxChannels(deps);
    expect([await channels(), started]).toEqual([[], []]);
  });

  it("has a channel and a world once somebody opens it, and never two", async () => {
    const opening = sandboxOpening(
      () => deps,
      () => acme,
    );
    const c = {} as never;
    expect(await opening.kinds(c)).toEqual({ open: [], closed: ["scripted"] });
    await Promise.all([opening.open(c, "scripted"), opening.open(c, "scripted")]);
    expect(await opening.kinds(c)).toEqual({ open: ["scripted"], closed: [] });
    expect(await channels()).toMatchObject([{ connector: "scripted", status: "active" }]);
    expect(started[0]).toBe(`scripted ${acme}`);
  });

  it("is told of in the audit trail", async () => {
    await openChannel(deps, acme, "scripted");
    const { rows } = await owner.query(
      "select action, actor_kind from audit_logs where organization_id = $1",
      [acme],
    );
    expect(rows).toEqual([{ action: "channel.connected", actor_kind: "system" }]);
  });

  it("runs again when it was paused, and stays still at a start until then", async () => {
    await openChannel(deps, acme, "scripted");
    await owner.query("update comm_channels set status = 'paused' where organization_id = $1", [acme]);
    started.length = 0;
    await installSandboxChannels(deps);
    expect(started.filter((one) => one.endsWith(acme))).toEqual([]);
    await openChannel(deps, acme, "scripted");
    expect(await channels()).toMatchObject([{ connector: "scripted", status: "active" }]);
  });

  it("opens nothing that the hub cannot connect", async () => {
    await openChannel(deps, acme, "unheard");
    expect([await channels(), started]).toEqual([[], []]);
  });
});

describe("a sandbox channel at a later start", () => {
  it("moves to the hub's present address and secret", async () => {
    await openChannel(deps, acme, "scripted");
    const [before] = await channels();
    await installSandboxChannels({ ...depsWith("another", [later]), home: "http://127.0.0.1:4000" });
    expect(await credentialsOf(before?.id ?? "")).toMatchObject({
      credentials: { token: "1:scripted-another" },
      settings: { home: "http://127.0.0.1:4000" },
    });
  });

  it("keeps the credentials of another account", async () => {
    await openChannel(
      {
        ...deps,
        sandbox: {
          platforms: [{ ...later, connect: () => ({ credentials: { token: "2:own" }, settings: {} }) }],
          openWorld: async () => {},
        },
      },
      acme,
      "scripted",
    );
    const [before] = await channels();
    await installSandboxChannels(deps);
    expect(await credentialsOf(before?.id ?? "")).toMatchObject({ credentials: { token: "2:own" } });
  });
});
