import { changed, liveOfEach } from "../access/index.ts";

/** Pages that show templates hear which one changed. */
export const templateLive = liveOfEach("template_changed", ({ templateId }) => ({
  ...changed("template", templateId),
  needs: ["template.read"],
}));
