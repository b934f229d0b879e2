import type { Parsed } from "./parsed.ts";

export { formatCall } from "./format-call.ts";
export { formatHelp } from "./format-help.ts";
export { formatUsage } from "./format-usage.ts";
export { looksLikeCommand } from "./looks-like-command.ts";
export { nearestOf } from "./nearest.ts";
export { parseCommand } from "./parse-command.ts";
export type { GivenArgument, Parsed, Typed } from "./parsed.ts";

export type CallParsed = Extract<Parsed, { readonly kind: "call" }>;
