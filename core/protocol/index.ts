export type * from "./capabilities.ts";
export type * from "./connector.ts";
export type * from "./content.ts";
export type * from "./health-finding.ts";
export type * from "./inbound-event.ts";
export type * from "./outbound-message.ts";
export type * from "./receipt.ts";
export type * from "./rich-text.ts";
export { isFollowable, MARKS_MAX, plain } from "./rich-text.ts";
