import { checkChannels as check } from "../../core/channels/index.ts";
import { defineJob } from "../define-job.ts";

export const checkChannels = defineJob("check-channels", check);
