/** Optional words of the protocol that only SQL reads, in a message's stored parts. */
export const READ_IN_SQL: readonly string[] = ["RemoteMedia.contentType"];

/** Optional words of the protocol that connectors carry out, while core does not say them yet. */
export const NOT_SAID_YET: readonly string[] = ["OutboundOperation.text"];
