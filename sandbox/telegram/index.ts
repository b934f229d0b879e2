export { createTelegram } from "./create-telegram.ts";
