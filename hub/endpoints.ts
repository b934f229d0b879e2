import type { DepsOfEndpoints } from "../core/access/index.ts";
import { rooms } from "./rooms.ts";

type EndpointsOf<R> = R extends { readonly endpoints: readonly (infer E)[] } ? E : never;

/** Some endpoint of some room. */
export type RoomEndpoint = EndpointsOf<(typeof rooms)[number]>;

/** What the rooms' endpoints need, together. */
export type EndpointDeps = DepsOfEndpoints<RoomEndpoint>;

/** Every endpoint of every room. */
export const endpoints: readonly RoomEndpoint[] = rooms.flatMap((room): readonly RoomEndpoint[] =>
  "endpoints" in room ? room.endpoints : [],
);
