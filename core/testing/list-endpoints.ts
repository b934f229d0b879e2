import { rooms } from "../../hub/rooms.ts";
import type { Endpoint } from "../access/index.ts";

/** Every endpoint of the hub, for looking at. */
export const listEndpoints = (): readonly Endpoint<never>[] =>
  rooms.flatMap((room): readonly Endpoint<never>[] => ("endpoints" in room ? room.endpoints : []));
