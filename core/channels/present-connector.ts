import { z } from "@hono/zod-openapi";
import type { Connector } from "../protocol/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { connectorExample } from "./examples.ts";
import { formFields } from "./form-fields.ts";
import { guideOf, GuideStepSchema } from "./guide.ts";

const FormFieldSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  secret: z.boolean(),
  bindsSecrets: z.literal(true).optional(),
  required: z.boolean(),
  type: z.enum(["text", "boolean", "number", "list"]),
  multiline: z.literal(true).optional(),
  when: z
    .object({ field: z.string(), equals: z.union([z.string(), z.number(), z.boolean()]).optional() })
    .optional(),
  options: z.array(z.string()).optional(),
  default: z.unknown().optional(),
});

/** Describes a kind of account that can be connected, with the fields of its set-up form. */
export const ConnectorSchema = z
  .object({
    kind: z.string(),
    name: z.string(),
    capabilities: z.looseObject({}),
    /** Whether somebody signs in at the platform to connect. */
    authorises: z.boolean(),
    /** Whether the hub itself is the platform. */
    hosts: z.boolean(),
    credentials: z.array(FormFieldSchema),
    settings: z.array(FormFieldSchema),
    /** How an account is set up, step by step. */
    guide: z.array(GuideStepSchema),
  })
  .openapi("Connector", { example: connectorExample });

/** Presents a kind of account with its form and its guide. */
export const presentConnector = ({ hubAddress }: Pick<ChannelDeps, "hubAddress">, connector: Connector) => {
  const { kind, name, capabilities, config, connect, hosts } = connector;
  return {
    kind,
    name,
    capabilities,
    authorises: connect.authorise !== undefined,
    hosts: hosts !== undefined,
    credentials: formFields(config.credentials).filter(({ hidden }) => !hidden),
    settings: formFields(config.settings).filter(({ hidden }) => !hidden),
    guide: [...guideOf(hubAddress, connector)],
  };
};
