import { z } from "zod";
import type { OpenChannel } from "../channels/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Capabilities, Connector, OutboundOperation, Receipt, Rendered } from "../protocol/index.ts";
import { BARE } from "./bare-capabilities.ts";

/** A platform that returns the receipts a test chooses; `heard` lists its calls in order. */
export type ScriptedPlatform = {
  readonly connector: Connector;
  readonly heard: string[];
  /** Answers a call; a test puts its own here. Without one every call is `sent`. */
  answer: (text: string, number: number) => Receipt | Promise<Receipt>;
};

const CAPABILITIES: Capabilities = {
  ...BARE,
  edit: { support: "native" },
  delete: { support: "native" },
  reaction: { support: "native", max: 1 },
  typing: { out: true, in: false, lastsMs: 5_000 },
};

/** The platform's word for a message it took. */
export const sent = (id: string): Receipt => ({ kind: "sent", externalId: id });

/** Makes a platform. A text with `|` takes one call for each piece; "(nothing)" takes none and "(unsayable)" cannot be said. */
export function scriptPlatform(more: Partial<Capabilities> = {}): ScriptedPlatform {
  const nobody = async () => ({ account: "", findings: [] });
  const connector: Connector = {
    kind: "scripted",
    name: "Scripted",
    capabilities: { ...CAPABILITIES, ...more },
    config: { credentials: z.record(z.string(), z.json()), settings: z.record(z.string(), z.json()) },
    connect: { probe: nobody, install: nobody, remove: async () => {} },
    bodyLimit: 10_000,
    verify: () => ({ kind: "refused", reason: "It says nothing." }),
    normalise: () => [],
    render: (operation) => wordsOf(operation).map((text): Rendered => ({ payload: { text } })),
    send: async (_account, { payload }) => {
      const text = String(payload["text"]);
      platform.heard.push(text);
      return platform.answer(text, platform.heard.length);
    },
    download: async () => ({ kind: "gone", reason: "It keeps nothing." }),
  };
  const platform: ScriptedPlatform = {
    connector,
    heard: [],
    answer: (_text, number) => sent(`ext-${number}`),
  };
  return platform;
}

function wordsOf(operation: OutboundOperation): readonly string[] {
  if (operation.kind === "typing" || operation.kind === "mark_read") return [operation.kind];
  if (operation.kind === "open_form") return [`form ${operation.form.name}`];
  if (operation.kind === "answer_button") return [`answer ${JSON.stringify(operation.answer)}`];
  if (operation.kind === "delete") return operation.externalIds.map((id) => `delete ${id}`);
  if (operation.kind !== "send") return [`${operation.kind} ${operation.externalId}`];
  const { text } = operation.message.text;
  if (text === "(unsayable)") throw new Error("Nobody can say that.");
  return text === "(nothing)" ? [] : text.split("|");
}

/** The platform's account as rooms open it. */
export const openScripted = (
  platform: ScriptedPlatform,
  organizationId: OrganizationId,
  channelId: ChannelId,
  status: "active" | "paused" = "active",
): OpenChannel => ({
  organizationId,
  channelId,
  status,
  connector: platform.connector,
  account: {
    channelId,
    credentials: NONE,
    settings: NONE,
    hookUrl: "https://hub.example/hooks",
    reachable: true,
  },
});

const NONE: JsonObject = {};
