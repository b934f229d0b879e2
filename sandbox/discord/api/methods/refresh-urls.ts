import { addressOf } from "../../files/address.ts";
import type { Method } from "../call.ts";

/** Gives attachments whose addresses are too old new ones. */
export const refreshUrls: Method = ({ world, form, viewer }) => {
  const urls = form.values("attachment_urls", { min: 1, max: 50 }).map(String);
  form.finish();
  return {
    body: {
      refreshed_urls: urls.map((original) => {
        const id = /\/attachments\/\d+\/(\d+)\//.exec(original)?.[1] ?? "";
        const file = world.files.get(id);
        return { original, refreshed: file ? addressOf(world, file, viewer.base) : original };
      }),
    },
  };
};
