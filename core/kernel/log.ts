import { pino } from "pino";

/** Structured log lines on standard error (standard output belongs to people: `bin/start` prints addresses there). The main file sets `log.level` from the configuration. */
export const log = pino(
  {
    level: "info",
    base: null,
    redact: [
      "password",
      "token",
      "credentials",
      "*.password",
      "*.token",
      "*.credentials",
      "headers.authorization",
      "headers.cookie",
    ],
  },
  pino.destination({ dest: 2, sync: true }),
);

export type Log = typeof log;
