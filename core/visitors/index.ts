export { demoRoutes, type DemoDependencies } from "./demo.ts";
export type { LiveFrame, LiveListener, LiveNews } from "./live-news.ts";
export { visitorRoutes, type VisitorDependencies } from "./routes.ts";
export type {
  VisitorFile,
  VisitorMessage,
  VisitorNews,
  VisitorPart,
  VisitorThread,
} from "./visitor-message.ts";
