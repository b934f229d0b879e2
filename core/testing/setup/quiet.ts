import { log } from "../../kernel/log.ts";

// What a test provokes on purpose would drown what went wrong by accident; LOG_LEVEL=debug brings it back.
log.level = process.env["LOG_LEVEL"] ?? "silent";
