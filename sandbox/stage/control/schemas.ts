import { z } from "zod";
import { FAULTS, type FaultKind } from "../faults.ts";

const from = z.string().min(1);

export const newPerson = z.object({ name: z.string().trim().min(1).max(64) });
export const newRoom = z.object({
  title: z.string().trim().min(1).max(128),
  members: z.array(z.string()).min(1),
});
export const sent = z.object({
  from,
  text: z.string().default(""),
  replyTo: z.string().optional(),
  file: z.object({ name: z.string(), contentType: z.string(), base64: z.string() }).optional(),
  sample: z.string().optional(),
});
export const by = z.object({ from });
export const edited = by.extend({ text: z.string() });
export const reaction = by.extend({ emoji: z.string().min(1), on: z.boolean() });
export const press = by.extend({ button: z.string() });
export const choice = by.extend({ menu: z.string(), values: z.array(z.string()) });
export const vote = by.extend({ options: z.array(z.string()) });
export const thread = by.extend({ title: z.string().trim().min(1).max(100) });
const written = z.record(z.string(), z.string());
export const command = by.extend({ name: z.string().min(1), options: written.default({}) });
export const form = by.extend({ form: z.string(), values: written });
export const switched = z.object({ name: z.string(), on: z.boolean(), from: z.string().optional() });

/** The faults of a platform that knows these kinds. */
export const faultsOf = (kinds: readonly FaultKind[]) =>
  z.object({
    seed: z.int().default(1),
    rules: z.array(
      z.object({
        kind: z.enum(FAULT_KINDS).refine((kind) => kinds.includes(kind), "This platform does not play it."),
        methods: z.array(z.string().toLowerCase()).nullable().default(null),
        probability: z.number().min(0).max(1).default(1),
        count: z.int().min(0).nullable().default(null),
        retry_after: z.number().positive().default(3),
        delay_ms: z.int().min(0).default(3000),
        scope: z.enum(["user", "shared", "global"]).optional(),
      }),
    ),
  });

export const isFaultKind = (kind: string): kind is FaultKind => kind in FAULTS;

const FAULT_KINDS = Object.keys(FAULTS).filter(isFaultKind);
