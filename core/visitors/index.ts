import { defineRoom } from "../access/index.ts";

export { demoRoutes, type DemoDependencies } from "./demo.ts";
export type { LiveEvent, LiveListener, ChangeFeed } from "./change-feed.ts";
export { visitorRoutes, type VisitorDependencies } from "./routes.ts";
export type {
  VisitorFile,
  VisitorMessage,
  VisitorNews,
  VisitorPart,
  VisitorThread,
} from "./visitor-message.ts";

export const visitorsRoom = defineRoom({ name: "visitors" });
