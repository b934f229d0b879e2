import { liveOfEach } from "../access/index.ts";

/** Pages that show templates hear which one changed. */
export const templateLive = liveOfEach("template_changed", ({ templateId }) => ({
  name: "template",
  needs: ["template.read"],
  data: { id: templateId },
}));
