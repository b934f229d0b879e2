import { liveOfEach } from "../access/index.ts";

/** Pages hear which setting changed. Every member sees the organization's name. */
export const settingLive = liveOfEach("setting_changed", ({ name }) => ({
  name: "setting",
  needs: name === "organization" ? [] : ["settings.read"],
  data: { id: name },
}));
