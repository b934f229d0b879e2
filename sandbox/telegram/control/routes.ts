import { Hono } from "hono";
import { routeStage } from "../../stage/control/routes.ts";
import { Refusal } from "../bot-api/refusal.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { playTelegram } from "../played/play-telegram.ts";
import { routeBots } from "./bots.ts";
import { routeChats } from "./chats.ts";
import { routeFaults } from "./faults.ts";
import { routeGroups } from "./groups.ts";
import { routeRecords } from "./records.ts";

/**
 * Serves the control API: the stage's for the page, and below `/bots` what tests do in Telegram's own words. Telegram has
 * none.
 */
export const routeControl = (worlds: BotWorlds): Hono =>
  routeStage(
    playTelegram(worlds),
    (error) => (error instanceof Refusal ? { status: statusOf(error), message: error.message } : null),
    new Hono()
      .route("/", routeBots(worlds))
      .route("/", routeChats(worlds))
      .route("/", routeGroups(worlds))
      .route("/", routeFaults(worlds))
      .route("/", routeRecords(worlds)),
  );

const statusOf = ({ code }: Refusal) => (code === 404 || code === 413 ? code : 400);
