import type { RoomEndpoint } from "./endpoints.ts";

/** Every route a client may call, with what it asks and answers: the server's own schemas, as types. */
export type Api = NonNullable<RoomEndpoint["known"]>;

export type MethodOf = Api["method"];
export type PathOf<M extends MethodOf> = Extract<Api, { method: M }>["path"];
type Route<M extends MethodOf, P extends string> = Extract<Api, { method: M; path: P }>;
export type QueryOf<M extends MethodOf, P extends string> = Route<M, P>["query"];
export type BodyOf<M extends MethodOf, P extends string> = Route<M, P>["body"];
export type OutputOf<M extends MethodOf, P extends string> = Route<M, P>["output"];
