import type { Bus } from "../bus/index.ts";
import { openMemoryBus } from "../bus/memory.ts";
import type { ChannelAccess, OpenChannel } from "../channels/index.ts";
import { createRecorder } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import type { ReceiveDependencies } from "../inbound/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { isJsonObject, type JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { Capabilities, Connector, InboundEvent } from "../protocol/index.ts";

/** Creates a connector for tests. A payload's `events` are already normalised; one with a `fault` cannot be read. */
export function scriptedConnector(more: Partial<Connector> = {}): Connector {
  const normalise = (payload: JsonObject): readonly InboundEvent[] => {
    if (typeof payload["fault"] === "string") throw new Error(payload["fault"]);
    return unsafeCast<readonly InboundEvent[]>(payload["events"] ?? []);
  };
  return unsafeCast<Connector>({
    kind: "telegram",
    name: "Scripted",
    capabilities: CAPABILITIES,
    connect: { probe: nobody, install: nobody, remove: async () => {} },
    bodyLimit: 10_000,
    verify,
    normalise,
    render: () => [],
    ...more,
  });
}

const nobody = async () => ({ account: "", findings: [] });

/** As a platform would that can do everything, within small limits. */
export const CAPABILITIES: Capabilities = {
  text: { maxLength: 100, captionMaxLength: 20, marks: [] },
  media: { image: 1000, file: 1000 },
  downloadMax: 1000,
  location: "native",
  contactCard: "native",
  poll: "native",
  album: "native",
  buttons: { support: "native", maxRows: 2, maxPerRow: 2, labelMax: 20, valueMaxBytes: 20 },
  choices: { support: "none", max: 0 },
  forms: { support: "none", maxFields: 0 },
  ephemeral: "none",
  reply: "native",
  edit: { support: "native" },
  delete: { support: "native" },
  reaction: { support: "native", max: 1 },
  typing: { out: true, in: true, lastsMs: 5000 },
  receipts: { delivered: true, read: true },
  groups: true,
  threads: { support: "none", titleMax: 0 },
  commandsMenu: true,
  idempotency: { kind: "key", lastsMs: 60_000 },
  rate: { perChannelPerSecond: 30, perThreadPerSecond: 1 },
  backfill: false,
  callTimeoutMs: 1000,
};

/** What the platform would post: proof in a header, payloads in the body. */
const verify: Connector["verify"] = ({ headers, body }) => {
  if (headers["proof"] !== "genuine") return { kind: "refused", reason: "No proof." };
  const said: unknown = JSON.parse(new TextDecoder().decode(body));
  if (isJsonObject(said) && typeof said["challenge"] === "string")
    return { kind: "answer", answer: { status: 200, body: said["challenge"] } };
  return { kind: "events", payloads: unsafeCast<JsonObject[]>(said) };
};

/** A channel opened without its row's credentials. */
export const openScripted = (
  organizationId: OrganizationId,
  channelId: ChannelId,
  connector = scriptedConnector(),
  status: OpenChannel["status"] = "active",
): OpenChannel => ({
  organizationId,
  channelId,
  status,
  connector,
  account: { channelId, credentials: {}, settings: {}, hookUrl: "http://localhost/hooks", reachable: false },
});

/** Opens these channels and no others. */
export const accessTo = (...channels: readonly OpenChannel[]): ChannelAccess => ({
  open: async (id) => channels.find((one) => one.channelId === id) ?? null,
  forget: () => {},
});

/** Builds the dependencies of inbound. `told` records what they publish. */
export function inboundDeps(
  database: Database,
  channels: ChannelAccess,
): ReceiveDependencies & { readonly told: JsonObject[]; readonly bus: Bus } {
  const told: JsonObject[] = [];
  return {
    database,
    channels,
    bus: openMemoryBus(),
    told,
    record: createRecorder(database, true),
    onRecorded: ({ messageId }) => void told.push({ recorded: messageId }),
    acknowledge: (_channel, answer, form) =>
      void told.push({ acknowledged: answer, ...(form && { form: form.name }) }),
    onTyping: (_channel, { thread }) => void told.push({ typing: thread.key }),
  };
}
