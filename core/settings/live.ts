import { changed, liveOfEach } from "../access/index.ts";

/** Pages hear which setting changed. Every member sees the organization's name. */
export const settingLive = liveOfEach("setting_changed", ({ name }) => ({
  ...changed("setting", name),
  needs: name === "organization" ? [] : ["settings.read"],
}));
